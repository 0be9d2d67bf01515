# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operator ``site-alias``."""

from __future__ import annotations

import pytest

from unit.emulator.hosted import allow, change, plan_limits, site, webspace, with_site
from unit.emulator.test_site import change_site, del_site

JDOE = {"login": "jdoe", "password": "long enough"}


def create(name: str = "alias.example", settings: str = "", site_id: int = 1, ascii_name: str = "") -> str:
    ascii_form = f"<ascii-name>{ascii_name}</ascii-name>" if ascii_name else ""
    target = f"<site-id>{site_id}</site-id><name>{name}</name>{ascii_form}"
    return f"<site-alias><create>{settings}{target}</create></site-alias>"


def operation(name: str, criterion: str = "<name>alias.example</name>", rest: str = "") -> str:
    return f"<site-alias><{name}><filter>{criterion}</filter>{rest}</{name}></site-alias>"


def change_alias(settings: str, criterion: str = "<name>alias.example</name>") -> str:
    return operation("set", criterion, f"<settings>{settings}</settings>")


def rename(new: str, selector: str = "<name>alias.example</name>") -> str:
    return f"<site-alias><rename>{selector}<new_name>{new}</new_name></rename></site-alias>"


def info(server, criterion: str = "<name>alias.example</name>", **packet: str) -> dict[str, str]:
    found = server.one(operation("get", criterion), **packet).find("info")
    return {leaf.tag: leaf.text or "" for leaf in found.iter() if not len(leaf)}


@pytest.fixture
def hosted(server):
    """A server with a subscription of a customer and a site in it."""
    return with_site(server)


def test_alias_has_services_on_like_the_panel(hosted):
    assert hosted.codes(create()) == [0]
    assert info(hosted) == {
        "status": "0",
        "web": "true",
        "mail": "true",
        "seo-redirect": "true",
        "icp-status": "false",
        "icp-permit": "",
        "manage-dns": "true",
        "site-id": "1",
        "name": "alias.example",
        "ascii-name": "alias.example",
    }


def test_alias_pref_defaults_off_leaves_services_off(serving):
    server = with_site(serving(alias_pref_defaults="off"))
    server.codes(create(settings="<pref><mail>1</mail></pref>"))
    assert [info(server)[name] for name in ("web", "mail", "seo-redirect", "manage-dns")] == [
        "false",
        "true",
        "false",
        "false",
    ]


def test_alias_settings_are_those_of_the_version(hosted):
    pref = "<pref><web>0</web><tomcat>1</tomcat><icp-status>1</icp-status><icp-permit>7</icp-permit></pref>"
    assert hosted.codes(create(settings=f"<status>1</status>{pref}"), version="1.6.9.0") == [0]
    old = info(hosted, version="1.6.6.0")
    assert [old.get(name) for name in ("status", "web", "tomcat", "icp-permit")] == ["1", "false", "true", None]
    new = info(hosted)
    assert [new.get(name) for name in ("tomcat", "icp-status", "icp-permit")] == [None, "true", "7"]
    assert hosted.codes(create("b.example", "<pref><tomcat>1</tomcat></pref>")) == [1014]


@pytest.mark.parametrize(
    "criterion, names",
    [
        ("", ["alias.example", "second.example", "third.example"]),
        ("<id>2</id>", ["second.example"]),
        ("<name>THIRD.example</name>", ["third.example"]),
        ("<site-id>1</site-id>", ["alias.example", "second.example"]),
        ("<site-name>shop.example</site-name>", ["third.example"]),
        ("<site-name>other.example</site-name>", [None]),
    ],
)
def test_alias_filters(hosted, criterion, names):
    hosted.codes(create() + create("second.example") + create("third.example", site_id=2))
    results = hosted.results(operation("get", criterion))
    assert [result.findtext("info/name") for result in results] == names


@pytest.mark.parametrize(
    "request_, code",
    [
        (create("alias.example"), 1007),
        (create("example.com"), 1007),
        (create("shop.example"), 1007),
        (create("b.example", site_id=77), 1015),
        (create("b.example", site_id="9" * 30), 1015),
        (create("a b"), 1019),
        (create("b.example", ascii_name="c.example"), 1019),
        (create("bücher.example", ascii_name="xn--bcher-kva.example"), 0),
        (create("b.example", "<status>2</status>"), 1025),
        (webspace("alias.example"), 1007),
        (site("alias.example", webspace_name="example.com"), 1007),
        (change_site("<gen_setup><name>alias.example</name></gen_setup>"), 1007),
        (change_alias("<status>16</status>"), 1025),
        (change_alias("", "<id>77</id>"), 1013),
        (operation("delete", "<name>none.example</name>"), 1013),
        (rename("shop.example"), 1007),
        (rename("ALIAS.example"), 0),
        (rename("b.example", "<name>none.example</name>"), 1013),
        (rename("b.example", "<id>1</id>"), 0),
    ],
)
def test_alias_requests_have_their_codes(hosted, request_, code):
    assert hosted.codes(create()) == [0]
    assert hosted.codes(request_) == [code]


def test_missing_site_has_the_code_of_the_behavior(serving):
    assert with_site(serving(alias_bad_site="1013")).codes(create(site_id=77)) == [1013]


def test_alias_set_changes_only_what_is_given(hosted):
    hosted.codes(create(settings="<pref><icp-permit>7</icp-permit></pref>"))
    before = info(hosted)
    assert hosted.codes(change_alias("<status>1</status><pref><mail>0</mail></pref>")) == [0]
    assert info(hosted) == {**before, "status": "1", "mail": "false"}
    assert hosted.codes(change_alias("<pref><icp-permit/></pref><manage-dns>0</manage-dns>")) == [0]
    assert [info(hosted)[name] for name in ("icp-permit", "manage-dns")] == ["", "false"]


def test_empty_permit_is_refused_by_the_behavior(serving):
    server = with_site(serving(empty_node="error"))
    server.codes(create())
    assert server.codes(change_alias("<pref><icp-permit/></pref>")) == [1019]


@pytest.mark.parametrize("behaviors, own", [({}, 1), ({"alias_disabled": "8"}, 8)])
def test_alias_status_adds_up(serving, behaviors, own):
    server = with_site(serving(**behaviors))
    server.codes(create(site_id=2))
    assert server.codes(change_alias(f"<status>{own}</status>")) == [0]
    assert info(server)["status"] == str(own)
    server.codes(change_site("<gen_setup><status>16</status></gen_setup>"))
    assert info(server)["status"] == str(own | 2)
    server.codes(change_alias("<status>0</status>") + change_site("<gen_setup><status>0</status></gen_setup>"))
    server.codes(change("<gen_setup><status>64</status></gen_setup>"))
    assert info(server)["status"] == "2"


def test_alias_goes_with_its_site(hosted):
    hosted.codes(create() + create("b.example", site_id=2))
    assert hosted.codes(del_site("shop.example")) == [0]
    assert [result.findtext("info/name") for result in hosted.results(operation("get", ""))] == ["alias.example"]
    assert hosted.codes("<webspace><del><filter/></del></webspace>") == [0]
    assert hosted.one(operation("get", "")).find("info") is None


def test_alias_deletion_frees_the_name(hosted):
    hosted.codes(create())
    assert hosted.codes(operation("delete")) == [0]
    assert hosted.codes(webspace("alias.example")) == [0]


def test_aliases_count_against_limits(hosted):
    hosted.codes(change(plan_limits(max_dom_aliases=1)))
    assert hosted.codes(create() + create("b.example")) == [0, 1024]
    with hosted.store.transaction() as db:
        db.put("license", name="lim_domain_aliases", value="1")
    hosted.codes(change(plan_limits(max_dom_aliases=-1)))
    assert hosted.codes(create("b.example")) == [1024]
    usage = "<webspace><get><filter/><dataset><resource-usage/></dataset></get></webspace>"
    named = {found.findtext("name"): found.findtext("value") for found in hosted.one(usage).iter("resource")}
    assert named["max_dom_aliases"] == "1"


def test_aliases_are_in_the_list_of_domains(hosted):
    hosted.codes(create("b.example", site_id=2))
    listed = hosted.one("<customer><get-domain-list><filter/></get-domain-list></customer>").findall("domains/domain")
    alias = {leaf.tag: leaf.text for leaf in listed[-1]}
    assert (alias["type"], alias["main"], alias["domain-id"]) == ("alias", "false", "2")
    assert alias["guid"] == listed[1].findtext("guid")
    assert listed[1].find("domain-id") is None


def test_reseller_statistics_count_aliases(server):
    server.webspace(server.reseller())
    assert server.codes(create()) == [0]
    stat = server.one("<reseller><get><filter/><dataset><stat/></dataset></get></reseller>")
    assert stat.findtext("data/stat/domain-aliases") == "1"


WRITES = (create("b.example"), change_alias("<status>0</status>"), rename("c.example"), operation("delete", ""))


@pytest.mark.parametrize(
    "callers, codes",
    [("create_admin", [1006, 0, 1006]), ("all_admin", [1006, 1006, 1006]), ("owners", [1006, 0, 1006])],
)
def test_customer_without_permission_cannot_write(serving, callers, codes):
    server = with_site(serving(alias_callers=callers))
    server.codes(create())
    wanted = [create("b.example"), operation("get", ""), operation("delete")]
    assert [server.codes(request, **JDOE)[0] for request in wanted] == codes


@pytest.mark.parametrize("callers, code", [("create_admin", 1006), ("owners", 0)])
def test_customer_with_permission_manages_aliases(serving, callers, code):
    server = with_site(serving(alias_callers=callers))
    server.codes(create())
    allow(server, "manage_domain_aliases")
    assert [server.codes(request, **JDOE)[0] for request in WRITES] == [code, 0, 0, 0]


def test_customer_sees_only_own_aliases(serving):
    server = with_site(serving(alias_callers="owners"))
    server.codes(webspace("second.example") + create() + create("b.example", site_id=3))
    names = [result.findtext("info/name") for result in server.results(operation("get", ""), **JDOE)]
    assert names == ["alias.example"]
    assert server.codes(operation("get", "<name>b.example</name>"), **JDOE) == [1013]
    assert server.codes(create("c.example", site_id=3), **JDOE) == [1015]


@pytest.mark.parametrize("version, count", [("1.6.9.0", 3), ("1.6.9.1", 2)])
def test_supported_services_are_those_of_the_version(hosted, version, count):
    services = hosted.one("<site-alias><get-supported-services/></site-alias>", version=version).findall("service")
    assert [service.text for service in services] == ["web", "mail", "tomcat"][:count]


def test_supported_services_are_refused_to_others(serving):
    server = with_site(serving(alias_callers="all_admin"))
    assert server.codes("<site-alias><get-supported-services/></site-alias>", **JDOE) == [1006]
