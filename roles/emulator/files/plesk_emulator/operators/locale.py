# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operator ``locale``: the languages of the panel."""

from __future__ import annotations

from lxml import etree

from ..protocol import errors, filters
from ..protocol.answer import error, node, nodes
from ..protocol.auth import ADMIN
from ..protocol.errors import Refusal
from ..protocol.operation import Call, Operator
from ..state.stock import DEFAULT_LOCALE
from ..state.store import Row

OPERATOR = Operator(
    "locale",
    """
define locales
  filter
    (one of)
      id* string

get
  use locales
install until=1.6.6.0
  filename string
get-message
  filter
    (one of)
      key+ string
  id string
remove until=1.6.6.0
  use locales
enable
  use locales
disable
  use locales
""",
)
LOCALES = filters.Kind(
    "locales WHERE 1", {"id": filters.text("id")}, lambda _call: filters.EVERYTHING, "Locale does not exist"
)


@OPERATOR.operation("get", writes=False, callers=(ADMIN,))
def get(call: Call) -> list[etree._Element]:
    """Describe languages; as recorded, filter-id and id stand in errors only."""

    def info(locale: Row) -> list[etree._Element]:
        values = {
            "id": locale["id"],
            "lang": locale["lang"],
            "country": locale["country"],
            "used": _users(call, locale),
            "enabled": call.boolean(locale["enabled"]),
        }
        return [node("info", *nodes(values))]

    return filters.each(call, LOCALES, info, echo=filters.no_echo, echo_error=filters.filter_id)


@OPERATOR.operation("enable", writes=True, callers=(ADMIN,))
def enable(call: Call) -> list[etree._Element]:
    """Let users choose languages."""
    return filters.each(call, LOCALES, lambda locale: _switch(call, locale, 1))


@OPERATOR.operation("disable", writes=True, callers=(ADMIN,))
def disable(call: Call) -> list[etree._Element]:
    """Keep users from choosing languages; those who use one keep it."""

    def switch_off(locale: Row) -> list[etree._Element]:
        if locale["id"] == DEFAULT_LOCALE:
            raise Refusal(errors.OPERATION_FAILED, "The default locale cannot be disabled.")
        return _switch(call, locale, 0)

    return filters.each(call, LOCALES, switch_off)


@OPERATOR.operation("get-message", writes=False, callers=(ADMIN,))
def get_message(call: Call) -> list[etree._Element]:
    """Refused for every key: the emulator has no panel, hence no messages."""
    if not LOCALES.chosen(call, "id", call.needed("id")):
        raise Refusal(errors.NOT_FOUND, LOCALES.missing)
    keys = [call.stored(key) for key in call.request.iterfind("filter/key")]
    return [error(Refusal(errors.NOT_FOUND, "Message does not exist"), node("filter-id", key)) for key in keys]


@OPERATOR.operation("install", writes=False, callers=(ADMIN,))
def install(call: Call) -> etree._Element:
    """Refused: there are no language packs to install."""
    raise Refusal(errors.OPERATION_FAILED, f"Language pack {call.needed('filename')} does not exist.")


@OPERATOR.operation("remove", writes=True, callers=(ADMIN,))
def remove(call: Call) -> list[etree._Element]:
    """Remove unused languages."""

    def uninstall(locale: Row) -> list[etree._Element]:
        if locale["id"] == DEFAULT_LOCALE or _users(call, locale):
            raise Refusal(errors.OPERATION_FAILED, f"Locale {locale['id']} is in use.")
        call.db.delete("locales", id=locale["id"])
        return [node("id", locale["id"])]

    return filters.each(call, LOCALES, uninstall)


def _switch(call: Call, locale: Row, enabled: int) -> list[etree._Element]:
    call.db.put("locales", **{**dict(locale), "enabled": enabled})
    return [node("id", locale["id"])]


def _users(call: Call, locale: Row) -> int:
    return int(call.db.value("SELECT COUNT(*) FROM accounts WHERE locale = ?", locale["id"]))
