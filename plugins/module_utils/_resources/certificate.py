# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""TLS certificates with their keys: operator ``certificate`` (server_objects.md section 2 of the protocol notes).

Servers return the names of certificates only.  This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._api.errors import GuardError, OptionError
from .._api.nodes import Element, Operation
from .._api.questions import Found
from .._model.blind import Blind
from .._model.codecs import BOOLEAN, Codec, Difference, Filled, parse_address
from .._model.domain_names import DOMAIN
from .._model.field import Field, Part
from .._model.item import Context, Item
from .._model.requests import Requests, target
from .._model.resource import Resource
from .._model.shapes import version_number
from . import x509
from .certificate_pools import POOLS, USERS, InPool, Place, Pool, in_server, pool_node
from .pem import Pem

_UPDATE = "update_content"
_UPDATE_SINCE = "1.6.8.0"
_CONTENT = ("csr", "private_key", "certificate", "ca")


class _Address(Codec):
    """An IP address."""

    def parse(self, value: Any, where: str) -> Any:
        return parse_address(value, where)


class _Content(Blind):
    """A part of the content, all of which is written at once."""

    def __init__(self, option: str, node: str, codec: Codec, *, required: bool = False, secret: bool = False) -> None:
        super().__init__(option, node, codec, _UPDATE, required=required, secret=secret)

    def compare(self, wanted: Any, item: Item, found: Found, context: Context) -> Difference | None:
        if not self.always(item) or (context.verifying and not context.lost):
            return None
        if not context.verifying:
            context.warn(
                f"The server does not return the content of certificates, so {_UPDATE}=always writes it in every run,"
                " which then reports a change."
            )
            if replaces(item) and not item.force:
                _check_use(item, found, context)
        return super().compare(wanted, item, found, context)


class _Key(_Content):
    """The private key, without which no content is sent; what is sent with it is checked here."""

    def __init__(self) -> None:
        labels = ("PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY")
        super().__init__("private_key", "pvt", Pem(*labels, secret=True), required=True, secret=True)

    def resolve(self, item: Item, found: Found | None, context: Context) -> Any:
        if (found is None or self.always(item)) and not context.verifying:
            _check_content(item, context)
        return super().resolve(item, found, context)


def _check_content(item: Item, context: Context) -> None:
    """Raise OptionError for content that no server should get; warn if it cannot be checked."""
    content = _content(item)
    if x509.available():
        x509.check(content, item.path)
        return
    if "csr" not in content:
        raise OptionError(
            item.path("csr"),
            None,
            "is required, because the Python library cryptography, which would make it from private_key, is missing",
            "Set csr, or install cryptography on the host that runs the module.",
        )
    context.warn(
        "The content of certificates was not checked, because the Python library cryptography is missing where the"
        " module runs. The server may refuse it."
    )


def _content(item: Item) -> dict[str, str]:
    return {option: item.wanted[option] for option in _CONTENT if option in item.wanted}


def replaces(item: Item) -> bool:
    """Return whether a certificate can only be removed and installed anew in this version of the protocol."""
    return bool(item.version) and version_number(str(item.version)) < version_number(_UPDATE_SINCE)


def _check_use(item: Item, found: Found, context: Context) -> None:
    """Raise GuardError if a certificate that is removed for a moment may be in use."""
    about = f"The {item.resource.describe(item, found)} was not replaced"
    why = f"before version {_UPDATE_SINCE} of the protocol it is removed and installed anew"
    if in_server(item):
        raise GuardError(f"{about}: {why}, and what uses it cannot be read.", (), "Set force=true.")
    lookups = [(guard, guard.lookup(item, found)) for guard in USERS]
    users = sorted(
        str(site.values["name"])
        for guard, lookup in lookups
        if lookup
        for site in context.get(lookup)
        if guard.belongs and guard.belongs(found, site)
    )
    if users:
        raise GuardError(f"{about}: {why}, and it is used by {', '.join(users)}.", users, "Set force=true.")


class CertificateRequests(Requests):
    """The operations of ``certificate``: pool and name take the place of a filter, and content is written whole."""

    def create(self, item: Item, values: Mapping[str, Any]) -> list[Operation]:
        return [Operation("certificate", "install", self._body(item, values))]

    def update(self, item: Item, found: Found, values: Mapping[str, Any]) -> list[Operation]:
        if not values:
            return []
        if replaces(item):
            return [self._removal(item), *self.create(item, values)]
        return [Operation("certificate", "update", self._body(item, values))]

    def remove(self, item: Item, found: Found) -> list[Operation]:
        if in_server(item) and not item.force:
            raise GuardError(
                f"The {item.resource.describe(item, found)} was not deleted because what uses a certificate of the"
                " server's pool cannot be read.",
                (),
                "Set force=true.",
            )
        return [self._removal(item)]

    def _removal(self, item: Item) -> Operation:
        return Operation("certificate", "remove", [("filter", [target("name", item.wanted["name"])]), pool_node(item)])

    def _body(self, item: Item, values: Mapping[str, Any]) -> list[Element]:
        content = _content(item)
        nodes = {entry.option: entry.node for entry in item.resource.fields()}
        if "csr" not in content and x509.available():
            holder = item.wanted.get("site") or item.wanted.get("subscription") or item.wanted["name"]
            content["csr"] = x509.signing_request(content, str(holder), item.path)
        body: list[Element] = [
            target("name", item.wanted["name"]),
            pool_node(item),
            ("content", [(nodes[option], content[option]) for option in _CONTENT if option in content]),
        ]
        if "ip_address" in values:
            body.append(("ip_address", values["ip_address"]))
        return body


def _check(item: Item) -> None:
    """Raise OptionError for options that do not go together."""
    given = [option for option in ("subscription", "site", "server_pool") if item.params.get(option)]
    if len(given) != 1:
        raise OptionError(
            item.path("subscription"),
            None,
            "cannot be combined with another pool" if given else "is required",
            "Set exactly one of subscription, site and server_pool=true.",
        )
    if "ip_address" in item.wanted and not in_server(item):
        raise OptionError(
            item.path("ip_address"),
            item.wanted["ip_address"],
            "needs a certificate of the server's pool",
            "Set server_pool=true, or omit ip_address.",
        )
    lacking = "private_key" not in item.wanted and item.state == "present"
    for option in ("csr", "certificate", "ca", "ip_address"):
        if lacking and option in item.wanted:
            raise OptionError(item.path("private_key"), None, f"is required together with {option}", "Set private_key.")


def _unlisted(item: Item) -> str:
    if item.version or item.params.get(_UPDATE) != "always":
        return ""
    return (
        f"If the server does not support certificate/update, set api_version to the version that it supports: before"
        f" {_UPDATE_SINCE}, the module removes the certificate and installs it anew."
    )


def _title(known: Mapping[str, Any]) -> str:
    place = known.get("site") or known.get("subscription")
    return f"certificate '{known['name']}' of {place or 'the server'}"


CERTIFICATE = Resource(
    name="certificate",
    plural="certificates",
    label="certificate",
    source=POOLS,
    natural="name",
    qualifiers=("subscription", "site", "server_pool"),
    keys=("name",),
    parts=(
        Part("", Field("name", "name", Filled("a name"), required=True)),
        Part("", Place("site", "site", DOMAIN), Place("server_pool", "admin", BOOLEAN)),
        Part(
            "",
            _Content("csr", "csr", Pem("CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST")),
            _Key(),
            _Content("certificate", "cert", Pem("CERTIFICATE")),
            _Content("ca", "ca", Pem("CERTIFICATE", several=True)),
            _Content("ip_address", "ip_address", _Address()),
        ),
    ),
    requests=CertificateRequests(),
    identity=InPool(),
    scope=Pool(),
    guards=USERS,
    forceful=True,
    listed=False,
    along=True,
    check=_check,
    apart=_unlisted,
    title=_title,
)
