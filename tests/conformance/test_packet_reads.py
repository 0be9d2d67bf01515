# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The list of operations that read, held against the vendor's schemas."""

from __future__ import annotations

import re

import pytest

from ansible_collections.community.plesk.plugins.module_utils._api.nodes import Operation
from ansible_collections.community.plesk.plugins.module_utils._api.reads import READS, SINCE, reads
from conformance.schema_paths import VendorSchema

_LOOKS_LIKE_A_READ = re.compile(r"(get|list)([-_]|$)|.*[-_](list|info|descriptor)$")

NO_READS = {
    ("event_log", "get"): "flushes what it returns unless told otherwise",
    ("maillist", "del-list"): "deletes",
    ("maillist", "add-list"): "creates",
    ("maillist", "enable-list"): "changes",
    ("maillist", "disable-list"): "changes",
    ("customer", "set-billing-info"): "changes",
    ("webspace", "set-billing-info"): "changes",
    ("service-node", "reread-info"): "makes the server look again",
    ("migration", "get_fs"): "needs the credentials of another host, and its effects are not described",
    ("migration", "get_status"): "belongs to a migration under way, and its effects are not described",
}


@pytest.fixture(scope="module")
def operations(protocol_dir):
    """All operations of all versions, as pairs of operator and name."""
    found = set()
    for folder in (protocol_dir / "schemas").iterdir():
        schema = VendorSchema(folder)
        for operator in schema.operators:
            found.update((operator, path) for path in schema.paths(operator) if "/" not in path)
    return found


def test_every_operation_of_the_list_exists(operations):
    listed = {(operator, name) for operator, names in READS.items() for name in names}
    assert listed - operations == set()


def test_every_operation_that_looks_like_a_read_is_in_the_list_or_has_a_reason_not_to_be(operations):
    alike = {pair for pair in operations if _LOOKS_LIKE_A_READ.match(pair[1])}
    unknown = {pair for pair in alike if not reads(Operation(*pair))}
    assert unknown == set(NO_READS)


def test_newer_operations_are_listed_with_their_first_version(protocol_dir):
    versions = sorted(folder.name for folder in (protocol_dir / "schemas").iterdir())
    first: dict[tuple[str, str], str] = {}
    for version in versions:
        schema = VendorSchema(protocol_dir / "schemas" / version)
        for operator in schema.operators:
            for path in schema.paths(operator):
                first.setdefault((operator, path.split("/")[0]), version)
    last = VendorSchema(protocol_dir / "schemas" / versions[-1])
    kept = {(operator, path) for operator in last.operators for path in last.paths(operator) if "/" not in path}
    assert {pair: version for pair, version in first.items() if version != versions[0] and pair in kept} == SINCE
