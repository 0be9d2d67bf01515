# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The hosting of subscriptions and sites: its type, its properties, the target of a forwarding, the addresses.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Optional

from .._api.errors import Collected, GuardError, OptionError
from .._api.nodes import Element, Node
from .._api.questions import Found, Lookup
from .._model.blind import GIVEN, UNKNOWN, BlindPassword
from .._model.codecs import (
    Addresses,
    Choice,
    Codec,
    Difference,
    Filled,
    Number,
    read_address,
    sort_addresses,
)
from .._model.field import Field, Part
from .._model.foreseen import Names
from .._model.item import Context, Item
from .groups import HostingProperties, read_properties, write_properties
from .policies import Descriptors
from .site_certificates import check_certificate, names_of, pools_known

PHYSICAL, STANDARD, FRAME, NONE = "physical", "standard_forwarding", "frame_forwarding", "none"
NODES = {PHYSICAL: "vrt_hst", STANDARD: "std_fwd", FRAME: "frm_fwd", NONE: "none"}
TYPES = {node: name for name, node in NODES.items()}

_HOME = re.compile(r".*?[/\\]vhosts[/\\][^/\\]+[/\\]")

OWN = {
    "ftp_login": "ftp_login",
    "ftp_password": "ftp_password",
    "ftp_password_type": "ftp_password",
    "www_root": "document_root",
    "certificate_name": "certificate",
}
"""Properties of physical hosting that have options of their own."""

OF_PHYSICAL = ("ftp_login", "ftp_password", "document_root", "certificate", "hosting")
OF_FORWARDING = ("forward_to", "forward_code")
OPTIONS = ("hosting_type", "ip_addresses", *OF_PHYSICAL, *OF_FORWARDING)


class OfType(Field):
    """An option of one type of hosting: it is None with the others."""

    def unmoved(self, before: Any, after: Any) -> bool:
        return before is None or after is None or super().unmoved(before, after)


class OfForwarding(OfType):
    """The target of a forwarding, or its code."""

    def resolve(self, item: Item, found: Found | None, context: Context) -> Any:
        kind = item.wanted.get("hosting_type") or (found.values.get("hosting_type") if found else None)
        if kind not in (STANDARD, FRAME):
            problem = f"needs a forwarding, but the hosting is '{kind or NONE}'"
            raise OptionError(item.path(self.option), item.wanted[self.option], problem, "Set hosting_type.")
        return item.wanted[self.option]


class OptionalText(Codec):
    """Text that is None where the type of hosting does not have it."""

    unset = None


class DocumentRoot(Filled):
    """A folder, written relative to the home of the subscription and answered as an absolute path."""

    def __init__(self) -> None:
        super().__init__("a document root")

    def same(self, wanted: Any, current: Any) -> bool:
        left, right = (str(path or "").strip().replace("\\", "/").strip("/") for path in (wanted, current))
        return left == right or right.endswith(f"/{left}")


def relative(path: str) -> str:
    """Return a document root without the home of the subscription, which is a folder in ``vhosts`` on every system."""
    home = _HOME.match(path)
    return path[home.end() :].replace("\\", "/") if home else path


class SystemPassword(BlindPassword):
    """The password of the system user, which also is moved too when a subscription gets physical hosting."""

    def __init__(self) -> None:
        super().__init__("ftp_password", option="ftp_password", update="update_ftp_password")

    def compare(self, wanted: Any, item: Item, found: Found, context: Context) -> Difference | None:
        if found.values.get("hosting_type") != PHYSICAL and not context.verifying:
            return UNKNOWN, GIVEN
        return super().compare(wanted, item, found, context)


class HostingType(Field):
    """The type of hosting.  Leaving physical hosting deletes its content, so that takes ``force``.

    ``needed`` are the options without which there is no physical hosting.
    """

    def __init__(self, needed: tuple[str, ...] = ()) -> None:
        super().__init__("hosting_type", "htype", Choice(*NODES))
        self.needed = {PHYSICAL: needed, STANDARD: ("forward_to",), FRAME: ("forward_to",)}

    def resolve(self, item: Item, found: Found | None, context: Context) -> Any:
        wanted = item.wanted["hosting_type"]
        current = found.values.get("hosting_type") if found is not None else None
        if wanted != current:
            self._check_needed(wanted, item, found, context)
        if current == PHYSICAL and wanted != PHYSICAL and not item.force:
            raise GuardError(
                f"{item.path('hosting_type')}: {item.resource.describe(item, found)} has physical hosting, and"
                f" '{wanted}' deletes it together with the files of the website.",
                ("physical hosting",),
                "Set force=true to delete it.",
            )
        return wanted

    def _check_needed(self, wanted: str, item: Item, found: Found | None, context: Context) -> None:
        lacking = [option for option in self.needed.get(wanted, ()) if item.wanted.get(option) in (None, "")]
        if lacking and context.check_mode and found is None:
            context.warn(
                f"{item.resource.describe(item)} does not exist yet. Outside check mode, the task fails if it is still"
                f" missing, because {', '.join(lacking)} would be required for hosting_type={wanted}."
            )
            return
        with Collected() as errors:
            for option in lacking:
                with errors.kept():
                    problem = f"is required for new hosting of the type '{wanted}'"
                    raise OptionError(item.path(option), None, problem, f"Set {option}.")

    def disturbs(self) -> tuple[str, ...]:
        # They exist with physical hosting only.
        return ("php_settings",)

    def unmoved(self, before: Any, after: Any) -> bool:
        return bool(before == after)


class HostingAddresses(Field):
    """The addresses of the hosting, one of each family.

    ``check`` raises where the owner does not have them; ``pools`` are the questions that it needs.
    """

    def __init__(
        self,
        check: Callable[[Item, Optional[Found], Context], None],
        pools: Callable[[Item], Iterable[Lookup]],
    ) -> None:
        super().__init__("ip_addresses", "ip_address", Addresses())
        self.check = check
        self.pools = pools

    def likely(self, item: Item) -> Iterable[Lookup]:
        return self.pools(item) if item.wanted["ip_addresses"] else ()

    def parse(self, item: Item) -> Any:
        addresses = super().parse(item)
        if len({":" in address for address in addresses}) < len(addresses):
            raise OptionError(
                item.path("ip_addresses"),
                addresses,
                "contains two addresses of one family",
                "Set at most one IPv4 address and one IPv6 address.",
            )
        return addresses

    def resolve(self, item: Item, found: Found | None, context: Context) -> Any:
        wanted = item.wanted["ip_addresses"]
        if not wanted:
            return wanted
        if found is None or not self.codec.same(wanted, found.values.get("ip_addresses")):
            self.check(item, found, context)
        return wanted

    def compare(self, wanted: Any, item: Item, found: Found, context: Context) -> Difference | None:
        return super().compare(wanted, item, found, context) if wanted else None

    def write(self, wanted: Any, verb: str) -> list[Element]:
        return [(self.node, address) for address in wanted or ()]


class CertificateName(OfType):
    """The certificate that a site uses: one of its own pool, or of that of its subscription."""

    mentions = ("certificate",)

    def __init__(self) -> None:
        super().__init__("certificate", "certificate_name", OptionalText())

    def references(self, item: Item) -> Iterable[tuple[str, Names]]:
        holder, name = item.wanted.get("subscription"), item.wanted.get(self.option)
        if not name:
            return ()
        return [names_of(name, server=True), *([names_of(name, subscription=holder)] if holder else [])]

    def inner(self, item: Item) -> Iterable[tuple[str, Names]]:
        holder, name = item.wanted.get("name"), item.wanted.get(self.option)
        if not holder or not name:
            return ()
        return [names_of(name, **{item.resource.name: holder})]

    def likely(self, item: Item) -> Iterable[Lookup]:
        return pools_known(item) if item.wanted[self.option] else ()

    def resolve(self, item: Item, found: Found | None, context: Context) -> Any:
        wanted = item.wanted[self.option]
        used = found.values.get(self.option) if found is not None else None
        if wanted and not context.verifying and not self.codec.same(wanted, used):
            check_certificate(item, self.option, found, context)
        return wanted


class HostingPart(Part):
    """The node ``hosting``.  Values to write hold the type of hosting whenever they hold another of its options.

    ``needed`` are the options without which there is no physical hosting, ``refused`` the names that are not properties
    of the option ``hosting``, and what to set instead.
    """

    def __init__(
        self,
        descriptors: Descriptors,
        *fields: Field,
        addresses: HostingAddresses | None = None,
        needed: tuple[str, ...] = (),
        refused: Mapping[str, str] | None = None,
    ) -> None:
        self.addresses = addresses
        self.forward = (
            OfForwarding("forward_to", "dest_url", OptionalText()),
            OfForwarding("forward_code", "http_code", Number()),
        )
        self.named = {
            "www_root": OfType("document_root", "www_root", DocumentRoot()),
            "certificate_name": CertificateName(),
            **{entry.node: entry for entry in fields},
        }
        self.map = HostingProperties(descriptors, OWN if refused is None else refused)
        own = [HostingType(needed), *([addresses] if addresses else [])]
        super().__init__("hosting", *own, *self.forward, *self.named.values(), self.map)

    def read(self, data: Node, found: Found) -> None:
        hosting, general = data.child("hosting"), data.child("gen_info")
        told = hosting.children[0] if hosting is not None and hosting.children else None
        tag = told.tag if told is not None else (general.text_of("htype") if general is not None else None)
        found.values["hosting_type"] = TYPES.get(tag or "")
        if self.addresses:
            found.values["ip_addresses"] = read_addresses(data)
        found.values["hosting"] = {}
        for entry in (*self.forward, *self.named.values()):
            if entry.lasting:
                found.values[entry.option] = None
        if told is None:
            return
        for entry in self.forward if TYPES.get(told.tag) in (STANDARD, FRAME) else ():
            found.values[entry.option] = entry.codec.read(told.text_of(entry.node))
        if told.tag == NODES[PHYSICAL]:
            self._read_properties(told, found)

    def _read_properties(self, node: Node, found: Found) -> None:
        properties = {entry.text_of("name") or "": entry.text_of("value") for entry in node.all("property")}
        for name, entry in self.named.items():
            if entry.lasting:
                found.values[entry.option] = entry.codec.read(properties.get(name))
        root = found.values.get("document_root")
        if root:
            found.values["document_root"] = relative(root)
        found.values["hosting"] = {name: value for name, value in read_properties(node).items() if name not in OWN}

    def write(self, values: Mapping[str, Any], verb: str) -> list[Element]:
        kind = values.get("hosting_type")
        if kind is None:
            return []
        if kind == NONE:
            return [("hosting", [("none", None)])]
        content: list[Element] = self._properties(values) if kind == PHYSICAL else []
        if kind in (STANDARD, FRAME):
            target = self.forward if kind == STANDARD else self.forward[:1]
            content += [
                (entry.node, entry.codec.write(values[entry.option]))
                for entry in target
                if values.get(entry.option) is not None
            ]
        if self.addresses and values.get("ip_addresses"):
            content += self.addresses.write(values["ip_addresses"], verb)
        return [("hosting", [(NODES[kind], content)])]

    def _properties(self, values: Mapping[str, Any]) -> list[Element]:
        written = {
            name: entry.codec.write(values[entry.option]) or ""
            for name, entry in self.named.items()
            if values.get(entry.option) is not None
        }
        return write_properties({**written, **(values.get("hosting") or {})})


def read_addresses(data: Node) -> list[str]:
    """Return the addresses of a subscription: those of its hosting, else those that its DNS zone has."""
    hosting, general = data.child("hosting"), data.child("gen_info")
    told = hosting.children[0].all("ip_address") if hosting is not None and hosting.children else []
    if not told and general is not None:
        told = general.all("dns_ip_address")
    return sort_addresses(read_address(address.text) for address in told)


def completed(values: Mapping[str, Any], found: Found) -> dict[str, Any]:
    """Return values for ``set`` with what the node ``hosting`` needs beside them: the type, and the target."""
    if not any(option in values for option in OPTIONS):
        return dict(values)
    kind = values.get("hosting_type") or found.values.get("hosting_type")
    full = {**values, "hosting_type": kind}
    if kind in (STANDARD, FRAME) and full.get("forward_to") is None:
        full["forward_to"] = found.values.get("forward_to")
    return full


def check_options(item: Item) -> None:
    """Raise OptionError for options that another type of hosting has; options of physical hosting imply that type."""
    kind = item.wanted.get("hosting_type")
    if kind is None and _given(item, OF_PHYSICAL):
        kind = item.wanted["hosting_type"] = PHYSICAL
    if kind is None:
        return
    foreign = {PHYSICAL: OF_FORWARDING, STANDARD: OF_PHYSICAL, FRAME: (*OF_PHYSICAL, "forward_code")}
    with Collected() as errors:
        for option in _given(item, foreign.get(kind, (*OF_PHYSICAL, *OF_FORWARDING))):
            with errors.kept():
                raise OptionError(
                    item.path(option),
                    None,
                    f"does not exist with hosting_type={kind}",
                    f"Remove {option}, or set another hosting_type.",
                )


def _given(item: Item, options: Iterable[str]) -> list[str]:
    return [option for option in options if item.wanted.get(option) not in (None, {}, "")]
