# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What plans and subscriptions have as members, added and removed by operations of their own.

Custom items, application packages and the switch that restricts them, and database servers.
This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from .._api.errors import Collected, OptionError
from .._api.nodes import Element, Node, Operation
from .._api.questions import Found, Lookup, Source
from .._model.codecs import BOOLEAN, Codec, Difference, checked_text
from .._model.field import Field
from .._model.item import Context, Item
from .._model.requests import target

Extra = Callable[[Item], tuple[Element, ...]]
PORTS = {"mysql": 3306, "postgresql": 5432, "mssql": 0}


class Entries(Codec):
    """A list of members, compared as a set; ``entry`` brings one into the common form."""

    type = "list"
    unset: Any = ()

    def entry(self, value: Any, where: str) -> Any:
        """Return one member in the common form; raises OptionError."""
        raise NotImplementedError

    def parse(self, value: Any, where: str) -> Any:
        parsed: list[Any] = []
        with Collected() as errors:
            for index, entry in enumerate(value):
                with errors.kept():
                    member = self.entry(entry, f"{where}[{index}]")
                    if member not in parsed:
                        parsed.append(member)
        return sorted(parsed, key=str)

    def lacking(self, wanted: Any, current: Any) -> list[Any]:
        """Return the desired members that are not there."""
        return [member for member in wanted or () if not any(self.meets(member, other) for other in current or ())]

    def excess(self, wanted: Any, current: Any) -> list[Any]:
        """Return the members that are there and not desired."""
        return [member for member in current or () if not any(self.meets(other, member) for other in wanted or ())]

    def meets(self, wanted: Any, current: Any) -> bool:
        """Return whether a member is the desired one."""
        return bool(wanted == current)

    def same(self, wanted: Any, current: Any) -> bool:
        return not self.lacking(wanted, current) and not self.excess(wanted, current)


class ItemNames(Entries):
    """Names of custom items."""

    elements = "str"

    def entry(self, value: Any, where: str) -> Any:
        return named(value, where)


class Packages(Entries):
    """Application packages: a name and a value, which answers call the version."""

    elements = "dict"

    def argument(self) -> dict[str, Any]:
        options = {"name": {"type": "str", "required": True}, "value": {"type": "str", "default": ""}}
        return {"type": "list", "elements": "dict", "options": options}

    def entry(self, value: Any, where: str) -> Any:
        return {
            "name": named(value["name"], f"{where}.name"),
            "value": checked_text(value.get("value") or "", f"{where}.value"),
        }

    def meets(self, wanted: Any, current: Any) -> bool:
        same = bool(wanted["name"] == current["name"])
        return same and (not current["value"] or bool(wanted["value"] == current["value"]))


class ServerAddresses(Entries):
    """Database servers: type, host and port; None where they were not read."""

    elements = "dict"
    unset = None

    def argument(self) -> dict[str, Any]:
        options: dict[str, Any] = {
            "type": {"type": "str", "choices": list(PORTS), "default": "mysql"},
            "host": {"type": "str", "required": True},
            "port": {"type": "int"},
        }
        return {"type": "list", "elements": "dict", "options": options}

    def entry(self, value: Any, where: str) -> Any:
        kind, port = value.get("type") or "mysql", value.get("port")
        if port is not None and not 0 <= int(port) <= 65535:
            raise OptionError(f"{where}.port", port, "is not a port", "Set a number from 0 to 65535.")
        host = named(value["host"], f"{where}.host")
        return {"type": kind, "host": host, "port": PORTS[kind] if port is None else int(port)}

    def meets(self, wanted: Any, current: Any) -> bool:
        return bool(
            (wanted["type"], wanted["host"].casefold(), wanted["port"])
            == (current["type"], current["host"].casefold(), current["port"])
        )


def named(value: Any, where: str) -> str:
    """Return a text that names something; raises OptionError for a blank one."""
    text = checked_text(value, where).strip()
    if not text:
        raise OptionError(where, value, "is blank", "Set a name, or remove the entry.")
    return text


class Membership(Field):
    """A list that operations of their own add to and remove from, on an object that exists."""

    codec: Entries

    def __init__(self, option: str, node: str, codec: Entries, extra: Extra = lambda item: ()) -> None:
        super().__init__(option, node, codec, verbs=())
        self.extra = extra

    def follows(self, wanted: Any) -> bool:
        return bool(wanted)

    def actions(self, wanted: Any, item: Item, found: Found, context: Context) -> list[Operation]:
        current = found.values.get(self.option)
        return [
            *self.removals(item, found, self.codec.excess(wanted, current)),
            *self.additions(item, found, self.codec.lacking(wanted, current)),
        ]

    def head(self, item: Item, found: Found) -> list[Element]:
        """Return the nodes that name the object."""
        return [("filter", [target("id", found.id)]), *self.extra(item)]

    def additions(self, item: Item, found: Found, members: list[Any]) -> list[Operation]:
        """Return the operations that add members."""
        raise NotImplementedError

    def removals(self, item: Item, found: Found, members: list[Any]) -> list[Operation]:
        """Return the operations that remove members."""
        raise NotImplementedError


class PlanItems(Membership):
    """The option ``plan_items``: names of custom items, such as links to services of the provider."""

    def __init__(self, extra: Extra = lambda item: ()) -> None:
        super().__init__("plan_items", "plan-item", ItemNames(), extra)

    def read(self, node: Node, found: Found) -> None:
        items = node.child("plan-items")
        names = {entry.text_of("name") or "" for entry in (items.all("item") if items is not None else [])}
        found.values[self.option] = sorted(names - {""})

    def additions(self, item: Item, found: Found, members: list[Any]) -> list[Operation]:
        return self._each("add-plan-item", item, found, members)

    def removals(self, item: Item, found: Found, members: list[Any]) -> list[Operation]:
        return self._each("remove-plan-item", item, found, members)

    def _each(self, verb: str, item: Item, found: Found, members: list[Any]) -> list[Operation]:
        operator = item.resource.operator
        return [Operation(operator, verb, [*self.head(item, found), (self.node, [("name", name)])]) for name in members]


class ApplicationPackages(Membership):
    """The option ``packages``: the applications that subscribers may install."""

    def __init__(self, extra: Extra = lambda item: ()) -> None:
        super().__init__("packages", "package", Packages(), extra)

    def read(self, node: Node, found: Found) -> None:
        packages = node.child("packages")
        found.values[self.option] = sorted(
            (
                {"name": entry.text_of("name") or "", "value": entry.text_of("version") or ""}
                for entry in (packages.all("package") if packages is not None else [])
            ),
            key=str,
        )

    def additions(self, item: Item, found: Found, members: list[Any]) -> list[Operation]:
        return self._all("add-package", item, found, members)

    def removals(self, item: Item, found: Found, members: list[Any]) -> list[Operation]:
        return self._all("remove-package", item, found, members)

    def _all(self, verb: str, item: Item, found: Found, members: list[Any]) -> list[Operation]:
        nodes: list[Element] = [
            (self.node, [("name", member["name"]), ("value", member["value"] or None)]) for member in members
        ]
        return [Operation(item.resource.operator, verb, [*self.head(item, found), *nodes])] if nodes else []


class PackageFilter(Field):
    """The option ``aps_filter``: whether only the listed packages may be installed."""

    def __init__(self, extra: Extra = lambda item: ()) -> None:
        super().__init__("aps_filter", "aps-filter", BOOLEAN, verbs=())
        self.extra = extra

    def follows(self, wanted: Any) -> bool:
        return bool(wanted)

    def actions(self, wanted: Any, item: Item, found: Found, context: Context) -> list[Operation]:
        verb = "enable-aps-filter" if wanted else "disable-aps-filter"
        body: list[Element] = [("filter", [target("id", found.id)]), *self.extra(item)]
        return [Operation(item.resource.operator, verb, body)]


class DatabaseServers(Membership):
    """The option ``db_servers``: the database servers on offer, which only an operation of their own reads."""

    codec: ServerAddresses

    def __init__(self, source: Source) -> None:
        super().__init__("db_servers", "db-servers", ServerAddresses())
        self.source = source

    def read(self, node: Node, found: Found) -> None:
        return

    def compare(self, wanted: Any, item: Item, found: Found, context: Context) -> Difference | None:
        offered = [entry for answer in context.get(self._lookup(found)) for entry in answer.values["db_servers"]]
        found.values[self.option] = sorted(offered, key=str)
        return super().compare(wanted, item, found, context)

    def renews(self, found: Found) -> Iterable[Lookup]:
        return [self._lookup(found)]

    def _lookup(self, found: Found) -> Lookup:
        return Lookup(self.source, "id", found.id)

    def additions(self, item: Item, found: Found, members: list[Any]) -> list[Operation]:
        return self._all("add", item, found, members)

    def removals(self, item: Item, found: Found, members: list[Any]) -> list[Operation]:
        return self._all("remove", item, found, members)

    def _all(self, verb: str, item: Item, found: Found, members: list[Mapping[str, Any]]) -> list[Operation]:
        servers: list[Element] = [
            ("db-server", [("type", entry["type"]), ("host", entry["host"]), ("port", str(entry["port"]))])
            for entry in members
        ]
        body: list[Element] = [(verb, [("filter", [target("id", found.id)]), *servers])]
        return [Operation(item.resource.operator, self.node, body)] if servers else []

    def unmoved(self, before: Any, after: Any) -> bool:
        return True
