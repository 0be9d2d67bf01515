# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What ``server/set`` changes."""

from __future__ import annotations

import pytest

ADMIN = (
    "<admin_cname>Example Inc.</admin_cname><admin_pname>A. Minister</admin_pname><admin_phone/><admin_fax/>"
    "<admin_email>root@example.com</admin_email><admin_address/><admin_city/><admin_state/>"
    "<admin_pcode>10115</admin_pcode><admin_country>de</admin_country><send_announce>true</send_announce>"
)


def set_(content):
    return f"<server><set>{content}</set></server>"


def get(server, name, **packet):
    return server.one(f"<server><get><{name}/></get></server>", **packet).find(name)


@pytest.mark.parametrize("version", ["1.6.6.0", "1.6.8.0", "1.6.9.1"])
def test_the_administrators_data(server, version):
    assert server.codes(set_(f"<admin>{ADMIN}<uid>7</uid></admin>"), version=version) == [0]
    admin = get(server, "admin")
    values = {found.tag: found.text for found in admin}
    assert values["admin_pname"] == "A. Minister"
    assert values["admin_country"] == "de"
    assert values["send_announce"] == "true"
    assert values["uid"] == "7"
    assert "global-login" not in values


@pytest.mark.parametrize("version, code", [("1.6.8.0", 1014), ("1.6.9.0", 0)])
def test_fewer_nodes_are_needed_since_1_6_9_0(server, version, code):
    short = "<admin><admin_pname>A</admin_pname><admin_email>a@example.com</admin_email></admin>"
    assert server.codes(set_(f"<admin>{ADMIN}</admin>")) == [0]
    assert server.codes(set_(short), version=version) == [code]
    assert get(server, "admin").findtext("admin_cname") == "Example Inc."


@pytest.mark.parametrize("behavior, code, company", [("clear", 0, ""), ("ignore", 0, "Old"), ("error", 1019, "Old")])
def test_empty_nodes(serving, behavior, code, company):
    server = serving(empty_node=behavior)
    person = "<admin_pname>A</admin_pname><admin_email>a@example.com</admin_email>"
    assert server.codes(set_(f"<admin><admin_cname>Old</admin_cname>{person}</admin>")) == [0]
    assert server.codes(set_(f"<admin><admin_cname/>{person}</admin>")) == [code]
    assert get(server, "admin").findtext("admin_cname") == company


@pytest.mark.parametrize("behavior, code", [("1019", 1019), ("ignored", 0)])
def test_a_language_that_is_not_installed(serving, behavior, code):
    server = serving(bad_locale=behavior)
    person = "<admin_pname>A</admin_pname><admin_email>a@example.com</admin_email>"
    assert server.codes(set_(f"<admin>{person}<admin_locale>xx-XX</admin_locale></admin>")) == [code]
    assert server.codes(set_(f"<admin>{person}<admin_locale>de-DE</admin_locale></admin>")) == [0]
    assert get(server, "admin").findtext("admin_locale") == "de-DE"


def test_the_password_is_the_one_to_log_in_with(server):
    assert server.codes(set_("<password>another one</password>")) == [0]
    assert server.codes(set_("")) == [1001]
    assert server.codes(set_(""), password="another one") == [0]


@pytest.mark.parametrize("password, code", [("four", 1014), ("admin", 1019)])
def test_a_weak_password_is_refused(server, password, code):
    assert server.codes(set_(f"<password>{password}</password>")) == [code]


def test_only_the_preferences_given_change(server):
    before = {found.tag: found.text for found in get(server, "prefs")}
    assert server.codes(set_("<prefs><stat_ttl>12</stat_ttl><smtp_host>mx.example.com</smtp_host></prefs>")) == [0]
    after = {found.tag: found.text for found in get(server, "prefs")}
    assert after == {**before, "stat_ttl": "12", "smtp_host": "mx.example.com"}


def test_a_preference_can_be_cleared(server):
    assert server.codes(set_("<prefs><smtp_host>mx.example.com</smtp_host></prefs>")) == [0]
    assert server.codes(set_("<prefs><smtp_host/></prefs>")) == [0]
    assert get(server, "prefs").find("smtp_host") is None


def test_the_mail_password_is_never_shown(server):
    secret = "not for you"
    assert server.codes(set_(f"<prefs><smtp_password>{secret}</smtp_password></prefs>")) == [0]
    assert secret not in server.post("<packet><server><get><prefs/></get></server></packet>").body.decode()


@pytest.mark.parametrize(
    "content",
    [
        "<prefs><smtp_port>0</smtp_port></prefs>",
        "<prefs><smtp_port>65536</smtp_port></prefs>",
        "<session_setup><login_timeout>0</login_timeout></session_setup>",
        "<session_setup><login_timeout>100000</login_timeout></session_setup>",
    ],
)
def test_numbers_out_of_range(server, content):
    assert server.codes(set_(content)) == [1019]
    assert server.codes(set_(content), version="1.6.6.0") == [1014]


def test_what_is_refused_is_undone(server):
    wrong = "<external-id>new</external-id><prefs><smtp_port>0</smtp_port></prefs>"
    assert server.codes(set_(wrong)) == [1019]
    assert get(server, "gen_info").find("external-id") is None


def test_a_rule_set_that_an_old_version_does_not_know_is_left_out(server):
    assert server.codes(set_("<prefs><waf-rule-set>comodo</waf-rule-set></prefs>"), version="1.6.7.0") == [1014]
    assert server.codes(set_("<prefs><waf-rule-set>comodo</waf-rule-set></prefs>")) == [0]
    assert get(server, "prefs").findtext("waf-rule-set") == "comodo"
    assert get(server, "prefs", version="1.6.7.0").find("waf-rule-set") is None


def test_the_rest(server):
    content = "<mode>poweruser</mode><session_setup><login_timeout>5</login_timeout></session_setup>"
    assert server.codes(set_(f"{content}<external-id>rack 7</external-id>")) == [0]
    assert get(server, "gen_info").findtext("mode") == "poweruser"
    assert get(server, "gen_info").findtext("external-id") == "rack 7"
    assert get(server, "session_setup").findtext("login_timeout") == "5"


def test_certificates_come_from_the_servers_pool(server):
    def panel(name, place):
        return set_(f"<certificates><panel><name>{name}</name>{place}</panel></certificates>")

    other = "Let's Encrypt certificate (server pool)"
    assert server.codes(panel(other, "<admin/>")) == [0]
    assert get(server, "certificates").findtext("panel/name") == other
    assert get(server, "certificates").findtext("mail-server/name") == "default certificate"
    assert server.codes(panel("unheard of", "<admin/>")) == [1013]
    assert server.codes(panel(other, "<site>example.com</site>")) == [1015]
    server.webspace(1)
    assert server.codes(panel(other, "<site>example.com</site>")) == [1013]
