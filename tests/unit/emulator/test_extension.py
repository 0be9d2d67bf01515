# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operator ``extension``."""

from __future__ import annotations

import pytest

from plesk_emulator.state.store import Store

CATALOG = "https://ext.plesk.com/packages/43062fb1-d342-4428-9990-c28204241134-{}/download"


def extension(operation: str, nodes: str = "") -> str:
    return f"<extension><{operation}>{nodes}</{operation}></extension>"


def by_id(operation: str, extension_id: str) -> str:
    return extension(operation, f"<id>{extension_id}</id>")


def listed(server, extension_id: str = "") -> list[dict[str, str]]:
    chosen = f"<filter><id>{extension_id}</id></filter>" if extension_id else ""
    found = server.one(extension("get", chosen)).iterfind("details")
    return [{node.tag: node.text for node in details} for details in found]


def ids(server) -> list[str]:
    return [details["id"] for details in listed(server)]


def test_fresh_server_has_extensions(server):
    assert {"git", "letsencrypt", "sslit", "wp-toolkit"} <= set(ids(server))


def test_filter_describes_one_extension(server):
    (details,) = listed(server, "wp-toolkit")
    assert {name: details[name] for name in ("id", "name", "active")} == {
        "id": "wp-toolkit",
        "name": "WP Toolkit",
        "active": "true",
    }
    assert details["version"]
    assert details["release"].isdigit()


@pytest.mark.parametrize("code", ["1013", "1023", "1026"])
def test_unknown_extension_is_refused(serving, code):
    server = serving(extension_missing=code)
    asked = extension("get", "<filter><id>nothing</id></filter>")
    called = extension("call", "<nothing><get/></nothing>")
    codes = server.codes(asked + by_id("uninstall", "nothing") + called)
    assert codes == [int(code)] * 3


@pytest.mark.parametrize("chosen", ["<id>nodejs</id>", f"<url>{CATALOG.format('nodejs')}</url>"])
def test_extension_of_the_catalog_is_installed(server, chosen):
    assert "nodejs" not in ids(server)
    assert server.codes(extension("install", chosen)) == [0]
    assert "nodejs" in ids(server)


@pytest.mark.parametrize(
    "chosen, code",
    [
        ("<id>unheard-of</id>", 1013),
        (f"<url>{CATALOG.format('unheard-of')}</url>", 1013),
        ("<url>https://example.com/extension.zip</url>", 1023),
    ],
)
def test_other_extensions_cannot_be_installed(server, chosen, code):
    before = ids(server)
    assert server.codes(extension("install", chosen)) == [code]
    assert ids(server) == before


@pytest.mark.parametrize("behavior, code", [("ok", 0), ("1007", 1007), ("1023", 1023)])
def test_installing_twice_depends_on_the_behavior(serving, behavior, code):
    server = serving(extension_installed=behavior)
    assert server.codes(by_id("install", "git")) == [code]
    assert ids(server).count("git") == 1


def test_uninstalled_extension_stays_away(serving, tmp_path):
    server = serving(store=Store(tmp_path / "state"))
    assert server.codes(by_id("uninstall", "advisor")) == [0]
    server.emulator.close()
    again = serving(store=Store(tmp_path / "state"))
    assert "advisor" not in ids(again)
    assert "git" in ids(again)
    again.emulator.close()


@pytest.mark.parametrize(
    "version, operation, codes",
    [
        ("1.6.7.0", "<call><git><get/></git></call>", [1014]),
        ("1.6.8.0", "<call><git><get/></git></call>", [0]),
        ("1.6.8.0", f"<install><url>{CATALOG.format('nodejs')}</url></install>", [0]),
        ("1.6.9.0", "<install><id>nodejs</id></install>", [1014]),
        ("1.6.9.0", "<get/>", [1014]),
        ("1.6.9.1", "<get/>", [0]),
    ],
)
def test_operations_exist_since_their_version(server, version, operation, codes):
    assert server.codes(f"<extension>{operation}</extension>", version=version) == codes


def test_extension_without_emulated_operations_refuses(server):
    result = server.one(extension("call", "<wp-toolkit><get/></wp-toolkit>"))
    assert result.findtext("errcode") == "1023"
    assert "not emulated" in result.findtext("errtext")


def test_empty_call_is_refused(server):
    assert server.codes(extension("call")) == [1019]


def test_only_the_administrator_may_use_extensions(server):
    server.customer()
    packets = extension("get") + by_id("install", "nodejs") + by_id("uninstall", "git")
    packets += extension("call", "<git><get/></git>")
    assert server.codes(packets, login="jdoe", password="long enough") == [1006] * 4
    assert "git" in ids(server)
