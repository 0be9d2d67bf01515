# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operator ``ui``."""

from __future__ import annotations

import base64
import re

import pytest

PROPERTIES = "<place>admin</place><url>http://example.com</url><text>Example site</text>"


def create(owner: str = "<admin/>", rest: str = "") -> str:
    nodes = f"<owner>{owner}</owner><properties>{PROPERTIES}</properties>{rest}"
    return f"<ui><create-custombutton>{nodes}</create-custombutton></ui>"


def about(operation: str, *criteria: str) -> str:
    return f"<ui><{operation}-custombutton><filter>{''.join(criteria)}</filter></{operation}-custombutton></ui>"


def by_id(*ids: object) -> str:
    return "".join(f"<custombutton-id>{id}</custombutton-id>" for id in ids)


def test_button_is_described_as_it_was_created(server):
    components = "<url-components><dom_id/><cl_id/></url-components>"
    made = server.one(create(rest=components)).findtext("id")
    found = server.one(about("get", by_id(made)))
    assert found.findtext("id") == made
    assert found.find("owner/admin") is not None
    shown = {node.tag: node.text for node in found.find("properties")}
    assert shown == {
        "sort_key": "100",
        "conhelp": None,
        "public": "false",
        "internal": "false",
        "noframe": "false",
        "place": "admin",
        "url": "http://example.com",
        "text": "Example site",
    }
    assert [node.tag for node in found.find("url-components")] == ["dom_id", "cl_id"]


def test_buttons_are_found_by_their_owner(server):
    customer = f"<customer-id>{server.customer()}</customer-id>"
    made = [server.one(create(owner)).findtext("id") for owner in (customer, "<admin/>", customer)]
    found = server.results(about("get", f"<owner>{customer}</owner>"))
    assert [result.findtext("id") for result in found] == [made[0], made[2]]
    assert found[0].find("owner/customer-id").text in customer


@pytest.mark.parametrize("owner", ["<customer-id>99</customer-id>", "<reseller-id>1</reseller-id>"])
def test_unknown_owner_is_refused(server, owner):
    assert server.codes(create(owner)) == [1015]
    assert server.codes(about("get", f"<owner>{owner}</owner>")) == [1015]


def test_deleted_button_is_not_found(server):
    made = server.one(create()).findtext("id")
    assert server.codes(about("delete", by_id(made, 99))) == [0, 1013]
    assert server.codes(about("get", by_id(made, "9" * 30))) == [1013, 1013]


def test_buttons_go_with_their_owner(server):
    customer = server.customer()
    made = server.one(create(f"<customer-id>{customer}</customer-id>")).findtext("id")
    assert server.codes(f"<customer><del><filter><id>{customer}</id></filter></del></customer>") == [0]
    assert server.codes(about("get", by_id(made))) == [1013]


def test_navigation_is_an_array_of_php(server):
    raw = server.one("<ui><get-navigation/></ui>").findtext("navigation")
    text = base64.b64decode(raw).decode()
    assert text.startswith('a:2:{s:7:"general";a:2:{s:4:"name";s:7:"General";s:5:"nodes";a:1:{s:4:"Home";')
    assert 's:7:"hosting";a:2:{' in text
    assert all(len(found) == int(size) for size, found in re.findall(r's:(\d+):"([^"]*)";', text))


@pytest.mark.parametrize("operation, path, code", [("install", "<path>/x.zip</path>", 1023), ("uninstall", "", 1013)])
def test_themes_are_refused_for_each_vendor(server, operation, path, code):
    vendors = "<filter><vendor-login>admin</vendor-login><vendor-login>r1</vendor-login></filter>"
    name = f"branding-theme-{operation}"
    results = server.results(f"<ui><{name}>{vendors}{path}</{name}></ui>")
    assert [(result.findtext("errcode"), result.findtext("filter-id")) for result in results] == [
        (str(code), "admin"),
        (str(code), "r1"),
    ]


def test_customers_may_not_use_buttons(server):
    server.customer()
    assert server.codes(create(), login="jdoe", password="long enough") == [1006]
