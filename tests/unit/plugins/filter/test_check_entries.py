# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The filter check_entries: what it finds, what it assumes, and what it never tells."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from ansible.errors import AnsibleFilterError

from ansible_collections.community.plesk.plugins.filter.check_entries import FilterModule, check_entries

ACCOUNT = {"contact_name": "Somebody", "password": "Hidden-1-password"}


def errors(**lists: Any) -> list[str]:
    return check_entries(lists)["errors"]


def test_sound_lists_need_nothing():
    lists = {
        "reseller_plans": [{"name": "Gold", "limits": {"disk_space": "10G", "expiration": datetime.date(2030, 1, 31)}}],
        "resellers": [{"login": "north", "plan": "Gold", **ACCOUNT}],
        "customers": [{"login": "jdoe", "owner": "NORTH", **ACCOUNT}, {"login": "rroe", "owner": "admin", **ACCOUNT}],
    }
    assert check_entries(lists) == {"errors": [], "assumptions": []}


def test_it_is_found_by_its_name():
    assert FilterModule().filters() == {"check_entries": check_entries}


@pytest.mark.parametrize(
    "entry, told",
    [
        ("jdoe", "customers[1]: the entry is not a map of options."),
        ({"login": "x", "contry": "DE"}, "customers[1] (x): contry is not a valid option. Did you mean 'country'"),
        (
            {"login": "x", "state": "gone"},
            "customers[1] (x): state: 'gone' is not a valid choice. Known names: absent, present.",
        ),
        ({"login": " "}, "customers[1] ( ): login: ' ' finds the object (match_by is login), but is missing or blank."),
        ({"login": "x", "match_by": "guid"}, "customers[1] (x): guid finds the object (match_by is guid), but"),
        ({"login": "x", "country": "Germany"}, "customers[1] (x): country: 'Germany' is not a country code."),
        (
            {"login": "x", "password": "two  blanks"},
            "customers[1] (x): password: the value begins or ends with white space",
        ),
        (
            {"login": "FIRST"},
            "customers[1] (FIRST): is a duplicate of customers[0] (first). Remove one of the two.",
        ),
        ({"login": "first", "match_by": "id", "id": 7}, "customers[1] (first): is a duplicate of customers[0]"),
    ],
)
def test_an_error_names_its_entry(entry: Any, told: str):
    (error,) = errors(customers=[{"login": "first", **ACCOUNT}, entry])
    assert error.startswith(told)
    assert "blanks " not in told or "two  blanks" not in error


def test_logins_are_unique_among_all_accounts_that_stay():
    north = {"login": "north", **ACCOUNT}
    told = "customers[0] (north): has the login of resellers[0] (north), but logins are unique. Choose another login."
    assert errors(resellers=[north], customers=[north]) == [told]
    assert errors(resellers=[{"login": "north", "state": "absent"}], customers=[north]) == []
    assert errors(resellers=[north], customers=[{"login": "north", "convert_to_reseller": True}]) == []


def test_nobody_may_refer_to_what_goes():
    assert errors(
        reseller_plans=[{"name": "Gold", "state": "absent"}],
        resellers=[{"login": "north", "plan": "Gold", **ACCOUNT}, {"login": "south", "state": "absent"}],
        customers=[
            {"login": "jdoe", "owner": "south", **ACCOUNT},
            {"login": "gone", "owner": "south", "state": "absent"},
        ],
    ) == [
        "resellers[0] (north): plan: 'Gold' is deleted by reseller_plans[0] (Gold). Set another one.",
        "customers[0] (jdoe): owner: 'south' is deleted by resellers[1] (south). Set another one.",
    ]


LISTS = {
    "resellers": [{"login": "north", "plan": "Gold", **ACCOUNT}, {"login": "south", "plan": "", "phone": "1"}],
    "customers": [
        {"login": "jdoe", "owner": "west", **ACCOUNT},
        {"login": "rroe", "match_by": "external_id", "external_id": "7"},
    ],
}
ASSUMED = [("reseller_plans", "Gold"), ("resellers", "west"), ("resellers", "south")]


def test_what_the_lists_do_not_provide_is_assumed():
    found = check_entries(LISTS)
    assert found["errors"] == []
    assert [(each["kind"], each["name"]) for each in found["assumptions"]] == ASSUMED


def test_assumptions_are_met_or_become_errors_where_it_is_known_what_exists():
    found = check_entries(LISTS, existing={"resellers": ["South", "other"], "reseller_plans": None})
    assert found["errors"] == ["customers[0] (jdoe): owner: 'west' is not a reseller of the server or of the lists."]
    assert [(each["kind"], each["name"]) for each in found["assumptions"]] == ASSUMED[:1]


@pytest.mark.parametrize(
    "desired, told",
    [
        ([], "check_entries takes a dictionary of lists of entries."),
        ({"customer": []}, "check_entries: 'customer' is not a list of entries. Did you mean 'customers'"),
        ({"customers": {}}, "check_entries: 'customers' is not a list."),
    ],
)
def test_what_is_no_set_of_lists_is_refused(desired: Any, told: str):
    with pytest.raises(AnsibleFilterError) as refused:
        check_entries(desired)
    assert told in str(refused.value)
