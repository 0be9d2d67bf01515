# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Groups of settings that service plans, add-on plans and subscriptions have alike: hosting, PHP, mail, performance.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from .._api.errors import OptionError
from .._api.nodes import Element, Node
from .._api.questions import Found, Lookup, Source
from .._model.codecs import BOOLEAN, TEXT, Codec, NamedValues, Number, checked_text, parse_boolean, parse_limit
from .._model.field import Field, Part
from .._model.groups import Amount, Group, Switch, Texts
from .mail_values import address_key, checked_address
from .policies import Described, Descriptors, read_descriptor

LIMIT_NAMES = Lookup(Source("webspace", read_descriptor, operation="get-limit-descriptor"))
PERMISSION_NAMES = Lookup(Source("webspace", read_descriptor, operation="get-permission-descriptor"))
PROPERTY_NAMES = Lookup(Source("webspace", read_descriptor, operation="get-physical-hosting-descriptor"))
"""The names that a server has for limits, permissions and properties of hosting; an empty filter asks the server's
level, which describes new plans and subscriptions too."""

_INTEGER = re.compile(r"0|-?[1-9]\d{0,18}", re.ASCII)
_COUPLED = re.compile(r"php|ssl")


def read_property(text: str | None) -> Any:
    """Return the value of a property: a boolean or a whole number where it is spelled as one."""
    plain = (text or "").strip()
    if plain in ("true", "false"):
        return plain == "true"
    return int(plain) if _INTEGER.fullmatch(plain) else text or ""


def written_property(value: Any) -> str:
    """Return the text of a property's value."""
    return ("true" if value else "false") if isinstance(value, bool) else str(value)


def read_properties(node: Node) -> dict[str, Any]:
    """Return the properties in a node by name."""
    values = {entry.text_of("name") or "": read_property(entry.text_of("value")) for entry in node.all("property")}
    return dict(sorted(values.items()))


def write_properties(values: Mapping[str, Any]) -> list[Element]:
    """Return the nodes of properties."""
    return [("property", [("name", name), ("value", written_property(value))]) for name, value in values.items()]


class Properties(NamedValues):
    """Properties by name.  Their types come from the server, so the values stay as written until they are planned.

    ``own`` maps names of properties to the options that are theirs.
    """

    def __init__(self, own: Mapping[str, str] | None = None) -> None:
        self.own = own or {}

    def entry(self, value: Any, where: str) -> Any:
        name = where.rpartition(".")[2]
        if name in self.own:
            raise OptionError(where, None, f"has an option of its own, {self.own[name]}", f"Set {self.own[name]}.")
        if isinstance(value, (dict, list)) or value is None:
            raise OptionError(where, value, "is not a value", "Set a text, a number or a boolean.")
        return value if isinstance(value, (bool, int)) else checked_text(value, where)


class HostingProperties(Described):
    """The option ``hosting``: properties of physical hosting by name, of which only those that differ are written.

    Properties of PHP and TLS are coupled on the server: when one is set, others of them may follow.
    """

    partial = True

    def __init__(self, descriptors: Descriptors, own: Mapping[str, str] | None = None) -> None:
        super().__init__("hosting", Properties(own), descriptors)
        self.node = "property"

    def entry(self, value: Any, kind: str | None, where: str) -> Any:
        if kind == "boolean":
            return parse_boolean(value, where)
        if kind == "bytes":
            return parse_limit(value, "bytes", where)
        return value if isinstance(value, bool) else read_property(str(value))

    def unmoved(self, before: Any, after: Any) -> bool:
        # There are no properties without physical hosting, and a change of its type is a difference by itself.
        if not before or not after:
            return True
        moved = [name for name in {*before, *after} if before.get(name) != after.get(name)]
        return all(_COUPLED.match(name) for name in moved)

    def coupled(self, before: Any, after: Any) -> Sequence[str]:
        if not before or not after:
            return ()
        moved = [name for name in {*before, *after} if before.get(name) != after.get(name)]
        return sorted(name for name in moved if _COUPLED.match(name))


class PhpSettings(Part):
    """The node ``php-settings``: directives by name, of which only those that differ are written."""

    def __init__(self) -> None:
        self.map = _Settings("php_settings", "setting", Texts())
        super().__init__("php-settings", self.map)

    def read(self, data: Node, found: Found) -> None:
        node = data.child(self.tag)
        settings = {
            entry.text_of("name") or "": entry.text_of("value") or ""
            for entry in (node.all("setting") if node is not None else [])
        }
        found.values["php_settings"] = dict(sorted(settings.items()))

    def write(self, values: Mapping[str, Any], verb: str) -> list[Element]:
        settings: list[Element] = [
            ("setting", [("name", name), ("value", value or None)])
            for name, value in (values.get("php_settings") or {}).items()
        ]
        return [(self.tag, settings)] if settings else []


class _Settings(Field):
    partial = True
    restores = True


def performance() -> Group:
    """Return the option ``performance``."""
    return Group(
        "performance",
        "performance",
        Field("bandwidth", "bandwidth", Amount(fraction=True)),
        Field("max_connections", "max_connections", Amount()),
    )


class NonexistentUser(Codec):
    """What happens to mail for addresses that do not exist: ``reject``, a text to bounce with, or a forwarding."""

    type = "raw"
    unset = None

    def parse(self, value: Any, where: str) -> Any:
        if isinstance(value, str) and value.strip() == "reject":
            return "reject"
        if isinstance(value, Mapping) and len(value) == 1:
            action, text = next(iter(value.items()))
            if action == "forward" and isinstance(text, str):
                return {action: checked_address(text, f"{where}.{action}")}
            if action == "bounce" and isinstance(text, str) and text.strip():
                return {str(action): checked_text(text, f"{where}.{action}")}
        raise OptionError(
            where,
            value if isinstance(value, str) else "a map or a list",
            "is not an action",
            "Set reject, {bounce: TEXT} or {forward: ADDRESS}.",
        )

    def same(self, wanted: Any, current: Any) -> bool:
        if not isinstance(wanted, Mapping) or not isinstance(current, Mapping):
            return bool(wanted == current)
        if "forward" in wanted and "forward" in current:
            return address_key(wanted["forward"]) == address_key(current["forward"])
        return wanted.keys() == current.keys() and all(TEXT.same(wanted[key], current[key]) for key in wanted)


class NonexistentUserField(Field):
    """The option ``nonexistent_user`` (node ``nonexistent-user``)."""

    def __init__(self) -> None:
        super().__init__("nonexistent_user", "nonexistent-user", NonexistentUser())

    def read(self, node: Node, found: Found) -> None:
        holder = node.child(self.node)
        told = holder.children[0] if holder is not None and holder.children else None
        if told is None or told.tag not in ("bounce", "forward", "reject"):
            found.values[self.option] = None
        else:
            found.values[self.option] = "reject" if told.tag == "reject" else {told.tag: told.text}

    def write(self, wanted: Any, verb: str) -> list[Element]:
        if wanted == "reject":
            return [(self.node, [("reject", None)])]
        return [(self.node, list(wanted.items()))]


def nonexistent_user() -> Field:
    """Return the option ``nonexistent_user`` (node ``nonexistent-user``)."""
    return NonexistentUserField()


def outgoing_mail() -> tuple[Field, ...]:
    """Return the options that limit outgoing mail, in the order of the protocol."""
    return (
        Field("outgoing_limit_mailbox", "outgoing-messages-mbox-limit", Amount("default")),
        Field("outgoing_limit_domain", "outgoing-messages-domain-limit", Amount("default")),
        Field("outgoing_limit_subscription", "outgoing-messages-subscription-limit", Amount("default")),
        Field("sendmail", "outgoing-messages-enable-sendmail", Switch()),
        Field("outgoing_overlimit_percent", "outgoing-messages-overlimit-percent", Number()),
    )


def plan_mail() -> Group:
    """Return the option ``mail`` of service plans."""
    return Group(
        "mail",
        "mail",
        nonexistent_user(),
        Field("webmail", "webmail"),
        Field("mailing_lists", "maillists", BOOLEAN),
        Field("enabled", "mailservice", BOOLEAN),
        *outgoing_mail(),
    )
