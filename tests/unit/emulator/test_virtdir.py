# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operator ``virtdir``."""

from __future__ import annotations

import pytest

from unit.emulator.hosted import allow, site, webspace, with_site

JDOE = {"login": "jdoe", "password": "long enough"}
APPLICATION = "<application><enabled/><run-in-mta>1</run-in-mta></application>"


def operation(
    name: str, properties: str | None = None, directory: str = "private", where: str = "site-id", id_=1
) -> str:
    given = "" if properties is None else f"<properties>{properties}</properties>"
    return f"<virtdir><{name}><{where}>{id_}</{where}><name>{directory}</name>{given}</{name}></virtdir>"


def properties(server, directory: str = "private") -> list[tuple[str, str]]:
    found = server.one(operation("get", directory=directory)).find("properties")
    return [(leaf.tag, leaf.text or "") for leaf in found.iter() if not len(leaf)]


@pytest.fixture
def hosted(serving):
    """A server on Windows with a subscription of a customer, a site in it, and a subdomain."""
    server = with_site(serving(platform="windows"))
    assert server.codes(site("a.shop.example", htype="vrt_hst", parent_site_id=2)) == [0]
    return server


def test_directory_has_the_documented_defaults(hosted):
    assert hosted.codes(operation("create", "")) == [0]
    assert properties(hosted) == [
        ("real-path", "private"),
        ("access-source", "false"),
        ("access-read", "true"),
        ("access-write", "false"),
        ("dir-browsing", "false"),
        ("log-visits", "true"),
        ("execute-perm", "script"),
    ]
    result = hosted.one(operation("get"))
    assert [found.tag for found in result] == ["status", "filter-id", "id", "properties"]


def test_directory_update_changes_only_what_is_given(hosted):
    given = f"{APPLICATION}<execute-perm>none</execute-perm><ip-deny>192.0.2.1</ip-deny><ip-deny>192.0.2.2</ip-deny>"
    assert hosted.codes(operation("create", f"<access-write>1</access-write>{given}")) == [0]
    assert hosted.codes(operation("update", "<real-path>b</real-path><ip-deny>192.0.2.3</ip-deny>")) == [0]
    assert properties(hosted)[:1] == [("real-path", "b")]
    assert properties(hosted)[6:] == [
        ("enabled", ""),
        ("parent-paths", "false"),
        ("run-in-mta", "true"),
        ("execute-perm", "none"),
        ("ip-deny", "192.0.2.3"),
    ]
    assert hosted.codes(operation("update", "<application><disabled/></application>")) == [0]
    assert properties(hosted)[6] == ("disabled", "")


def test_directory_lists_are_merged_under_the_behavior(serving):
    server = with_site(serving(platform="windows", virtdir_lists="merge"))
    server.codes(operation("create", "<ip-allow>192.0.2.1</ip-allow><mime-type>a b</mime-type>"))
    server.codes(operation("update", "<ip-allow>192.0.2.2</ip-allow><ip-allow>192.0.2.1</ip-allow>"))
    assert properties(server)[7:] == [("ip-allow", "192.0.2.2"), ("ip-allow", "192.0.2.1"), ("mime-type", "a b")]


@pytest.mark.parametrize(
    "request_, code",
    [
        (operation("create", ""), 1023),
        (operation("create", "", "/private/"), 1023),
        (operation("create", "", "/"), 1023),
        (operation("create", "", "a b"), 1014),
        (operation("create", "", id_=77), 1023),
        (operation("create", "", where="subdomain-id", id_=3), 0),
        (operation("create", "", where="subdomain-id", id_=2), 1023),
        (operation("create", "", id_=4), 1023),
        (operation("update", "", "other"), 1023),
        (operation("remove", directory="other"), 1023),
        (operation("get", directory="other"), 1023),
        (operation("remove"), 0),
    ],
)
def test_directory_requests_have_their_codes(hosted, request_, code):
    assert hosted.codes(operation("create", "") + site("none.example", webspace_id=1)) == [0, 0]
    assert hosted.codes(request_) == [code]


def test_removed_directory_is_gone(hosted):
    hosted.codes(operation("create", "") + operation("remove"))
    assert hosted.codes(operation("get")) == [1023]
    assert hosted.codes(operation("create", "")) == [0]


def test_directories_go_with_their_site(hosted):
    hosted.codes(operation("create", "", id_=2))
    hosted.codes("<site><del><filter><id>2</id></filter></del></site>")
    with hosted.store.transaction() as db:
        assert db.value("SELECT COUNT(*) FROM virtual_dirs") == 0


@pytest.mark.parametrize("code", ["1023", "1026"])
def test_linux_refuses_virtual_directories(serving, code):
    server = with_site(serving(virtdir_on_linux=code))
    wanted = [operation("create", ""), operation("update", ""), operation("remove"), operation("get")]
    assert [server.codes(request) for request in wanted] == [[int(code)]] * 4


def test_customer_needs_the_permission_for_directories(hosted):
    hosted.codes(webspace("second.example") + operation("create", ""))
    wanted = [operation("create", "", "b"), operation("update", ""), operation("remove")]
    assert [hosted.codes(request, **JDOE) for request in wanted] == [[1006]] * 3
    assert hosted.codes(operation("get"), **JDOE) == [0]
    allow(hosted, "manage_phosting")
    assert [hosted.codes(request, **JDOE) for request in wanted] == [[0]] * 3
    assert hosted.codes(operation("create", "", id_=4), **JDOE) == [1023]
