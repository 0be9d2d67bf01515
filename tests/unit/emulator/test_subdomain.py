# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operator ``subdomain``."""

from __future__ import annotations

import pytest

from unit.emulator.hosted import allow, change, get, named, pairs, plan_limits, read, site, webspace, with_site
from unit.emulator.test_site_alias import create as alias

JDOE = {"login": "jdoe", "password": "long enough"}


def add(name: str = "blog", rest: str = "", parent: str = "example.com") -> str:
    return f"<subdomain><add><parent>{parent}</parent><name>{name}</name>{rest}</add></subdomain>"


def operation(name: str, criterion: str = "<name>blog.example.com</name>", rest: str = "") -> str:
    return f"<subdomain><{name}><filter>{criterion}</filter>{rest}</{name}></subdomain>"


def rename(subdomain_id: int, name: str) -> str:
    return f"<subdomain><rename><id>{subdomain_id}</id><name>{name}</name></rename></subdomain>"


@pytest.fixture
def hosted(server):
    """A server with a subscription of a customer and a site in it."""
    return with_site(server)


def test_subdomain_is_a_site_with_a_parent(hosted):
    assert hosted.codes(add(rest=named("property", ssi="1"))) == [0]
    data = hosted.one(operation("get")).find("data")
    assert [found.tag for found in data[:2]] == ["parent", "name"]
    assert [data.findtext(name) for name in ("parent", "name", "home")] == ["example.com", "blog.example.com", None]
    properties = pairs(data)
    assert (properties["ssi"], properties["www_root"]) == ("true", "/var/www/vhosts/example.com/blog.example.com")
    assert properties["ftp_login"] == "jdoe_ftp"
    assert pairs(read(hosted, "hosting", "blog.example.com", "site")) == properties
    below = hosted.one(get("site", "gen_info", "<parent-site-name>example.com</parent-site-name>"))
    assert below.findtext("data/gen_info/htype") == "vrt_hst"


@pytest.mark.parametrize(
    "criterion, names",
    [
        ("", ["blog.example.com", "a.blog.example.com", "www.shop.example"]),
        ("<id>4</id>", ["a.blog.example.com"]),
        ("<name>WWW.shop.example</name>", ["www.shop.example"]),
        ("<parent-name>example.com</parent-name>", ["blog.example.com"]),
        ("<parent-name>blog.example.com</parent-name>", ["a.blog.example.com"]),
        ("<parent-name>none.example</parent-name>", [None]),
        ("<name>shop.example</name>", [None]),
    ],
)
def test_subdomain_filters(hosted, criterion, names):
    hosted.codes(add() + add("a", parent="blog.example.com") + add("www", parent="shop.example"))
    results = hosted.results(operation("get", criterion))
    assert [result.findtext("data/name") for result in results] == names


def test_no_subdomains_is_a_bare_result(hosted):
    result = hosted.one(operation("get", ""))
    assert [found.tag for found in result] == ["status"]


@pytest.mark.parametrize(
    "request_, code",
    [
        (add(), 1007),
        (add("*"), 0),
        (add("a b"), 1019),
        (add("www", parent="none.example"), 1015),
        (add("www", named("property", unheard="1")), 1019),
        (add("www", named("property", ssi="maybe")), 1019),
        (alias("blog.example.com"), 1007),
        (site("blog.example.com", webspace_name="example.com"), 1007),
        (operation("set", "<id>1</id>", named("property", ssi="1")), 1013),
        (operation("del", "<name>shop.example</name>"), 1013),
        (rename(2, "x"), 1013),
        (rename(3, "a b"), 1019),
        (rename(3, "blog"), 0),
    ],
)
def test_subdomain_requests_have_their_codes(hosted, request_, code):
    assert hosted.codes(add()) == [0]
    assert hosted.codes(request_) == [code]


@pytest.mark.parametrize("behaviors, code", [({}, 0), ({"subdomain_ftp_user": "1019"}, 1019)])
def test_ftp_user_of_a_subdomain_is_the_subscriptions(serving, behaviors, code):
    server = with_site(serving(**behaviors))
    assert server.codes(add(rest=named("property", ftp_login="other", ftp_password="long enough"))) == [code]
    names = [pairs(result).get("ftp_login") for result in server.results(operation("get", ""))]
    assert names == ([None] if code else ["jdoe_ftp"])


def test_subdomain_set_merges_properties(hosted):
    hosted.codes(add(rest=named("property", ssi="1", php_handler_id="x")))
    assert hosted.codes(operation("set", rest=named("property", ssi="0"))) == [0]
    properties = pairs(hosted.one(operation("get")))
    assert (properties["ssi"], properties["php_handler_id"]) == ("false", "x")


def test_subdomain_set_makes_physical_hosting(hosted):
    hosted.codes(site("a.shop.example", "<hosting><none/></hosting>", parent_site_name="shop.example"))
    assert pairs(hosted.one(operation("get", "<name>a.shop.example</name>"))) == {}
    assert hosted.codes(operation("set", "<name>a.shop.example</name>", named("property", ssi="1"))) == [0]
    assert pairs(hosted.one(operation("get", "<name>a.shop.example</name>")))["ssi"] == "true"


def test_subdomain_rename_keeps_the_parent(hosted):
    hosted.codes(add("www", parent="shop.example"))
    assert hosted.codes(rename(3, "web")) == [0]
    data = hosted.one(operation("get", "")).find("data")
    assert (data.findtext("parent"), data.findtext("name")) == ("shop.example", "web.shop.example")
    assert hosted.codes(add("www", parent="shop.example")) == [0]


def test_subdomain_deletion_includes_what_is_below(hosted):
    hosted.codes(add() + add("a", parent="blog.example.com") + alias("b.example", site_id=4))
    assert hosted.codes(operation("del")) == [0]
    assert hosted.codes(get("site", "", "<name>a.blog.example.com</name>")) == [1013]
    assert hosted.codes(webspace("b.example")) == [0]


def test_subdomains_count_against_the_limit(hosted):
    hosted.codes(change(plan_limits(max_subdom=1)))
    assert hosted.codes(add() + add("www")) == [0, 1024]


def test_home_is_kept_on_windows_only(serving):
    server = with_site(serving(platform="windows"))
    server.codes(add(rest="<home>/web</home>") + add("www"))
    homes = [result.findtext("data/home") for result in server.results(operation("get", ""))]
    assert homes == ["/web", ""]
    assert (
        server.one("<site-alias><get-supported-services/></site-alias>", version="1.6.6.0").findtext("service[3]")
        is None
    )


def test_customer_needs_permissions_for_subdomains(hosted):
    hosted.codes(webspace("second.example") + add())
    wanted = [
        add("www"),
        operation("set", rest=named("property", ssi="1")),
        rename(4, "web"),
        operation("del", "<name>web.example.com</name>"),
    ]
    assert [hosted.codes(request, **JDOE) for request in wanted[:3]] == [[1006]] * 3
    allow(hosted, "manage_subdomains", "manage_phosting")
    assert [hosted.codes(request, **JDOE) for request in wanted] == [[0]] * 4
    assert hosted.codes(add("www", parent="second.example"), **JDOE) == [1015]
