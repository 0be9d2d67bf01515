# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What recordings and clients show of real servers, beside what the documentation tells."""

from __future__ import annotations

import base64

import pytest

from unit.emulator.hosted import add_plan, change, named, pairs, physical, plan_limits, read, webspace


@pytest.fixture
def owned(server):
    server.customer()
    assert server.codes(webspace(rest=physical(), owner_login="jdoe")) == [0]
    return server


def set_customer(values: str) -> str:
    values = f"<values><gen_info>{values}</gen_info></values>"
    return f"<customer><set><filter><login>jdoe</login></filter>{values}</set></customer>"


def test_status_one_is_kept_until_it_is_cleared(owned):
    assert owned.codes(set_customer("<status>1</status>")) == [0]
    assert owned.codes(change("<gen_setup><status>1</status></gen_setup>")) == [0]
    assert (owned.info().findtext("status"), read(owned, "gen_info").findtext("status")) == ("1", "1")
    assert owned.codes(set_customer("<status>0</status>")) == [0]
    assert owned.codes(change("<gen_setup><status>0</status></gen_setup>")) == [0]
    assert (owned.info().findtext("status"), read(owned, "gen_info").findtext("status")) == ("0", "0")


def test_status_one_keeps_a_customer_from_the_api(owned):
    owned.codes(set_customer("<status>1</status>"))
    get = "<customer><get><filter/><dataset><gen_info/></dataset></get></customer>"
    assert owned.codes(get, login="jdoe", password="long enough") == [1011]


def test_empty_status_of_a_new_subscription_is_zero(server):
    assert server.codes(webspace(status="")) == [0]
    assert read(server, "gen_info").findtext("status") == "0"


def test_names_of_recorded_servers_are_known(server):
    limits = plan_limits(max_webapps=1, upsell_site_builder=1, expiration_soft=1, max_site_builder=1)
    hosting = f"<hosting>{named('property', fp='true', fp_ssl='false', miva='true', mod_python='true')}</hosting>"
    permissions = named("permission", manage_phosting_ssl="1", manage_mail_autodiscover="1", manage_webapps="1")
    assert server.codes(add_plan(rest=f"{limits}{hosting}<permissions>{permissions}</permissions>")) == [0]
    values = pairs(server.one("<service-plan><get><filter><name>Small</name></filter></get></service-plan>"))
    known = ("max_webapps", "upsell_site_builder", "fp", "miva", "manage_phosting_ssl")
    assert [values[name] for name in known] == ["1", "1", "true", "true", "true"]


def test_open_basedir_is_among_the_php_settings(owned):
    assert pairs(read(owned, "php-settings"))["open_basedir"].startswith("{WEBSPACEROOT}")
    setting = f"<php-settings>{named('setting', open_basedir='none')}</php-settings>"
    assert owned.codes(change(setting)) == [0]
    assert pairs(read(owned, "php-settings"))["open_basedir"] == "none"


def test_uptime_is_never_zero(server):
    found = server.one("<server><get><stat/></get></server>")
    assert int(found.findtext("stat/other/uptime")) >= 1


@pytest.mark.parametrize(
    "packet, code",
    [
        (f"<lic_get_info><license>{base64.b64encode(b'nothing').decode()}</license></lic_get_info>", 1019),
        ("<domain-restriction-list/>", 1006),
    ],
)
def test_answers_without_room_for_errors_fail_as_a_whole(server, packet, code):
    server.customer()
    caller = {} if code == 1019 else {"login": "jdoe", "password": "long enough"}
    answer = server.packet(f"<server>{packet}</server>", **caller)
    assert [child.tag for child in answer] == ["system"]
    assert answer.findtext("system/errcode") == str(code)


@pytest.mark.parametrize(
    "packet",
    [
        "<lic_install><license>ẞ</license></lic_install>",
        "<create_session><login>admin</login><data><user_ip>İ</user_ip><source_server/></data></create_session>",
    ],
)
def test_base64_beyond_ascii_is_an_invalid_value(server, packet):
    assert server.codes(f"<server>{packet}</server>") == [1019]


DELETE_MAIN = "<site><del><filter><name>example.com</name></filter></del></site>"


@pytest.mark.parametrize("behavior, code, left", [("subscription", 0, 0), ("refuse_1023", 1023, 1)])
def test_deleting_a_main_site_follows_the_behavior(serving, behavior, code, left):
    server = serving(main_site_del=behavior)
    assert server.codes(webspace(rest=physical())) == [0]
    assert server.codes(DELETE_MAIN) == [code]
    with server.store.transaction() as db:
        assert db.value("SELECT COUNT(*) FROM webspaces") == left


def test_customer_may_not_delete_its_main_site(owned):
    assert owned.codes(DELETE_MAIN, login="jdoe", password="long enough") == [1006]


def test_reseller_without_a_plan_may_own_subscriptions(server):
    info = "<pname>R</pname><login>r1</login><passwd>long enough</passwd>"
    made = server.one(f"<reseller><add><gen-info>{info}</gen-info></add></reseller>").findtext("id")
    address = "<ip><ip-address>192.0.2.10</ip-address><ip-type>shared</ip-type></ip>"
    pool = f"<ippool-add-ip><reseller-id>{made}</reseller-id>{address}</ippool-add-ip>"
    assert server.codes(f"<reseller>{pool}</reseller>") == [0]
    assert server.codes(webspace(owner_login="r1")) == [0]


@pytest.mark.parametrize("form", ["1023", "1006"])
def test_edition_without_customers_refuses_their_operator(serving, form):
    server = serving(no_customers=form)
    server.customer()
    _forbid_customers(server)
    get = "<customer><get><filter/><dataset><gen_info/></dataset></get></customer>"
    delete = "<customer><del><filter><login>jdoe</login></filter></del></customer>"
    assert server.codes(get + delete) == [int(form)] * 2


def test_edition_without_customers_may_refuse_adding_only(serving):
    server = serving(no_customers="add_only")
    server.customer()
    _forbid_customers(server)
    add = "<customer><add><gen_info><pname>K</pname><login>kate</login><passwd>long enough</passwd></gen_info></add>"
    assert server.codes(f"{add}</customer>") == [1023]
    assert server.info().findtext("login") == "jdoe"


def _forbid_customers(server) -> None:
    with server.store.transaction() as db:
        db.put("license", name="can-manage-customers", value="0")


def test_answer_form_adds_cookies_and_chunks(serving):
    plain = serving().post("<packet/>").headers
    assert plain == {"Content-Type": "text/xml;charset=UTF-8"}
    recorded = serving(answer_form="chunked").post("<packet/>").headers
    assert (recorded["Content-Type"], recorded["Transfer-Encoding"]) == ("text/xml", "chunked")
    assert [line.partition("=")[0] for line in recorded["Set-Cookie"].splitlines()] == ["PHPSESSID", "locale"]
