# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Tables: the error codes of the XML API, the ways in which an answer gets lost, and what to do about each.

The documentation page about errors is generated from them. The codes are those of the vendor's list, in words of our
own, and a few that others saw; what servers were seen to do adds to their remedies.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from typing import NamedTuple, Optional


class Code(NamedTuple):
    """One error code of the XML API.

    ``klass`` is one of auth, exists, server, client, permission, license, not_found, reference, validation, failure,
    limit, component, version. ``retry`` says whether the same request may succeed a little later.
    """

    code: Optional[int]
    klass: str
    meaning: str
    remedy: str
    retry: bool = False


class Fault(NamedTuple):
    """One way in which a request or its answer gets lost between here and the XML API."""

    kind: str
    meaning: str
    remedy: str


_REPORT = "Read the server's text; its log file /var/log/plesk/panel.log usually contains more details."
_COMPONENT = "Install or set up the component on the server (Tools & Settings > Updates), or omit the option."

CODES: dict[int, Code] = {
    entry.code: entry  # type: ignore[misc]
    for entry in (
        Code(
            1001,
            "auth",
            "the login name or the password was refused",
            "Check api_username and api_password. The request is not repeated, because servers ban addresses that fail "
            "too often. A reverse proxy in front of Plesk must let header names with underscores pass "
            "(nginx: underscores_in_headers on).",
        ),
        Code(
            1002, "exists", "a user account with this name already exists", "Choose another login, or manage that one."
        ),
        Code(
            1003,
            "server",
            "the API agent could not start: the installation is broken or a service behind it is down",
            "Run 'plesk repair installation' on the server, then try again.",
            retry=True,
        ),
        Code(
            1004,
            "server",
            "the initial setup of Plesk has not been done",
            "Finish it once, in the web interface or with 'plesk bin init_conf --init' on the server.",
        ),
        Code(
            1005,
            "client",
            "the server does not speak this version of the protocol",
            "Leave api_version out, so that the server takes its newest version, or give one that "
            "plesk_server_info lists in its protocols.",
        ),
        Code(
            1006,
            "permission",
            "this user may not do this, or the API is closed for this user or for the address of the caller",
            "Use the administrator or a reseller with the permission to use the remote API "
            "(remote_access_interface); on the server, check the section [api] of panel.ini (enabled, allowedIPs) "
            "and the list of addresses allowed to log in as administrator.",
        ),
        Code(
            1007, "exists", "the data to be stored already exist", "Choose another name, or manage the existing object."
        ),
        Code(
            1008,
            "auth",
            "the account is in use elsewhere and does not allow a second session",
            "Let the administrator have several sessions at a time, or try again later.",
            retry=True,
        ),
        Code(1009, "license", "the Virtuozzo license key is not valid", "Renew the key of the Virtuozzo host."),
        Code(
            1010,
            "permission",
            "access to the panel was refused",
            "Allow the address of the caller in Tools & Settings > Restrict Administrative Access.",
        ),
        Code(1011, "auth", "the account is disabled", "Activate the account, or use another one."),
        Code(
            1012,
            "auth",
            "the login is locked, usually after too many failed attempts",
            "Wait until the lock ends, then check the credentials before the next attempt.",
        ),
        Code(1013, "not_found", "the object or the service does not exist", "Check the name or the id."),
        Code(
            1014,
            "client",
            "the packet was refused: it is not well-formed XML, or not valid in the protocol version",
            "Pin another version with api_version if this server is an old one; otherwise report the task "
            "and this message as a defect of the collection.",
        ),
        Code(1015, "reference", "the owner of the object was not found", "Check the option that names the owner."),
        Code(
            1017,
            "version",
            "this version of the protocol does not have the operation",
            "Omit api_version, or set a newer version that the server supports.",
        ),
        Code(1018, "reference", "the IP address was not found", "Use an address of the server's or the owner's pool."),
        Code(
            1019,
            "validation",
            "a value is not valid; servers also answer so when a login is taken or a password is too weak",
            "Read the server's text for the value meant. For an account, try another login, and a password as strong "
            "as Tools & Settings > Security Policy requires.",
        ),
        Code(1023, "failure", "the operation failed", _REPORT),
        Code(
            1024,
            "limit",
            "a limit is reached",
            "Raise the limit in the plan, the account or the license, or free some of it.",
        ),
        Code(1025, "validation", "the value of the status is not valid", "Use a status that the documentation lists."),
        Code(1026, "component", "a component that this needs is not installed", _COMPONENT),
        Code(1027, "failure", "an operation on an IP address failed", _REPORT),
        Code(1029, "auth", "the way of authentication is unknown", "Use a login and its password, or a secret key."),
        Code(
            1030,
            "license",
            "the license of Plesk has expired",
            "Renew it (Tools & Settings > License Management); until then the server refuses every operation.",
        ),
        Code(1031, "component", "a component that this needs is not configured", _COMPONENT),
        Code(1032, "validation", "the network interface is wrong", "Use an interface that plesk_server_info lists."),
        Code(
            1033,
            "validation",
            "important fields of the customer account are empty",
            "Fill in the fields of the account.",
        ),
        Code(1050, "component", "no webmail is installed", _COMPONENT),
        Code(
            2204,
            "validation",
            "the password is too weak, or has characters that are not allowed",
            "Read the server's text. Choose a password as strong as Tools & Settings > Security Policy requires, "
            "without the login name, quotes or spaces in it.",
        ),
        Code(
            8002,
            "validation",
            "the private key, the certificate or the authority's certificate is not valid, or they do not match",
            "Give the private key and the certificate in PEM form, the key that the certificate was made for.",
        ),
        Code(
            11003,
            "auth",
            "the secret key was refused: it is unknown, revoked, or bound to another address than the caller's",
            "Check api_secret_key. A key works only from the addresses it was made for (without any: from the one "
            "that made it), so NAT, a proxy or a host with both IPv4 and IPv6 may come from a wrong one; make a key "
            "for the address meant with 'plesk bin secret_key --create -ip-address ADDRESS'.",
        ),
        Code(14008, "validation", "the type of the database server is wrong", "Use a type that this server supports."),
        Code(
            14009,
            "component",
            "the database server is not configured",
            "Set it up in Tools & Settings > Database Servers.",
        ),
    )
}

FAULTS: dict[str, Fault] = {
    entry.kind: entry
    for entry in (
        Fault(
            "connect",
            "no connection to the server could be established",
            "Check api_host and api_port (or api_url), the name service and the firewall. A server that answered "
            "before and is silent now may have banned this address after failed logins (Fail2ban, jail plesk-panel).",
        ),
        Fault(
            "tls",
            "the certificate of the server could not be verified, or the TLS handshake failed",
            "Check that api_host and api_port lead to the panel. A certificate that cannot be verified is trusted with "
            "ca_path (its authority) or api_fingerprint (this certificate alone).",
        ),
        Fault(
            "timeout",
            "the response did not arrive in time",
            "Raise api_timeout. The server may still be at work, so run the task again before judging the outcome.",
        ),
        Fault(
            "cut",
            "the connection broke before the response was complete",
            "Run the task again: it reads first and does only what is still to do.",
        ),
        Fault(
            "http",
            "a web server responded instead of the XML API",
            "Check that api_host and api_port, or api_url, lead to the panel itself, and that Plesk is running.",
        ),
        Fault(
            "html",
            "a web page was returned instead of a response of the XML API",
            "Check the port (8443 for https, 8880 for http) and the path /enterprise/control/agent.php; a page of the "
            "panel itself may mean that it is being upgraded, is in maintenance, or waits for its initial setup.",
        ),
        Fault(
            "proxy",
            "the proxy named in the environment refused or failed",
            "Check HTTPS_PROXY and HTTP_PROXY, or add the server to NO_PROXY.",
        ),
        Fault(
            "redirect",
            "the server responded with a redirect, which is not followed because it would receive the credentials",
            "Give the address of the XML API itself with api_url, or with api_host and api_port. If the address is "
            "right, the panel itself may answer an error this way; see its log file /var/log/plesk/panel.log.",
        ),
        Fault(
            "malformed",
            "the response is not a packet of the XML API",
            "Check that api_url leads to the XML API; see the server's log file /var/log/plesk/panel.log.",
        ),
        Fault(
            "unreadable",
            "the response contains a character that XML forbids, so it cannot be read",
            "An object of the server has such a character in its data, for example a control character that was pasted "
            "into a name. Find it in the object that the message names, and remove it in the web interface.",
        ),
        Fault("too_big", "the response is larger than allowed", "Ask for fewer objects or data sets in one task."),
        Fault(
            "empty",
            "the response is empty",
            "See the server's log files /var/log/plesk/panel.log and /var/log/sw-cp-server/error_log.",
        ),
    )
}

_AWAY = (
    "The panel is down, overloaded, being upgraded, or slower than the proxy before it allows: run the task again when "
    "it is back. Until then it is not known whether a change was made."
)
HTTP_REMEDIES = {
    401: "A web server before the XML API, such as a reverse proxy, asks for credentials of its own: connect to the "
    "panel's own port (8443 for https, 8880 for http).",
    403: "A web server or a firewall before the XML API refuses the request: allow this address there, and check the "
    "port (8443 for https, 8880 for http).",
    404: "There is no XML API at this address: the path is /enterprise/control/agent.php, the port 8443 for https and "
    "8880 for http.",
    405: "There is no XML API at this address, or a proxy forbids POST: the path is /enterprise/control/agent.php.",
    407: "The proxy requires credentials: set them in the URL of HTTPS_PROXY, or add the server to NO_PROXY.",
    413: "A proxy before the XML API refuses requests of this size: raise its limit, or give fewer objects in a task.",
    429: "A web server before the XML API takes only so many requests at a time: use fewer forks, or exempt this "
    "address there.",
    502: _AWAY,
    503: _AWAY,
    504: _AWAY,
}

PLAIN_TO_TLS = "Begin api_url with https://, or set api_host and api_port instead of api_url, which use https."
"""The remedy for plain HTTP that was sent to a port with TLS."""


EXISTS_CANDIDATES = frozenset((1002, 1007, 1019))
NOTHING_EXECUTED = frozenset((1001, 1003, 1004, 1005, 1014, 1017, 1030, 11003))


def explain(code: int | None) -> Code:
    """Return the entry of `code`; a generic one for a code that is not documented or that the answer left out."""
    if code is not None and code in CODES:
        return CODES[code]
    meaning = (
        "the operation failed without a code" if code is None else "the operation failed with an undocumented code"
    )
    return Code(code, "failure", meaning, _REPORT)
