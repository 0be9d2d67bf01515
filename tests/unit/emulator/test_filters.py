# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Filters: which results a request gets."""

from __future__ import annotations

import pytest


def get(filters):
    return f"<customer><get><filter>{filters}</filter><dataset/></get></customer>"


def shape(results):
    return [(found.findtext("errcode"), found.findtext("filter-id"), found.findtext("id")) for found in results]


def test_one_result_for_each_value(server):
    one, two = server.customer("one"), server.customer("two")
    found = server.results(get("<login>two</login><login>nobody</login><login>one</login>"))
    assert shape(found) == [(None, "two", str(two)), ("1013", "nobody", None), (None, "one", str(one))]
    assert found[1].findtext("errtext") == "client does not exist"


def test_the_empty_filter_means_all(server):
    one, two = server.customer("one"), server.customer("two")
    assert shape(server.results(get(""))) == [(None, str(one), str(one)), (None, str(two), str(two))]


def test_a_group_echoes_its_value(server):
    reseller = server.reseller()
    one = server.customer("one", **{"owner-id": str(reseller)})
    two = server.customer("two", **{"owner-login": "reseller1"})
    server.customer("three")
    for value, selector in (("reseller1", "owner-login"), (str(reseller), "owner-id")):
        found = server.results(get(f"<{selector}>{value}</{selector}>"))
        assert shape(found) == [(None, value, str(one)), (None, value, str(two))]


@pytest.mark.parametrize(
    "form, expected", [("bare_ok", [(None, None, None)]), ("ok_filter_id", [(None, "", None)]), ("none", [])]
)
def test_nothing_matches_a_group_or_the_empty_filter(serving, form, expected):
    assert shape(serving(empty_result=form).results(get(""))) == expected
    group = serving(empty_result=form).results(get("<owner-login>nobody</owner-login>"))
    assert len(group) == len(expected)


@pytest.mark.parametrize("behavior, times", [("each", 2), ("once", 1)])
def test_doubled_values(serving, behavior, times):
    server = serving(duplicate_keys=behavior)
    server.customer()
    assert len(server.results(get("<login>jdoe</login><login> jdoe </login>"))) == times


def test_results_may_come_by_id(serving):
    server = serving(result_order="id")
    server.customer("one")
    server.customer("two")
    found = server.results(get("<login>nobody</login><login>two</login><login>one</login>"))
    assert [result.findtext("filter-id") for result in found] == ["one", "two", "nobody"]


@pytest.mark.parametrize("behavior, expected", [("insensitive", None), ("sensitive", "1013")])
def test_case_of_keys(serving, behavior, expected):
    server = serving(key_case=behavior)
    server.customer("Jörg")
    assert shape(server.results(get("<login>JÖRG</login>")))[0][0] == expected
    assert shape(server.results(get("<login>Jörg</login>")))[0][0] is None
    assert server.codes(get("<owner-login>ADMIN</owner-login>")) == [0]


@pytest.mark.parametrize("behavior, count", [("not_found", 0), ("all", 2)])
@pytest.mark.parametrize("value", ["", " "])
def test_blank_values(serving, behavior, count, value):
    server = serving(blank_key=behavior)
    server.customer("one")
    server.customer("two")
    for selector in ("login", "guid", "external-id"):
        found = server.results(get(f"<{selector}>{value}</{selector}>"))
        assert len([result for result in found if result.find("id") is not None]) == count


def test_numbers_beyond_the_store(server):
    server.customer()
    assert server.codes(get(f"<id>{10**30}</id>")) == [1013]
    assert server.codes(get(f"<owner-id>-{10**30}</owner-id>")) == [0]


def test_a_shared_external_id_gives_several_results(server):
    one, two = server.customer("one", external_id="crm"), server.customer("two", external_id="crm")
    assert shape(server.results(get("<external-id>crm</external-id>"))) == [
        (None, "crm", str(one)),
        (None, "crm", str(two)),
    ]


def test_a_refused_object_leaves_the_others_changed(server):
    server.customer("one", status="16")
    server.customer("two")
    values = "<values><gen_info><login>two</login><status>16</status></gen_info></values>"
    assert server.codes(f"<customer><set><filter/>{values}</set></customer>") == [1007, 0]
    assert server.info("two").findtext("status") == "16"


def test_a_value_that_a_former_one_deleted(server):
    server.customer()
    assert server.codes("<customer><del><filter><login>jdoe</login><login>jdoe</login></filter></del></customer>") == [
        0,
        1013,
    ]


@pytest.mark.parametrize("count", [10, 200])
def test_each_value_costs_one_statement(server, count):
    statements: list[str] = []
    server.store._connection.set_trace_callback(statements.append)
    found = server.results(get("".join(f"<id>{number}</id>" for number in range(100, 100 + count))))
    selects = [text for text in statements if text.startswith("SELECT * FROM accounts WHERE kind = 'customer'")]
    licenses = [text for text in statements if "can-manage-customers" in text]
    assert (len(found), len(selects), len(licenses)) == (count, count, 1)
