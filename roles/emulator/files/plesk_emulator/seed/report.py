# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reports as seeds: the file that the playbook report.yml writes about a server.

A report has the section ``server`` and one section for each kind of object, with all options of the modules. Options
and sections that a seed cannot plant are skipped, and named on standard error.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from .file import Entry, Mistake, Option, Reader, has_section, is_null, pairs, read_file, read_value, text
from .sections import SECTIONS

FACTS = "server"
_NETMASK = {4: "255.255.255.0", 6: "64"}
_FURTHER = {
    "subscriptions": {name: Option(text) for name in ("service_plan", "ftp_login", "document_root")},
    "sites": {"document_root": Option(text)},
    "php_handlers": {"handler_id": Option(text)},
}
_RENAMED = {"service_plan": "plan", "handler_id": "id"}
_SPELLED = {"status": Option(text)}
_OWN_NAME = "default certificate"
# Reports also list what sites have without any setting of their own.
_MAIL_DEFAULTS = {
    "nonexistent_user": ("reject", None),
    "webmail": "roundcube",
    "dkim": False,
    "greylisting": False,
    "enabled": True,
}


def is_report(path: Path) -> bool:
    """Return whether the file is a report; raises UserError when it is not YAML."""
    return has_section(path, FACTS)


def read_report(path: Path, password: str) -> dict[str, list[Entry]]:
    """Return the entries of a report as those of a seed; system users get ``password``."""
    skipped: set[str] = set()
    readers = {name: _known(name, skipped) for name in SECTIONS}
    found = read_file(path, readers, lambda name: skipped.add(name) if name != FACTS else None)
    if skipped:
        print(f"plesk_emulator: {path} is a report; skipped: {', '.join(sorted(skipped))}", file=sys.stderr)
    seed = {
        name: [entry._replace(values=_as_seeded(name, entry.values, password)) for entry in entries]
        for name, entries in found.items()
    }
    _place_users(seed)
    seed["certificates"] = [entry for entry in seed.get("certificates", ()) if entry.values["name"] != _OWN_NAME]
    seed["mail_settings"] = list(_own_settings(seed.get("mail_settings", ())))
    return {"ip_addresses": list(_addresses(seed)), **seed}


def _own_settings(entries: Sequence[Entry]) -> Iterator[Entry]:
    for entry in entries:
        own = {name: value for name, value in entry.values.items() if value != _MAIL_DEFAULTS.get(name)}
        if len(own) > 1:
            yield entry._replace(values=own)


def _place_users(seed: dict[str, list[Entry]]) -> None:
    """Give users of all databases the first subscription: servers do not tell to which one they belong."""
    first = next((entry.values["name"] for entry in seed.get("subscriptions", ())), None)
    seed["database_users"] = [
        entry if "subscription" in entry.values else entry._replace(values={**entry.values, "subscription": first})
        for entry in seed.get("database_users", ())
    ]


def _known(section: str, skipped: set[str]) -> Reader:
    """Return a reader of the options that the section has; names of the others go to ``skipped``."""
    options = {**SECTIONS[section].options, **_FURTHER.get(section, {})}
    options.update({name: option for name, option in _SPELLED.items() if name in options})

    def read(node: yaml.Node) -> dict[str, Any]:
        values = {}
        for name, value in pairs(node):
            if is_null(value) or (isinstance(value, yaml.ScalarNode) and not value.value):
                continue
            if isinstance(value, yaml.MappingNode) and all(is_null(member) for _name, member in pairs(value)):
                continue
            if name in options:
                values[name] = read_value(value, f".{name}", options[name].read)
            elif not isinstance(value, yaml.CollectionNode) or value.value:
                skipped.add(f"{section}.{name}")
        for name, option in options.items():
            if option.required and name not in values and name not in _RENAMED.values():
                raise Mistake(f"option {name} is missing; set it")
        return values

    return read


def _as_seeded(section: str, values: Mapping[str, Any], password: str) -> dict[str, Any]:
    made = {_RENAMED.get(name, name): value for name, value in values.items()}
    if "status" in made:
        known = ("active", "suspended") if section == "sites" else ("active",)
        made["status"] = made["status"] if made["status"] in known else "disabled"
    if "hosting" in made:
        made["hosting"] = {name: value for name, value in made["hosting"].items() if value}
    root, login = made.pop("document_root", None), made.pop("ftp_login", None)
    if section == "subscriptions" and login:
        user = {"ftp_login": login, "ftp_password": password}
        made["hosting"] = {**made.get("hosting", {}), **user}
    if made.get("hosting") and root:
        made["hosting"] = {**made["hosting"], "www_root": root}
    return made


def _addresses(seed: Mapping[str, Sequence[Entry]]) -> Iterator[Entry]:
    """Yield the IP addresses that the objects use, in the order in which they first appear."""
    types: dict[str, str] = {}
    for plan in seed.get("reseller_plans", ()):
        types.update(dict.fromkeys(plan.values.get("shared_ip_addresses", ()), "shared"))
    for reseller in seed.get("resellers", ()):
        types.update(
            {pooled["ip_address"]: pooled.get("type", "shared") for pooled in reseller.values.get("ip_pool", ())}
        )
    for subscription in seed.get("subscriptions", ()):
        for address in subscription.values.get("ip_addresses", ()):
            types.setdefault(address, "shared")
    for address, kind in types.items():
        mask = _NETMASK[6 if ":" in address else 4]
        yield Entry({"address": address, "netmask": mask, "type": kind}, f"the address {address} of the report")
