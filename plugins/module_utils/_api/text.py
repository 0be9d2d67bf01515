# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Text as the protocol sees it.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

import re

_WHITE = re.compile(r"[ \t\r\n]+")


def collapse(text: str) -> str:
    """Return ``text`` as the protocol's type ``string`` sees it: edges trimmed, inner white space one blank.

    White space is what XML Schema calls so: a no-break space is a character like others.
    """
    if text.isprintable():  # all but a few: then a blank is its only white space
        return " ".join(text.split())
    return " ".join(word for word in _WHITE.split(text) if word)
