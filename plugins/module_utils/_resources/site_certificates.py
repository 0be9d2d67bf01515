# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The certificate that a site uses: it is in the pool of the site, of its subscription, or of the server.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from typing import Any, Optional

from .._api.domains import ascii_domain, plain_domain
from .._api.questions import Found, Lookup
from .._model.codecs import BOOLEAN, TEXT
from .._model.foreseen import Names
from .._model.item import Context, Item, Unreadable
from .._model.reference import missing
from .certificate_pools import POOLS, SERVER_POOL
from .references import SUBSCRIPTIONS


def names_of(name: Any, subscription: Any = "", site: Any = "", server: bool = False) -> tuple[str, Names]:
    """Return the kind and the names of a certificate in a pool."""
    place = (ascii_domain(subscription), ascii_domain(site), BOOLEAN.key(server) if server else "")
    return "certificate", (*place, TEXT.key(name))


def pools_known(item: Item) -> list[Lookup]:
    """Return the questions for the pools whose place the item tells."""
    own, above = item.wanted.get("name"), item.wanted.get("subscription")
    return [*(_pool(name) for name in (own, above) if name), Lookup(SERVER_POOL)]


def check_certificate(item: Item, option: str, found: Optional[Found], context: Context) -> None:
    """Report a certificate that is in none of the pools: raise OptionError, or warn in check mode.

    Raises NeedsLookup.  Where a pool cannot be read, the server has the last word.
    """
    name = item.wanted[option]
    kind = item.resource.name
    own = item.wanted.get("name") or (found.values.get("name") if found else None)
    above = _subscription(item, found, context)
    places = [{kind: own}, {"subscription": above}, {"server": True}]
    if any(context.foreseen.coming(*names_of(name, **place)) for place in places):
        return
    known: list[str] = []
    for lookup in [*(_pool(each) for each in (own, above) if each), Lookup(SERVER_POOL)]:
        try:
            known += [each for pool in context.get(lookup) for each in pool.facts["names"]]
        except Unreadable as problem:
            if getattr(problem.error, "klass", "") != "reference":
                return
    if TEXT.key(name) not in map(TEXT.key, known):
        remedy = f"Create it in the pool of the {item.resource.label} or of the server first, or correct {option}."
        missing(item, option, name, "certificate", context, known, remedy)


def _subscription(item: Item, found: Optional[Found], context: Context) -> Any:
    """Return the name of the subscription of a site, None where it is not known."""
    given = item.wanted.get("subscription")
    number = found.facts.get("subscription_id") if found is not None else None
    if given or number is None:
        return given
    try:
        return next((each.values.get("name") for each in context.get(Lookup(SUBSCRIPTIONS, "id", number))), None)
    except Unreadable:
        return None


def _pool(name: Any) -> Lookup:
    return Lookup(POOLS, "name", plain_domain(name))
