# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operator ``locale``."""

from __future__ import annotations

import pytest


def operation(name, *ids):
    nodes = "".join(f"<id>{locale}</id>" for locale in ids)
    return f"<locale><{name}><filter>{nodes}</filter></{name}></locale>"


def info(server, locale):
    return {found.tag: found.text for found in server.one(operation("get", locale)).find("info")}


def test_languages_are_described(server):
    server.customer(locale="de-DE")
    assert info(server, "de-DE") == {
        "id": "de-DE",
        "lang": "GERMAN",
        "country": "Germany",
        "used": "1",
        "enabled": "true",
    }
    assert info(server, "en-US")["used"] == "1"


def test_an_empty_filter_means_all(server):
    results = server.results(operation("get"))
    assert {child.tag for result in results for child in result} == {"status", "info"}
    found = [result.findtext("info/id") for result in results]
    assert "en-US" in found
    assert found == sorted(found)


def test_a_disabled_language_cannot_be_chosen(server):
    assert server.codes(operation("disable", "de-DE")) == [0]
    assert info(server, "de-DE")["enabled"] == "false"
    person = "<pname>J</pname><login>jdoe</login><passwd>long enough</passwd><locale>de-DE</locale>"
    add = f"<customer><add><gen_info>{person}</gen_info></add></customer>"
    assert server.codes(add) == [1019]
    assert server.codes(operation("enable", "de-DE") + add) == [0, 0]


@pytest.mark.parametrize("name", ["get", "enable", "disable"])
def test_a_language_that_is_not_installed(server, name):
    result = server.one(operation(name, "xx-XX"))
    assert (result.findtext("errcode"), result.findtext("filter-id")) == ("1013", "xx-XX")


def test_the_default_language_stays_enabled(server):
    assert server.codes(operation("disable", "en-US", "fr-FR")) == [1023, 0]
    assert info(server, "en-US")["enabled"] == "true"


def test_there_are_no_messages(server):
    def ask(locale):
        keys = "<filter><key>one</key><key>two</key></filter>"
        return f"<locale><get-message>{keys}<id>{locale}</id></get-message></locale>"

    results = server.results(ask("en-US"))
    assert [(found.findtext("errcode"), found.findtext("filter-id")) for found in results] == [
        ("1013", "one"),
        ("1013", "two"),
    ]
    assert server.codes(ask("xx-XX")) == [1013]


def test_languages_could_be_removed_up_to_1_6_6_0(server):
    server.customer(locale="de-DE")
    remove = operation("remove", "de-DE", "en-US", "fr-FR")
    assert server.codes(remove) == [1014]
    assert server.codes(remove, version="1.6.6.0") == [1023, 1023, 0]
    assert server.codes(operation("get", "fr-FR", "de-DE")) == [1013, 0]
    install = "<locale><install><filename>pack.tgz</filename></install></locale>"
    assert server.codes(install, version="1.6.6.0") == [1023]


def test_results_may_come_by_id(serving):
    results = serving(result_order="id").results(operation("get", "xx-XX", "fr-FR", "de-DE"))
    assert [found.findtext("info/id") for found in results] == ["de-DE", "fr-FR", None]
    assert results[2].findtext("filter-id") == "xx-XX"


def test_only_the_administrator_manages_languages(server):
    server.reseller()
    assert server.codes(operation("get"), login="reseller1", password="long enough") == [1006]
