# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The edge of the module that sends packets of the user's own making.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ansible.module_utils.basic import AnsibleModule

from .._api.errors import OptionError
from .._api.options import CONNECTION_OPTIONS
from .._api.packet import encode
from .._api.packet_text import breaches
from .module import connected, make_module, report
from .packet_exchange import send
from .packet_request import (
    Request,
    hide,
    read_request,
    secrets_in,
)

OPTIONS: dict[str, dict[str, Any]] = {
    # Marked as secret so that the system's log holds neither; what is one really is sorted out in run_packet.
    "packet": {"type": "raw", "no_log": True},
    "xml": {"type": "str", "no_log": True},
    "accept_codes": {"type": "list", "elements": "int", "default": []},
    "schema_folder": {"type": "path"},
    "secrets": {"type": "list", "elements": "str", "no_log": True},
}

_MOST_BYTES = 1 << 28
_HIDDEN = "(not shown, because it may contain secrets)"


def run_packet() -> None:
    """Run the module that sends a packet."""
    module = make_module(OPTIONS)
    params = module.params
    result: dict[str, Any] = {"changed": False, "results": []}
    _hide_only(module, secrets_in(params["packet"]))
    given, params["packet"] = params["packet"], None if params["packet"] is None else _HIDDEN
    with connected(module, result) as (client, connection):
        request = read_request({**params, "packet": given})
        version = _version(request, params["api_version"], connection.version)
        client.version, client.max_bytes = version, _MOST_BYTES
        result["request"] = request.shown(version)
        module.no_log_values.update(request.secrets)
        params["packet"] = given  # what is secret in it is known from here on
        if params["xml"] is not None:
            module.no_log_values.discard(params["xml"])
            params["xml"] = result["request"]
        if params["schema_folder"]:
            _check(request, version, params["schema_folder"])
        exchange = send(client, request.operations, frozenset(params["accept_codes"]), module.check_mode)
        for text in exchange.warnings:
            module.warn(text)
        result.update(results=exchange.results, changed=exchange.changed)
        if exchange.error:
            raise exchange.error
        report(result, client)
    module.exit_json(**result)


def _hide_only(module: AnsibleModule, secrets: Iterator[str]) -> None:
    """Take back that every value of the packet is secret: known ones stay hidden, and XML until it is read."""
    options = [option for option, spec in CONNECTION_OPTIONS.items() if spec.get("no_log")]
    known = [*(module.params[option] for option in (*options, "xml")), *(module.params["secrets"] or ()), *secrets]
    module.no_log_values.clear()
    module.no_log_values.update(text for text in known if text and text.strip())


def _version(request: Request, option: str | None, resolved: str | None) -> str | None:
    """Return the version of the packet: its own, unless the task says another; the environment's comes last."""
    if request.version and option and option.strip() and option.strip() != request.version:
        raise OptionError(
            "api_version",
            option,
            f"is not the version {request.version} that the packet in xml has",
            "Set it in one place only.",
        )
    return request.version or resolved


def _check(request: Request, version: str | None, folder: str) -> None:
    found = breaches(folder, encode(request.operations, version))
    if found:
        raise OptionError(
            request.option,
            None,
            f"breaks the schema in {folder}: {hide(found, request.secrets)}",
            "Mind the names and the order of the nodes; for another protocol version, name the folder of that version.",
        )
