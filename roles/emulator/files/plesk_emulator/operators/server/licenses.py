# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""License keys: their form, and how the main key and the additional ones are stored.

Only the vendor's software can read the vendor's keys. The emulator's own are base64 of UTF-8 lines ``name=value``.
Every key has a ``plesk_key_id``; an additional one also has a ``name``.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from lxml import etree

from ...protocol import errors
from ...protocol.answer import node
from ...protocol.errors import Refusal
from ...protocol.operation import Call
from ...state.store import Row, Transaction

KEY_ID, NAME = "plesk_key_id", "name"
UPDATED, EXPIRES = "license_update_date", "lim_date"
_TERM = timedelta(days=365)
_FORMS = {UPDATED: re.compile(r"\d{4}-\d{2}-\d{2}"), EXPIRES: re.compile(r"\d{4}-\d{2}-\d{2}")}
_NUMBER = re.compile(r"-1|\d{1,18}")


def encode(properties: Mapping[str, str]) -> str:
    """Return the content of a key with these properties."""
    return base64.b64encode("".join(f"{name}={value}\n" for name, value in properties.items()).encode()).decode()


def decode(content: str) -> dict[str, str]:
    """Return the properties in the content of a key. Raises :class:`Refusal` (1019) when it is none."""
    try:
        lines = base64.b64decode("".join(content.split()), validate=True).decode().splitlines()
    except ValueError:
        raise _invalid() from None
    pairs = [line.partition("=") for line in lines if line.strip()]
    properties = {name.strip(): value.strip() for name, _equals, value in pairs}
    if not properties.get(KEY_ID) or not all(_well_formed(name, value) for name, value in properties.items()):
        raise _invalid()
    return properties


def main(db: Transaction) -> dict[str, str]:
    """Return the properties of the main key."""
    return {row["name"]: row["value"] for row in db.all("SELECT * FROM license ORDER BY name")}


def store_main(db: Transaction, properties: Mapping[str, str]) -> None:
    """Make these the properties of the main key, which :func:`previous` then remembers."""
    db.set_setting("previous_license", encode(main(db)))
    for name in main(db):
        db.delete("license", name=name)
    for name, value in properties.items():
        db.insert("license", name=name, value=value)


def previous(db: Transaction) -> dict[str, str] | None:
    """Return the properties of the main key before the present one, or None."""
    content = db.setting("previous_license")
    return decode(content) if content else None


def store_additional(db: Transaction, properties: Mapping[str, str]) -> None:
    """Add or replaces an additional key."""
    columns = {"number": properties[KEY_ID], "name": properties[NAME]}
    db.put("additional_keys", **columns, content=encode(properties))


def additional(db: Transaction) -> list[Row]:
    """Return all additional keys."""
    return db.all("SELECT * FROM additional_keys ORDER BY number")


def full_name(key: Row) -> str:
    """Return the name by which filters find an additional key."""
    return f"{key['number']}/{key['name']}"


def named(call: Call, name: str) -> list[Row]:
    """Return the additional keys with a name: ``number/name``, number or name. Raises :class:`Refusal` (1013)."""
    found = [key for key in additional(call.db) if name in (full_name(key), key["number"], key["name"])]
    if not found:
        raise Refusal(errors.NOT_FOUND, f"The license key {name} does not exist.")
    return found


def renewed(call: Call, properties: Mapping[str, str]) -> dict[str, str]:
    """Return the properties of a key that was updated today and holds for a further year."""
    today = call.now.date()
    return {**properties, UPDATED: today.isoformat(), EXPIRES: (today + _TERM).isoformat()}


def epoch(day: str) -> int:
    """Return the midnight that begins a day, in seconds since 1970."""
    return (date.fromisoformat(day) - date(1970, 1, 1)).days * 86400


def content_nodes(call: Call, properties: Mapping[str, str], is_additional: bool) -> list[etree._Element]:
    """Return the properties and the content of a key, and what marks an additional one."""
    made = [node("property", node("name", name), node("value", value)) for name, value in properties.items()]
    made.append(node("content", encode(properties)))
    return [*made, node("additional-key", call.boolean(True))] if is_additional else made


def keys_asked_for(call: Call) -> Iterable[etree._Element]:
    """Yield the ``key`` nodes that server/get answers: the main key unless its filter names others."""
    chosen = call.request.find("key/filter/*")
    kind = "main" if chosen is None else chosen.tag
    db = call.db
    keys: list[Row] = []
    if kind in ("all", "all-additional"):
        keys = additional(db)
    own = main(db)
    with_main = kind in ("all", "main")
    for criterion in call.request.iterfind("key/filter/*") if kind in ("key-id", "name") else ():
        wanted = call.stored(criterion)
        if kind == "key-id" and wanted == own[KEY_ID]:
            with_main = True
        else:
            keys += named(call, wanted)
    if with_main:
        yield node("key", *content_nodes(call, own, False))
    for key in keys:
        yield node("key", *content_nodes(call, decode(key["content"]), True))


def _well_formed(name: str, value: str) -> bool:
    if name in (UPDATED, EXPIRES):
        try:
            return bool(_FORMS[name].fullmatch(value) and date.fromisoformat(value))
        except ValueError:
            return False
    return bool(name) and (not name.startswith("lim_") or _NUMBER.fullmatch(value) is not None)


def _invalid() -> Refusal:
    return Refusal(errors.INVALID_VALUE, "The license key is invalid.")
