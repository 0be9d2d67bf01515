# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The hosting of subscriptions, sites and service plans: its kind, its properties, and their descriptor."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from ..protocol import errors
from ..protocol.answer import node
from ..protocol.errors import Refusal
from ..protocol.operation import Call, collapse, whole_number
from .contents import Contents, cleaned
from .descriptors import property_node

PHYSICAL, NONE = "vrt_hst", "none"
PLAN, WEBSPACE, SITE = "plan", "webspace", "site"
ROOT = "/var/www/vhosts"
PHP_HANDLER = "php_handler_id"
_TRUE, _FALSE = ("true", "1"), ("false", "0")


class Property(NamedTuple):
    """A property of physical hosting: its type, default and label, where it exists, and the values allowed.

    A ``secret`` one can be written and never read.
    """

    type: str
    default: str
    label: str
    levels: tuple[str, ...] = (PLAN, WEBSPACE, SITE)
    values: tuple[str, ...] = ()
    secret: bool = False


_OF_PLANS = (PLAN, WEBSPACE)
_OF_USERS = (WEBSPACE,)
_OF_FILES = (WEBSPACE, SITE)

PROPERTIES: Mapping[str, Property] = {
    "ftp_login": Property("string", "", "System user", _OF_USERS),
    "ftp_password": Property("string", "", "Password of the system user", _OF_USERS, secret=True),
    "ftp_password_type": Property(
        "string", "plain", "Form of the password", _OF_USERS, ("plain", "crypt"), secret=True
    ),
    "ftp_quota": Property("bytes", "-1", "Hard disk quota", _OF_PLANS),
    "www_root": Property("string", "httpdocs", "Document root", _OF_FILES),
    "certificate_name": Property("string", "", "SSL/TLS certificate", _OF_FILES),
    "ssl": Property("boolean", "true", "SSL/TLS support"),
    "ssl-redirect": Property("boolean", "false", "Redirect from HTTP to HTTPS"),
    "php": Property("boolean", "true", "PHP support"),
    PHP_HANDLER: Property("string", "plesk-php82-fpm", "PHP handler"),
    "php_served_by_nginx": Property("boolean", "false", "PHP served by nginx"),
    "ssi": Property("boolean", "false", "SSI support"),
    "cgi": Property("boolean", "false", "CGI support"),
    "perl": Property("boolean", "false", "Perl support"),
    "python": Property("boolean", "false", "Python support"),
    "fastcgi": Property("boolean", "true", "FastCGI support"),
    # Of servers before Plesk 12 and of Windows: recorded servers list them, and clients still send them.
    **{
        name: Property("boolean", "false", label)
        for name, label in (
            ("fp", "FrontPage support"),
            ("fp_ssl", "FrontPage over SSL/TLS"),
            ("fp_auth", "FrontPage authorization"),
            ("miva", "Miva support"),
            ("asp", "ASP support"),
            ("asp_dot_net", "ASP.NET support"),
            ("coldfusion", "ColdFusion support"),
            ("ssi_html", "SSI in HTML files"),
            ("mod_perl", "mod_perl support"),
            ("mod_python", "mod_python support"),
        )
    },
    "webstat": Property("string", "awstats", "Web statistics", values=("none", "awstats", "webalizer")),
    "webstat_protected": Property("boolean", "true", "Statistics behind a password"),
    "errdocs": Property("boolean", "true", "Custom error documents"),
    "wu_script": Property("boolean", "false", "Scripts of web users", _OF_PLANS),
    "shell": Property(
        "string",
        "/bin/false",
        "Access to the server over SSH",
        _OF_PLANS,
        ("/bin/false", "/bin/sh", "/bin/bash", "/opt/psa/bin/chrootsh"),
    ),
    "unpaid_website_status": Property(
        "string", "suspended", "Status of expired sites", _OF_PLANS, ("suspended", "disabled")
    ),
}
_BASIC = ("ftp_login", "www_root")
# A set that replaces the properties leaves the system user and the folder where they are.
_IDENTITY = ("ftp_login", "www_root")


def at(level: str) -> dict[str, Property]:
    """Return the properties that plans, subscriptions or sites have."""
    return {name: entry for name, entry in PROPERTIES.items() if level in entry.levels}


def change(call: Call, contents: Contents, before: str, hosting: etree._Element, level: str) -> str:
    """Write the node ``hosting`` of a request into contents and returns the kind of hosting that it makes.

    Raises :class:`Refusal`: 1019 for a value that a property cannot have, the code of ``unknown_name`` for a property
    that no descriptor has.
    """
    given = hosting[0]
    kind = str(given.tag)
    if kind != before:
        contents.remove("hosting")
    if kind == PHYSICAL:
        put(call, contents, checked(call, given, level))
    elif kind != NONE:
        contents.merge("hosting", [child for child in cleaned(call, given) if child.tag != "ip_address"])
    return kind


def put(call: Call, contents: Contents, given: list[etree._Element]) -> None:
    """Write properties into contents; the others stay or go, as ``set_hosting`` says."""
    contents.put(call, "hosting", given, kept=_IDENTITY)


def checked(call: Call, parent: etree._Element, level: str) -> list[etree._Element]:
    """Return the properties below a request node in the form in which they are kept.

    Raises as :func:`change`, and 1019 under ``php_handler_id=1019`` for a PHP handler that cannot be used.
    """
    known, kept = at(level), []
    for entry in parent.findall("property"):
        name, value = call.text("name", entry) or "", call.text("value", entry) or ""
        if name in known:
            value = _value(name, known[name], value)
            _check_php_handler(call, name, value)
            if not known[name].secret:
                kept.append(property_of(name, value))
        elif call.behaviors["unknown_name"] != "ignored":
            raise call.refuse("unknown_name", f"Unknown hosting property '{name}'.")
    return kept


def _check_php_handler(call: Call, name: str, value: str) -> None:
    if name != PHP_HANDLER or call.behaviors["php_handler_id"] == "accepted":
        return
    if call.db.one("SELECT id FROM php_handlers WHERE enabled AND id = ?", value) is None:
        raise Refusal(errors.INVALID_VALUE, f"The PHP handler '{value}' is not available.")


def property_of(name: str, value: str) -> etree._Element:
    """Return a node ``property``."""
    return node("property", node("name", name), node("value", value))


def _value(name: str, entry: Property, value: str) -> str:
    plain = collapse(value)
    fits = {
        "boolean": plain in (*_TRUE, *_FALSE),
        "bytes": plain.lstrip("-").isdecimal() and whole_number(plain) >= -1,
        "string": not entry.values or plain in entry.values,
    }
    if not fits[entry.type]:
        raise Refusal(errors.INVALID_VALUE, f"Invalid value of hosting property '{name}'.")
    return {"boolean": "true" if plain in _TRUE else "false", "bytes": plain, "string": value}[entry.type]


def given_addresses(call: Call, hosting: etree._Element | None) -> list[str]:
    """Return the addresses in the node ``hosting`` of a request."""
    found = [] if hosting is None else hosting.findall("*/ip_address")
    return [call.stored(address) for address in found]


def shown(
    kind: str, contents: Contents, addresses: list[str], home: str, level: str, name: str = "hosting", user: str = ""
) -> etree._Element:
    """Hosting as answers hold it; ``home`` and ``user`` as for :func:`properties`."""
    found = [node("ip_address", address) for address in addresses[:2]]
    if kind == PHYSICAL:
        properties = _read(contents, level, home, _BASIC if name == "hosting-basic" else tuple(at(level)), user)
        return node(name, node(kind, *properties, *found))
    if kind == NONE:
        return node(name, node(kind))
    target = (node(tag, contents.value(f"hosting/{tag}")) for tag in ("dest_url", "http_code"))
    return node(name, node(kind, *(child for child in target if child.text), *found))


def properties(contents: Contents, level: str, home: str, user: str = "") -> list[etree._Element]:
    """Return the properties of physical hosting as answers hold them.

    ``home`` is the folder that ``www_root`` is relative to, ``user`` the login of the system user of the subscription
    for a site that has none of its own.
    """
    return _read(contents, level, home, tuple(at(level)), user)


def plan_node(contents: Contents) -> etree._Element:
    """Return the hosting of a plan as answers hold it."""
    if contents.value("hosting/none") is not None:
        return node("hosting", node(NONE))
    return node("hosting", node(PHYSICAL, *_read(contents, PLAN, "", tuple(at(PLAN)))))


def _read(contents: Contents, level: str, home: str, names: tuple[str, ...], user: str = "") -> list[etree._Element]:
    stored = contents.pairs("hosting")
    read = {"ftp_login": user} if user else {}
    read |= {
        name: stored.get(name, entry.default) for name, entry in at(level).items() if name in names and not entry.secret
    }
    if "www_root" in read:
        read["www_root"] = f"{home}/{read['www_root'].lstrip('/')}"
    return [property_of(name, value) for name, value in read.items()]


def descriptor(level: str) -> etree._Element:
    """Return a ``descriptor`` of the properties of physical hosting."""
    return node(
        "descriptor",
        *(
            property_node(name, entry.type, entry.default, entry.label, enum=entry.values)
            for name, entry in at(level).items()
        ),
    )
