# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Requests: bytes to a tree, without entities, document types, network or unbounded size."""

from __future__ import annotations

from lxml import etree

from .errors import not_well_formed

MAX_BYTES = 32 * 2**20


def parse(body: bytes) -> etree._Element:
    """Return the root of a request. Raises :class:`SystemRefusal` (1014) for invalid or unsafe XML."""
    if len(body) > MAX_BYTES:
        raise not_well_formed()
    try:
        root = etree.fromstring(body, parser())
    except (etree.XMLSyntaxError, ValueError):
        raise not_well_formed() from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise not_well_formed()
    return root


def parser(schema: etree.XMLSchema | None = None, *, recover: bool = False) -> etree.XMLParser:
    """Return a parser that validates with ``schema``; with ``recover``, it accepts incomplete requests."""
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        schema=schema,
        recover=recover,
    )
