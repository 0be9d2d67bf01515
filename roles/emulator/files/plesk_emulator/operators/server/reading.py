# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""``get_protos`` and ``get``."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from typing import Union

from lxml import etree

from ...protocol import errors
from ...protocol.answer import node, nodes, ok
from ...protocol.auth import ADMIN
from ...protocol.errors import Refusal
from ...protocol.operation import Call
from ...protocol.versions import SUPPORTED
from . import licenses, machine, settings
from .operator import OPERATOR

Made = Union[etree._Element, Iterable[etree._Element]]


@OPERATOR.operation("get_protos", writes=False)
def get_protos(call: Call) -> etree._Element:
    """Return the protocol versions that the server speaks."""
    versions = list(SUPPORTED)
    if call.behaviors["protos_order"] == "shuffled":
        random.Random(len(versions)).shuffle(versions)
    return ok(node("protos", *(node("proto", version) for version in versions)))


@OPERATOR.operation("get", writes=False, callers=(ADMIN,))
def get(call: Call) -> etree._Element:
    """Read the data sets asked for, one node each; several for license keys."""
    made: list[etree._Element] = []
    for name, read in _DATA_SETS.items():
        if call.request.find(name) is None:
            continue
        try:
            found = read(call)
            made += [found] if isinstance(found, etree._Element) else list(found)
        except Refusal:
            if call.behaviors["failed_block"] == "whole":
                raise
    return ok(*made)


def _updates(call: Call) -> etree._Element:
    """Return what the update service says, which needs the vendor's server."""
    if call.behaviors["update_server"] == "unreachable":
        raise Refusal(errors.OPERATION_FAILED, "The update server cannot be reached.")
    values = {
        "available_update": "",
        "available_update_type": "",
        "security_updates": "",
        "last_installed_update": "2",
        "install_updates_automatically": call.boolean(True),
        "install_third_party_updates": call.boolean(True),
    }
    if call.since("1.6.8.0"):
        values["install_system_package_updates_automatically"] = call.boolean(False)
    return node("updates", *nodes(values))


def _admin_domain_list(call: Call) -> Made:
    # The published answers of 1.6.7.0 lack the node that its requests ask for.
    return settings.admin_domain_list(call) if call.since("1.6.8.0") else ()


_DATA_SETS: dict[str, Callable[[Call], Made]] = {
    "key": licenses.keys_asked_for,
    "gen_info": settings.gen_info,
    "components": machine.components,
    "stat": machine.stat,
    "admin": settings.admin,
    "interfaces": machine.interfaces,
    "services_state": machine.services_state,
    "prefs": settings.prefs,
    "shells": machine.shells,
    "session_setup": settings.session_setup,
    "site-isolation-config": machine.site_isolation,
    "updates": _updates,
    "admin-domain-list": _admin_domain_list,
    "certificates": settings.certificates,
}
