# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Bringing what has drifted from its plan back to it: ``sync-subscription`` of resellers and subscriptions.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from typing import Any

from .._api.errors import OptionError
from .._api.nodes import Node, Operation
from .._api.questions import Found
from .._model.codecs import BOOLEAN, Difference
from .._model.field import Field
from .._model.item import Context, Item


class Sync(Field):
    """Restores the values of the plan where they differ.

    ``noun`` names the subscriber in messages, ``policies`` are the options that a plan sets, ``more`` what else moves
    with them, and ``drifted`` is the fact that tells of values of the subscriber's own.
    """

    lasting = False
    acts = True

    def __init__(self, operator: str, noun: str, policies: tuple[str, ...], drifted: str, more: tuple[str, ...] = ()):
        super().__init__("sync", "", BOOLEAN, verbs=())
        self.operator, self.noun, self.policies, self.drifted, self.more = operator, noun, policies, drifted, more

    def parse(self, item: Item) -> Any:
        named = [option for option in self.policies if item.params.get(option) is not None]
        if item.params["sync"] and named:
            raise OptionError(
                item.path("sync"),
                True,
                f"restores the values of the plan, but {', '.join(named)} would customize the {self.noun} again",
                "Change the plan instead, or remove sync.",
            )
        return item.params["sync"]

    def read(self, node: Node, found: Found) -> None:
        return

    def compare(self, wanted: Any, item: Item, found: Found, context: Context) -> Difference | None:
        drifted = found.facts.get(self.drifted) or found.facts.get("synchronized") is False
        # A server that cannot give what the plan promises leaves the subscription as it is: one attempt is enough.
        if not wanted or not drifted or (context.verifying and not context.lost):
            return None
        return "drifted from the plan", "synchronized with the plan"

    def actions(self, wanted: Any, item: Item, found: Found, context: Context) -> list[Operation]:
        return [Operation(self.operator, "sync-subscription", [("filter", [("id", str(found.id))])])]

    def disturbs(self) -> tuple[str, ...]:
        return (*self.policies, *self.more)
