# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Application packages of add-on plans."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from ...protocol import filters
from ...protocol.answer import node
from ...protocol.operation import Call
from ...rules import addons, packages
from ...rules.policies import Holder
from ...state.store import Row
from .operator import ADDONS, MANAGERS, OPERATOR


def _on_each(call: Call, work: Callable[[Call, Holder], None]) -> list[etree._Element]:
    """Return one result with filter-id and id for each add-on plan on which ``work`` is done."""

    def done(addon: Row) -> list[etree._Element]:
        work(call, addons.of_addon(addon["id"]))
        return [node("id", addon["id"])]

    return filters.each(call, ADDONS, done)


@OPERATOR.operation("add-package", writes=True, callers=MANAGERS)
def add_package(call: Call) -> list[etree._Element]:
    """Add application packages."""
    return _on_each(call, packages.add)


@OPERATOR.operation("remove-package", writes=True, callers=MANAGERS)
def remove_package(call: Call) -> list[etree._Element]:
    """Remove application packages."""
    return _on_each(call, packages.remove)
