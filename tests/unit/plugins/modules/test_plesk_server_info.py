# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of plesk_server_info says of every fact what its declaration says."""

from __future__ import annotations

import pytest
import yaml

from ansible_collections.community.plesk.plugins.module_utils._edge.server_info import OPTIONS
from ansible_collections.community.plesk.plugins.module_utils._model.shapes import Record, Rows, Scalar
from ansible_collections.community.plesk.plugins.module_utils._resources.server import DATA_SETS, MINIMUM, QUOTAS
from ansible_collections.community.plesk.plugins.modules import plesk_server_info

RETURNED = yaml.safe_load(plesk_server_info.RETURN)
OPTION = yaml.safe_load(plesk_server_info.DOCUMENTATION)["options"]["gather_subset"]
CONNECTION = ("server/get_protos", "server/get")


def shape_of(shape):
    """What a page must say of a shape: its type, that of its elements, and the same of what it contains."""
    inner = shape.shape if isinstance(shape, Rows) else shape
    page = {"type": shape.type}
    if isinstance(shape, Rows):
        page["elements"] = inner.type
    if isinstance(inner, Record):
        page["contains"] = {entry.name: shape_of(entry.shape) for entry in inner.entries}
    return page


def shape_on(page):
    """The same of a page."""
    found = {key: page[key] for key in ("type", "elements") if key in page}
    if "contains" in page:
        found["contains"] = {name: shape_on(entry) for name, entry in page["contains"].items()}
    return found


def entries_of(shape, page):
    """Each entry of a shape, however deep, with its place on the page."""
    inner = shape.shape if isinstance(shape, Rows) else shape
    for entry in inner.entries if isinstance(inner, Record) else ():
        place = page["contains"][entry.name]
        yield entry, place
        yield from entries_of(entry.shape, place)


ENTRIES = [
    pytest.param(entry, place, id=f"{data_set.name}.{entry.name}")
    for data_set in DATA_SETS
    for entry, place in entries_of(data_set.shape, RETURNED["server"]["contains"][data_set.name])
]


@pytest.mark.parametrize("data_set", DATA_SETS, ids=lambda data_set: data_set.name)
def test_each_data_set_is_documented_as_it_is_declared(data_set):
    page = RETURNED["server"]["contains"][data_set.name]
    assert shape_on(page) == shape_of(data_set.shape)
    assert data_set.node in str(page["description"])
    assert f"V({data_set.name})" in " ".join(OPTION["description"])
    assert f"C({data_set.node})" in " ".join(OPTION["description"])
    assert not data_set.since or data_set.since in " ".join(OPTION["description"])


@pytest.mark.parametrize("entry, place", ENTRIES)
def test_each_value_is_documented_with_its_node_and_its_unit(entry, place):
    text = " ".join(place["description"]) if isinstance(place["description"], list) else place["description"]
    assert entry.node in text
    assert not isinstance(entry.shape, Scalar) or entry.shape.unit in text
    assert not hasattr(dict, entry.name), "templates would find the method of dictionaries instead"


def test_nothing_else_is_documented():
    assert list(RETURNED["server"]["contains"]) == [data_set.name for data_set in DATA_SETS]
    assert list(RETURNED["remaining"]["contains"]) == [quota.name for quota in QUOTAS]
    assert tuple(RETURNED["operations"]["sample"]) == CONNECTION


def test_the_default_and_the_minimum_are_stated():
    assert OPTION["default"] == OPTIONS["gather_subset"]["default"]
    assert [f"V(min) only V({name})" in " ".join(OPTION["description"]) for name in MINIMUM] == [True]


def test_quotas_rest_on_entries_that_exist():
    pages = RETURNED["server"]["contains"]
    for quota in QUOTAS:
        assert quota.limit in pages["license"]["contains"]
        assert not quota.permit or quota.permit in pages["license"]["contains"]
        assert quota.used in pages["statistics"]["contains"]["objects"]["contains"]
