# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The forms of a domain name: in ASCII, and in the letters of its language.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from typing import Any

from .text import collapse


def plain_domain(name: Any) -> str:
    """Return a domain name as it is sent: without white space around it and without the final dot."""
    return collapse(str(name if name is not None else "")).rstrip(".")


def ascii_domain(name: Any) -> str:
    """Return the form in which domain names are compared; labels that IDNA cannot encode stay as they are."""
    labels = []
    for label in plain_domain(name).casefold().split("."):
        try:
            labels.append(label.encode("idna").decode("ascii") if label else "")
        except UnicodeError:
            labels.append(label)
    return ".".join(labels).casefold()


def spellings(name: Any) -> list[str]:
    """Return the forms of a domain name under which a server may have it: in ASCII, and in Unicode if that differs."""
    plain = ascii_domain(name)
    try:
        full = plain.encode("ascii").decode("idna").casefold()
    except UnicodeError:
        full = plain
    return list(dict.fromkeys((plain, full)))


def forms(name: Any) -> list[str]:
    """Return a domain name as it is, and then its other form if that differs in more than letter case."""
    text = str(name)
    return [text, *(form for form in spellings(text) if form not in (text.casefold(), plain_domain(text).casefold()))]
