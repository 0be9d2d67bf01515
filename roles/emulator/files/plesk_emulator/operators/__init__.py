# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operators: every module in this package that has an ``OPERATOR`` is one."""

from __future__ import annotations

import pkgutil
from functools import lru_cache
from importlib import import_module

from ..protocol.operation import Operator


@lru_cache(maxsize=1)
def load() -> dict[str, Operator]:
    """All operators by name. Raises :class:`ValueError` when one of them is not complete."""
    found = {}
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda module: module.name):
        operator = getattr(import_module(f"{__name__}.{module.name}"), "OPERATOR", None)
        if isinstance(operator, Operator):
            operator.complete()
            found[operator.name] = operator
    return found
