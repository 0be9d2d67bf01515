# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What ``server`` tells: get_protos and get."""

from __future__ import annotations

from datetime import datetime

import pytest

from plesk_emulator.protocol.versions import RECORDED

DATA_SETS = (
    "key gen_info components stat admin interfaces services_state prefs shells session_setup site-isolation-config "
    "updates admin-domain-list certificates"
).split()


def get(*data_sets):
    return f"<server><get>{''.join(f'<{name}/>' for name in data_sets)}</get></server>"


def protos(server, **packet):
    return [found.text for found in server.one("<server><get_protos/></server>", **packet).iter("proto")]


def test_protos_come_as_recorded_with_the_two_newer_ones(server):
    assert protos(server) == [*RECORDED, "1.6.9.0", "1.6.9.1"]
    assert len(RECORDED) == 33
    assert protos(server).index("1.4.2.0") < protos(server).index("1.4.1.1")


def test_protos_may_come_in_any_order(serving):
    shuffled = protos(serving(protos_order="shuffled"))
    assert sorted(shuffled) == sorted([*RECORDED, "1.6.9.0", "1.6.9.1"])
    assert shuffled[:33] != list(RECORDED)


def test_only_get_protos_is_for_everyone(server):
    server.reseller()
    reseller = {"login": "reseller1", "password": "long enough"}
    assert protos(server, **reseller) == protos(server)
    assert server.codes(get("gen_info"), **reseller) == [1006]


def test_every_data_set_comes_when_it_is_asked_for_in_the_order_of_the_request(server):
    assert [found.tag for found in server.one(get(*DATA_SETS))] == ["status", *DATA_SETS]
    for name in DATA_SETS:
        assert [found.tag for found in server.one(get(name))] == ["status", name]
    assert [found.tag for found in server.one(get())] == ["status"]


@pytest.mark.parametrize(
    "version, path, present",
    [
        ("1.6.7.0", "admin/admin_locale", False),
        ("1.6.8.0", "admin/admin_locale", True),
        ("1.6.7.0", "prefs/preview_protection", False),
        ("1.6.8.0", "prefs/preview_protection", True),
        ("1.6.7.0", "updates/install_system_package_updates_automatically", False),
        ("1.6.8.0", "updates/install_system_package_updates_automatically", True),
    ],
)
def test_nodes_belong_to_versions(server, version, path, present):
    assert (server.one(get(path.split("/")[0]), version=version).find(path) is not None) is present


@pytest.mark.parametrize("version, expected", [("1.6.6.0", [1014]), ("1.6.7.0", [0])])
def test_the_administrators_domains_can_be_asked_for_since_1_6_7_0(server, version, expected):
    assert server.codes(get("admin-domain-list"), version=version) == expected


@pytest.mark.parametrize("version, handlers", [("1.6.7.0", ["fpm"]), ("1.6.8.0", ["fpm", "fastcgi"])])
def test_a_property_of_the_isolation_has_several_values_since_1_6_8_0(server, version, handlers):
    properties = server.one(get("site-isolation-config"), version=version).iter("property")
    values = {found.findtext("name"): [value.text for value in found.findall("value")] for found in properties}
    assert values["php_handler_type"] == handlers


def test_statistics_count_what_is_stored(server):
    reseller = server.reseller()
    jdoe = server.customer("jdoe")
    server.customer("kate")
    server.webspace(jdoe, "one.example.com", real_size=2**20)
    over = server.webspace(jdoe, "two.example.com", real_size=2**30, status=16)
    server.webspace(reseller, "three.example.com", traffic=5)
    before = server.one(get("stat")).find("stat")
    with server.store.transaction() as db:
        db.insert("limits", holder="webspace", holder_id=over, name="disk_space", value=2**20)
        db.insert("limits", holder="webspace", holder_id=over, name="max_traffic", value=-1)
    stat = server.one(get("stat")).find("stat")
    counts = {found.tag: int(found.text) for found in stat.find("objects")}
    expected = {"clients": 2, "domains": 3, "active_domains": 2, "problem_clients": 1, "problem_domains": 1}
    assert {name: count for name, count in counts.items() if count} == expected
    assert before.findtext("objects/problem_domains") == "0"


def test_the_disk_holds_what_subscriptions_use(server):
    def used():
        return int(server.one(get("stat")).findtext("stat/diskspace/device/used"))

    before = used()
    server.webspace(1, real_size=12345678)
    assert used() == before + 12345678


def test_memory_adds_up_and_the_disk_keeps_a_reserve(server):
    stat = server.one(get("stat")).find("stat")
    for path in ("mem", "swap", "diskspace/device"):
        total, used, free = (int(stat.findtext(f"{path}/{name}")) for name in ("total", "used", "free"))
        assert used + free == total if path != "diskspace/device" else 0 < used + free < total
    assert all(float(found.text) == int(found.text) for found in stat.find("load_avg"))


def test_the_uptime_begins_with_the_last_boot(server):
    uptime = "stat/other/uptime"
    server.emulator._clock = lambda: datetime(2026, 2, 1, 12, 0)
    assert server.one(get("stat")).findtext(uptime) == "86400"
    assert server.codes("<server><reboot/></server>") == [0]
    server.emulator._clock = lambda: datetime(2026, 2, 1, 12, 1)
    assert server.one(get("stat")).findtext(uptime) == "60"


def test_the_domains_are_the_administrators_own(server):
    server.webspace(1, "bücher.example")
    server.webspace(server.customer(), "other.example")
    (domain,) = server.one(get("admin-domain-list")).find("admin-domain-list")
    assert domain.findtext("name") == "bücher.example"
    assert domain.findtext("ascii-name") == "xn--bcher-kva.example"


def test_the_license_says_what_it_is(server):
    key = server.one(get("key")).find("key")
    properties = {found.findtext("name"): found.findtext("value") for found in key.iter("property")}
    assert properties["lim_cl"] == "-1"
    assert (properties["license_update_date"], properties["lim_date"]) == ("2026-01-31", "2027-01-31")
    assert key.find("additional-key") is None


@pytest.mark.parametrize("form, tags", [("whole", None), ("omitted", ["status", "gen_info"])])
@pytest.mark.parametrize("failing", ["update_server", "key"])
def test_a_data_set_that_fails(serving, form, tags, failing):
    if failing == "update_server":
        server = serving(failed_block=form, update_server="unreachable")
        result = server.one(get("gen_info", "updates"))
    else:
        server = serving(failed_block=form)
        wrong = "<key><filter><key-id>unheard of</key-id></filter></key>"
        result = server.one(f"<server><get>{wrong}<gen_info/></get></server>")
    if tags is None:
        assert result.findtext("errcode") == ("1023" if failing == "update_server" else "1013")
    else:
        assert [found.tag for found in result] == tags


def test_booleans_may_be_digits(serving):
    result = serving(booleans="digits").one(get("stat", "admin", "prefs", "updates"))
    assert result.findtext("stat/other/inside_vz") == "0"
    assert result.findtext("admin/send_announce") == "0"
    assert result.findtext("prefs/preview_protection") == "1"
    assert result.findtext("updates/install_updates_automatically") == "1"
