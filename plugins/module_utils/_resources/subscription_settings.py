# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Preferences, mail and application packages of a subscription.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .._api.nodes import Node
from .._api.questions import Found, Lookup, Source
from .._model.codecs import BOOLEAN, UNLIMITED, Difference
from .._model.field import Field, Part, decoder
from .._model.groups import Amount, Group
from .._model.item import Context, Item
from .groups import nonexistent_user, outgoing_mail
from .members import ApplicationPackages, PackageFilter

_SINCE = "1.6.8.0"
_PACKAGES = Source(
    "webspace",
    decoder([Part("", ApplicationPackages(), PackageFilter(), dataset="")]),
    keys={"id": "id"},
    flags=("aps-filter", "packages"),
)


class Months(Amount):
    """A number of months; the protocol writes unlimited as nothing."""

    def read(self, text: str | None) -> Any:
        return UNLIMITED if text is not None and not text.strip() else super().read(text)

    def write(self, value: Any) -> str | None:
        return None if value == UNLIMITED else str(value)


class _Mail(Group):
    """The group ``mail``, whose node ``none`` says that the mail service is off."""

    def read(self, node: Node, found: Found) -> None:
        super().read(node, found)
        record = node.child(self.node)
        if record is not None and record.child("none") is not None:
            found.values[self.option]["enabled"] = False


class _Apart(Field):
    """An option that is read only where a task sets it: older protocols refuse a packet with its data set."""

    def read(self, node: Node, found: Found) -> None:
        found.values[self.option] = None

    def compare(self, wanted: Any, item: Item, found: Found, context: Context) -> Difference | None:
        for answer in context.get(self._lookup(found)):
            found.values[self.option] = answer.values.get(self.option)
        return super().compare(wanted, item, found, context)

    def renews(self, found: Found) -> Iterable[Lookup]:
        return [self._lookup(found)]

    def _lookup(self, found: Found) -> Lookup:
        return Lookup(_PACKAGES, "id", found.id)


class SubscribedPackages(_Apart, ApplicationPackages):
    """The option ``packages``."""

    def __init__(self) -> None:
        super().__init__()
        self.since = _SINCE


class SubscribedFilter(_Apart, PackageFilter):
    """The option ``aps_filter``."""

    def __init__(self) -> None:
        super().__init__()
        self.since = _SINCE


def preferences() -> Group:
    """Return the option ``preferences`` (node ``prefs``)."""
    return Group(
        "preferences",
        "prefs",
        Field("www", "www", BOOLEAN),
        Field("statistics_months", "stat_ttl", Months()),
        Field("outgoing_limit_domain", "outgoing-messages-domain-limit", Amount("default")),
        Field("icp_status", "icp-status", BOOLEAN, since="1.6.8.0"),
        Field("icp_permit", "icp-permit", since="1.6.8.0"),
    )


def mail() -> Group:
    """Return the option ``mail``."""
    return _Mail(
        "mail",
        "mail",
        nonexistent_user(),
        Field("webmail", "webmail"),
        Field("dkim", "spam-protect-sign", BOOLEAN),
        Field("greylisting", "greylisting", BOOLEAN),
        Field("enabled", "mailservice", BOOLEAN),
        Field("webmail_certificate", "webmail-certificate", since="1.6.8.0"),
        *outgoing_mail(),
    )
