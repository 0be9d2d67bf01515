# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operator ``site``."""

from __future__ import annotations

import pytest

from unit.emulator.hosted import change, get, leaves, named, pairs, physical, plan_limits, read, site, webspace


def change_site(values: str, name: str = "shop.example") -> str:
    return f"<site><set><filter><name>{name}</name></filter><values>{values}</values></set></site>"


def del_site(name: str) -> str:
    return f"<site><del><filter><name>{name}</name></filter></del></site>"


@pytest.fixture
def hosted(server):
    """A server with a subscription of a customer."""
    server.customer()
    assert server.codes(webspace(rest=physical(), owner_login="jdoe")) == [0]
    return server


@pytest.fixture
def family(hosted):
    """The same with a site, a subdomain of it and one of the main site."""
    added = (
        site(webspace_name="example.com")
        + site("blog.shop.example", parent_site_name="shop.example")
        + site("www.example.com", webspace_id=1, parent_site_id=1)
    )
    assert hosted.codes(added) == [0, 0, 0]
    return hosted


@pytest.mark.parametrize(
    "criterion, names",
    [
        ("", ["shop.example", "blog.shop.example", "www.example.com"]),
        ("<name>example.com</name>", ["example.com"]),
        ("<id>1</id>", ["example.com"]),
        ("<id>2</id>", ["shop.example"]),
        ("<parent-id>1</parent-id>", ["shop.example", "blog.shop.example", "www.example.com"]),
        ("<parent-name>example.com</parent-name>", ["shop.example", "blog.shop.example", "www.example.com"]),
        ("<parent-site-id>1</parent-site-id>", ["www.example.com"]),
        ("<parent-site-name>shop.example</parent-site-name>", ["blog.shop.example"]),
        ("<parent-name>other.example</parent-name>", [None]),
    ],
)
def test_filters(family, criterion, names):
    results = family.results(get("site", "gen_info", criterion))
    assert [result.findtext("data/gen_info/name") for result in results] == names


def test_guids_find_them(family):
    main = read(family, "gen_info", operator="site")
    assert main.findtext("guid") == main.findtext("webspace-guid")
    parent = f"<parent-guid>{main.findtext('guid')}</parent-guid>"
    assert len(family.results(get("site", "", parent))) == 3
    below = family.one(get("site", "gen_info", f"<parent-site-guid>{main.findtext('guid')}</parent-site-guid>"))
    assert below.findtext("data/gen_info/name") == "www.example.com"


def test_a_main_site_has_the_id_of_its_subscription(family):
    family.codes(webspace("second.example"))
    ids = [
        family.one(get("site", "", f"<name>{name}</name>")).findtext("id") for name in ("example.com", "second.example")
    ]
    assert ids == ["1", "5"]


@pytest.mark.parametrize(
    "request_, code",
    [
        (site("other.example"), 0),
        (site("example.com"), 1007),
        (site("shop.example"), 1007),
        (webspace("shop.example"), 1007),
        (site("a b"), 1019),
        (site("x.example", webspace_name="other.example"), 1015),
        (site("x.example", parent_site_name="other.example"), 1015),
        (site("x.example", parent_site_name="shop.example"), 1019),
        (site("x.example", status="3"), 1025),
        (site("x.example", htype="std_fwd"), 1019),
        (site("x.example", "<hosting><none/></hosting>", htype="vrt_hst"), 1019),
        (site("x.example", f"<hosting><vrt_hst>{named('property', ftp_login='x')}</vrt_hst></hosting>"), 1019),
        (change_site("<gen_setup><name>example.com</name></gen_setup>"), 1007),
        (change_site("<gen_setup><turn-off-action>burn</turn-off-action></gen_setup>"), 1019),
        (del_site("other.example"), 1013),
    ],
)
def test_what_is_refused(family, request_, code):
    assert family.codes(request_) == [code]


def test_a_missing_site(server):
    result = server.one(get("site", "gen_info", "<name>none.example</name>"))
    assert [result.findtext(name) for name in ("errcode", "errtext", "filter-id")] == [
        "1013",
        "Site does not exist",
        "none.example",
    ]


def test_without_a_subscription_named_there_must_be_one(hosted):
    hosted.codes(webspace("second.example"))
    assert hosted.codes(site()) == [1015]
    with hosted.store.transaction() as db:
        db.insert("permissions", holder="webspace", holder_id=1, name="create_domains", value=1)
    assert hosted.codes(site(), login="jdoe", password="long enough") == [0]


def test_hosting(hosted):
    hosted.codes(site())
    assert read(hosted, "hosting", "shop.example", "site").find("none") is not None
    assert hosted.codes(change_site(f"<hosting><vrt_hst>{named('property', php='0')}</vrt_hst></hosting>")) == [0]
    hosting = read(hosted, "hosting", "shop.example", "site")
    assert pairs(hosting)["www_root"] == "/var/www/vhosts/example.com/shop.example"
    assert pairs(hosting)["php"] == "false"
    assert hosting.findtext("vrt_hst/ip_address") == "192.0.2.10"
    forward = "<hosting><frm_fwd><dest_url>https://example.org/</dest_url></frm_fwd></hosting>"
    assert hosted.codes(change_site(forward)) == [0]
    assert read(hosted, "hosting", "shop.example", "site").findtext("frm_fwd/dest_url") == "https://example.org/"
    assert read(hosted, "gen_info", "shop.example", "site").findtext("htype") == "frm_fwd"


def test_hosting_of_a_main_site_is_the_subscriptions(hosted):
    values = f"<hosting><vrt_hst>{named('property', php_handler_id='fpm-8')}</vrt_hst></hosting>"
    assert hosted.codes(change_site(values, "example.com")) == [0]
    assert pairs(read(hosted, "hosting"))["php_handler_id"] == "fpm-8"
    assert hosted.codes(change_site("<gen_setup><name>new.example</name></gen_setup>", "example.com")) == [0]
    assert read(hosted, "gen_info", "new.example").findtext("htype") == "vrt_hst"


def test_changes(hosted):
    hosted.codes(site())
    before = read(hosted, "gen_info", "shop.example", "site").findtext("guid")
    setup = leaves(status=16, name="mall.example", description="words", turn_off_action="suspend")
    values = f"<gen_setup><guid/>{setup}</gen_setup><prefs><www>0</www></prefs>"
    assert hosted.codes(change_site(values)) == [0]
    info = read(hosted, "gen_info", "mall.example", "site")
    assert info.findtext("guid") != before
    assert [info.findtext(name) for name in ("status", "description", "turn-off-action")] == ["16", "words", "suspend"]
    assert read(hosted, "prefs", "mall.example", "site").findtext("www") == "false"
    older = read(hosted, "gen_info", "mall.example", "site", version="1.6.7.0")
    assert older.find("turn-off-action") is None


def test_sites_of_a_suspended_subscription(family):
    assert family.codes(change("<gen_setup><status>16</status></gen_setup>")) == [0]
    assert read(family, "gen_info", "shop.example", "site").findtext("status") == "2"
    assert read(family, "gen_info", "example.com", "site").findtext("status") == "16"


def test_limits_of_the_subscription(hosted):
    hosted.codes(change(plan_limits(max_site=2, max_subdom=0)))
    assert hosted.codes(site()) == [0]
    assert hosted.codes(site("b.example") + site("x.example.com", parent_site_id=1)) == [1024, 1024]


def test_counts(family):
    stat = read(family, "stat")
    assert [stat.findtext(name) for name in ("subdom", "domains", "sites")] == ["2", "2", "4"]
    assert read(family, "stat", "shop.example", "site").findtext("subdom") == "1"
    customer = family.one("<customer><get><filter/><dataset><stat/></dataset></get></customer>")
    assert customer.findtext("data/stat/subdomains") == "2"
    listed = family.one("<customer><get-domain-list><filter/></get-domain-list></customer>").findall("domains/domain")
    assert [(found.findtext("name"), found.findtext("type")) for found in listed] == [
        ("example.com", "domain"),
        ("shop.example", "domain"),
        ("blog.shop.example", "subdomain"),
        ("www.example.com", "subdomain"),
    ]


def test_deletions(family):
    assert family.codes(del_site("shop.example")) == [0]
    assert family.codes(get("site", "", "<name>blog.shop.example</name>")) == [1013]
    assert family.codes("<webspace><del><filter><id>1</id></filter></del></webspace>") == [0]
    assert family.codes(get("site", "", "<name>www.example.com</name>")) == [1013]
    assert family.codes(webspace("shop.example")) == [0]


def test_a_customer_needs_permissions(family):
    family.codes(webspace("second.example"))
    caller = {"login": "jdoe", "password": "long enough"}
    values = f"<hosting><vrt_hst>{named('property', php='1')}</vrt_hst></hosting>"
    wanted = [
        site("n.example", webspace_name="example.com"),
        site("n.example.com", parent_site_name="example.com"),
        change_site(values),
        del_site("www.example.com"),
    ]
    assert [family.codes(request, **caller) for request in wanted] == [[1006]] * 4
    with family.store.transaction() as db:
        for name in ("create_domains", "manage_subdomains", "manage_phosting"):
            db.insert("permissions", holder="webspace", holder_id=1, name=name, value=1)
    assert [family.codes(request, **caller) for request in wanted] == [[0]] * 4
    assert family.codes(get("site", "", "<name>second.example</name>"), **caller) == [1013]
    assert family.codes(site("m.example", webspace_name="second.example"), **caller) == [1015]


def test_the_descriptor(hosted):
    operation = "get-physical-hosting-descriptor"
    whole = hosted.one(f"<site><{operation}><filter/></{operation}></site>")
    names = [found.findtext("name") for found in whole.findall("descriptor/property")]
    assert "www_root" in names
    assert "ftp_login" not in names
    one = hosted.one(f"<site><{operation}><filter><name>example.com</name></filter></{operation}></site>")
    assert one.findtext("id") == "1"
