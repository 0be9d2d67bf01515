# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operator ``service-plan-addon``, and what subscriptions take from add-on plans."""

from __future__ import annotations

import pytest

from unit.emulator.hosted import add_plan, change, error, get, named, pairs, physical, plan_limits, read, webspace

ATTACHED = "<plan-external-id>more</plan-external-id>"


def add_addon(name: str = "More", rest: str = "", owner: str = "") -> str:
    return f"<service-plan-addon><add><name>{name}</name>{owner}{rest}</add></service-plan-addon>"


def addon(name: str = "More", owner: str = "") -> str:
    return f"<service-plan-addon><get><filter><name>{name}</name></filter>{owner}</get></service-plan-addon>"


def set_addon(values: str, criterion: str = "<name>More</name>") -> str:
    return f"<service-plan-addon><set><filter>{criterion}</filter>{values}</set></service-plan-addon>"


def del_addon(name: str = "More") -> str:
    return f"<service-plan-addon><del><filter><name>{name}</name></filter></del></service-plan-addon>"


def attach(plan: str = ATTACHED) -> str:
    return f"<webspace><add-subscription><filter><id>1</id></filter>{plan}</add-subscription></webspace>"


def detach(plan: str = ATTACHED) -> str:
    return f"<webspace><remove-subscription><filter><id>1</id></filter>{plan}</remove-subscription></webspace>"


def switch(to: str) -> str:
    return f"<webspace><switch-subscription><filter><id>1</id></filter>{to}</switch-subscription></webspace>"


SYNC = "<webspace><sync-subscription><filter><id>1</id></filter></sync-subscription></webspace>"
MORE = (
    plan_limits(max_db=3)
    + f"<hosting>{named('property', cgi='true')}</hosting><performance><bandwidth>100</bandwidth></performance>"
    + f"<permissions>{named('permission', manage_dns='true')}</permissions><external-id>more</external-id>"
    + f"<php-settings>{named('setting', memory_limit='1G')}</php-settings>"
)


def furnished(server):
    """A server with a plan, an add-on plan and a subscription that has the plan."""
    small = f"{plan_limits(max_site=3, max_db=5)}<external-id>small</external-id>"
    assert server.codes(add_plan(rest=small) + add_addon(rest=MORE)) == [0, 0]
    assert server.codes(webspace(rest=physical() + "<plan-name>small</plan-name>")) == [0]
    return server


@pytest.fixture
def bound(server):
    return furnished(server)


def tied(server) -> list[str]:
    """The external ids of the plans of a subscription."""
    return [found.text for found in read(server, "subscriptions").iterfind("subscription/plan/plan-external-id")]


def flags(server) -> tuple[str, str]:
    found = read(server, "subscriptions").find("subscription")
    return found.findtext("locked"), found.findtext("synchronized")


def test_addon_with_all_groups_is_read_back(server):
    assert server.codes(add_addon(rest=MORE)) == [0]
    result = server.one(addon())
    values = pairs(result)
    assert {name: values[name] for name in ("max_db", "cgi", "manage_dns", "memory_limit")} == {
        "max_db": "3",
        "cgi": "true",
        "manage_dns": "true",
        "memory_limit": "1G",
    }
    assert (result.findtext("performance/bandwidth"), result.findtext("external-id")) == ("100", "more")
    assert (result.findtext("owner-login"), result.find("filter-id"), result.find("limits/overuse")) == (
        "admin",
        None,
        None,
    )


def test_addon_without_groups_adds_nothing(server):
    assert server.codes(add_addon()) == [0]
    values = pairs(server.one(addon()))
    assert (values["max_site"], values["max_db"], values["expiration"], values["manage_dns"]) == (
        "0",
        "0",
        "-1",
        "false",
    )


def test_addon_set_changes_named_values_only(server):
    server.codes(add_addon(rest=MORE))
    result = server.one(set_addon(plan_limits(max_box=1) + "<external-id/><name>Most</name>"))
    assert (error(result), result.findtext("name")) == (0, "More")
    changed = server.one(addon("Most"))
    values = pairs(changed)
    assert (values["max_box"], values["max_db"], values["cgi"]) == ("1", "3", "true")
    assert changed.findtext("external-id") == ""


@pytest.mark.parametrize(
    "behavior, value, kept",
    [("set_limits", "replace", "max_db"), ("set_hosting", "replace", "cgi"), ("set_php_settings", "replace", "pm")],
)
def test_addon_set_under_replace_resets_the_rest(serving, behavior, value, kept):
    server = serving(**{behavior: value})
    settings = MORE.replace("</php-settings>", f"{named('setting', pm='static')}</php-settings>")
    server.codes(add_addon(rest=settings))
    groups = (
        plan_limits(max_box=1)
        + f"<hosting>{named('property', ssi='true')}</hosting>"
        + f"<php-settings>{named('setting', memory_limit='2G')}</php-settings>"
    )
    assert server.codes(set_addon(groups)) == [0]
    assert pairs(server.one(addon())).get(kept) == {"max_db": "0", "cgi": "false", "pm": None}[kept]


@pytest.mark.parametrize("behavior, code", [("1007", 1007), ("1019", 1019), ("accepted", 0)])
def test_addon_name_taken_is_refused(serving, behavior, code):
    server = serving(plan_name_taken=behavior)
    assert server.codes(add_plan("More") + add_addon() + add_addon("Other")) == [0, 0, 0]
    assert server.codes(add_addon("more") + set_addon("<name>More</name>", "<name>Other</name>")) == [code, code]


def test_addon_bad_values_are_refused(server):
    bad = (
        add_addon(" ")
        + add_addon(rest=plan_limits(max_db=-2))
        + add_addon(rest=f"<hosting>{named('property', ssl='perhaps')}</hosting>")
        + add_addon(owner="<owner-login>nobody</owner-login>")
    )
    assert server.codes(bad) == [1019, 1019, 1019, 1015]
    assert server.codes(add_addon(rest="<limits><overuse>block</overuse></limits>")) == [1014]
    assert server.codes("<service-plan-addon><get><filter/></get></service-plan-addon>") == [0]
    assert server.one(addon("None")).findtext("errcode") == "1013"


def test_reseller_sees_only_own_addons(server):
    server.reseller()
    caller = {"login": "reseller1", "password": "long enough"}
    assert server.codes(add_addon("Of the admin")) == [0]
    assert server.codes(add_addon("Own"), **caller) == [0]
    everything = "<service-plan-addon><get><filter/></get></service-plan-addon>"
    assert [found.findtext("name") for found in server.results(everything, **caller)] == ["Own"]
    assert [found.findtext("name") for found in server.results(everything)] == ["Of the admin"]
    of_all = "<service-plan-addon><get><filter/><owner-all/></get></service-plan-addon>"
    assert len(server.results(of_all)) == 2
    assert server.codes(addon("Own", "<owner-login>reseller1</owner-login>")) == [0]
    server.customer()
    assert server.codes(everything, login="jdoe", password="long enough") == [1006]


def test_addons_are_deleted_with_their_owner(server):
    reseller = server.reseller()
    server.codes(add_addon("Own", rest=MORE), login="reseller1", password="long enough")
    assert server.codes(f"<reseller><del><filter><id>{reseller}</id></filter></del></reseller>") == [0]
    with server.store.transaction() as db:
        assert db.value("SELECT COUNT(*) FROM addon_plans") == 0
        assert db.value("SELECT COUNT(*) FROM limits WHERE holder = 'service-plan-addon'") == 0


def test_addon_duplicate_copies_content_and_packages(server):
    server.codes(add_addon(rest=MORE))
    packages = "<package><name>wordpress</name><value>6.0</value></package>"
    criterion = "<filter><name>More</name></filter>"
    added = server.one(f"<service-plan-addon><add-package>{criterion}{packages}</add-package></service-plan-addon>")
    assert (error(added), added.findtext("filter-id")) == (0, "More")
    copy = "<duplicate-name>Copy</duplicate-name>"
    copy = f"<service-plan-addon><duplicate>{criterion}{copy}</duplicate></service-plan-addon>"
    assert error(server.one(copy)) == 0
    made = server.one(addon("Copy"))
    assert (pairs(made)["max_db"], made.findtext("packages/package/name")) == ("3", "wordpress")
    assert made.findtext("external-id") != "more"
    remove = f"<service-plan-addon><remove-package>{criterion}{packages}</remove-package></service-plan-addon>"
    assert server.codes(remove + remove) == [0, 1013]
    nobody = copy.replace(">More<", ">None<") + copy.replace("<name>More</name>", "")
    assert server.codes(nobody) == [1013, 1019]


@pytest.mark.parametrize("kind", ["limit", "permission", "physical-hosting"])
def test_addon_descriptors_list_known_names(server, kind):
    server.codes(add_addon())
    operation = f"get-{kind}-descriptor"
    found = server.one(f"<service-plan-addon><{operation}><filter/></{operation}></service-plan-addon>")
    names = {entry.text for entry in found.iterfind("descriptor/property/name")}
    assert {"limit": "max_db", "permission": "manage_dns", "physical-hosting": "ssl"}[kind] in names


def test_attached_addon_adds_to_the_plan(bound):
    assert bound.codes(attach()) == [0]
    assert tied(bound) == ["small", "more"]
    assert flags(bound) == ("false", "true")
    assert pairs(read(bound, "limits"))["max_db"] == "8"
    assert pairs(read(bound, "limits"))["max_box"] == "-1"
    assert pairs(read(bound, "permissions"))["manage_dns"] == "true"
    assert pairs(read(bound, "hosting"))["cgi"] == "true"
    assert pairs(read(bound, "php-settings"))["memory_limit"] == "1G"
    assert read(bound, "performance").findtext("bandwidth") == "100"
    assert bound.codes(detach()) == [0]
    assert tied(bound) == ["small"]
    assert pairs(read(bound, "limits"))["max_db"] == "5"
    assert pairs(read(bound, "permissions"))["manage_dns"] == "false"


def test_addon_changes_are_pushed_unless_locked(bound):
    bound.codes(attach() + set_addon(plan_limits(max_db=4)))
    assert pairs(read(bound, "limits"))["max_db"] == "9"
    assert bound.codes(change(plan_limits(max_db=1))) == [0]
    assert flags(bound) == ("true", "false")
    bound.codes(set_addon(plan_limits(max_db=7)))
    assert pairs(read(bound, "limits"))["max_db"] == "1"
    assert bound.codes(SYNC) == [0]
    assert (flags(bound), pairs(read(bound, "limits"))["max_db"]) == (("false", "true"), "12")


def test_switching_plans_keeps_addons(bound):
    large = f"{plan_limits(max_db=50)}<external-id>large</external-id>"
    assert bound.codes(attach() + add_plan("Large", large)) == [0, 0]
    assert bound.codes(switch("<plan-external-id>large</plan-external-id>")) == [0]
    assert tied(bound) == ["large", "more"]
    assert pairs(read(bound, "limits"))["max_db"] == "53"


@pytest.mark.parametrize("behavior, code, left", [("detach", 0, 0), ("refuse_1023", 1023, 1)])
def test_no_plan_with_addons_follows_the_behavior(serving, behavior, code, left):
    server = furnished(serving(no_plan_with_addons=behavior))
    assert server.codes(attach() + switch("<no-plan/>")) == [0, code]
    with server.store.transaction() as db:
        assert db.value("SELECT COUNT(*) FROM webspace_addons") == left


@pytest.mark.parametrize(
    "behavior, value, packets, code",
    [
        ("addon_twice", "1007", [attach(), attach()], 1007),
        ("addon_twice", "1019", [attach(), attach()], 1019),
        ("addon_twice", "ok", [attach(), attach()], 0),
        ("addon_not_attached", "1013", [detach()], 1013),
        ("addon_not_attached", "ok", [detach()], 0),
        ("addon_without_plan", "1023", [switch("<no-plan/>"), attach()], 1023),
        ("addon_without_plan", "1019", [switch("<no-plan/>"), attach()], 1019),
        ("bad_plan", "1013", [attach("<plan-guid>nothing</plan-guid>")], 1013),
        ("bad_plan", "1019", [attach("<plan-external-id>small</plan-external-id>")], 1019),
    ],
)
def test_attaching_in_vain_has_the_behaviors_code(serving, behavior, value, packets, code):
    server = furnished(serving(**{behavior: value}))
    assert server.codes("".join(packets))[-1] == code


@pytest.mark.parametrize("behavior, code, limit", [("refuse_1023", 1023, "8"), ("detach", 0, "5")])
def test_addon_in_use_is_deleted_as_the_behavior_says(serving, behavior, code, limit):
    server = furnished(serving(addon_in_use_del=behavior))
    assert server.codes(attach() + del_addon()) == [0, code]
    assert pairs(read(server, "limits"))["max_db"] == limit
    assert server.codes(detach() + del_addon())[-1] == (0 if code else 1013)


def test_order_of_plans_follows_the_behavior(serving):
    server = furnished(serving(subscription_plans="addons_first"))
    assert server.codes(attach()) == [0]
    assert tied(server) == ["more", "small"]


def test_add_on_of_another_provider_is_refused(bound):
    bound.reseller()
    bound.codes(add_addon("Theirs", "<external-id>theirs</external-id>"), login="reseller1", password="long enough")
    assert bound.codes(attach("<plan-external-id>theirs</plan-external-id>")) == [1019]


def test_deleted_subscription_frees_its_addons(bound):
    assert bound.codes(attach() + "<webspace><del><filter><id>1</id></filter></del></webspace>") == [0, 0]
    assert bound.codes(del_addon()) == [0]


@pytest.mark.parametrize("behavior, code", [("detach", 0), ("refuse_1023", 1023)])
def test_change_of_provider_follows_the_behavior(serving, behavior, code):
    server = furnished(serving(owner_change_plan=behavior, bad_ip="1018"))
    reseller = server.reseller()
    with server.store.transaction() as db:
        db.insert("ip_pool", reseller_id=reseller, address="192.0.2.10", type="shared")
    server.codes(attach())
    assert server.codes(change("<gen_setup><owner-login>reseller1</owner-login></gen_setup>")) == [code]
    found = server.one(get("webspace", "subscriptions")).findall("data/subscriptions/subscription/plan")
    assert len(found) == (2 if code else 0)


@pytest.mark.parametrize("behavior, locked", [("different", "false"), ("any_set", "true")])
def test_set_of_equal_limits_locks_as_the_behavior_says(serving, behavior, locked):
    server = furnished(serving(custom_lock=behavior))
    assert flags(server)[0] == locked
    server.codes(SYNC + change(plan_limits(max_db=5)))
    assert flags(server) == (locked, "true")


@pytest.mark.parametrize("behavior, code", [("problems", 0), ("refuse_1023", 1023)])
def test_exceeded_plan_follows_the_behavior(serving, behavior, code):
    server = furnished(serving(plan_exceeded=behavior))
    tiny = "<limits><overuse>block</overuse>" + named("limit", max_site=0) + "</limits><external-id>tiny</external-id>"
    assert server.codes(add_plan("Tiny", tiny)) == [0]
    result = server.one(switch("<plan-external-id>tiny</plan-external-id>"))
    assert error(result) == code
    if not code:
        assert result.findtext("problems").splitlines()[1].split("\t") == ["Domains", "3", "0", "3"]


@pytest.mark.parametrize("operator", ["webspace", "site"])
@pytest.mark.parametrize("behavior", ["present", "absent"])
def test_gen_info_beside_hosting_follows_the_behavior(serving, operator, behavior):
    server = furnished(serving(hosting_gen_info=behavior))
    data = server.one(get(operator, "hosting")).find("data")
    assert [child.tag for child in data] == (["gen_info", "hosting"] if behavior == "present" else ["hosting"])


@pytest.mark.parametrize("behavior, cgi", [("merge", "true"), ("replace", "false")])
def test_hosting_set_keeps_the_system_user(serving, behavior, cgi):
    server = serving(set_hosting=behavior)
    assert server.codes(webspace(rest=physical(cgi="true", www_root="web"))) == [0]
    assert server.codes(change(f"<hosting><vrt_hst>{named('property', ssi='true')}</vrt_hst></hosting>")) == [0]
    found = pairs(read(server, "hosting"))
    assert (found["ssi"], found["cgi"], found["ftp_login"]) == ("true", cgi, "jdoe_ftp")
    assert found["www_root"].endswith("/web")


@pytest.mark.parametrize("behavior, webmail", [("merge", "roundcube"), ("replace", None)])
def test_mail_set_follows_the_behavior(serving, behavior, webmail):
    server = serving(set_mail=behavior)
    assert server.codes(webspace(rest="<mail><webmail>roundcube</webmail></mail>")) == [0]
    assert server.codes(change("<mail><mailservice>true</mailservice></mail>")) == [0]
    mail = read(server, "mail")
    assert (mail.findtext("mailservice"), mail.findtext("webmail")) == ("true", webmail)


def test_statistics_of_a_changed_plan_are_not_pushed(bound):
    statistics = "<preferences><stat>9</stat></preferences>"
    values = f"<service-plan><set><filter><name>Small</name></filter>{statistics}</set></service-plan>"
    assert bound.codes(values) == [0]
    assert flags(bound) == ("false", "true")
    assert read(bound, "prefs").findtext("stat_ttl") != "9"
