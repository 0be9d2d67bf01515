# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Values that servers never return: when they are written, and what a task reports of them.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from typing import Any

from .._api.errors import SECRET, OptionError
from .._api.nodes import Node
from .._api.questions import Found
from .._api.text import collapse
from .codecs import Codec, Difference, checked_text
from .field import Field
from .item import Context, Item

UNKNOWN = "(not returned by the server)"
GIVEN = "(the value of the task)"


class Blind(Field):
    """An option that can be written but not read.

    ``update`` is the option that says when: ``on_create`` or ``always``.  With ``always`` every run reports a change,
    and the task says so in a warning once.
    """

    lasting = False

    def __init__(
        self,
        option: str,
        node: str,
        codec: Codec,
        update: str,
        *,
        required: bool = False,
        secret: bool = False,
        verbs: tuple[str, ...] = ("add", "set"),
        since: str = "",
    ) -> None:
        super().__init__(option, node, codec, required=required, verbs=verbs, since=since)
        self.update = update
        self.secret = secret

    def arguments(self) -> dict[str, dict[str, Any]]:
        choice = {"type": "str", "choices": ["on_create", "always"], "default": "on_create", "no_log": False}
        return {self.option: self.codec.argument(), self.update: choice}

    def always(self, item: Item) -> bool:
        """Return whether the task writes the value in every run."""
        return item.params.get(self.update) == "always"

    def read(self, node: Node, found: Found) -> None:
        return

    def compare(self, wanted: Any, item: Item, found: Found, context: Context) -> Difference | None:
        if not self.always(item) or (context.verifying and not context.lost):
            return None
        if not context.verifying:
            context.warn(
                f"The server does not return {self.option}, so {self.update}=always writes it in every run, which then"
                " reports a change."
            )
        return UNKNOWN, GIVEN if self.secret else wanted

    def shown(self, wanted: Any) -> Any:
        return GIVEN if self.secret else wanted

    def unmoved(self, before: Any, after: Any) -> bool:
        return True


class BlindPassword(Blind):
    """A password that servers do not return."""

    def __init__(
        self,
        node: str,
        *,
        option: str = "password",
        update: str = "update_password",
        required: bool = False,
        verbs: tuple[str, ...] = ("add", "set"),
    ) -> None:
        super().__init__(option, node, Codec(), update, required=required, secret=True, verbs=verbs)

    def parse(self, item: Item) -> Any:
        return parse_password(item.params[self.option], item.path(self.option))


def parse_password(value: Any, where: str) -> str:
    """Return a password that the protocol can carry unchanged; raises OptionError."""
    text = checked_text(value, where, secret=True)
    if not text:
        raise OptionError(where, SECRET, "is empty", "Set a password, or omit the option to keep the current one.")
    if collapse(text) != text:
        raise OptionError(
            where,
            SECRET,
            "begins or ends with white space or contains several spaces in a row, which the protocol does not preserve",
            "Choose a password without them.",
        )
    return text
