# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What customers and resellers have in common: contact data, login, password and status.

The two operators spell their containers differently (``gen_info``, ``gen-info``) but hold the same nodes in the same
order.  This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Iterable
from typing import Any

from .._api.errors import SECRET, ConflictError, OptionError
from .._api.packet import Element, Node, Secret
from .._api.questions import Found, Lookup
from .._api.text import collapse
from .._model.codecs import Choice, Codec, Difference, Filled, checked_text, nearest
from .._model.contact import COUNTRY, EMAIL, LOGIN
from .._model.field import Field
from .._model.item import Context, Item, Unreadable
from .references import LOCALES

ANOTHER_PASSWORD = "(another password)"
GIVEN_PASSWORD = "(the password of the task)"

_STATUS_BITS = {
    4: "backup_or_restore_running",
    16: "disabled_by_administrator",
    32: "disabled_by_reseller",
    64: "disabled_by_customer",
    256: "expired",
}
_DISABLING = 16 | 32 | 64 | 256


class Password(Field):
    """A password, written in plain text and compared with the hash that the server may return.

    Plesk 11.5 and 17.0 were recorded to return the SHA-256 crypt hash; no hash means that nothing can be compared.
    """

    secret = True

    def __init__(self, kind_node: str) -> None:
        super().__init__("password", "passwd", Codec(), required=True)
        self.kind_node = kind_node

    def arguments(self) -> dict[str, dict[str, Any]]:
        update = {
            "type": "str",
            "choices": ["when_different", "always", "on_create"],
            "default": "when_different",
            "no_log": False,
        }
        return {"password": {"type": "str"}, "update_password": update}

    def parse(self, item: Item) -> Any:
        where = item.path("password")
        text = checked_text(item.params["password"], where, secret=True)
        if not text:
            raise OptionError(where, SECRET, "is empty", "Set a password, or omit the option to keep the current one.")
        if collapse(text) != text:
            raise OptionError(
                where,
                SECRET,
                "begins or ends with white space or contains several spaces in a row, which the protocol does not"
                " preserve",
                "Choose a password without them.",
            )
        return text

    def read(self, node: Node, found: Found) -> None:
        stored = node.text_of("password")
        if stored:
            found.secrets["password"] = (node.text_of(self.kind_node) or "", stored)

    def compare(self, wanted: Any, item: Item, found: Found, context: Context) -> Difference | None:
        mode = item.params.get("update_password") or "when_different"
        if mode == "on_create" and not context.created:
            return None
        equal = None
        if mode != "always" or context.verifying:
            equal = _matches(wanted, found.secrets.get("password"))
        confirmed = context.verifying and not context.lost
        if equal or (equal is None and (mode != "always" or confirmed)):
            if equal is None and not context.verifying:
                context.warn(
                    "The server returns no password hash that can be compared, so passwords of existing accounts stay"
                    " as they are. Use update_password=always to set them in every run, or update_password=on_create"
                    " to set them only for new accounts."
                )
            return None
        return ANOTHER_PASSWORD, GIVEN_PASSWORD

    def shown(self, wanted: Any) -> Any:
        return GIVEN_PASSWORD

    def unmoved(self, before: Any, after: Any) -> bool:
        return True


def _matches(password: str, stored: Any) -> bool | None:
    if stored is None:
        return None
    kind, value = stored
    text = value.reveal() if isinstance(value, Secret) else value
    if kind == "plain":
        return hmac.compare_digest(password.encode("utf-8"), text.encode("utf-8"))
    from .._model.crypt import matches

    return matches(password, text)


class Status(Field):
    """Active or disabled; on the wire a sum of bits of which a client may only write 0 and 16.

    An account that only its customer disabled, or that expired, is neither as far as a task can say: None.
    """

    def __init__(self) -> None:
        super().__init__("status", "status", Choice("active", "disabled"))

    def read(self, node: Node, found: Found) -> None:
        text = (node.text_of("status") or "0").strip()
        mask = int(text) if re.fullmatch(r"\d{1,10}", text) else 0
        found.facts["status"] = mask
        found.facts["status_bits"] = [_STATUS_BITS.get(bit, f"bit_{bit}") for bit in _bits(mask)]
        if mask & (16 | 32):
            found.values["status"] = "disabled"
        else:
            found.values["status"] = None if mask & _DISABLING else "active"

    def compare(self, wanted: Any, item: Item, found: Found, context: Context) -> Difference | None:
        mask = found.facts.get("status", 0)
        bits = mask & _DISABLING
        if wanted == "disabled":
            return None if mask & (16 | 32) else (_spoken(bits), "disabled")
        if not bits:
            return None
        if bits != 16:
            names = _spoken(bits)
            raise ConflictError(
                f"The account '{found.values.get('login')}' cannot be made active: its status is {mask} ({names}), and"
                " only disabled_by_administrator can be cleared over the XML API.",
                "Clear the other causes in Plesk, or omit the option status.",
            )
        return "disabled", "active"

    def write(self, wanted: Any, verb: str) -> list[Element]:
        return [("status", "16" if wanted == "disabled" else "0")]

    def unmoved(self, before: Any, after: Any) -> bool:
        return bool(before == after)


def _bits(mask: int) -> list[int]:
    return [1 << place for place in range(mask.bit_length()) if mask >> place & 1]


def _spoken(mask: int) -> str:
    return ", ".join(_STATUS_BITS[bit] for bit in _bits(mask)) or "active"


class Locale(Field):
    """The language of an account in the panel, one of those that the server has installed."""

    def __init__(self) -> None:
        super().__init__("locale", "locale", Filled("a locale"))

    def lookups(self, item: Item) -> Iterable[Lookup]:
        return [Lookup(LOCALES)]

    def resolve(self, item: Item, found: Found | None, context: Context) -> Any:
        wanted = item.wanted[self.option]
        try:
            names = [str(entry.values["id"]) for entry in context.get(Lookup(LOCALES))]
        except Unreadable:
            return wanted
        if names and wanted not in names and (found is None or not self.codec.same(wanted, found.values.get("locale"))):
            raise OptionError(item.path("locale"), wanted, "is not installed on this server", nearest(wanted, names))
        return wanted


def contact_fields() -> list[Field]:
    """Return the fields from ``cname`` to ``login``, in the order that both operators demand."""
    return [
        Field("company", "cname"),
        Field("contact_name", "pname", Filled("a contact name"), required=True),
        Field("login", "login", LOGIN, required=True),
    ]


def address_fields() -> list[Field]:
    """Return the fields that follow the status, in the order that both operators demand."""
    return [
        Field("phone", "phone"),
        Field("fax", "fax"),
        Field("email", "email", EMAIL),
        Field("address", "address"),
        Field("city", "city"),
        Field("state_or_province", "state"),
        Field("postal_code", "pcode"),
        Field("country", "country", COUNTRY),
        Locale(),
    ]
