# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The options of mail accounts, in the nodes of ``mailname`` (mail.md sections 1 to 3 of the protocol notes).

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from .._api.errors import GuardError, OptionError
from .._api.nodes import Element, Node, Operation
from .._api.questions import Found, Lookup
from .._model.blind import Blind, BlindPassword
from .._model.codecs import BOOLEAN, TEXT, Choice, Difference
from .._model.field import Field, Part
from .._model.groups import Group
from .._model.item import Context, Item
from .._model.requests import target
from .mail_settings import SETTINGS
from .mail_values import (
    DEFAULT,
    Address,
    Addresses,
    Aliases,
    Day,
    Message,
    OptionalAddress,
    OptionalText,
    OutgoingLimit,
    Quota,
    local_part,
)


class AddressField(Field):
    """The address: its local part is the node ``name``, its site the scope.  A new one is a rename."""

    def __init__(self) -> None:
        super().__init__("address", "name", Address(), verbs=("add",))

    def read(self, node: Node, found: Found) -> None:
        found.facts["name"] = node.text_of(self.node)

    def write(self, wanted: Any, verb: str) -> list[Element]:
        return super().write(local_part(wanted), verb)

    def actions(self, wanted: Any, item: Item, found: Found, context: Context) -> list[Operation]:
        names = [target("name", found.facts["name"]), target("new-name", local_part(wanted))]
        return [Operation("mail", "rename", [target("site-id", item.scope and item.scope.id), *names])]

    def suspects(self, item: Item) -> Iterable[Lookup]:
        if item.scope is None or item.scope.id is None:
            return ()
        return [Lookup(SETTINGS, "id", item.scope.id), item.resource.identity.group(item)]

    def suspicion(self, item: Item, objects: Sequence[Found]) -> str:
        if any(found.values["enabled"] is False for found in objects):
            return "The mail service of the site is switched off. Switch it on with plesk_mail_settings."
        name = local_part(item.wanted[self.option])
        for account in objects:
            if any(_same(name, alias) for alias in account.values["aliases"] or ()):
                return f"'{name}' is an alias of the mail account '{account.facts['name']}'. Remove it there first."
        return ""


class MailboxField(Field):
    """Whether the account has a mailbox.  Without ``force``, one with messages is not switched off."""

    def __init__(self) -> None:
        super().__init__("mailbox", "enabled", BOOLEAN)

    def compare(self, wanted: Any, item: Item, found: Found, context: Context) -> Difference | None:
        difference = super().compare(wanted, item, found, context)
        usage = found.facts.get("usage")
        if difference and not wanted and usage != 0 and not item.force and not context.verifying:
            size = "an unknown number of" if usage is None else usage
            raise GuardError(
                f"{item.path('mailbox')}: the mailbox of {item.resource.describe(item, found)} is not switched off,"
                f" because it contains {size} bytes of messages.",
                [str(found.values.get("address"))],
                "Save or delete the messages first, or set force=true.",
            )
        return difference


class QuotaField(Field):
    """The size of the mailbox, which a new account without a mailbox cannot have."""

    def __init__(self) -> None:
        super().__init__("quota", "quota", Quota())

    def resolve(self, item: Item, found: Found | None, context: Context) -> Any:
        wanted = item.wanted["quota"]
        if found is None and wanted != DEFAULT and "mailbox" not in item.wanted:
            raise OptionError(
                item.path("quota"), wanted, "is a size, but the new account has no mailbox", "Set mailbox."
            )
        return wanted

    def write(self, wanted: Any, verb: str) -> list[Element]:
        return [] if wanted == DEFAULT else super().write(wanted, verb)


class ForwardEnabled(Field):
    """Whether mail is forwarded, which needs an address."""

    def __init__(self) -> None:
        super().__init__("forward_enabled", "enabled", BOOLEAN)

    def resolve(self, item: Item, found: Found | None, context: Context) -> Any:
        stored = found.values.get("forward_to") if found else None
        if item.wanted["forward_enabled"] and not item.wanted.get("forward_to", stored):
            raise OptionError(item.path("forward_enabled"), True, "needs an address", "Set forward_to.")
        return item.wanted["forward_enabled"]


class ForwardingPart(Part):
    """The node ``forwarding``: the schemas demand an address in it when an account is created."""

    def __init__(self) -> None:
        self.enabled = ForwardEnabled()
        self.addresses = Field("forward_to", "address", Addresses())
        super().__init__("forwarding", self.enabled, self.addresses)

    def read(self, data: Node, found: Found) -> None:
        node = data.child(self.tag)
        if node is not None:
            self.enabled.read(node, found)
            found.values["forward_to"] = sorted(address.text for address in node.all("address"))

    def write(self, values: Mapping[str, Any], verb: str) -> list[Element]:
        addresses = values.get("forward_to")
        return [forwarding(values.get("forward_enabled"), addresses)] if addresses and verb == "add" else []


def forwarding(enabled: Any, addresses: Any) -> Element:
    """Return the node ``forwarding``; ``enabled`` is left out if it is None."""
    switch: list[Element] = [] if enabled is None else [("enabled", BOOLEAN.write(enabled))]
    return "forwarding", [*switch, *(("address", address) for address in addresses or ())]


class AliasesField(Field):
    """The aliases, one node each."""

    def __init__(self) -> None:
        super().__init__("aliases", "alias", Aliases(), verbs=("add",))

    def read(self, node: Node, found: Found) -> None:
        found.values["aliases"] = sorted(alias.text for alias in node.all(self.node))

    def write(self, wanted: Any, verb: str) -> list[Element]:
        return aliases(wanted) if verb in self.verbs else []

    def suspects(self, item: Item) -> Iterable[Lookup]:
        return [item.resource.identity.group(item)] if item.scope is not None and item.scope.id is not None else ()

    def suspicion(self, item: Item, objects: Sequence[Found]) -> str:
        own = local_part(item.wanted["address"])
        others = [account for account in objects if not _same(own, account.facts["name"])]
        for alias in item.wanted[self.option]:
            for account in others:
                if _same(alias, account.facts["name"]):
                    return f"'{alias}' in aliases is the name of another mail account. Choose another alias."
                if any(_same(alias, other) for other in account.values["aliases"] or ()):
                    return f"'{alias}' in aliases is an alias of the mail account '{account.facts['name']}' already."
        return ""


def _same(name: Any, other: Any) -> bool:
    return str(name).casefold() == str(other).casefold()


def aliases(names: Any) -> list[Element]:
    """Return the nodes of aliases."""
    return [("alias", name) for name in names]


def autoresponder() -> Group:
    """Return the option ``autoresponder``; attachments need an upload of their own and are left alone."""
    return Group(
        "autoresponder",
        "autoresponder",
        Field("enabled", "enabled", BOOLEAN),
        Field("subject", "subject", OptionalText()),
        Field("content_type", "content_type", Choice("text/plain", "text/html")),
        Field("charset", "charset", OptionalText()),
        Field("text", "text", Message()),
        Field("forward_to", "forward", OptionalAddress()),
        Field("end_date", "end_date", Day(), since="1.6.7.0"),
    )


class PasswordField(BlindPassword):
    """The password, in plain text."""

    def __init__(self) -> None:
        super().__init__("password")

    def write(self, wanted: Any, verb: str) -> list[Element]:
        return [(self.node, [("value", wanted), ("type", "plain")])]


class MaybeReturned(Field):
    """An option that some servers may not return: what they were given is then taken for what they have."""

    def read(self, node: Node, found: Found) -> None:
        text = node.text_of(self.node)
        found.values[self.option] = None if text is None else self.codec.read(text)

    def compare(self, wanted: Any, item: Item, found: Found, context: Context) -> Difference | None:
        difference = super().compare(wanted, item, found, context)
        if difference and context.verifying and not context.lost and found.values.get(self.option) is None:
            context.warn(
                f"The server does not return {self.option}, so the value could not be verified, and every run writes it"
                " again."
            )
            return None
        return difference


def panel_access() -> Blind:
    """Return the option ``panel_access``, which servers never return."""
    return Blind("panel_access", "cp-access", BOOLEAN, "update_panel_access")


def parts() -> tuple[Part, ...]:
    """Return the parts of ``mailname`` in the order of the protocol."""
    return (
        Part("", AddressField()),
        Part("", panel_access()),
        Part("mailbox", MailboxField(), QuotaField()),
        ForwardingPart(),
        Part("", AliasesField()),
        Part("", autoresponder()),
        Part("", PasswordField()),
        Part("", Field("antivirus", "antivir", Choice("off", "in", "out", "inout"))),
        Part("", MaybeReturned("outgoing_limit", "outgoing-messages-mbox-limit", OutgoingLimit())),
        Part("", MaybeReturned("description", "description", TEXT)),
    )
