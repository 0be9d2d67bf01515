# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operator ``ftp-user``: additional FTP accounts of subscriptions."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from ..protocol import empty_nodes, errors, filters
from ..protocol.answer import node, nodes, ok
from ..protocol.errors import Refusal
from ..protocol.operation import Call, Operator, whole_number
from ..rules import accounts, sites, subscriptions, system_users
from ..rules.contents import Contents
from ..state.store import Row

OPERATOR = Operator(
    "ftp-user",
    """
define users
  filter
    (one of)?
      id+ id_type
      name+ string
      webspace-id+ id_type
      webspace-name+ string

define settings
  (in order)?
    home string
    create-non-existent? boolean
  quota? int
  permissions?
    read? boolean
    write? boolean

define inside
  (one of)?
    webspace-id id_type
    webspace-name string

add
  name string
  password string
  use settings
  (one of)
    webspace-id id_type
    webspace-name string
set
  use users
  values
    name? string
    password? string
    use settings
  use inside
del
  use users
  use inside
get
  use users
  use inside
""",
)

_NAME = re.compile(r"[a-z][a-z0-9_-]{0,15}")
_UNLIMITED, _LARGEST = -1, 2**63 - 1
_PERMISSION = "manage_subftp"
_WEBSPACES = {"webspace-id": filters.number("id"), "webspace-name": filters.key("name")}


def _inside(call: Call) -> filters.Condition:
    """Return the condition for the subscription that a request names beside its filter."""
    for name, selector in _WEBSPACES.items():
        value = call.text(name)
        if value is not None:
            return selector.condition(call, value)
    return filters.EVERYTHING


def _visible(call: Call) -> filters.Condition:
    mine, mine_values = sites.visible(call)
    inside, inside_values = _inside(call)
    sql = f"{mine} AND webspace_id IN (SELECT id FROM webspaces WHERE {inside})"
    return sql, (*mine_values, *inside_values)


USERS = filters.Kind(
    "ftp_users WHERE 1",
    {
        "id": filters.number("id"),
        "name": filters.text("name"),
        "webspace-id": filters.number("webspace_id", group=True),
        "webspace-name": sites.inside("webspace_id", "webspaces", filters.key("name")),
    },
    _visible,
    "ftp-user does not exist",
)


def _each(call: Call, work: filters.Work) -> list[etree._Element]:
    return filters.each(call, USERS, work, empty="ftp_user_empty_result")


@OPERATOR.operation("add", writes=True)
def add(call: Call) -> etree._Element:
    """Create an account; return its id."""
    webspace = _webspace(call)
    sites.check_permission(call, webspace["id"], _PERMISSION)
    subscriptions.check_room(call, webspace["id"], "max_subftp_users")
    settings = {"home": "", "quota": _UNLIMITED, "can_read": 0, "can_write": 0}
    changes = _changes(call, call.request, webspace["id"], call.needed("name"))
    return ok(node("id", call.db.insert("ftp_users", webspace_id=webspace["id"], **{**settings, **changes})))


def _webspace(call: Call) -> Row:
    """Return the subscription that a request names. Raises :class:`Refusal` (1015)."""
    mine, mine_values = sites.visible(call, "id")
    inside, inside_values = _inside(call)
    found = call.db.one(f"SELECT * FROM webspaces WHERE {mine} AND {inside}", *mine_values, *inside_values)
    if found is None:
        raise Refusal(errors.OWNER_NOT_FOUND, "Domain does not exist")
    return found


def _changes(
    call: Call, given: etree._Element, webspace_id: int, name: str | None, user: Row | None = None
) -> dict[str, Any]:
    """Return the columns of what a request gives. ``name`` is the wanted name; ``user`` the account that is changed."""
    changes: dict[str, Any] = {}
    if name is not None:
        if not _NAME.fullmatch(name):
            raise Refusal(errors.INVALID_VALUE, f"The name '{name}' of an FTP user is invalid.")
        system_users.check_free(call, name, ftp_user_id=user["id"] if user else 0)
        changes["name"] = name
    password = call.text("password", given)
    if password is not None:
        login = name or (user["name"] if user else "")
        changes["hash"] = accounts.password_columns(call, password, login)["hash"]
    home = call.text("home", given)
    if home is not None:
        changes["home"] = _home(call, given, webspace_id, home)
    quota = call.text("quota", given)
    if quota is not None:
        changes["quota"] = _quota(call, webspace_id, quota)
    for name_, column in (("read", "can_read"), ("write", "can_write")):
        found = given.find(f"permissions/{name_}")
        if found is not None:
            changes[column] = int(call.flag(found))
    return changes


def _quota(call: Call, webspace_id: int, wanted: str) -> int:
    sites.check_permission(call, webspace_id, "manage_quota")
    quota = min(whole_number(wanted), _LARGEST)
    if quota < _UNLIMITED:
        raise Refusal(errors.INVALID_VALUE, f"Invalid value {quota} of 'quota'.")
    return quota


def _home(call: Call, given: etree._Element, webspace_id: int, wanted: str) -> str:
    """Return a desired home directory, which is made when the request says so and there is none.

    Raises :class:`Refusal` with the code of ``ftp_home_missing``; a new directory must not be directly in the root.
    """
    path = wanted.strip("/")
    if path and path not in _directories(call, webspace_id):
        creates = given.find("create-non-existent")
        if creates is None or not call.flag(creates) or "/" not in path or ".." in path.split("/"):
            raise call.refuse("ftp_home_missing", f"The directory '{wanted}' does not exist.")
        parts = path.split("/")
        for length in range(1, len(parts) + 1):
            call.db.put("directories", webspace_id=webspace_id, path="/".join(parts[:length]))
    return wanted


def _directories(call: Call, webspace_id: int) -> set[str]:
    """Return the directories of a subscription that exist: the roots of its sites, and those made for accounts."""
    hosted = call.db.all("SELECT content FROM all_sites WHERE webspace_id = ?", webspace_id)
    roots = {Contents(site["content"]).pairs("hosting").get("www_root", "httpdocs").strip("/") for site in hosted}
    made = {row["path"] for row in call.db.all("SELECT path FROM directories WHERE webspace_id = ?", webspace_id)}
    return roots | made | {"httpdocs"}


@OPERATOR.operation("set", writes=True)
def set_(call: Call) -> list[etree._Element]:
    """Change the values given; the others stay."""
    values = empty_nodes.judged(call, call.child("values"), ("home", "permissions"))

    def change(user: Row) -> list[etree._Element]:
        sites.check_permission(call, user["webspace_id"], _PERMISSION)
        changes = _changes(call, values, user["webspace_id"], call.text("name", values), user)
        call.db.update("ftp_users", user["id"], **changes)
        return [node("id", user["id"])]

    return _each(call, change)


@OPERATOR.operation("del", writes=True)
def delete(call: Call) -> list[etree._Element]:
    """Delete accounts; their directories stay."""

    def remove(user: Row) -> list[etree._Element]:
        sites.check_permission(call, user["webspace_id"], _PERMISSION)
        call.db.delete("ftp_users", id=user["id"])
        return [node("id", user["id"])]

    return _each(call, remove)


@OPERATOR.operation("get", writes=False)
def get(call: Call) -> list[etree._Element]:
    """Describe accounts; passwords are not returned."""

    def described(user: Row) -> list[etree._Element]:
        permissions = node(
            "permissions",
            node("read", call.boolean(user["can_read"])),
            node("write", call.boolean(user["can_write"])),
        )
        return [
            *nodes({name: user[name] for name in ("id", "name", "home", "quota")}),
            *([permissions] if call.behaviors["ftp_permissions"] == "shown" else []),
            node("webspace-id", user["webspace_id"]),
        ]

    return _each(call, described)
