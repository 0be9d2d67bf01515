# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The log rotation of sites: operator ``log-rotation`` (server_objects.md section 8 of the protocol notes).

It exists as long as its site has physical hosting.  Whether it is on is read and written apart from its settings.
This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from .._api.errors import OptionError
from .._api.nodes import Element, Node, Operation
from .._api.questions import Found, Lookup, Source
from .._model.codecs import BOOLEAN, TEXT, Codec, Difference, Number
from .._model.field import Fact, Field, KnownField, Part, decoder
from .._model.item import Context, Item
from .._model.reference import FORMER
from .._model.requests import Requests, target
from .._model.resource import Resource
from .rotation import PERIOD, Condition
from .site_scope import HostedSiteScope, InSite, of_site

_KEYS = {"site": "site-name", "site_id": "site-id"}

STATUS = Source(
    "log-rotation",
    decoder(facts={"": [Fact("enabled", "enabled", BOOLEAN)]}, data=""),
    keys=_KEYS,
    operation="get-status",
)
"""Whether the logs of a site are rotated."""


class _Enabled(Field):
    """Whether logs are rotated, for which there are operations of their own."""

    def __init__(self) -> None:
        super().__init__("enabled", "enabled", BOOLEAN, verbs=())

    def read(self, node: Node, found: Found) -> None:
        return

    def word(self, found: Found, answers: Mapping[Lookup, Any], item: Item | None = None) -> Iterable[Lookup]:
        asked = _status_of(found)
        answer = answers.get(asked)
        if isinstance(answer, list):
            found.values[self.option] = answer[0].facts["enabled"] if answer else None
        return [asked]

    def compare(self, wanted: Any, item: Item, found: Found, context: Context) -> Difference | None:
        context.get(_status_of(found))
        return super().compare(wanted, item, found, context)

    def actions(self, wanted: Any, item: Item, found: Found, context: Context) -> list[Operation]:
        return [Operation("log-rotation", "enable" if wanted else "disable", [_filter(item)])]

    def renews(self, found: Found) -> Iterable[Lookup]:
        return [_status_of(found)]


def _status_of(found: Found) -> Lookup:
    return of_site(STATUS, found.facts.get(FORMER) or found.values["site"], found.id)


def _filter(item: Item) -> Element:
    return "filter", [target("site-id", item.scope.id if item.scope else None)]


class _Condition(Condition):
    """One of the two conditions, which takes the place of the other."""

    def __init__(self, option: str, node: str, codec: Codec, other: str) -> None:
        super().__init__(option, node, codec)
        self.displaces = (other,)

    def write(self, wanted: Any, verb: str) -> list[Element]:
        return super().write(wanted, verb) if wanted is not None else []


class _Setting(KnownField):
    """A setting of which an answer may hold an empty node."""

    def writable(self, current: Any, item: Item, context: Context) -> Any:
        return None if current == "" else current


class _Settings(Part):
    """The settings are sent whole: the condition is always required, and of the rest it is not documented."""

    whole = True


class _Rotations(InSite):
    """The settings and the status of the site."""

    def beside(self, item: Item) -> Iterable[Lookup]:
        site = item.resource.scope.known_as(item) if item.resource.scope else None
        return [of_site(STATUS, site, item.scope.id if item.scope else None)]

    def pick(self, item: Item, objects: Sequence[Found]) -> list[Found]:
        return list(objects)

    def namesakes(self, item: Item, context: Context) -> list[Found]:
        return []


class _RotationRequests(Requests):
    """``set`` names the site, and has a condition always."""

    def filter(self, item: Item, found: Found) -> Element:
        return _filter(item)

    def update(self, item: Item, found: Found, values: Mapping[str, Any]) -> list[Operation]:
        written = {option: value for option, value in values.items() if option != "enabled"}
        if written and written.get("size") is None and written.get("period") is None:
            raise OptionError(
                item.path("size"), None, "is required, because the server returned no condition", "Set size or period."
            )
        return super().update(item, found, written)


def _check(item: Item) -> None:
    """Raise OptionError for two conditions."""
    if "size" in item.wanted and "period" in item.wanted:
        raise OptionError(item.path("period"), None, "cannot be combined with size", "Remove one of the two options.")


_PARTS = (
    Part("", _Enabled()),
    _Settings(
        "settings",
        _Condition("size", "log-bysize", Number(1), "period"),
        _Condition("period", "log-bytime", PERIOD, "size"),
        _Setting("files", "log-max-num-files", Number()),
        _Setting("compress", "log-compress", BOOLEAN),
        _Setting("email", "log-email", TEXT),
    ),
)

LOG_ROTATION = Resource(
    name="log_rotation",
    plural="log_rotations",
    label="log rotation of the site",
    source=Source("log-rotation", decoder(_PARTS, data=""), keys=_KEYS),
    natural="site",
    keys=("site",),
    parts=_PARTS,
    requests=_RotationRequests(("", "set", ""), wrapper=""),
    identity=_Rotations(),
    scope=HostedSiteScope(),
    listed=False,
    fixed=True,
    check=_check,
)
