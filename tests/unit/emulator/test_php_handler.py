# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operator ``php-handler``."""

from __future__ import annotations

import pytest

from unit.emulator.hosted import named, pairs, physical, read, site, webspace

FPM = "plesk-php83-fpm"


def operation(name: str, *ids: str) -> str:
    nodes = "".join(f"<id>{handler}</id>" for handler in ids)
    return f"<php-handler><{name}><filter>{nodes}</filter></{name}></php-handler>"


def states(server) -> dict[str, str]:
    results = server.results(operation("get"))
    return {result.findtext("id"): result.findtext("handler-status") for result in results}


def hosted_by(server):
    own = physical(php_handler_id=FPM)
    added = (
        webspace(rest=own) + site(htype="vrt_hst", webspace_name="example.com") + site("none.example", webspace_id=1)
    )
    assert server.codes(added) == [0, 0, 0]
    return server


def test_fresh_server_has_enabled_handlers(server):
    assert set(states(server).values()) == {"enabled"}
    result = server.one(operation("get", FPM))
    assert {found.tag: found.text for found in result} == {
        "status": "ok",
        "id": FPM,
        "display-name": "8.3.9",
        "full-version": "8.3.9",
        "version": "8.3",
        "type": "fpm",
        "path": "/opt/plesk/php/8.3/sbin/php-fpm",
        "clipath": "/opt/plesk/php/8.3/bin/php",
        "phpini": "/opt/plesk/php/8.3/etc/php.ini",
        "custom": "false",
        "handler-status": "enabled",
    }


def test_handlers_are_switched_one_by_one(server):
    result = server.one(operation("disable", FPM))
    assert (result.findtext("id"), result.findtext("handler-status")) == (FPM, "disabled")
    assert [name for name, state in states(server).items() if state == "disabled"] == [FPM]
    assert server.one(operation("enable", FPM)).findtext("handler-status") == "enabled"
    assert states(server)[FPM] == "enabled"


def test_empty_filter_switches_all_handlers(server):
    assert server.codes(operation("disable")) == [0] * len(states(server))
    assert set(states(server).values()) == {"disabled"}


@pytest.mark.parametrize("name", ["get", "enable", "disable", "get-usage"])
@pytest.mark.parametrize("code", ["1013", "1019", "1023"])
def test_missing_handler_has_the_code_of_the_behavior(serving, name, code):
    result = serving(php_handler_missing=code).one(operation(name, "unheard-of"))
    assert [found.text for found in result] == ["error", code, "Php handler does not exists"]


def test_usage_names_the_hosted_sites(server):
    hosted_by(server)
    usage = server.results(operation("get-usage", FPM, "plesk-php82-fpm", "cgi"))
    named_sites = [[(one.findtext("id"), one.findtext("name")) for one in found.findall("domain")] for found in usage]
    assert named_sites == [[("1", "example.com")], [("2", "shop.example")], []]


@pytest.mark.parametrize("behaviors, code", [({}, 0), ({"php_handler_in_use": "1023"}, 1023)])
def test_used_handler_is_disabled_or_refused(serving, behaviors, code):
    server = hosted_by(serving(**behaviors))
    assert server.codes(operation("disable", FPM) + operation("disable", "cgi")) == [code, 0]
    assert pairs(read(server, "hosting"))["php_handler_id"] == FPM


@pytest.mark.parametrize("behaviors, code", [({}, 0), ({"php_handler_same_state": "1023"}, 1023)])
def test_switching_twice_follows_the_behavior(serving, behaviors, code):
    server = serving(**behaviors)
    wanted = [operation("enable", FPM), operation("disable", FPM), operation("disable", FPM)]
    assert [server.codes(request) for request in wanted] == [[code], [0], [code]]


@pytest.mark.parametrize("behaviors, codes", [({}, [0, 0]), ({"php_handler_id": "1019"}, [1019, 1019])])
def test_unavailable_handler_in_hosting_follows_the_behavior(serving, behaviors, codes):
    server = hosted_by(serving(**behaviors))
    server.codes(operation("disable", "cgi"))

    def add(handler: str) -> str:
        properties = named("property", php_handler_id=handler)
        return site(f"{handler}.example", f"<hosting><vrt_hst>{properties}</vrt_hst></hosting>", webspace_id=1)

    assert server.codes(add("cgi") + add("unheard-of")) == codes
    assert server.codes(add("fpm")) == [0]


def test_php_handlers_are_the_administrators_only(server):
    server.customer()
    names = ("get", "enable", "disable", "get-usage")
    assert [server.codes(operation(name), login="jdoe", password="long enough") for name in names] == [[1006]] * 4


def test_php_handler_is_unknown_before_1_6_7_0(server):
    assert server.codes(operation("get"), version="1.6.6.0") == [1014]
