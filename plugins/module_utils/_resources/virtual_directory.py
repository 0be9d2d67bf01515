# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Virtual directories of the web server of Windows: operator ``virtdir`` (sites.md section 4 of the protocol notes).

A directory can be asked for by its site and name only, and every failure has the same code.
This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from .._api.errors import Collected, OptionError
from .._api.nodes import Element, Node, Operation
from .._api.questions import Found, Lookup, Source
from .._api.text import collapse
from .._model.codecs import BOOLEAN, Codec, Filled, Number, checked_text
from .._model.field import Field, KnownField, Part, decoder
from .._model.groups import Group, Switched, Worded
from .._model.identity import InGroup
from .._model.item import Context, Item
from .._model.listed import Networks, Texts
from .._model.requests import Requests, target
from .._model.resource import Resource
from .hosting import DocumentRoot
from .site_scope import SiteScope

_FAILED = 1023
_NAME = re.compile(r"[/0-9A-Za-z_-]+", re.ASCII)


class _Name(Filled):
    """The name of a directory, without the slashes around it."""

    def __init__(self) -> None:
        super().__init__("a name")

    def parse(self, value: Any, where: str) -> Any:
        name = str(super().parse(value, where)).strip().strip("/")
        if not _NAME.fullmatch(name):
            raise OptionError(
                where,
                value,
                "is not the name of a virtual directory",
                "Use letters, digits, hyphens and underscores, with slashes between the names of folders.",
            )
        return name


class _Repeated(KnownField):
    """A property with one node for each entry of a set."""

    def __init__(self, option: str, node: str, codec: Texts) -> None:
        super().__init__(option, node, codec)
        self.texts = codec

    def read(self, node: Node, found: Found) -> None:
        entries = node.all(self.node)
        found.values[self.option] = sorted({self.texts.normal(entry.text) for entry in entries if entry.text.strip()})

    def write(self, wanted: Any, verb: str) -> list[Element]:
        return [(self.node, value) for value in wanted or ()]


class _Documents(Codec):
    """Names of files, the first of which that exists is shown."""

    type = "list"
    elements = "str"
    unset: Any = None

    def parse(self, value: Any, where: str) -> Any:
        names = []
        with Collected() as errors:
            for index, entry in enumerate(value):
                with errors.kept():
                    name = collapse(checked_text(entry, f"{where}[{index}]"))
                    if not name:
                        raise OptionError(f"{where}[{index}]", entry, "is blank", "Remove it, or give it a value.")
                    names.append(name)
        return list(dict.fromkeys(names))

    def same(self, wanted: Any, current: Any) -> bool:
        return bool(wanted == current)


class _DefaultDocuments(KnownField):
    """The default documents in their order; none means that the directory has no default document."""

    def read(self, node: Node, found: Found) -> None:
        record = node.child(self.node)
        searched = record.all("search") if record is not None else []
        found.values[self.option] = None if record is None else [entry.text.strip() for entry in searched]

    def write(self, wanted: Any, verb: str) -> list[Element]:
        if wanted is None:
            return []
        searched: list[Element] = [("search", name) for name in wanted]
        return [(self.node, [("enabled", None), *searched] if wanted else [("disabled", None)])]


class _Application(Group):
    """Whether the directory is an application, and how that is run."""

    def __init__(self) -> None:
        super().__init__(
            "application",
            "application",
            Field("enabled", "enabled", BOOLEAN),
            Field("parent_paths", "parent-paths", BOOLEAN),
            Field("run_in_mta", "run-in-mta", BOOLEAN),
            Field("aspnet_version", "aspnet-version"),
        )
        self.codec = Switched("the application", *self.fields)

    def read(self, node: Node, found: Found) -> None:
        record = node.child(self.node)
        values: dict[str, Any] = {entry.option: None for entry in self.fields}
        if record is not None:
            values["enabled"] = record.child("enabled") is not None
        if record is not None and values["enabled"]:
            for entry in self.fields[1:]:
                text = record.text_of(entry.node)
                values[entry.option] = None if text is None else entry.codec.read(text)
        found.values[self.option] = values

    def content(self, wanted: Any, verb: str) -> list[Element]:
        if wanted.get("enabled") is None:
            return []
        if not wanted["enabled"]:
            return [("disabled", None)]
        # The protocol requires this node.
        whole = {**wanted, "run_in_mta": bool(wanted.get("run_in_mta")), "enabled": None}
        return [("enabled", None), *super().content(whole, verb)]

    def write(self, wanted: Any, verb: str) -> list[Element]:
        return super().write(wanted, verb) if wanted else []


class _Properties(Part):
    """All properties are sent: it is not documented whether an update keeps those that are left out."""

    whole = True


class _BySiteAndName(InGroup):
    """By the site's id and the name, which is all that the operator takes, and which an answer does not repeat."""

    def own(self, item: Item) -> Lookup:
        return Lookup(item.resource.source, extra=tuple(_named(item)))

    def objects(self, item: Item, answer: Sequence[Found]) -> list[Found]:
        return [replace(found, values={**found.values, "name": item.wanted["name"]}) for found in answer]

    def pick(self, item: Item, objects: Sequence[Found]) -> list[Found]:
        return self.objects(item, objects)

    def namesakes(self, item: Item, context: Context) -> list[Found]:
        return []


def _named(item: Item) -> list[Element]:
    return [target("site-id", item.scope.id if item.scope else None), target("name", item.wanted["name"])]


class _DirectoryRequests(Requests):
    """Site and name take the place of a filter."""

    def create(self, item: Item, values: Mapping[str, Any]) -> list[Operation]:
        nodes = _PROPERTIES.write(values, "add") or [("properties", None)]
        return [Operation("virtdir", "create", [*_named(item), *nodes])]

    def update(self, item: Item, found: Found, values: Mapping[str, Any]) -> list[Operation]:
        nodes = _PROPERTIES.write(values, "set")
        return [Operation("virtdir", "update", [*_named(item), *nodes])] if nodes else []

    def remove(self, item: Item, found: Found) -> list[Operation]:
        return [Operation("virtdir", "remove", _named(item))]


_PROPERTIES = _Properties(
    "properties",
    KnownField("real_path", "real-path", DocumentRoot()),
    KnownField("access_source", "access-source", BOOLEAN),
    KnownField("access_read", "access-read", BOOLEAN),
    KnownField("access_write", "access-write", BOOLEAN),
    KnownField("directory_browsing", "dir-browsing", BOOLEAN),
    KnownField("log_visits", "log-visits", BOOLEAN),
    _Application(),
    KnownField("execute_permission", "execute-perm", Worded(none="none", script="script", execute="script_execute")),
    _DefaultDocuments("default_documents", "default-doc", _Documents()),
    KnownField("access_anonymous", "access-anonymous", BOOLEAN),
    KnownField("access_windows", "access-windows", BOOLEAN),
    KnownField("require_ssl", "require-ssl", BOOLEAN),
    KnownField("asp_buffering_limit", "asp-buffering-limit", Number()),
    KnownField("asp_max_request_entity_allowed", "asp-max-request-entity-allowed", Number()),
    KnownField("asp_server_debug", "asp-enabled-server-debug", BOOLEAN),
    KnownField("asp_client_debug", "asp-enabled-client-debug", BOOLEAN),
    _Repeated("ip_allow", "ip-allow", Networks()),
    _Repeated("ip_deny", "ip-deny", Networks()),
    _Repeated("mime_types", "mime-type", Texts()),
    KnownField("deny_by_concurrent_requests", "is-deny-by-concurrent-requests", BOOLEAN),
    KnownField("max_concurrent_requests", "max-concurrent-requests", Number()),
    KnownField("deny_by_request_rate", "is-deny-by-request-rate", BOOLEAN),
    KnownField("max_requests", "max-requests", Number()),
    KnownField("request_interval", "request-interval", Number()),
)

VIRTUAL_DIRECTORY = Resource(
    name="virtual_directory",
    plural="virtual_directories",
    label="virtual directory",
    source=Source(
        "virtdir",
        decoder([_PROPERTIES], data=""),
        filtered=False,
        echoes=False,
        missing=frozenset((_FAILED,)),
    ),
    natural="name",
    qualifiers=("site",),
    keys=("name",),
    parts=(Part("", Field("name", "name", _Name(), required=True)), _PROPERTIES),
    requests=_DirectoryRequests(),
    identity=_BySiteAndName(),
    scope=SiteScope(),
    listed=False,
    title=lambda known: f"virtual directory '{known['name']}' of {known.get('site')}",
)
