# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Protected directories with their users: operator ``protected-dir`` (sites.md section 5 of the protocol notes).

Passwords of users are never returned.  This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from .._api.errors import OptionError
from .._api.nodes import Element, Node, Operation
from .._api.questions import Found, Lookup, Source
from .._model.blind import GIVEN, UNKNOWN, parse_password
from .._model.codecs import BOOLEAN, TEXT, Codec, Difference, Filled
from .._model.field import Field, Part, decoder
from .._model.item import Context, Item
from .._model.requests import Requests, target
from .._model.resource import Resource
from .site_scope import InSite, SiteScope

USERS = Source(
    "protected-dir",
    decoder([Part("", Field("login", "login"))]),
    keys={"id": "id", "directory_id": "pd-id"},
    operation="get-user",
    groups=frozenset(("directory_id",)),
    echoes=False,
)
"""The users of a directory."""


class _Path(Filled):
    """A path below the document root: with or without slashes around it, and ``/`` for all of the site."""

    def __init__(self) -> None:
        super().__init__("a path")

    def parse(self, value: Any, where: str) -> Any:
        return _plain(super().parse(value, where))

    def same(self, wanted: Any, current: Any) -> bool:
        return _plain(wanted or "") == _plain(current or "")


def _plain(path: str) -> str:
    return path.strip().strip("/") or "/"


class _Location(Field):
    """Whether one way of access is protected: a named property."""

    def read(self, node: Node, found: Found) -> None:
        for each in node.all("property"):
            if each.text_of("name") == self.node:
                found.values[self.option] = self.codec.read(each.text_of("value"))

    def write(self, wanted: Any, verb: str) -> list[Element]:
        if wanted is None:
            return []
        return [("property", [("name", self.node), ("value", self.codec.write(wanted))])]


class _Locations(Part):
    """All ways of access are sent: it is not documented whether servers keep those that are left out."""

    whole = True


class _Wanted(NamedTuple):
    """The users that a task sets, their passwords by login, which of these to write in every run, and the purge."""

    passwords: Mapping[str, Any]
    always: frozenset[str]
    purge: bool


class _Logins(Codec):
    """Users without their passwords."""

    type = "list"
    elements = "dict"
    unset: Any = ()

    def argument(self) -> dict[str, Any]:
        return {
            "type": "list",
            "elements": "dict",
            "options": {
                "login": {"type": "str", "required": True},
                "password": {"type": "str", "no_log": True},
                "update_password": {
                    "type": "str",
                    "choices": ["on_create", "always"],
                    "default": "on_create",
                    "no_log": False,
                },
            },
        }

    def same(self, wanted: Any, current: Any) -> bool:
        return bool(wanted == current)

    def overlay(self, wanted: _Wanted, current: Any) -> Any:
        kept = set() if wanted.purge else {user["login"] for user in current or ()}
        return _listed(kept | set(wanted.passwords))


def _listed(logins: Iterable[str]) -> list[dict[str, Any]]:
    return [{"login": login} for login in sorted(logins)]


class _Users(Field):
    """The users of a directory: its members, each with a password that is not compared."""

    def __init__(self) -> None:
        super().__init__("users", "login", _Logins())

    def arguments(self) -> dict[str, dict[str, Any]]:
        return {self.option: self.codec.argument(), "purge_users": {"type": "bool", "default": False}}

    def parse(self, item: Item) -> Any:
        passwords: dict[str, Any] = {}
        for index, user in enumerate(item.params["users"]):
            where = f"{item.path('users')}[{index}]"
            login = Filled("a login").parse(user["login"], f"{where}.login")
            if login in passwords:
                raise OptionError(f"{where}.login", login, "is listed twice", "Remove one of the two entries.")
            given = user.get("password")
            passwords[login] = None if given is None else parse_password(given, f"{where}.password")
        always = {user["login"] for user in item.params["users"] if user.get("update_password") == "always"}
        return _Wanted(passwords, frozenset(always), bool(item.params.get("purge_users")))

    def read(self, node: Node, found: Found) -> None:
        return

    def word(self, found: Found, answers: Mapping[Lookup, Any], item: Item | None = None) -> Iterable[Lookup]:
        answer = answers.get(_users_of(found)) if _users_of(found) in answers else None
        if isinstance(answer, list):
            numbers = {str(user.values["login"]): user.id for user in answer}
            found.values[self.option] = _listed(numbers)
            found.facts["user_ids"] = dict(sorted(numbers.items()))
        return [_users_of(found)]

    def resolve(self, item: Item, found: Found | None, context: Context) -> Any:
        wanted: _Wanted = item.wanted[self.option]
        have = (found.facts.get("user_ids") if found else None) or {}
        for index, login in enumerate(wanted.passwords):
            if wanted.passwords[login] is None and login not in have:
                raise OptionError(
                    f"{item.path('users')}[{index}].password",
                    None,
                    f"is required to create the user '{login}', which does not exist",
                    "Set a password.",
                )
        return wanted

    def compare(self, wanted: _Wanted, item: Item, found: Found, context: Context) -> Difference | None:
        have = found.values.get(self.option) or []
        after = self.codec.overlay(wanted, have)
        renewed = [] if context.verifying and not context.lost else self._renewed(wanted, found)
        if renewed and not context.verifying:
            context.warn(
                "The server does not return passwords of users, so update_password=always writes them in every run,"
                " which then reports a change."
            )
        if after == have and not renewed:
            return None

        def shown(users: list[dict[str, Any]], mark: str) -> list[dict[str, Any]]:
            return [{**user, **({"password": mark} if user["login"] in renewed else {})} for user in users]

        return shown(have, UNKNOWN), shown(after, GIVEN)

    @staticmethod
    def _renewed(wanted: _Wanted, found: Found) -> list[str]:
        have = found.facts.get("user_ids") or {}
        return [
            login for login, given in wanted.passwords.items() if login in wanted.always and given and login in have
        ]

    def write(self, wanted: Any, verb: str) -> list[Element]:
        return []

    def actions(self, wanted: _Wanted, item: Item, found: Found, context: Context) -> list[Operation]:
        have = found.facts.get("user_ids") or {}
        renewed = self._renewed(wanted, found)
        operations = []
        for login, password in wanted.passwords.items():
            secret: list[Element] = [("password", password), ("password-type", "plain")]
            if login not in have:
                body = [target("pd-id", found.id), target("login", login), *secret]
                operations.append(Operation("protected-dir", "add-user", body))
            elif login in renewed:
                named: Element = ("filter", [target("id", have[login])])
                operations.append(Operation("protected-dir", "set-user", [named, ("values", secret)]))
        gone = [have[login] for login in have if wanted.purge and login not in wanted.passwords]
        named_by = ([("filter", [target("id", number)])] for number in gone)
        return operations + [Operation("protected-dir", "delete-user", body) for body in named_by]

    def renews(self, found: Found) -> Iterable[Lookup]:
        return [_users_of(found)]

    def follows(self, wanted: Any) -> bool:
        return bool(wanted.passwords)


def _users_of(found: Found) -> Lookup:
    return Lookup(USERS, "directory_id", found.id)


class _OfSite(InSite):
    """Among the directories of the site, which an answer does not name."""

    def _is(self, item: Item, found: Found) -> bool:
        return _plain(str(item.wanted["path"])) == _plain(str(found.values.get("path") or ""))


class _InSite(Requests):
    """A new directory names its site."""

    def creation(self, item: Item, values: Mapping[str, Any]) -> list[Element]:
        return [target("site-id", item.scope.id if item.scope else None), *super().creation(item, values)]


def _check(item: Item) -> None:
    """Raise OptionError if no way of access would be protected."""
    if all(item.wanted.get(option) is False for option in ("ssl", "non_ssl", "cgi")):
        raise OptionError(
            item.path("ssl"), None, "is false, and so are non_ssl and cgi", "Set at least one of the three to true."
        )


_PARTS = (
    Part("", Field("path", "name", _Path(), required=True), Field("title", "header", TEXT)),
    _Locations(
        "location",
        _Location("ssl", "ssl", BOOLEAN),
        _Location("non_ssl", "nonssl", BOOLEAN),
        _Location("cgi", "cgi", BOOLEAN),
    ),
    Part("", _Users()),
)

PROTECTED_DIRECTORY = Resource(
    name="protected_directory",
    plural="protected_directories",
    label="protected directory",
    source=Source(
        "protected-dir",
        decoder(_PARTS),
        keys={"id": "id", "site": "site-name", "site_id": "site-id"},
        groups=frozenset(("site", "site_id")),
        echoes=False,
    ),
    natural="path",
    qualifiers=("site",),
    keys=("path", "id"),
    parts=_PARTS,
    requests=_InSite(verbs=("add", "set", "delete")),
    identity=_OfSite(),
    scope=SiteScope(),
    listed=False,
    check=_check,
    title=lambda known: f"protected directory '{known['path']}' of {known.get('site')}",
)
