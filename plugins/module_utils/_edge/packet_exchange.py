# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A packet of the user's own making: sent, and its answer told result by result.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Optional

from .._api.client import Client
from .._api.errors import (
    AnswerError,
    ApiError,
    OutcomeUnknown,
    PleskError,
    TransportError,
)
from .._api.nodes import Node, Operation, Result
from .._api.reads import reads

_ABOUT = frozenset(("status", "errcode", "errtext", "filter-id", "id"))
_ABSENT = 1013
_INVALID = 1014
_CORRECT = (
    "Correct the packet: the names and the order of the nodes depend on api_version, by default the server's newest"
    " version. With schema_folder the packet is validated before it is sent."
)
_RUN_AGAIN = "Read what the server has now before you send the packet again: it is not repeated by itself."


@dataclass
class Exchange:
    """What became of a packet: its results in order, whether anything was written, and why the task fails."""

    results: list[dict[str, Any]] = field(default_factory=list)
    changed: bool = False
    warnings: list[str] = field(default_factory=list)
    error: Optional[PleskError] = None


@dataclass
class _Answers:
    """The results by the operations' places in the packet; a place that is missing has no answer.

    ``error`` is why; ``harmless`` says that nothing of the packet was executed for certain.
    """

    replies: dict[int, list[Result]] = field(default_factory=dict)
    error: Optional[PleskError] = None
    harmless: bool = False


def send(client: Client, operations: Sequence[Operation], accepted: frozenset[int], check_mode: bool) -> Exchange:
    """Send a packet and return what became of it; in check mode only what reads is sent.

    An error in a result fails the exchange unless its code is ``accepted``. In check mode it is a warning where what
    was left out, here or in an earlier task, may be its remedy.
    """
    writing = {index for index, operation in enumerate(operations) if not reads(operation)}
    sent = [index for index in range(len(operations)) if not (check_mode and index in writing)]
    exchange = Exchange(changed=check_mode and bool(writing))
    answers = _ask(client, operations, sent, writing)
    for index, operation in enumerate(operations):
        if index not in sent:
            exchange.results.append(_row(index, operation, "skipped"))
        elif index not in answers.replies:
            exchange.results.append(_row(index, operation, "unanswered"))
        for one in answers.replies.get(index, ()):
            exchange.results.append(_told(index, operation, one))
            if not one.ok and one.errcode not in accepted:
                error = _own(one.error(operation, _about(one)))
                if check_mode and (one.errcode == _ABSENT or min(writing, default=index) < index):
                    exchange.warnings.append(f"Only a warning in check mode: {error.message}")
                else:
                    exchange.error = exchange.error or error
    if not check_mode:
        exchange.changed = not answers.harmless and any(_changed(answers.replies.get(index)) for index in writing)
    exchange.error = _no_answer(operations, sent, writing, answers) or exchange.error
    return exchange


def _ask(client: Client, operations: Sequence[Operation], sent: Sequence[int], writing: set[int]) -> _Answers:
    packet = [operations[index] for index in sent]
    if not packet:
        return _Answers()
    try:
        if writing.intersection(sent):
            written = client.write(packet)
            replies, missing, system = written.results, written.missing, written.system
        else:
            answer = client.ask(packet, objects=0)
            replies, missing, system = answer.replies, set(answer.missing), answer.system
    except (AnswerError, ApiError, TransportError) as error:
        harmless = isinstance(error, ApiError) or (isinstance(error, TransportError) and not error.sent)
        return _Answers(error=error, harmless=harmless)
    known = {sent[at]: list(found) for at, found in enumerate(replies) if at not in missing}
    return _Answers(known, system)


def _no_answer(
    operations: Sequence[Operation], sent: Sequence[int], writing: set[int], answers: _Answers
) -> PleskError | None:
    """Return the error of a packet that was not answered in full."""
    silent = [index for index in sent if index not in answers.replies]
    lost = [operations[index].label for index in silent if index in writing]
    cause = answers.error
    if lost and not answers.harmless:
        reason = cause.message if cause else "the server returned no result for them"
        return OutcomeUnknown(
            f"Outcome unknown: the server may have executed {', '.join(lost)} ({reason})",
            _RUN_AGAIN,
            **(cause.details if cause else {}),
        )
    if cause is None and silent:
        labels = ", ".join(operations[index].label for index in silent)
        return AnswerError(f"The server's response does not contain {labels}", "Try again.")
    return _own(cause) if cause else None


def _own(error: PleskError) -> PleskError:
    """Return an error with the remedy of a packet that the user wrote, where the usual one blames the collection."""
    if not isinstance(error, ApiError) or error.code != _INVALID:
        return error
    told = PleskError(error.problem, _CORRECT, **error.details)
    told.kind = error.kind
    return told


def _changed(results: Sequence[Result] | None) -> bool:
    """Return whether a write may have changed something: it did not when each of its results is an error."""
    return not results or any(result.ok for result in results)


def _row(index: int, operation: Operation, status: str) -> dict[str, Any]:
    row: dict[str, Any] = {"index": index, "operator": operation.operator, "operation": operation.name}
    row["status"] = status
    row.update(dict.fromkeys(("code", "text", "filter_id", "id", "data")))
    return row


def _told(index: int, operation: Operation, result: Result) -> dict[str, Any]:
    row = _row(index, operation, result.status)
    row["code"] = result.errcode
    row["text"] = result.errtext or None
    row["filter_id"] = None if result.filter_id is None else str(result.filter_id)
    row["id"] = result.id
    node = result.node.child("id")
    if result.id is None and node is not None and not node.children:
        row["id"] = str(node.text)
    held: list[Node] = []
    for below in result.node.children:
        if below.tag == "data" and not below.text:
            held += below.children
        elif below.tag not in _ABOUT:
            held.append(below)
    row["data"] = Node("data", "", held).as_data() or None
    return row


def _about(result: Result) -> str | None:
    if result.filter_id:
        return str(result.filter_id)
    return None if result.id is None else f"id {result.id}"
