# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Mail settings of sites in the operator ``mail``."""

from __future__ import annotations

import pytest

from unit.emulator.dns_and_mail import JDOE, create_mail, mail_names, prepared
from unit.emulator.hosted import read, webspace


def prefs(given: str, *site_ids: int) -> str:
    filter_ = "".join(f"<site-id>{site_id}</site-id>" for site_id in site_ids)
    return f"<mail><set_prefs><filter>{filter_}</filter><prefs>{given}</prefs></set_prefs></mail>"


def get_prefs(*site_ids: int) -> str:
    filter_ = "".join(f"<site-id>{site_id}</site-id>" for site_id in site_ids)
    return f"<mail><get_prefs><filter>{filter_}</filter></get_prefs></mail>"


def switch(name: str, site_id: int = 1) -> str:
    return f"<mail><{name}><site-id>{site_id}</site-id></{name}></mail>"


def settings(server, site_id: int = 1, **packet: str) -> dict[str, str]:
    result = server.one(get_prefs(site_id), **packet)
    assert result.findtext("site-id") == str(site_id)
    return {child.tag: (child[0].tag if len(child) else child.text) for child in result.find("prefs")}


DEFAULTS = {
    "nonexistent-user": "reject",
    "webmail": "roundcube",
    "spam-protect-sign": "false",
    "greylisting": "false",
    "mailservice": "true",
}


@pytest.fixture
def hosted(server):
    """A server with a site for mail."""
    return prepared(server, "manage_mail_settings")


def test_new_site_has_default_settings(hosted):
    assert settings(hosted) == DEFAULTS


def test_settings_left_out_stay(hosted):
    forward = "<nonexistent-user><forward>all@other.example</forward></nonexistent-user>"
    assert hosted.codes(prefs(f"{forward}<greylisting>1</greylisting>", 1)) == [0]
    assert hosted.codes(prefs("<webmail>horde</webmail><webmail-certificate>shop</webmail-certificate>", 1)) == [0]
    assert settings(hosted) == {
        **DEFAULTS,
        "nonexistent-user": "forward",
        "webmail": "horde",
        "greylisting": "true",
        "webmail-certificate": "shop",
    }
    assert "webmail-certificate" not in settings(hosted, version="1.6.7.0")


def test_every_setting_can_be_set(hosted):
    given = (
        "<nonexistent-user><bounce>Nobody here.</bounce></nonexistent-user><webmail>none</webmail>"
        "<spam-protect-sign>true</spam-protect-sign><greylisting>true</greylisting><mailservice>true</mailservice>"
        "<ip_address>192.0.2.10</ip_address><mail-provider><local/></mail-provider>"
    )
    assert hosted.codes(prefs(given, 1)) == [0]
    assert settings(hosted) == {
        "nonexistent-user": "bounce",
        "webmail": "none",
        "spam-protect-sign": "true",
        "greylisting": "true",
        "mailservice": "true",
        "ip_address": "192.0.2.10",
        "mail-provider": "local",
    }


@pytest.mark.parametrize(
    "given",
    [
        "<webmail>pigeon</webmail>",
        "<webmail>true</webmail>",
        "<nonexistent-user><forward>nonsense</forward></nonexistent-user>",
        "<ip_address>nonsense</ip_address>",
    ],
)
def test_bad_settings_are_refused(hosted, given):
    assert hosted.codes(prefs(given, 1)) == [1019]
    assert settings(hosted) == DEFAULTS


@pytest.mark.parametrize("given, webmail", [("true", "roundcube"), ("false", "none")])
def test_webmail_as_boolean_follows_behavior(serving, given, webmail):
    hosted = prepared(serving(webmail_boolean="accepted"))
    assert hosted.codes(prefs(f"<webmail>{given}</webmail>", 1)) == [0]
    assert settings(hosted)["webmail"] == webmail


def test_settings_of_several_sites_are_set_at_once(hosted):
    hosted.codes(webspace("other.example"))
    results = hosted.results(prefs("<greylisting>true</greylisting>", 1, 77, 2))
    assert [(found.findtext("site-id"), found.findtext("errcode")) for found in results] == [
        ("1", None),
        ("77", "1013"),
        ("2", None),
    ]
    assert [settings(hosted, site_id)["greylisting"] for site_id in (1, 2)] == ["true", "true"]
    assert hosted.codes(get_prefs(77)) == [1013]


def test_empty_filter_means_all_sites_of_the_caller(hosted):
    hosted.codes(webspace("other.example"))
    assert [found.findtext("site-id") for found in hosted.results(get_prefs())] == ["1", "2"]
    assert [found.findtext("site-id") for found in hosted.results(get_prefs(), **JDOE)] == ["1"]
    assert hosted.codes(prefs("<greylisting>true</greylisting>"), **JDOE) == [0]
    assert [settings(hosted, site_id)["greylisting"] for site_id in (1, 2)] == ["true", "false"]


def test_server_without_sites_returns_bare_results(server):
    for request in (get_prefs(), prefs("<greylisting>true</greylisting>")):
        assert [child.tag for child in server.one(request)] == ["status"]


@pytest.mark.parametrize("behavior, code", [("1023", 1023), ("1019", 1019), ("accepted", 0)])
def test_creation_with_mail_off_follows_behavior(serving, behavior, code):
    hosted = prepared(serving(mail_off_create=behavior))
    assert hosted.codes(switch("disable")) == [0]
    assert hosted.codes(create_mail()) == [code]


def test_accounts_stay_while_mail_is_off(hosted):
    hosted.codes(create_mail())
    assert hosted.codes(switch("disable")) == [0]
    assert settings(hosted)["mailservice"] == "false"
    assert mail_names(hosted) == ["jd"]
    assert hosted.codes(switch("enable")) == [0]
    assert settings(hosted)["mailservice"] == "true"
    assert hosted.codes(switch("disable", 77)) == [1013]


@pytest.mark.parametrize("behavior, code", [("ok", 0), ("1023", 1023)])
def test_repeated_switching_follows_behavior(serving, behavior, code):
    hosted = prepared(serving(mail_switch_same=behavior))
    assert hosted.codes(switch("enable")) == [code]
    assert hosted.codes(switch("disable") * 2) == [0, code]


@pytest.mark.parametrize(
    "behavior, shown", [("settings", {**DEFAULTS, "mailservice": "false"}), ("none", {"none": None})]
)
def test_settings_without_mail_service_follow_behavior(serving, behavior, shown):
    hosted = prepared(serving(prefs_none=behavior))
    assert hosted.codes(prefs("<none/>", 1)) == [0]
    assert settings(hosted) == shown
    assert hosted.codes(switch("enable")) == [0]
    assert settings(hosted) == DEFAULTS


def test_settings_are_those_of_the_subscription(hosted):
    hosted.codes(prefs("<webmail>horde</webmail>", 1))
    assert read(hosted, "mail").findtext("webmail") == "horde"


def test_customer_needs_permission_for_settings(server):
    hosted = prepared(server)
    for request in (switch("disable"), prefs("<greylisting>true</greylisting>", 1)):
        assert hosted.codes(request, **JDOE) == [1006]
    assert settings(hosted, **JDOE) == DEFAULTS


def test_mail_provider_is_the_machine_itself(server):
    request = "<mail><get-available-mail-providers/></mail>"
    newest = server.one(request)
    assert newest.find("mail-provider/local") is not None
    oldest = server.packet(request, version="1.6.6.0")
    assert oldest.find("mail/get-available-mail-providers/mail-provider/local") is not None
