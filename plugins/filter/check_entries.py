# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The filter that reads the lists of a document as the modules do, without a server."""

from __future__ import annotations

DOCUMENTATION = r"""
name: check_entries
short_description: Check a document of objects without a server
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Checks what M(community.plesk.plesk_objects) can check of its lists before it sends anything to a server, and
    whether the lists agree with each other. Each error names its entry.
  - The role P(community.plesk.provision#role) does this with its variables. In a pipeline, it checks data before
    anything is run.
positional: _input
options:
  _input:
    description:
      - The lists, by their names in a document of M(community.plesk.plesk_objects). Those that are omitted are empty.
    type: dict
    required: true
  existing:
    description:
      - What is known to exist, as lists of names by the names of the lists. The assumptions of a kind that is given
        here are met or become errors.
    type: dict
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
      - "customers[1] (rroe): 'contry' is not a valid option. Did you mean 'country'?"
    assumptions:
      - kind: resellers
        name: south
        error: "customers[0] (jdoe): owner: 'south' is not a reseller of the server or of the lists."
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ansible.errors import AnsibleFilterError

from ansible_collections.community.plesk.plugins.module_utils._api.errors import PleskError, singles
from ansible_collections.community.plesk.plugins.module_utils._engine.plan import parse_item
from ansible_collections.community.plesk.plugins.module_utils._model.codecs import nearest
from ansible_collections.community.plesk.plugins.module_utils._model.entries import read_entry
from ansible_collections.community.plesk.plugins.module_utils._model.foreseen import Names
from ansible_collections.community.plesk.plugins.module_utils._model.item import Item
from ansible_collections.community.plesk.plugins.module_utils._model.reference import folded
from ansible_collections.community.plesk.plugins.module_utils._model.resource import Resource
from ansible_collections.community.plesk.plugins.module_utils._resources.kinds import KINDS, SECTIONS

_KINDS = {kind.name: kind for kind in KINDS}


@dataclass(frozen=True)
class _Entry:
    """An entry that could be read. `title` is how errors name it, `item` what it says."""

    resource: Resource
    title: str
    item: Item

    @property
    def name(self) -> str:
        """What others refer to it by, folded; empty where it does not say."""
        return folded(self.item.params.get(self.resource.natural))

    @property
    def names(self) -> Names | None:
        """What identifies the object within its kind."""
        return self.resource.names(self.item)

    @property
    def present(self) -> bool:
        conversion = self.resource.conversion
        return self.item.state == "present" and not (conversion and self.item.params.get(conversion.option))

    def lacking(self) -> list[str]:
        """Return the options that are needed to create the object and are not given."""
        return [
            field.option for field in self.resource.fields() if field.required and field.option not in self.item.wanted
        ]


def check_entries(desired: Any, existing: Mapping[str, Any] | None = None) -> dict[str, list[Any]]:
    """Return the filter; raises AnsibleFilterError for what is not a dictionary of lists."""
    if not isinstance(desired, Mapping):
        raise AnsibleFilterError("check_entries takes a dictionary of lists of entries.")
    for plural, entries in desired.items():
        if plural not in SECTIONS:
            raise AnsibleFilterError(
                f"check_entries: '{plural}' is not a list of entries. {nearest(str(plural), SECTIONS)}"
            )
        if not isinstance(entries, (list, tuple)):
            raise AnsibleFilterError(f"check_entries: '{plural}' is not a list.")
    errors: list[str] = []
    known: list[_Entry] = []
    for resource in KINDS:
        for index, entry in enumerate(desired.get(resource.plural, ())):
            found = _read(resource, index, _plain(entry))
            if isinstance(found, _Entry):
                known.append(found)
            else:
                errors += found
    errors += _doubles(known)
    errors += _dangling(known)
    names = {kind: {folded(name) for name in found} for kind, found in (existing or {}).items() if found is not None}
    assumptions = []
    for each in (*_assumed_targets(known), *_assumed_objects(known)):
        if each["kind"] not in names:
            assumptions.append(each)
        elif folded(each["name"]) not in names[each["kind"]]:
            errors.append(each["error"])
    return {"errors": errors, "assumptions": assumptions}


def _plain(value: Any) -> Any:
    """Return the value as a module receives it: JSON has no dates."""
    if isinstance(value, Mapping):
        return {str(key): _plain(entry) for key, entry in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(entry) for entry in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def _read(resource: Resource, index: int, entry: Any) -> _Entry | list[str]:
    """Return the entry, or what is wrong with it."""
    title = f"{resource.plural}[{index}]"
    if isinstance(entry, dict) and entry.get(resource.natural):
        title += f" ({entry[resource.natural]})"
    try:
        return _Entry(resource, title, parse_item(resource, read_entry(resource.argument_spec(), entry, "")))
    except PleskError as error:
        return [f"{title}: {single.message}" for single in singles(error)]


def _doubles(known: Iterable[_Entry]) -> Iterator[str]:
    """Entries that mean the same object, and accounts with the same login."""
    places: dict[tuple[Any, ...], _Entry] = {}
    for entry in known:
        keys: list[tuple[Any, ...]] = [(entry.resource.plural, entry.item.match_by, folded(entry.item.key))]
        if entry.names and entry.item.match_by == entry.resource.natural:
            keys = [(entry.resource.plural, entry.names)]
        if entry.present and entry.name:
            space = entry.resource.space or entry.resource.plural
            keys.append((space, entry.names if not entry.resource.space else entry.name))
        first = next((places[key] for key in keys if key in places), None)
        for key in keys:
            places.setdefault(key, entry)
        if first and first.resource is entry.resource:
            yield f"{entry.title}: is a duplicate of {first.title}. Remove one of the two."
        elif first:
            natural = entry.resource.natural
            yield (
                f"{entry.title}: has the {natural} of {first.title}, but {natural}s are unique."
                f" Choose another {natural}."
            )


def _targets(known: list[_Entry]) -> Iterator[tuple[_Entry, str, Resource, Names, list[_Entry]]]:
    """Yield each reference: entry, option, the kind and names that it refers to, and the entries of those names."""
    named: dict[tuple[str, Names | None], list[_Entry]] = {}
    for entry in known:
        named.setdefault((entry.resource.name, entry.names), []).append(entry)
    for entry in known:
        for field in entry.resource.fields() if entry.present else ():
            if field.option in entry.item.wanted or field.implied:
                for kind, names in field.references(entry.item):
                    if kind in _KINDS:
                        yield entry, field.option, _KINDS[kind], names, named.get((kind, names), [])


def _dangling(known: list[_Entry]) -> Iterator[str]:
    """References to what the same lists delete."""
    for entry, option, _kind, _names, named in _targets(known):
        if named and not any(target.present for target in named):
            value = entry.item.wanted.get(option)
            yield f"{entry.title}: {option}: '{value}' is deleted by {named[0].title}. Set another one."


def _assumed_targets(known: list[_Entry]) -> Iterator[dict[str, str]]:
    """References to what the lists do not provide."""
    for entry, option, kind, names, named in _targets(known):
        if not named:
            value = entry.item.wanted.get(option) or names[-1]
            problem = f"'{value}' is not a {kind.label} of the server or of the lists."
            yield {"kind": kind.plural, "name": value, "error": f"{entry.title}: {option}: {problem}"}


def _assumed_objects(known: Iterable[_Entry]) -> Iterator[dict[str, str]]:
    """Entries that can only change what exists. What is found by other keys than the name is left to the modules."""
    for entry in known:
        lacking = entry.lacking() if entry.present and entry.item.match_by == entry.resource.natural else []
        if lacking:
            problem = f"there is no such {entry.resource.label}, and {' and '.join(lacking)} must be set to create it."
            yield {"kind": entry.resource.plural, "name": entry.item.key, "error": f"{entry.title}: {problem}"}


class FilterModule:
    """What Ansible looks for."""

    def filters(self) -> dict[str, Any]:
        """Return the filters of this file."""
        return {"check_entries": check_entries}
