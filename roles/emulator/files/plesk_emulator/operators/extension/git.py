# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operations of the extension ``git``: the repositories of sites.

Repositories have settings but no contents, so fetching and deploying change nothing that can be read.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from lxml import etree

from ...protocol import errors
from ...protocol.answer import node, nodes
from ...protocol.errors import Refusal
from ...protocol.operation import Call, new_guid
from ...rules import hosting, sites
from ...state.store import Row

_MODES = ("auto", "manual", "none")
_FLAGS = {"true": 1, "1": 1, "false": 0, "0": 0}
# What the panel offers for a new repository.
_DEFAULTS = {"deployment_path": "/httpdocs", "deployment_mode": "auto"}
_SETTINGS = ("deployment-path", "deployment-mode", "skip-ssl-verification", "actions")
_KEY = ("domain", "name")
_REPOSITORIES = (
    "SELECT git_repositories.*, all_sites.name AS domain FROM git_repositories "
    "JOIN all_sites ON all_sites.id = domain_id"
)

_Values = dict[str, str]


class _Operation(NamedTuple):
    """An operation with the nodes that it requires and those that it allows."""

    handler: Callable[[Call, _Values], list[etree._Element]]
    required: tuple[str, ...] = _KEY
    allowed: tuple[str, ...] = ()

    def values(self, call: Call, request: etree._Element) -> _Values:
        """Return the texts of the nodes of a request.

        Raises :class:`Refusal`, under the behavior ``git_invalid``, for a node that is unknown, repeated or missing.
        """
        values: _Values = {}
        for found in request:
            name = str(found.tag)
            if len(found) or name in values or name not in (*self.required, *self.allowed):
                raise _invalid(call, f"Node '{name}' is not expected in '{request.tag}'.")
            values[name] = call.stored(found)
        for name in self.required:
            if not values.get(name):
                raise _invalid(call, f"Node '{name}' is required in '{request.tag}'.")
        return values


def serve(call: Call, request: etree._Element) -> etree._Element:
    """Return the node ``git`` with the answers to the operations in a request, in their order."""
    return node("git", *(_perform(call, operation) for operation in request))


def _perform(call: Call, request: etree._Element) -> etree._Element:
    operation = _OPERATIONS.get(str(request.tag))
    if operation is None:
        raise _invalid(call, f"Extension git has no operation '{request.tag}'.")
    return node(str(request.tag), *operation.handler(call, operation.values(call, request)))


def _get(call: Call, values: _Values) -> list[etree._Element]:
    """Describe the repositories of a site, or all."""
    where = " WHERE domain_id = ?" if "domain" in values else ""
    bound = (_site(call, values)["id"],) if "domain" in values else ()
    rows = call.db.all(f"{_REPOSITORIES}{where} ORDER BY git_repositories.id", *bound)
    return [_described(call, row) for row in rows]


def _create(call: Call, values: _Values) -> list[etree._Element]:
    """Make a repository: one that is pushed to, or, with the URL of a remote one, one that is pulled."""
    site = _site(call, values)
    if site["htype"] != hosting.PHYSICAL:
        raise Refusal(errors.OPERATION_FAILED, f"Domain {site['name']} has no physical hosting.")
    _check_free(call, site["id"], values["name"])
    remote = values.get("remote-url", "")
    columns = {**_DEFAULTS, **_columns(call, values, is_remote=bool(remote)), "remote_url": remote}
    made = call.db.insert("git_repositories", domain_id=site["id"], name=values["name"], uid=new_guid(), **columns)
    return [_described_by_id(call, made)]


def _update(call: Call, values: _Values) -> list[etree._Element]:
    """Change the settings that the request names."""
    found = _repository(call, values)
    columns = _columns(call, values, is_remote=bool(found["remote_url"]))
    new_name = values.get("new-name", found["name"])
    if new_name != found["name"]:
        if not new_name:
            raise _invalid(call, "The new name of the repository is empty.")
        _check_free(call, found["domain_id"], new_name)
    call.db.update("git_repositories", found["id"], **columns, name=new_name)
    return [_described_by_id(call, found["id"])]


def _remove(call: Call, values: _Values) -> list[etree._Element]:
    """Remove a repository."""
    call.db.delete("git_repositories", id=_repository(call, values)["id"])
    return []


def _deploy(call: Call, values: _Values) -> list[etree._Element]:
    """Deploy the files of a repository. Raises :class:`Refusal` (1023) for one whose deployment is turned off."""
    found = _repository(call, values)
    if found["deployment_mode"] == "none":
        raise Refusal(errors.OPERATION_FAILED, f"The deployment of repository {found['name']} is turned off.")
    return []


def _fetch(call: Call, values: _Values) -> list[etree._Element]:
    """Fetch a remote repository. Raises :class:`Refusal` (1023) for a local one."""
    found = _repository(call, values)
    if not found["remote_url"]:
        raise Refusal(errors.OPERATION_FAILED, f"Repository {found['name']} is not a copy of a remote one.")
    return []


_OPERATIONS = {
    "get": _Operation(_get, required=(), allowed=("domain",)),
    "create": _Operation(_create, allowed=(*_SETTINGS, "remote-url")),
    "update": _Operation(_update, allowed=(*_SETTINGS, "new-name", "active-branch")),
    "remove": _Operation(_remove),
    "deploy": _Operation(_deploy),
    "fetch": _Operation(_fetch),
}


def _invalid(call: Call, text: str) -> Refusal:
    return call.refuse("git_invalid", text)


def _site(call: Call, values: _Values) -> Row:
    found = sites.find(call, sites.BY_NAME, values["domain"])
    if found is None:
        raise call.refuse("git_missing", f"Domain {values['domain']} does not exist.")
    return found


def _repository(call: Call, values: _Values) -> Row:
    site = _site(call, values)
    sql = "SELECT * FROM git_repositories WHERE domain_id = ? AND name = ?"
    found = call.db.one(sql, site["id"], values["name"])
    if found is None:
        raise call.refuse("git_missing", f"Repository {values['name']} does not exist on domain {site['name']}.")
    return found


def _check_free(call: Call, domain_id: int, name: str) -> None:
    if call.db.one("SELECT 1 FROM git_repositories WHERE domain_id = ? AND name = ?", domain_id, name):
        raise call.refuse("git_taken", f"Repository {name} already exists.")


def _columns(call: Call, values: _Values, is_remote: bool) -> dict[str, Any]:
    """Return the columns for the settings of a request; only remote repositories have certificates to verify."""
    named = (*_SETTINGS, "active-branch")
    columns: dict[str, Any] = {name.replace("-", "_"): values[name] for name in named if name in values}
    if columns.get("deployment_mode", "auto") not in _MODES:
        raise _invalid(call, f"Deployment mode '{columns['deployment_mode']}' is not one of {', '.join(_MODES)}.")
    flag = columns.pop("skip_ssl_verification", None)
    if flag is not None:
        if flag not in _FLAGS:
            raise _invalid(call, f"Value '{flag}' of 'skip-ssl-verification' is not a boolean.")
        if is_remote:
            columns["skip_ssl_verification"] = _FLAGS[flag]
    return columns


def _described_by_id(call: Call, repository_id: int) -> etree._Element:
    sql = f"{_REPOSITORIES} WHERE git_repositories.id = ?"
    return _described(call, call.db.the(sql, repository_id))


def _described(call: Call, row: Row) -> etree._Element:
    is_remote = bool(row["remote_url"])
    return node(
        "repository",
        *nodes(
            {
                "uid": row["uid"],
                "domain": row["domain"],
                "name": row["name"],
                "deployment-path": row["deployment_path"],
                "deployment-mode": row["deployment_mode"],
                "remote-url": row["remote_url"] if is_remote else None,
                "skip-ssl-verification": call.boolean(row["skip_ssl_verification"]) if is_remote else None,
                "active-branch": call.unset(row["active_branch"]),
                "actions": call.unset(row["actions"]),
            }
        ),
    )
