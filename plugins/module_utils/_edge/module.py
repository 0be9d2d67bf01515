# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The edge: options in, results and errors out.

The only file that knows AnsibleModule, check mode and diff mode.  A module file is its documentation and one call of a
function of this file.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

import json
import os
import traceback
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Optional

from ansible.module_utils import basic

from .._api import packet, transport
from .._api.client import Client
from .._api.errors import OptionError, PleskError
from .._api.options import CONNECTION_OPTIONS, Connection
from .._api.questions import Found
from .._engine.change import Change
from .._engine.outcome import Outcome
from .._engine.plan import parse_item
from .._engine.planning import Planning
from .._model.codecs import parse_limit
from .._model.entries import read_entry, without_nulls
from .._model.resource import Resource
from .._model.versions import check_version
from .given import eased, plain
from .masking import Masking

ANSWER_SIZE: dict[str, Any] = {"type": "str"}
"""The option ``answer_size`` of the modules that may read very much."""


def answer_size(params: Mapping[str, Any]) -> int | None:
    """Return how many bytes an answer may have, None where that follows from what is asked; raises OptionError."""
    if params["answer_size"] is None:
        return None
    size = parse_limit(params["answer_size"], "bytes", "answer_size")
    if size < 1:
        raise OptionError("answer_size", params["answer_size"], "is not a size", "Write a size such as 512M.")
    return size


class AnsibleModule(Masking, basic.AnsibleModule):  # type: ignore[misc]
    """Ansible's own, but for nulls, for lists in the system's log, and with the arguments as they were given.

    Results have null for what is not known, so that null counts as not given; Ansible refuses it where an option has
    choices.

    In the log a list stands as Python writes it, in which a password with a backslash does not look like itself and
    escapes the masking.
    """

    params: dict[str, Any]
    given: dict[str, Any]

    def _load_params(self) -> None:
        super()._load_params()
        self.params = eased(self.argument_spec, self.params)
        self.given = dict(self.params)
        self.params = without_nulls(self.argument_spec, self.params)

    def fail_json(self, msg: str, **details: Any) -> Any:
        """End with an error, in words for people."""
        super().fail_json(plain(str(msg)), **details)

    def _log_invocation(self) -> None:
        params = self.params
        self.params = {
            option: f"({len(value)} entries)" if isinstance(value, list) else value for option, value in params.items()
        }
        try:
            super()._log_invocation()
        finally:
            self.params = params


def make_module(options: Mapping[str, Any]) -> AnsibleModule:
    """Return the AnsibleModule of a task: the connection options and these, in check mode too."""
    return AnsibleModule(argument_spec={**CONNECTION_OPTIONS, **options}, supports_check_mode=True)


@contextmanager
def connected(module: AnsibleModule, result: dict[str, Any]) -> Iterator[tuple[Client, Connection]]:
    """Yield a client for the task's server, and end the task with ``fail_json`` when something goes wrong.

    ``result`` is what the task will return; what is in it when an error comes is returned beside the error.
    """
    for library, problem in (("requests", transport.REQUESTS_IMPORT_ERROR), ("lxml", packet.LXML_IMPORT_ERROR)):
        if problem:
            module.fail_json(msg=basic.missing_required_lib(library), exception=problem)
    client = None
    try:
        connection = Connection.resolve(module.params, os.environ)
        module.no_log_values.update(connection.secrets())
        with transport.Transport(connection) as wire:
            client = Client(
                wire,
                version=connection.version,
                retries=connection.retries,
                timeout=connection.timeout,
                log=module.log,
            )
            yield client, connection
    except PleskError as error:
        report(result, client)
        module.fail_json(msg=error.message, error=error.as_dict(), **result)
    except Exception as error:  # pylint: disable=broad-exception-caught
        # Whatever escapes AnsibleModule would reach the user unmasked.
        report(result, client)
        module.fail_json(
            msg=f"This is a defect of the collection. Report it: {type(error).__name__}: {error}",
            exception=traceback.format_exc(),
            **result,
        )


def report(result: dict[str, Any], client: Client | None) -> None:
    """Put the names of the operations that were sent into a result."""
    if client is not None:
        result.setdefault("operations", list(client.sent))


def run_single(resource: Resource) -> None:
    """Run the module that manages one object of a kind."""
    module = make_module(resource.argument_spec())
    result: dict[str, Any] = {"changed": False}
    with connected(module, result) as (client, connection):
        item = parse_item(resource, _judged(module, resource))
        check_version(item, connection.version)
        planning = Planning(client, check_mode=module.check_mode, caller=connection.username)
        outcomes = planning.plan([item])
        if module._diff:  # pylint: disable=protected-access
            planning.count_affected(outcomes)
        try:
            if not outcomes[0].error and not module.check_mode:
                carry_out(planning, outcomes)
        finally:
            for text in planning.warnings:
                module.warn(text)
            _fill(result, outcomes[0], module.check_mode)
        if module._diff and outcomes[0].change:  # pylint: disable=protected-access
            result["diff"] = readable(diff_of(outcomes[0].change))
        if outcomes[0].error:
            raise outcomes[0].error
        report(result, client)
    module.exit_json(**result)


def _judged(module: AnsibleModule, resource: Resource) -> dict[str, Any]:
    """Return the options of the object; raises OptionError for what Ansible turned into another value on its way."""
    spec = resource.argument_spec()
    return read_entry(spec, {option: value for option, value in module.given.items() if option in spec}, "")


def carry_out(planning: Planning, outcomes: Sequence[Outcome], **how: Any) -> None:
    """Write what is planned; ``how`` are the further options of a Convergence.

    Ansible compiles a module in every run, so what only writes is loaded where there is something to write.
    """
    if any(part.verb != "none" for outcome in outcomes for part in outcome.parts()):
        from .._engine.apply import Convergence

        Convergence(planning, **how).apply(outcomes)


def _fill(result: dict[str, Any], outcome: Outcome, check_mode: bool) -> None:
    change, resource = outcome.change, outcome.item.resource
    planned = bool(change and change.verb != "none")
    result["changed"] = planned if check_mode and not outcome.error else outcome.changed
    if check_mode and change is not None and planned:
        gone = change.verb in ("delete", "convert")
        result[resource.name] = None if gone else change.predicted
        result["facts"] = {} if gone or change.found is None else facts_of(change.found)
        return
    result[resource.name] = object_of(resource, outcome.after) if outcome.after else None
    result["facts"] = facts_of(outcome.after) if outcome.after else {}


def object_of(resource: Resource, found: Found) -> dict[str, Any]:
    """Return an object with the options of its module, so that a task can reuse it."""
    return {entry.option: found.values.get(entry.option, entry.codec.unset) for entry in resource.lasting()}


def facts_of(found: Found) -> dict[str, Any]:
    """Return what is known of an object and cannot be set."""
    return {**({} if found.id is None else {"id": found.id}), **found.facts}


def consequences(changes: Iterable[Change]) -> list[str]:
    """Return what changes mean for other objects, and for how many as far as that is known."""
    counts: dict[str, list[Optional[int]]] = {}
    for change in changes:
        consequence = change.item.resource.consequence
        if consequence and change.verb == "update" and consequence.follows(change.differences):
            counts.setdefault(consequence.text, []).append(change.affected)
    known = {text: [number for number in numbers if number is not None] for text, numbers in counts.items()}
    return [f"{text}: {sum(known[text])}" if known[text] else text for text in sorted(counts)]


def diff_of(change: Change) -> dict[str, Any]:
    """Return the differences of a plan in the form of Ansible's diff mode."""
    name = change.name
    header = name if change.found is None or change.found.id is None else f"{name} (id {change.found.id})"
    told = consequences([change])
    fields = {entry.option: entry for entry in change.item.resource.fields()}
    before, after = (
        {
            option: fields[option].told(values[side], change.item) if option in fields else values[side]
            for option, values in change.differences.items()
        }
        for side in (0, 1)
    )
    return {
        "before_header": header,
        "after_header": f"{header}: {told[0]}" if told else header,
        "before": {} if change.verb == "create" else {**before, **change.taken},
        "after": {} if change.verb == "delete" else after,
    }


def readable(diff: dict[str, Any]) -> dict[str, Any]:
    """Return a diff whose texts keep their letters: Ansible would show those beyond ASCII as numbers.

    What has none stays data, which callbacks may write in a form of their own.
    """
    texts = {side: json.dumps(diff[side], ensure_ascii=False, indent=4, sort_keys=True) for side in ("before", "after")}
    if all(text.isascii() for text in texts.values()):
        return diff
    return {**diff, **{side: f"{text}\n" for side, text in texts.items()}}
