# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operators: every module in this package that has an ``OPERATOR`` is one."""

from __future__ import annotations

import pkgutil
from functools import lru_cache
from importlib import import_module

from ..protocol.operation import Operator

# The order of the protocol, which the server repeats when a packet holds an operator that it does not know.
_ORDER = (
    "server customer webspace subdomain dns db_server mail migration certificate site-alias ip event_log spamfilter "
    "secret_key ui service-plan webuser maillist virtdir database ftp-user session updater locale log-rotation "
    "backup-manager sso protected-dir reseller reseller-plan aps service-plan-addon site user role "
    "business-logic-upgrade webmail plan-item sitebuilder service-node ip-ban wp-instance php-handler extension"
).split()


@lru_cache(maxsize=1)
def load() -> dict[str, Operator]:
    """Return all operators by name, in the order of the protocol.

    Raises :class:`ValueError` when one of them is not complete, or has a name that the protocol never had.
    """
    found = {}
    for module in pkgutil.iter_modules(__path__):
        operator = getattr(import_module(f"{__name__}.{module.name}"), "OPERATOR", None)
        if isinstance(operator, Operator):
            operator.complete()
            found[operator.name] = operator
    return {name: found[name] for name in sorted(found, key=_ORDER.index)}
