# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tests at_least and unlimited."""

from __future__ import annotations

import pytest
from ansible.errors import AnsibleFilterError

from ansible_collections.community.plesk.plugins.test import at_least as at_least_file
from ansible_collections.community.plesk.plugins.test import unlimited as unlimited_file

at_least = at_least_file.at_least
unlimited = unlimited_file.unlimited


@pytest.mark.parametrize(
    "limit, least, expected",
    [
        (10, 10, True),
        (9, 10, False),
        (0, 0, True),
        (-1, 10, True),
        ("unlimited", 2**63 - 1, True),
        (-1, "unlimited", True),
        (10, "unlimited", False),
        (2**63 - 1, -1, False),
        (10 * 1024**3, "10G", True),
        ("10 GB", 10 * 1024**3 + 1, False),
        ("2027-01-31", "2027-02-01", False),
        ("2027-02-01", "2027-01-31", True),
    ],
)
def test_at_least_compares_limits_with_unlimited(limit, least, expected):
    assert at_least(limit, least) is expected


@pytest.mark.parametrize(
    "limit, expected", [(-1, True), ("-1", True), ("Unlimited", True), (0, False), ("10G", False), (2**63 - 1, False)]
)
def test_unlimited_accepts_every_notation(limit, expected):
    assert unlimited(limit) is expected


@pytest.mark.parametrize("limit", [None, "much", True, -2, [], "10 XB"])
def test_invalid_limit_raises_error_with_test_name(limit):
    for test, call in (("at_least", lambda: at_least(limit, 1)), ("unlimited", lambda: unlimited(limit))):
        with pytest.raises(AnsibleFilterError, match=f"^{test}: "):
            call()


def test_invalid_minimum_raises_error():
    with pytest.raises(AnsibleFilterError, match="'much' is not a limit"):
        at_least(5, "much")


def test_each_file_registers_its_test():
    assert at_least_file.TestModule().tests() == {"at_least": at_least}
    assert unlimited_file.TestModule().tests() == {"unlimited": unlimited}
