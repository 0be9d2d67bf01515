# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""DNS zones follow the domains of subscriptions: made from the server's template, renamed, given addresses.

A zone is deleted together with its domain or alias, and the records of a subdomain with it (see ``state/tables.py``).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..protocol import errors
from ..protocol.errors import Refusal
from ..state.dns_template import SOA
from ..state.store import Row, Transaction
from .domains import ascii_name

# Whose zone it is: the column with the id of the owner.
SITE, ALIAS = "domain_id", "alias_id"
MASTER, SLAVE = "master", "slave"
# The types whose value is a name.
NAME_TYPES = frozenset(("CNAME", "MX", "NS", "PTR", "SRV"))
_ENABLED = "dns_template_enabled"


def create_zone(db: Transaction, kind: str, owner_id: int, name: str, webspace_id: int, type: str = MASTER) -> int:
    """Create a zone filled from the template, and return its id.

    ``kind`` is ``SITE`` (``owner_id`` is the id of a subscription or site) or ``ALIAS`` (the id of an alias); ``name``
    is the domain name; the addresses are those of the subscription ``webspace_id``.
    """
    host = ascii_name(name)
    zone = db.insert(
        "dns_zones",
        name=host,
        name_key=host.casefold(),
        webspace_id=webspace_id,
        type=type,
        enabled=template_enabled(db),
        **template_soa(db),
        **{kind: owner_id},
    )
    fill(db, zone, host, addresses_of(db, webspace_id))
    return zone


def delete_zone(db: Transaction, kind: str, owner_id: int) -> None:
    """Delete the zone of a site or alias with its records; nothing happens where it has none."""
    db.delete("dns_zones", **{kind: owner_id})


def zone_of(db: Transaction, kind: str, owner_id: int) -> Row | None:
    """Return the zone that a site or an alias has of its own."""
    return db.one(f"SELECT * FROM dns_zones WHERE {kind} = ?", owner_id)


def follow_site(db: Transaction, site: Row, own_zone: bool) -> None:
    """Make a new site known to DNS: with a zone, or below a parent with records in the zone of that parent."""
    parent = None if site["parent_id"] is None or own_zone else zone_of_site(db, site["parent_id"])
    if site["parent_id"] is None or own_zone:
        create_zone(db, SITE, site["id"], site["name"], site["webspace_id"])
    elif parent is not None:
        host = f"{ascii_name(site['name'])}."
        if not db.one("SELECT id FROM dns_records WHERE zone_id = ? AND host_key = ?", parent["id"], host.casefold()):
            for address in addresses_of(db, site["webspace_id"]):
                record = {"type": _address_type(address), "host": host, "value": address, "opt": ""}
                insert_record(db, parent["id"], record, made=1, subdomain_id=site["id"])


def zone_of_site(db: Transaction, site_id: int) -> Row | None:
    """Return the zone with the records of a subscription or site, which for a subdomain can be that of its parent."""
    zone = zone_of(db, SITE, site_id)
    parent = None if zone else db.value("SELECT parent_id FROM sites WHERE id = ?", site_id)
    return zone if parent is None else zone_of_site(db, parent)


def rename(db: Transaction, kind: str, owner_id: int, old: str, new: str) -> None:
    """Rename the zone of a site or alias with its records; without one, those of a site in the zone of its parent."""
    before, after = ascii_name(old).casefold(), ascii_name(new)
    zone = zone_of(db, kind, owner_id)
    if zone is None:
        sql = "SELECT * FROM dns_records WHERE subdomain_id = ?"
        records = db.all(sql, owner_id) if kind == SITE else []
    else:
        db.update("dns_zones", zone["id"], name=after, name_key=after.casefold())
        records = db.all("SELECT * FROM dns_records WHERE zone_id = ?", zone["id"])
    for record in records:
        host = _renamed(record["host"], before, after)
        value = _renamed(record["value"], before, after) if record["type"] in NAME_TYPES else record["value"]
        db.update("dns_records", record["id"], host=host, host_key=host.casefold(), value=value)


def _renamed(name: str, before: str, after: str) -> str:
    folded = name.casefold()
    if folded == f"{before}.":
        return f"{after}."
    return f"{name[: -len(before) - 1]}{after}." if folded.endswith(f".{before}.") else name


def change_addresses(db: Transaction, webspace_id: int, before: Iterable[str], after: Iterable[str]) -> None:
    """Replace the addresses of a subscription in what the server made in its zones."""
    before, new = list(before), {":" in address: address for address in after}
    zones = db.all("SELECT * FROM dns_zones WHERE webspace_id = ?", webspace_id)
    for old in before:
        for zone in zones:
            sql = "SELECT * FROM dns_records WHERE zone_id = ? AND made AND (value = ? OR host = ?)"
            for record in db.all(sql, zone["id"], old, old):
                _change_address(db, record, old, new.get(":" in old))
    families = {":" in address for address in before}
    added = [address for family, address in new.items() if family not in families]
    for zone in zones if added else ():
        fill(db, zone["id"], zone["name"], added, of_address=True)


def _change_address(db: Transaction, record: Row, old: str, new: str | None) -> None:
    if new is None:
        db.delete("dns_records", id=record["id"])
        return
    column = "host" if record["host"] == old else "value"
    db.update("dns_records", record["id"], **{column: new})
    if column == "host":
        db.update("dns_records", record["id"], host_key=new)


def addresses_of(db: Transaction, webspace_id: int) -> list[str]:
    """Return the addresses of a subscription."""
    return [row["address"] for row in db.all("SELECT address FROM webspace_ips WHERE webspace_id = ?", webspace_id)]


def _address_type(address: str) -> str:
    return "AAAA" if ":" in address else "A"


def template_enabled(db: Transaction) -> bool:
    """Return whether new zones are enabled."""
    return db.setting(_ENABLED, "1") == "1"


def enable_template(db: Transaction, enabled: bool) -> None:
    """Set whether new zones are enabled."""
    db.set_setting(_ENABLED, str(int(enabled)))


def template_soa(db: Transaction) -> dict[str, int]:
    """Return the numbers of the SOA record that new zones get."""
    return {name: int(db.setting(f"dns_template_{name}", str(default))) for name, default in SOA.items()}


def set_template_soa(db: Transaction, numbers: dict[str, int]) -> None:
    """Change numbers of the SOA record that new zones get."""
    for name, value in numbers.items():
        db.set_setting(f"dns_template_{name}", str(value))


def template(db: Transaction) -> list[Row]:
    """Return the records of the template."""
    return db.all("SELECT * FROM dns_records WHERE zone_id IS NULL ORDER BY id")


def fill(db: Transaction, zone_id: int, name: str, addresses: Iterable[str], of_address: bool = False) -> None:
    """Add to a zone the records that the template makes for it; with ``of_address``, those that hold an address."""
    values = {"<domain>": name, "<hostname>": db.setting("server_name")}
    values.update(("<ipv6>" if ":" in address else "<ip>", address) for address in addresses)
    for entry in template(db):
        texts = {column: str(entry[column]) for column in ("host", "value")}
        if of_address and not any("<ip" in text for text in texts.values()):
            continue
        expanded = {column: _expanded(text, values) for column, text in texts.items()}
        if not any("<ip" in text for text in expanded.values()):
            record = {"type": entry["type"], **expanded, "opt": entry["opt"]}
            if not _has(db, zone_id, record):
                insert_record(db, zone_id, record, made=1)


def _expanded(text: str, values: dict[str, str]) -> str:
    for placeholder, value in values.items():
        text = text.replace(placeholder, value)
    return text


def _has(db: Transaction, zone_id: int, record: dict[str, str]) -> bool:
    sql = "SELECT id FROM dns_records WHERE zone_id = ? AND type = ? AND host_key = ? AND value = ? AND opt = ?"
    columns = (record["type"], record["host"].casefold(), record["value"], record["opt"])
    return db.one(sql, zone_id, *columns) is not None


def insert_record(db: Transaction, zone_id: int | None, record: dict[str, str], **columns: Any) -> int:
    """Add a record to a zone, or to the template, and return its id."""
    return db.insert("dns_records", zone_id=zone_id, host_key=record["host"].casefold(), **record, **columns)


def sync(db: Transaction, zone: Row) -> None:
    """Replace what the template once made in a zone by what it makes now; records made by hand stay."""
    for record in db.all("SELECT id FROM dns_records WHERE zone_id = ? AND made AND subdomain_id IS NULL", zone["id"]):
        db.delete("dns_records", id=record["id"])
    fill(db, zone["id"], zone["name"], addresses_of(db, zone["webspace_id"]))


def check_name(db: Transaction, name: str, forms: Iterable[str], domain_id: int, alias_id: int) -> None:
    """Raise :class:`Refusal` (1007) if a record made by hand has the name of a new domain as its host.

    ``forms`` are the spellings of the name; the zone of ``domain_id`` or ``alias_id`` may have such records.
    """
    hosts = [f"{form}." for form in forms]
    marks = ", ".join("?" * len(hosts))
    sql = f"""SELECT dns_records.id FROM dns_records JOIN dns_zones ON dns_zones.id = zone_id
        WHERE NOT made AND host_key IN ({marks}) AND domain_id IS NOT ? AND alias_id IS NOT ?"""
    if db.one(sql, *hosts, domain_id, alias_id):
        raise Refusal(
            errors.ALREADY_EXISTS,
            f"Unable to create the domain {name} because a DNS record pointing to the host {name} already exists.",
        )
