# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The records that new zones have of themselves make room for those of a seed."""

from __future__ import annotations

from collections.abc import Sequence

from ..state.store import Transaction
from .file import Entry


def make_room(db: Transaction, sets: Sequence[Entry], report: bool) -> None:
    """Delete the records of new zones that record sets of a seed replace.

    A set is all records of a name and a type, and nothing stands beside a CNAME. The sets of a ``report`` are all that
    a zone has.
    """
    zones = {entry.values["zone_name"].rstrip(".").casefold() for entry in sets}
    replaced = {_key(entry) for entry in sets}
    names = {key[:2] for key in replaced}
    for zone in db.all("SELECT id, name_key FROM dns_zones"):
        if zone["name_key"] not in zones:
            continue
        for record in db.all("SELECT id, host_key, type FROM dns_records WHERE zone_id = ?", zone["id"]):
            key = (zone["name_key"], record["host_key"].rstrip("."))
            if (
                report
                or any((*key, kind) in replaced for kind in (record["type"], "CNAME"))
                or (record["type"] == "CNAME" and key in names)
            ):
                db.delete("dns_records", id=record["id"])


def _key(entry: Entry) -> tuple[str, str, str]:
    zone = entry.values["zone_name"].rstrip(".").casefold()
    record = entry.values.get("record")
    if record is None:
        prefix = entry.values.get("prefix", "")
        record = f"{prefix}.{zone}" if prefix else zone
    return zone, record.rstrip(".").casefold(), entry.values["type"]
