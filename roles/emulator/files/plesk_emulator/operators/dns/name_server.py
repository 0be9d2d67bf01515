# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The name server of the machine: who may transfer zones, recursion, and whether another server answers instead."""

from __future__ import annotations

from lxml import etree

from ...protocol import errors
from ...protocol.answer import node, ok
from ...protocol.auth import ADMIN
from ...protocol.errors import Refusal
from ...protocol.operation import Call
from .operator import OPERATOR

# "local" is for Windows.
_SUPPORTED_RECURSION = ("on", "localnets", "off")
_REMOTE = "dns_remote"


def _hosts(call: Call) -> list[str]:
    return [call.stored(found) for found in call.child("filter")]


@OPERATOR.operation("get_acl", writes=False, callers=(ADMIN,))
def get_acl(call: Call) -> list[etree._Element]:
    """List the hosts that may transfer zones."""
    hosts = [row["host"] for row in call.db.all("SELECT host FROM dns_acl ORDER BY host")]
    if not hosts and call.behaviors["acl_empty"] == "none":
        return []
    return [ok(*(node("host", host) for host in hosts))]


@OPERATOR.operation("add_to_acl", writes=True, callers=(ADMIN,))
def add_to_acl(call: Call) -> etree._Element:
    """Allow hosts to transfer zones."""
    for host in _hosts(call):
        if not host:
            raise Refusal(errors.INVALID_VALUE, "The host is empty.")
        if call.behaviors["acl_duplicate"] != "ok" and call.db.one("SELECT 1 FROM dns_acl WHERE host = ?", host):
            raise call.refuse("acl_duplicate", f"Host {host} already exists.")
        call.db.put("dns_acl", host=host)
    return ok(*(node("host", host) for host in _hosts(call)))


@OPERATOR.operation("remove_from_acl", writes=True, callers=(ADMIN,))
def remove_from_acl(call: Call) -> etree._Element:
    """Forbid hosts to transfer zones."""
    for host in dict.fromkeys(_hosts(call)):
        if not call.db.delete("dns_acl", host=host):
            raise Refusal(errors.NOT_FOUND, f"Host {host} does not exist.")
    return ok(*(node("host", host) for host in _hosts(call)))


@OPERATOR.operation("enable-remote-dns", writes=True, callers=(ADMIN,))
def enable_remote_dns(call: Call) -> etree._Element:
    """Let another name server answer for the zones."""
    call.db.set_setting(_REMOTE, "1")
    return ok()


@OPERATOR.operation("disable-remote-dns", writes=True, callers=(ADMIN,))
def disable_remote_dns(call: Call) -> etree._Element:
    """Let the machine's own name server answer for the zones."""
    call.db.set_setting(_REMOTE, "")
    return ok()


@OPERATOR.operation("get-status-remote-dns", writes=False, callers=(ADMIN,))
def get_status_remote_dns(call: Call) -> etree._Element:
    """Return whether another name server answers for the zones."""
    return ok(node("dns-status", call.boolean(call.db.setting(_REMOTE))))


@OPERATOR.operation("set-recursion", writes=True, callers=(ADMIN,))
def set_recursion(call: Call) -> etree._Element:
    """Set for whom the name server looks up names of others."""
    wanted = call.needed("value")
    if wanted not in _SUPPORTED_RECURSION:
        raise Refusal(errors.INVALID_VALUE, f"DNS recursion '{wanted}' is not supported.")
    call.db.set_setting("dns_recursion", wanted)
    return ok()


@OPERATOR.operation("get-recursion", writes=False, callers=(ADMIN,))
def get_recursion(call: Call) -> etree._Element:
    """Return for whom the name server looks up names of others."""
    return ok(node("value", call.db.setting("dns_recursion", "localnets")))


@OPERATOR.operation("get-supported-recursion", writes=False, callers=(ADMIN,))
def get_supported_recursion(_call: Call) -> etree._Element:
    """List the values that recursion can have."""
    return ok(*(node("value", value) for value in _SUPPORTED_RECURSION))
