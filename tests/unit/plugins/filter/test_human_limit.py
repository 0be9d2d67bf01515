# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The filters human_limit and human_to_limit."""

from __future__ import annotations

import pytest
from ansible.errors import AnsibleFilterError

from ansible_collections.community.plesk.plugins.filter import human_limit as human_limit_file
from ansible_collections.community.plesk.plugins.filter import human_to_limit as human_to_limit_file

human_limit = human_limit_file.human_limit
human_to_limit = human_to_limit_file.human_to_limit


@pytest.mark.parametrize(
    "limit, kind, text",
    [
        (50, "int", "50"),
        (0, "bytes", "0 B"),
        (1023, "bytes", "1023 B"),
        (1024, "bytes", "1 KB"),
        (10 * 1024**3, "bytes", "10 GB"),
        ("1536 MB", "bytes", "1.5 GB"),
        (123456789, "bytes", "117.74 MB"),
        (1024**2 - 1, "bytes", "1 MB"),
        (100 * 1024**5, "bytes", "100 PB"),
        (2**63 - 1, "bytes", "8192 PB"),
        (1801353600, "date", "2027-01-31"),
        (1801353599, "date", "2027-01-30"),
        (-1, "int", "unlimited"),
        (-1, "bytes", "unlimited"),
        ("never", "date", "unlimited"),
    ],
)
def test_human_limit_writes_each_type(limit, kind, text):
    assert human_limit(limit, kind) == text


def test_human_limit_without_type_writes_a_number():
    assert human_limit("7") == "7"


@pytest.mark.parametrize("power", range(6))
@pytest.mark.parametrize("count", [1, 3, 10, 999, 1000])
def test_whole_sizes_survive_both_conversions(count, power):
    size = count * 1024**power
    assert human_to_limit(human_limit(size, "bytes"), "bytes") == size


@pytest.mark.parametrize(
    "text, number",
    [("10 GB", 10 * 1024**3), ("unlimited", -1), ("2027-01-31", 1801353600), (5, 5), ("5", 5)],
)
def test_human_to_limit_reads_each_notation(text, number):
    assert human_to_limit(text) == number


@pytest.mark.parametrize(
    "call, told",
    [
        (lambda: human_limit("much"), "human_limit: 'much' is not a limit"),
        (lambda: human_limit("10G", "int"), "human_limit: '10G' is a size, but this limit is of type int"),
        (lambda: human_limit(5, "size"), "human_limit: 'size' is not a type of a limit. Use one of int, bytes, date."),
        (lambda: human_limit(2**62, "date"), "human_limit: '4611686018427387904' is out of the range of dates"),
        (lambda: human_to_limit("2027-01-31", "bytes"), "human_to_limit: '2027-01-31' is a date"),
        (lambda: human_to_limit(5, "size"), "human_to_limit: 'size' is not a type of a limit"),
    ],
)
def test_invalid_value_raises_error_with_filter_name(call, told):
    with pytest.raises(AnsibleFilterError) as raised:
        call()
    assert str(raised.value).startswith(told)


def test_each_file_registers_its_filter():
    assert human_limit_file.FilterModule().filters() == {"human_limit": human_limit}
    assert human_to_limit_file.FilterModule().filters() == {"human_to_limit": human_to_limit}
