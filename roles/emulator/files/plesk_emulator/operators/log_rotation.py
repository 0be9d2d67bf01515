# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operator ``log-rotation``: when the log files of a site are replaced by new ones."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from lxml import etree

from ..protocol import errors, filters
from ..protocol.answer import node
from ..protocol.errors import Refusal
from ..protocol.operation import Call, Operator, whole_number
from ..rules import hosting, sites
from ..rules.contents import Contents, cleaned
from ..state.store import Row

OPERATOR = Operator(
    "log-rotation",
    """
define sites
  filter
    (one of)
      site-id* id_type
      owner-id* id_type
      site-name* string
      owner-login* string

set
  use sites
  settings
    log-condition
      (one of)
        log-bysize int
        log-bytime Daily|Weekly|Monthly
    log-max-num-files? int
    log-compress? boolean
    log-email? string
get
  use sites
enable
  use sites
disable
  use sites
get-status
  use sites
""",
    tables="""
CREATE TABLE IF NOT EXISTS log_rotations (
    domain_id INTEGER PRIMARY KEY REFERENCES domains (id) ON DELETE CASCADE, enabled INTEGER NOT NULL,
    condition TEXT NOT NULL, value TEXT NOT NULL, files INTEGER NOT NULL, compress INTEGER NOT NULL, email TEXT NOT NULL
);
""",
)

_EXPLICIT = ("site-id", "site-name")
_PERMISSION = "manage_log"
_LARGEST = 2**63 - 1
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+")
# What a site of a subscription without a plan has.
_DEFAULTS = {
    "enabled": 1,
    "condition": "log-bysize",
    "value": "10485760",
    "files": 10,
    "compress": 1,
    "email": "",
}


def _visible(call: Call) -> filters.Condition:
    """Return the sites of the caller's; a filter that names a group means those with physical hosting."""
    mine, values = sites.visible(call)
    if any(found.tag in _EXPLICIT for found in call.child("filter")):
        return mine, values
    return f"{mine} AND htype = ?", (*values, hosting.PHYSICAL)


SITES = filters.Kind(
    "all_sites WHERE 1",
    {
        "site-id": filters.number("id"),
        "owner-id": sites.inside("webspace_id", "webspaces", filters.number("owner_id")),
        "site-name": filters.key("name"),
        "owner-login": sites.inside("webspace_id", "webspaces", filters.owner("owner_id", filters.key("login"))),
    },
    _visible,
    "Site does not exist",
)


def _each(call: Call, work: filters.Work) -> list[etree._Element]:
    """Return one result for each site with physical hosting; others have no logs."""

    def checked(site: Row) -> list[etree._Element | None]:
        if site["htype"] != hosting.PHYSICAL:
            raise call.refuse("log_rotation_no_hosting", f"The site {site['name']} has no physical hosting.")
        return [node("id", site["id"]), *work(site)]

    return filters.each(call, SITES, checked)


def _present(call: Call, site: Row) -> dict[str, Any]:
    """Return what holds for a site: what was set for it, else what the plan of its subscription says."""
    row = call.db.one("SELECT * FROM log_rotations WHERE domain_id = ?", site["id"])
    if row is not None:
        return {name: row[name] for name in _DEFAULTS}
    plan = call.db.value(
        "SELECT service_plans.content FROM webspaces JOIN service_plans ON service_plans.id = plan_id "
        "WHERE webspaces.id = ?",
        site["webspace_id"],
    )
    return {**_DEFAULTS, **(_of_plan(plan) if plan else {})}


def _of_plan(content: str) -> dict[str, Any]:
    """Return the values that a plan with these groups of settings holds."""
    chosen = Contents(content).nodes("log-rotation")
    if not chosen:
        return {}
    return {"enabled": 0} if chosen[0].tag == "off" else _values(chosen[0])


def _values(given: Iterable[etree._Element]) -> dict[str, Any]:
    """Return the values in the nodes of a plan or a request, in the form in which groups of settings are kept."""
    values: dict[str, Any] = {}
    for child in given:
        text = child.text or ""
        if child.tag == "log-condition":
            values["condition"], values["value"] = str(child[0].tag), child[0].text or ""
        elif child.tag == "log-max-num-files":
            values["files"] = min(whole_number(text), _LARGEST)
        elif child.tag == "log-compress":
            values["compress"] = int(text == "true")
        elif child.tag == "log-email":
            values["email"] = text
    return values


def _checked(values: dict[str, Any]) -> dict[str, Any]:
    """Raise :class:`Refusal` (1019) for a size, a number of files or an address that cannot be."""
    if values["condition"] == "log-bysize" and whole_number(values["value"]) <= 0:
        raise Refusal(errors.INVALID_VALUE, f"Invalid value {values['value']} of 'log-bysize'.")
    if values.get("files", 0) < 0:
        raise Refusal(errors.INVALID_VALUE, f"Invalid value {values['files']} of 'log-max-num-files'.")
    email = values.get("email")
    if email and not _EMAIL.fullmatch(email):
        raise Refusal(errors.INVALID_VALUE, f"Invalid value '{email}' of 'log-email'.")
    return values


def _store(call: Call, site: Row, changes: dict[str, Any]) -> None:
    sites.check_permission(call, site["webspace_id"], _PERMISSION)
    call.db.put("log_rotations", domain_id=site["id"], **{**_present(call, site), **changes})


@OPERATOR.operation("set", writes=True)
def set_(call: Call) -> list[etree._Element]:
    """Change the condition and the values given; whether logs are rotated at all stays."""
    changes = _checked(_values(cleaned(call, call.child("settings"))))

    def change(site: Row) -> list[etree._Element]:
        _store(call, site, changes)
        return []

    return _each(call, change)


@OPERATOR.operation("get", writes=False)
def get(call: Call) -> list[etree._Element]:
    """Describe when logs are rotated, though they may not be; see ``get-status``."""

    def described(site: Row) -> list[etree._Element]:
        present = _present(call, site)
        email = call.unset(present["email"])
        return [
            node(
                "settings",
                node("log-condition", node(present["condition"], present["value"])),
                node("log-max-num-files", present["files"]),
                node("log-compress", call.boolean(present["compress"])),
                None if email is None else node("log-email", email),
            )
        ]

    return _each(call, described)


def _switch(call: Call, enabled: bool) -> list[etree._Element]:
    def switch(site: Row) -> list[etree._Element]:
        _store(call, site, {"enabled": int(enabled)})
        return []

    return _each(call, switch)


@OPERATOR.operation("enable", writes=True)
def enable(call: Call) -> list[etree._Element]:
    """Let logs be rotated."""
    return _switch(call, True)


@OPERATOR.operation("disable", writes=True)
def disable(call: Call) -> list[etree._Element]:
    """Let logs grow; the settings stay."""
    return _switch(call, False)


@OPERATOR.operation("get-status", writes=False)
def get_status(call: Call) -> list[etree._Element]:
    """Return whether logs are rotated."""
    return _each(call, lambda site: [node("enabled", call.boolean(_present(call, site)["enabled"]))])
