# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operator ``php-handler``: versions and ways of PHP that sites may use."""

from __future__ import annotations

from lxml import etree

from ..protocol import errors, filters
from ..protocol.answer import node, nodes
from ..protocol.auth import ADMIN
from ..protocol.errors import Refusal
from ..protocol.operation import Call, Operator
from ..rules import hosting
from ..rules.contents import Contents
from ..state.store import Row

OPERATOR = Operator(
    "php-handler",
    """
define handlers
  filter
    (one of)
      id* string

get since=1.6.7.0
  use handlers
enable since=1.6.7.0
  use handlers
disable since=1.6.7.0
  use handlers
get-usage since=1.6.7.0
  use handlers
""",
)

HANDLERS = filters.Kind(
    "php_handlers WHERE 1",
    {"id": filters.text("id")},
    lambda _call: filters.EVERYTHING,
    "Php handler does not exists",
    "php_handler_missing",
)


def _each(call: Call, work: filters.Work) -> list[etree._Element]:
    return filters.each(call, HANDLERS, work, echo=filters.no_echo)


def _described(handler: Row, enabled: bool) -> list[etree._Element]:
    return nodes(
        {
            "id": handler["id"],
            "display-name": handler["display_name"],
            "full-version": handler["full_version"],
            "version": handler["full_version"].rpartition(".")[0],
            "type": handler["type"],
            "path": handler["path"],
            "clipath": handler["clipath"],
            "phpini": handler["phpini"],
            # A text, not a boolean, in the schema.
            "custom": "true" if handler["custom"] else "false",
            "handler-status": "enabled" if enabled else "disabled",
        }
    )


def _users(call: Call, handler_id: str) -> list[Row]:
    """Return the sites whose hosting uses a handler."""
    hosted = call.db.all("SELECT * FROM all_sites WHERE htype = ? ORDER BY id", hosting.PHYSICAL)
    default = hosting.PROPERTIES[hosting.PHP_HANDLER].default
    return [
        site
        for site in hosted
        if Contents(site["content"]).pairs("hosting").get(hosting.PHP_HANDLER, default) == handler_id
    ]


@OPERATOR.operation("get", writes=False, callers=(ADMIN,))
def get(call: Call) -> list[etree._Element]:
    """Describe handlers."""
    return _each(call, lambda handler: _described(handler, handler["enabled"]))


def _switch(call: Call, enabled: bool) -> list[etree._Element]:
    def switch(handler: Row) -> list[etree._Element]:
        _check_switch(call, handler, enabled)
        call.db.put("php_handlers", **{**dict(handler), "enabled": int(enabled)})
        return _described(handler, enabled)

    return _each(call, switch)


def _check_switch(call: Call, handler: Row, enabled: bool) -> None:
    """Raise :class:`Refusal` (1023) under the behaviors ``php_handler_same_state`` and ``php_handler_in_use``."""
    if bool(handler["enabled"]) == enabled:
        if call.behaviors["php_handler_same_state"] != "ok":
            state = "enabled" if enabled else "disabled"
            raise call.refuse("php_handler_same_state", f"Php handler {handler['id']} is {state} already.")
        return
    in_use = not enabled and call.behaviors["php_handler_in_use"] != "disabled" and _users(call, handler["id"])
    if in_use:
        raise Refusal(errors.OPERATION_FAILED, f"Php handler {handler['id']} is used by {in_use[0]['name']}.")


@OPERATOR.operation("enable", writes=True, callers=(ADMIN,))
def enable(call: Call) -> list[etree._Element]:
    """Make handlers available."""
    return _switch(call, True)


@OPERATOR.operation("disable", writes=True, callers=(ADMIN,))
def disable(call: Call) -> list[etree._Element]:
    """Make handlers unavailable; sites that use them keep them."""
    return _switch(call, False)


@OPERATOR.operation("get-usage", writes=False, callers=(ADMIN,))
def get_usage(call: Call) -> list[etree._Element]:
    """Name the sites that use each handler."""

    def usage(handler: Row) -> list[etree._Element]:
        return [
            node("domain", node("id", site["id"]), node("name", site["name"])) for site in _users(call, handler["id"])
        ]

    return _each(call, usage)
