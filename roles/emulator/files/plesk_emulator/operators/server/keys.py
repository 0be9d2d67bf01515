# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Operations on license keys. There is no vendor's server behind them: activation codes cannot be used."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from ...protocol import errors
from ...protocol.answer import error, node, nodes, ok
from ...protocol.auth import ADMIN
from ...protocol.errors import Refusal
from ...protocol.operation import Call
from ...state.store import Row
from . import licenses
from .licenses import EXPIRES, KEY_ID, UPDATED
from .operator import OPERATOR


@OPERATOR.operation("lic_install", writes=True, callers=(ADMIN,))
def lic_install(call: Call) -> etree._Element:
    """Install a main key, or an additional one where ``additional_key`` is given."""
    content = call.text("license")
    if content is None:
        raise Refusal(errors.OPERATION_FAILED, "The license server cannot be reached to use the activation code.")
    properties = licenses.decode(content)
    is_additional = licenses.NAME in properties
    if is_additional != (call.request.find("additional_key") is not None):
        kind = "additional" if is_additional else "main"
        raise Refusal(errors.OPERATION_FAILED, f"The key to be installed is of the other kind: {kind}.")
    if is_additional:
        licenses.store_additional(call.db, properties)
    else:
        licenses.store_main(call.db, properties)
    return ok(node("key-id", properties[KEY_ID]))


@OPERATOR.operation("lic_update", writes=True, callers=(ADMIN,), bare=True)
def lic_update(call: Call) -> etree._Element:
    """Renew the key with an id; returns without ``result``."""
    wanted = call.needed("filter/key-id")
    own = licenses.main(call.db)
    if wanted == own[KEY_ID]:
        licenses.store_main(call.db, licenses.renewed(call, own))
    else:
        for key in licenses.named(call, wanted):
            _renew(call, key)
    return node("status", "ok")


@OPERATOR.operation("lic_get_info", writes=False, callers=(ADMIN,), bare=True, system=True)
def lic_get_info(call: Call) -> list[etree._Element]:
    """Read a key without installing it; returns without ``result`` and ``status``."""
    properties = licenses.decode(call.needed("license"))
    return licenses.content_nodes(call, properties, licenses.NAME in properties)


@OPERATOR.operation("license-rollback-key", writes=True, callers=(ADMIN,))
def license_rollback_key(call: Call) -> etree._Element:
    """Return to the main key before the present one."""
    properties = licenses.previous(call.db)
    if properties is None:
        raise Refusal(errors.OPERATION_FAILED, "There is no previous license key.")
    licenses.store_main(call.db, properties)
    return ok(node("key-id", properties[KEY_ID]))


@OPERATOR.operation("license-retrieve-keys", writes=False, callers=(ADMIN,))
def license_retrieve_keys(_call: Call) -> etree._Element:
    """Refused: the keys tied to the main key are known to the vendor's server only."""
    raise Refusal(errors.OPERATION_FAILED, "The license server cannot be reached to retrieve the keys.")


@OPERATOR.operation("get_additional_key", writes=False, callers=(ADMIN,))
def get_additional_key(call: Call) -> list[etree._Element]:
    """Read additional keys, one result each, none without keys."""
    return _each(call, _key_info)


@OPERATOR.operation("renew_additional_key", writes=True, callers=(ADMIN,))
def renew_additional_key(call: Call) -> list[etree._Element]:
    """Renew additional keys, one result each, none without keys."""
    return _each(call, _renew)


@OPERATOR.operation("remove_additional_key", writes=True, callers=(ADMIN,))
def remove_additional_key(call: Call) -> etree._Element:
    """Remove additional keys; all of them without a name."""
    names = _names(call)
    for key in [key for name in names for key in licenses.named(call, name)] if names else licenses.additional(call.db):
        call.db.delete("additional_keys", number=key["number"])
    return ok()


def _each(call: Call, work: Callable[[Call, Row], etree._Element | None]) -> list[etree._Element]:
    names = _names(call)
    if not names:
        return [_result(call, key, work) for key in licenses.additional(call.db)]
    results = []
    for name in names:
        try:
            results += [_result(call, key, work) for key in licenses.named(call, name)]
        except Refusal as refusal:
            results.append(error(refusal, node("name", name)))
    return results


def _result(call: Call, key: Row, work: Callable[[Call, Row], etree._Element | None]) -> etree._Element:
    made = work(call, key)
    return ok(node("name", licenses.full_name(key)), made)


def _names(call: Call) -> list[str]:
    return [call.stored(name) for name in call.request.iterfind("filter/name")]


def _renew(call: Call, key: Row) -> None:
    licenses.store_additional(call.db, licenses.renewed(call, licenses.decode(key["content"])))


def _key_info(call: Call, key: Row) -> etree._Element:
    properties = licenses.decode(key["content"])
    dates = {name: licenses.epoch(properties[name]) for name in (UPDATED, EXPIRES) if name in properties}
    values = {"number": key["number"], "name": key["name"], "active": call.boolean(key["active"]), **dates}
    made = [node("property", node("name", name), node("value", value)) for name, value in properties.items()]
    return node("key_info", *nodes(values), node("content", key["content"]), *made)
