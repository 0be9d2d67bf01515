# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The filter that reads lists of reseller plans, resellers and customers as the modules would, without a server."""

from __future__ import annotations

DOCUMENTATION = r"""
name: check_entries
short_description: Check lists of reseller plans, resellers and customers without a server
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Checks what M(community.plesk.plesk_reseller_plans), M(community.plesk.plesk_resellers) and
    M(community.plesk.plesk_customers) can check of their lists before they talk to a server, and whether the lists
    agree with each other. Each error names its entry.
  - The role P(community.plesk.provision#role) does this with its variables. In a pipeline, it checks data before
    anything is run.
positional: _input
options:
  _input:
    description:
      - The lists. Those that are left out are empty.
    type: dict
    required: true
    suboptions:
      reseller_plans:
        description: What O(community.plesk.plesk_reseller_plans#module:reseller_plans) takes.
        type: list
        elements: dict
      resellers:
        description: What O(community.plesk.plesk_resellers#module:resellers) takes.
        type: list
        elements: dict
      customers:
        description: What O(community.plesk.plesk_customers#module:customers) takes.
        type: list
        elements: dict
  existing:
    description:
      - What is known to exist, as lists of names by the names of the lists. The assumptions of a kind that is given
        here are met or become errors.
    type: dict
    suboptions:
      reseller_plans:
        description: Names of reseller plans.
        type: list
        elements: str
      resellers:
        description: Logins of resellers.
        type: list
        elements: str
      customers:
        description: Logins of customers.
        type: list
        elements: str
seealso:
  - plugin: community.plesk.provision
    plugin_type: role
"""

EXAMPLES = r"""
- name: Check the data in a pipeline
  ansible.builtin.assert:
    that: result.errors == []
    fail_msg: "{{ result.errors | join('\n') }}"
  vars:
    result: "{{ {'resellers': resellers, 'customers': customers} | community.plesk.check_entries }}"
    resellers:
      - login: north
        contact_name: North Hosting
    customers:
      - login: jdoe
        owner: north
        country: DE
"""

RETURN = r"""
_value:
  description:
    - C(errors) is a list of what is wrong, each error a text that names its entry and never holds a password.
    - C(assumptions) is a list of what has to be on the server already, because the lists refer to it without providing
      it, or because an entry says too little to create its object. Each is a dictionary of C(kind), the name of a list,
      C(name), a login or the name of a plan, and C(error), a text for when it is not there.
  type: dict
  sample:
    errors:
      - "customers[1] (rroe): 'contry' is no option. Did you mean 'country'?"
    assumptions:
      - kind: resellers
        name: south
        error: "customers[0] (jdoe): owner: 'south' is no reseller of the server, and none that the lists provide."
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ansible.errors import AnsibleFilterError
from ansible.module_utils.common.arg_spec import ArgumentSpecValidator

from ansible_collections.community.plesk.plugins.module_utils._api.errors import PleskError
from ansible_collections.community.plesk.plugins.module_utils._api.text import collapse
from ansible_collections.community.plesk.plugins.module_utils._engine.plan import parse_item
from ansible_collections.community.plesk.plugins.module_utils._model.codecs import nearest
from ansible_collections.community.plesk.plugins.module_utils._model.item import Item
from ansible_collections.community.plesk.plugins.module_utils._model.resource import Resource
from ansible_collections.community.plesk.plugins.module_utils._resources.customer import ADMINISTRATOR, CUSTOMER
from ansible_collections.community.plesk.plugins.module_utils._resources.reseller import RESELLER
from ansible_collections.community.plesk.plugins.module_utils._resources.reseller_plan import RESELLER_PLAN

_RESOURCES = {resource.plural: resource for resource in (RESELLER_PLAN, RESELLER, CUSTOMER)}
_REFERENCES = ((RESELLER, "plan", RESELLER_PLAN), (CUSTOMER, "owner", RESELLER))


@dataclass(frozen=True)
class _Entry:
    """An entry that could be read. `title` is how errors name it, `item` what it says."""

    resource: Resource
    title: str
    item: Item

    @property
    def name(self) -> str:
        """What others refer to it by, folded; empty where it does not say."""
        return _folded(self.item.params.get(self.resource.natural))

    @property
    def present(self) -> bool:
        conversion = self.resource.conversion
        return self.item.state == "present" and not (conversion and self.item.params.get(conversion.option))

    def lacking(self) -> list[str]:
        """The options that are needed to create the object and are not given."""
        return [
            field.option for field in self.resource.fields() if field.required and field.option not in self.item.wanted
        ]


def check_entries(desired: Any, existing: Mapping[str, Any] | None = None) -> dict[str, list[Any]]:
    """The filter; raises AnsibleFilterError for what is no dictionary of the three lists."""
    if not isinstance(desired, Mapping):
        raise AnsibleFilterError("check_entries takes a dictionary of lists of entries.")
    for plural, entries in desired.items():
        if plural not in _RESOURCES:
            raise AnsibleFilterError(
                f"check_entries: '{plural}' is no list of entries. {nearest(str(plural), _RESOURCES)}"
            )
        if not isinstance(entries, (list, tuple)):
            raise AnsibleFilterError(f"check_entries: '{plural}' is no list.")
    errors: list[str] = []
    known: list[_Entry] = []
    for resource in _RESOURCES.values():
        validator = ArgumentSpecValidator(resource.argument_spec())
        for index, entry in enumerate(desired.get(resource.plural, ())):
            found = _read(resource, validator, index, _plain(entry))
            if isinstance(found, _Entry):
                known.append(found)
            else:
                errors += found
    errors += _doubles(known)
    errors += _dangling(known)
    names = {kind: {_folded(name) for name in found} for kind, found in (existing or {}).items() if found is not None}
    assumptions = []
    for each in (*_assumed_targets(known), *_assumed_objects(known)):
        if each["kind"] not in names:
            assumptions.append(each)
        elif _folded(each["name"]) not in names[each["kind"]]:
            errors.append(each["error"])
    return {"errors": errors, "assumptions": assumptions}


def _folded(name: Any) -> str:
    return "" if name is None else collapse(str(name)).casefold()


def _plain(value: Any) -> Any:
    """The value as a module receives it: JSON has no dates."""
    if isinstance(value, Mapping):
        return {str(key): _plain(entry) for key, entry in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(entry) for entry in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def _read(resource: Resource, validator: ArgumentSpecValidator, index: int, entry: Any) -> _Entry | list[str]:
    """The entry, or what is wrong with it."""
    title = f"{resource.plural}[{index}]"
    if not isinstance(entry, dict):
        return [f"{title}: is no dictionary of options."]
    if entry.get(resource.natural):
        title += f" ({entry[resource.natural]})"
    spec = validator.argument_spec
    unknown = [f"{title}: '{option}' is no option. {nearest(option, spec)}" for option in entry if option not in spec]
    if unknown:
        return unknown
    checked = validator.validate(entry)
    if checked.error_messages:
        return [f"{title}: {text}." for text in checked.error_messages]
    try:
        return _Entry(resource, title, parse_item(resource, checked.validated_parameters))
    except PleskError as error:
        return [f"{title}: {error.message}"]


def _doubles(known: Iterable[_Entry]) -> Iterator[str]:
    """Entries that mean the same object, and accounts with the same login."""
    places: dict[tuple[str, ...], _Entry] = {}
    for entry in known:
        keys: list[tuple[str, ...]] = [(entry.resource.plural, entry.item.match_by, _folded(entry.item.key))]
        if entry.present and entry.name:
            keys.append((entry.resource.natural, entry.name))
        first = next((places[key] for key in keys if key in places), None)
        for key in keys:
            places.setdefault(key, entry)
        if first and first.resource is entry.resource:
            yield f"{entry.title}: means the same object as {first.title}. Keep one of the two."
        elif first:
            yield f"{entry.title}: has the login of {first.title}, but logins are unique. Choose another login."


def _targets(known: list[_Entry]) -> Iterator[tuple[_Entry, str, str, list[_Entry]]]:
    """Each reference: entry, option, value, and the entries of that name."""
    for resource, option, target in _REFERENCES:
        named: dict[str, list[_Entry]] = {}
        for entry in known:
            if entry.resource is target:
                named.setdefault(entry.name, []).append(entry)
        for entry in known:
            value = entry.item.wanted.get(option)
            if entry.resource is resource and entry.present and value and _folded(value) != ADMINISTRATOR:
                yield entry, option, value, named.get(_folded(value), [])


def _dangling(known: list[_Entry]) -> Iterator[str]:
    """References to what the same lists take away."""
    for entry, option, value, named in _targets(known):
        if named and not any(target.present for target in named):
            yield f"{entry.title}: {option}: '{value}' is taken away by {named[0].title}. Name another one."


def _assumed_targets(known: list[_Entry]) -> Iterator[dict[str, str]]:
    """References to what the lists do not provide."""
    kinds = {(resource.plural, option): target for resource, option, target in _REFERENCES}
    for entry, option, value, named in _targets(known):
        if not named:
            target = kinds[entry.resource.plural, option]
            problem = f"'{value}' is no {target.label} of the server, and none that the lists provide."
            yield {"kind": target.plural, "name": value, "error": f"{entry.title}: {option}: {problem}"}


def _assumed_objects(known: Iterable[_Entry]) -> Iterator[dict[str, str]]:
    """Entries that can only change what exists. What is found by other keys than the name is left to the modules."""
    for entry in known:
        lacking = entry.lacking() if entry.present and entry.item.match_by == entry.resource.natural else []
        if lacking:
            problem = (
                f"there is no such {entry.resource.label}, and to create it {' and '.join(lacking)} must be given."
            )
            yield {"kind": entry.resource.plural, "name": entry.item.key, "error": f"{entry.title}: {problem}"}


class FilterModule:
    """What Ansible looks for."""

    def filters(self) -> dict[str, Any]:
        """The filters of this file."""
        return {"check_entries": check_entries}
