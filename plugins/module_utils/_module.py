# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The edge: options in, results and errors out.

The only file that knows AnsibleModule, check mode and diff mode.  A module file is its documentation and one call of a
function of this file.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from ansible.module_utils import basic

from ansible_collections.community.plesk.plugins.module_utils import _packet, _transport
from ansible_collections.community.plesk.plugins.module_utils._client import Client
from ansible_collections.community.plesk.plugins.module_utils._converge import Convergence
from ansible_collections.community.plesk.plugins.module_utils._errors import OptionError, PleskError
from ansible_collections.community.plesk.plugins.module_utils._options import CONNECTION_OPTIONS, Connection
from ansible_collections.community.plesk.plugins.module_utils._plan import Change, parse_item
from ansible_collections.community.plesk.plugins.module_utils._planning import Outcome
from ansible_collections.community.plesk.plugins.module_utils._resource import Found, Lookup, Resource
from ansible_collections.community.plesk.plugins.module_utils._values import parse_limit

ANSWER_SIZE: dict[str, Any] = {"type": "str"}
"""The option ``answer_size`` of the modules that may read very much."""


def answer_size(params: Mapping[str, Any]) -> int | None:
    """Return how many bytes an answer may have, None where that follows from what is asked; raises OptionError."""
    if params["answer_size"] is None:
        return None
    size = parse_limit(params["answer_size"], "bytes", "answer_size")
    if size < 1:
        raise OptionError("answer_size", params["answer_size"], "is no size", "Write a size such as 512M.")
    return size


class AnsibleModule(basic.AnsibleModule):  # type: ignore[misc]
    """Ansible's own, but for lists in the system's log.

    There a list stands as Python writes it, in which a password with a backslash does not look like itself and escapes
    the masking.
    """

    params: dict[str, Any]

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
    for library, problem in (("requests", _transport.REQUESTS_IMPORT_ERROR), ("lxml", _packet.LXML_IMPORT_ERROR)):
        if problem:
            module.fail_json(msg=basic.missing_required_lib(library), exception=problem)
    client = None
    try:
        connection = Connection.resolve(module.params, os.environ)
        module.no_log_values.update(connection.secrets())
        with _transport.Transport(connection) as transport:
            client = Client(
                transport,
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
            msg=f"This is a defect of the collection, please report it: {type(error).__name__}: {error}",
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
        item = parse_item(resource, module.params)
        convergence = Convergence(client, resource, check_mode=module.check_mode, caller=connection.username)
        outcomes = convergence.plan([item])
        try:
            if not outcomes[0].error and not module.check_mode:
                convergence.apply(outcomes)
        finally:
            for text in convergence.warnings:
                module.warn(text)
            _fill(result, resource, outcomes[0], module.check_mode)
        if module._diff and outcomes[0].change:  # pylint: disable=protected-access
            result["diff"] = diff_of(resource, outcomes[0].change)
        if outcomes[0].error:
            raise outcomes[0].error
        report(result, client)
    module.exit_json(**result)


def _fill(result: dict[str, Any], resource: Resource, outcome: Outcome, check_mode: bool) -> None:
    change = outcome.change
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
    """Return an object with the options of its module, so that it can be given back as a task."""
    return {entry.option: found.values.get(entry.option, entry.codec.unset) for entry in resource.lasting()}


def facts_of(found: Found) -> dict[str, Any]:
    """Return what is known of an object and cannot be set."""
    return {"id": found.id, **found.facts}


def diff_of(resource: Resource, change: Change) -> dict[str, Any]:
    """Return the differences of a plan in the form of Ansible's diff mode."""
    name = resource.describe(change.item, change.found)
    header = name if change.found is None else f"{name} (id {change.found.id})"
    after = (
        header if change.verb in ("none", "create") or not resource.consequence else f"{header}: {resource.consequence}"
    )
    return {
        "before_header": header,
        "after_header": after,
        "before": {} if change.verb == "create" else {o: values[0] for o, values in change.differences.items()},
        "after": {} if change.verb == "delete" else {o: values[1] for o, values in change.differences.items()},
    }


def run_info(resource: Resource, filters: Mapping[str, str], statistics: str = "") -> None:
    """Run the module that reads objects of a kind.

    ``filters`` maps options to keys of the source; none given means all.  ``statistics`` is the data set that the
    option of this name adds.
    """
    options: dict[str, Any] = {
        option: {"type": "list", "elements": "int" if key == "id" else "str"} for option, key in filters.items()
    }
    options["answer_size"] = ANSWER_SIZE
    if statistics:
        options["statistics"] = {"type": "bool", "default": False}
    module = make_module(options)
    result: dict[str, Any] = {"changed": False}
    with connected(module, result) as (client, _connection):
        client.max_bytes = answer_size(module.params)
        source = resource.source
        if statistics and module.params["statistics"]:
            source = replace(source, flags=(source.flags[0], statistics, *source.flags[1:]))
        asked = _asked(module.params, filters)
        lookups = [Lookup(source, filters[option], value) for option, value in asked] or [Lookup(source)]
        directories = [entry.directory for entry in resource.fields() if entry.directory]
        answers = client.read([*lookups, *directories])
        objects: dict[Any, Found] = {}
        for lookup in lookups:
            answer = answers[lookup]
            if isinstance(answer, PleskError):
                raise answer
            objects.update((found.id, found) for found in answer)
        for entry in resource.fields():
            known = answers[entry.directory] if entry.directory else []
            if isinstance(known, PleskError):
                module.warn(f"{entry.option} may be null: {known.message}")
                continue
            for found in objects.values():
                entry.name(found, known)
        ordered = [objects[number] for number in sorted(objects)]
        result[resource.plural] = [object_of(resource, found) for found in ordered]
        result["facts"] = {str(found.values.get(resource.natural)): facts_of(found) for found in ordered}
        report(result, client)
    module.exit_json(**result)


def _asked(params: Mapping[str, Any], filters: Mapping[str, str]) -> list[tuple[str, Any]]:
    given = [option for option in filters if params[option] is not None]
    if len(given) > 1:
        raise OptionError(
            given[1],
            params[given[1]],
            f"cannot be combined with {given[0]}",
            "Use one filter, in several tasks if need be.",
        )
    asked = []
    for option in given:
        for index, value in enumerate(params[option]):
            where = f"{option}[{index}]"
            if not str(value).strip():
                raise OptionError(where, value, "is blank", "Remove it, or give it a value.")
            if option == "id" and value < 1:
                raise OptionError(where, value, "is not an id", "Ids are positive numbers.")
            asked.append((option, value))
        if not params[option]:
            raise OptionError(option, [], "is an empty list", "Name what to read, or leave the option out to read all.")
    return asked
