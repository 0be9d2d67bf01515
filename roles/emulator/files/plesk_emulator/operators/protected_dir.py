# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operator ``protected-dir``: directories of sites that ask for a login, and the users who may see them."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from ..protocol import empty_nodes, errors, filters
from ..protocol.answer import node, ok
from ..protocol.errors import Refusal
from ..protocol.operation import Call, Operator
from ..rules import sites
from ..rules.contents import Contents
from ..rules.descriptors import property_node
from ..rules.hosting import PROPERTIES
from ..state.shacrypt import hash_password
from ..state.store import Row

OPERATOR = Operator(
    "protected-dir",
    """
define directories
  filter
    (one of)?
      id+ id_type
      site-id+ id_type
      site-name+ string

define users
  filter
    (one of)?
      pd-id+ id_type
      id+ id_type

define location
  location?
    property+
      name string
      value boolean

add
  site-id id_type
  name string
  header? string
  use location
delete
  use directories
set
  use directories
  values
    name? string
    header? string
    use location
get
  use directories
add-user
  pd-id id_type
  login string
  password string
  password-type? plain|crypt|sym
set-user
  use users
  values
    id? id_type
    login? string
    password? string
    password-type? plain|crypt|sym
delete-user
  use users
get-user
  use users
get-pd-location-descriptor
  filter?
    (one of)?
      site-id+ id_type
""",
    tables="""
CREATE TABLE IF NOT EXISTS protected_dirs (
    id INTEGER PRIMARY KEY AUTOINCREMENT, domain_id INTEGER NOT NULL REFERENCES domains (id) ON DELETE CASCADE,
    webspace_id INTEGER NOT NULL, name TEXT NOT NULL, header TEXT,
    ssl INTEGER NOT NULL, nonssl INTEGER NOT NULL, cgi INTEGER NOT NULL, UNIQUE (domain_id, name)
);
CREATE TABLE IF NOT EXISTS protected_dir_users (
    id INTEGER PRIMARY KEY AUTOINCREMENT, pd_id INTEGER NOT NULL REFERENCES protected_dirs (id) ON DELETE CASCADE,
    login TEXT NOT NULL, hash TEXT NOT NULL, UNIQUE (pd_id, login)
);
""",
)

DIRECTORIES = filters.Kind(
    "protected_dirs WHERE 1",
    {
        "id": filters.number("id"),
        "site-id": filters.number("domain_id", group=True),
        "site-name": sites.inside("domain_id", "all_sites", filters.key("name")),
    },
    sites.visible,
    "Protected directory does not exist",
)
USERS = filters.Kind(
    "(SELECT protected_dir_users.*, webspace_id FROM protected_dir_users JOIN protected_dirs "
    "ON protected_dirs.id = pd_id) WHERE 1",
    {"pd-id": filters.number("pd_id", group=True), "id": filters.number("id")},
    sites.visible,
    "User of the protected directory does not exist",
)
_SITES = filters.Kind("all_sites WHERE 1", {"site-id": filters.number("id")}, sites.visible, "Site does not exist")

_PLACES = {"ssl": "SSL/TLS", "nonssl": "Non-SSL", "cgi": "cgi-bin"}
_DEFAULTS = {"nonssl": True, "cgi": False}
_PERMISSION = "manage_protected_dirs"
_LOGIN = re.compile(r"[^\s:/]{1,20}")


@OPERATOR.operation("add", writes=True)
def add(call: Call) -> etree._Element:
    """Protect a directory of a site; return its id."""
    site = sites.find(call, sites.BY_ID, call.needed("site-id"))
    if site is None:
        raise Refusal(errors.OWNER_NOT_FOUND, "site is not found")
    sites.check_permission(call, site["webspace_id"], _PERMISSION)
    places = {"ssl": _site_has_ssl(site), **_DEFAULTS, **_given_places(call, call.request)}
    directory = call.db.insert(
        "protected_dirs",
        domain_id=site["id"],
        webspace_id=site["webspace_id"],
        name=_name(call, site["id"], call.needed("name")),
        header=call.text("header"),
        **_checked(places),
    )
    return ok(node("id", directory))


def _site_has_ssl(site: Row) -> bool:
    return Contents(site["content"]).pairs("hosting").get("ssl", PROPERTIES["ssl"].default) == "true"


def _name(call: Call, site_id: int, wanted: str, directory_id: int = 0) -> str:
    """Return a desired name as it is kept; ``directory_id`` is the directory that may have it already.

    Raises :class:`Refusal`: 1019 when it is empty, the code of ``protected_dir_taken`` when another directory of the
    site has it.
    """
    if not wanted.strip():
        raise Refusal(errors.INVALID_VALUE, "The name of a protected directory must not be empty.")
    name = wanted.lstrip("/") or "/" if call.behaviors["protected_dir_slash"] == "removed" else wanted
    sql = "SELECT id FROM protected_dirs WHERE domain_id = ? AND name = ? AND id <> ?"
    if call.db.one(sql, site_id, name, directory_id):
        raise call.refuse("protected_dir_taken", f"The directory '{name}' is protected already.")
    return name


def _given_places(call: Call, request: etree._Element) -> dict[str, bool]:
    """Return the places that a request names; on Windows there is one place only. Raises as ``unknown_name`` says."""
    places = {}
    for entry in request.findall("location/property"):
        name, value = call.text("name", entry) or "", entry.find("value")
        if name in _PLACES and value is not None:
            places[name] = call.flag(value)
        elif call.behaviors["unknown_name"] != "ignored":
            raise call.refuse("unknown_name", f"Unknown property '{name}' of a protected directory.")
    return places if call.behaviors["platform"] == "linux" else {}


def _checked(places: dict[str, bool]) -> dict[str, int]:
    if not any(places.values()):
        raise Refusal(errors.INVALID_VALUE, "A protected directory must have at least one location.")
    return {name: int(value) for name, value in places.items()}


@OPERATOR.operation("set", writes=True)
def set_(call: Call) -> list[etree._Element]:
    """Change the values given; the others stay."""
    values = empty_nodes.judged(call, call.child("values"), ("location",))

    def change(directory: Row) -> list[etree._Element]:
        sites.check_permission(call, directory["webspace_id"], _PERMISSION)
        changes: dict[str, Any] = {}
        name, header, places = call.text("name", values), call.text("header", values), _given_places(call, values)
        if name is not None:
            changes["name"] = _name(call, directory["domain_id"], name, directory["id"])
        if header is not None:
            changes["header"] = header
        if places:
            merged = call.behaviors["protected_dir_location"] == "merge"
            rest = {place: bool(directory[place]) if merged else False for place in _PLACES}
            changes.update(_checked({**rest, **places}))
        call.db.update("protected_dirs", directory["id"], **changes)
        return [node("id", directory["id"])]

    return filters.each(call, DIRECTORIES, change)


@OPERATOR.operation("delete", writes=True)
def delete(call: Call) -> list[etree._Element]:
    """Remove the protection of directories, and their users."""

    def remove(directory: Row) -> list[etree._Element]:
        sites.check_permission(call, directory["webspace_id"], _PERMISSION)
        call.db.delete("protected_dirs", id=directory["id"])
        return [node("id", directory["id"])]

    return filters.each(call, DIRECTORIES, remove)


@OPERATOR.operation("get", writes=False)
def get(call: Call) -> list[etree._Element]:
    """Describe protected directories."""

    def described(directory: Row) -> list[etree._Element]:
        places = [
            node("property", node("name", place), node("value", call.boolean(directory[place]))) for place in _PLACES
        ]
        header = call.unset(directory["header"])
        data = node(
            "data",
            node("name", directory["name"]),
            None if header is None else node("header", header),
            node("location", *places) if call.behaviors["platform"] == "linux" else None,
        )
        return [node("id", directory["id"]), data]

    return filters.each(call, DIRECTORIES, described)


@OPERATOR.operation("add-user", writes=True)
def add_user(call: Call) -> etree._Element:
    """Add a user to a directory; return the user's id."""
    found = DIRECTORIES.chosen(call, "id", call.needed("pd-id"))
    if not found:
        raise Refusal(errors.OWNER_NOT_FOUND, DIRECTORIES.missing)
    sites.check_permission(call, found[0]["webspace_id"], _PERMISSION)
    login = _login(call, found[0]["id"], call.needed("login"))
    user = call.db.insert("protected_dir_users", pd_id=found[0]["id"], login=login, hash=_hash(call, call.request))
    return ok(node("id", user))


def _login(call: Call, directory_id: int, wanted: str, user_id: int = 0) -> str:
    """Return a wanted login; ``user_id`` is the user that may have it already. Raises :class:`Refusal` (1019, 1007)."""
    if not _LOGIN.fullmatch(wanted):
        raise Refusal(errors.INVALID_VALUE, f"The login '{wanted}' is invalid.")
    sql = "SELECT id FROM protected_dir_users WHERE pd_id = ? AND login = ? AND id <> ?"
    if call.db.one(sql, directory_id, wanted, user_id):
        raise Refusal(errors.ALREADY_EXISTS, f"The user '{wanted}' already exists.")
    return wanted


def _hash(call: Call, parent: etree._Element) -> str:
    """Return what is kept of a password: nothing tells it again. Raises :class:`Refusal` (1019) when it is empty."""
    password = call.text("password", parent) or ""
    if not password:
        raise Refusal(errors.INVALID_VALUE, "The password must not be empty.")
    return hash_password(password) if call.text("password-type", parent) in (None, "plain") else password


@OPERATOR.operation("set-user", writes=True)
def set_user(call: Call) -> list[etree._Element]:
    """Change logins and passwords of users."""
    values = empty_nodes.judged(call, call.child("values"))
    if values.find("id") is not None and call.behaviors["protected_dir_user_id"] != "ignored":
        raise call.refuse("protected_dir_user_id", "The ID of a user cannot be changed.")

    def change(user: Row) -> list[etree._Element]:
        sites.check_permission(call, user["webspace_id"], _PERMISSION)
        login, changes = call.text("login", values), {}
        if login is not None:
            changes["login"] = _login(call, user["pd_id"], login, user["id"])
        if values.find("password") is not None:
            changes["hash"] = _hash(call, values)
        call.db.update("protected_dir_users", user["id"], **changes)
        return [node("id", user["id"])]

    return filters.each(call, USERS, change)


@OPERATOR.operation("delete-user", writes=True)
def delete_user(call: Call) -> list[etree._Element]:
    """Delete users."""

    def remove(user: Row) -> list[etree._Element]:
        sites.check_permission(call, user["webspace_id"], _PERMISSION)
        call.db.delete("protected_dir_users", id=user["id"])
        return [node("id", user["id"])]

    return filters.each(call, USERS, remove)


@OPERATOR.operation("get-user", writes=False)
def get_user(call: Call) -> list[etree._Element]:
    """Name users; their passwords are not returned."""
    return filters.each(call, USERS, lambda user: [node("id", user["id"]), node("data", node("login", user["login"]))])


@OPERATOR.operation("get-pd-location-descriptor", writes=False)
def get_pd_location_descriptor(call: Call) -> list[etree._Element]:
    """Describe the places of a directory: the server's without a filter, else each site's."""
    defaults = {"ssl": False, **_DEFAULTS}
    if not call.request.findall("filter/site-id"):
        return [ok(_descriptor(call, defaults))]
    return filters.each(
        call,
        _SITES,
        lambda site: [node("id", site["id"]), _descriptor(call, {**defaults, "ssl": _site_has_ssl(site)})],
    )


def _descriptor(call: Call, defaults: dict[str, bool]) -> etree._Element:
    return node(
        "descriptor",
        *(property_node(name, "boolean", call.boolean(defaults[name]), label) for name, label in _PLACES.items()),
    )
