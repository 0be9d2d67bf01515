# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operator ``ip``."""

from __future__ import annotations

import pytest

MAIN = "192.0.2.10"


def add(address="192.0.2.11", **nodes):
    values = {"netmask": "255.255.255.0", "type": "shared", "interface": "eth0", **nodes}
    content = "".join(f"<{name}>{value}</{name}>" for name, value in {"ip_address": address, **values}.items())
    return f"<ip><add>{content}</add></ip>"


def set_(content, *addresses):
    return f"<ip><set>{chosen(*addresses)}{content}</set></ip>"


def delete(*addresses):
    return f"<ip><del>{chosen(*addresses)}</del></ip>"


def chosen(*addresses):
    nodes = "".join(f"<ip_address>{address}</ip_address>" for address in addresses)
    return f"<filter>{nodes}</filter>"


def listed(server, **packet):
    result = server.one("<ip><get/></ip>", **packet)
    infos = result.findall("addresses/ip_info")
    return {info.findtext("ip_address"): {found.tag: found.text for found in info} for info in infos}


def test_all_addresses_come_in_one_result(server):
    assert server.one(add(public_ip_address="198.51.100.7")).findtext("ip_address") == "192.0.2.11"
    assert listed(server)["192.0.2.11"] == {
        "ip_address": "192.0.2.11",
        "netmask": "255.255.255.0",
        "type": "shared",
        "interface": "eth0",
        "public_ip_address": "198.51.100.7",
    }
    assert "public_ip_address" not in listed(server)[MAIN]


@pytest.mark.parametrize("version, marked", [("1.6.9.0", True), ("1.6.9.1", False)])
def test_the_main_address_was_marked(server, version, marked):
    server.codes(add())
    found = listed(server, version=version)
    assert ("default" in found[MAIN]) is marked
    assert "default" not in found["192.0.2.11"]


def test_an_address_that_is_there_is_1013(server):
    result = server.one(add(MAIN))
    assert (result.findtext("errcode"), result.findtext("errtext")) == (
        "1013",
        "IP address was already added on the server",
    )
    assert server.codes(add("2001:db8::1", netmask="64") + add("2001:DB8:0::1", netmask="64")) == [0, 1013]


@pytest.mark.parametrize("netmask", ["64", "/64", "ffff:ffff:ffff:ffff::"])
def test_masks_of_ipv6_have_several_forms(server, netmask):
    assert server.codes(add("2001:db8::1", netmask=netmask)) == [0]
    assert listed(server)["2001:db8::1"]["netmask"] == netmask


@pytest.mark.parametrize(
    "nodes, code",
    [
        ({"address": "192.0.2.300"}, 1019),
        ({"netmask": "255.0.255.0"}, 1019),
        ({"netmask": "24"}, 1019),
        ({"netmask": "ffff::"}, 1019),
        ({"address": "2001:db8::1", "netmask": "129"}, 1019),
        ({"address": "2001:db8::1", "netmask": "255.255.255.0"}, 1019),
        ({"interface": "eth7"}, 1032),
        ({"public_ip_address": "somewhere"}, 1019),
        ({"service-node": "<id>1</id>"}, 1023),
        ({"type": "other"}, 1014),
    ],
)
def test_addresses_that_cannot_be_added(server, nodes, code):
    assert server.codes(add(**nodes)) == [code]
    assert list(listed(server)) == [MAIN]


@pytest.mark.parametrize(
    "content, name, value",
    [
        ("<type>exclusive</type>", "type", "exclusive"),
        ("<public_ip_address>198.51.100.8</public_ip_address>", "public_ip_address", "198.51.100.8"),
        ("<certificate_name>default certificate</certificate_name>", "type", "shared"),
        ("", "type", "shared"),
    ],
)
def test_one_property_is_set(server, content, name, value):
    server.codes(add())
    result = server.one(set_(content, "192.0.2.11"))
    assert result.findtext("ip_address") == "192.0.2.11"
    assert listed(server)["192.0.2.11"][name] == value


@pytest.mark.parametrize(
    "content, code",
    [
        ("<public_ip_address>somewhere</public_ip_address>", 1019),
        ("<certificate_name>unheard of</certificate_name>", 1013),
        ("<service-node><id>1</id></service-node>", 1023),
    ],
)
def test_properties_that_cannot_be_set(server, content, code):
    assert server.codes(set_(content, MAIN)) == [code]


def test_an_address_of_several_owners_stays_shared(server):
    server.webspace(server.customer("one"), "one.example")
    assert server.codes(set_("<type>exclusive</type>", MAIN) + set_("<type>shared</type>", MAIN)) == [0, 0]
    server.webspace(server.customer("two"), "two.example")
    assert server.codes(set_("<type>exclusive</type>", MAIN)) == [1023]


def test_the_pool_of_a_reseller_follows(server):
    server.codes(add())
    reseller = server.reseller()
    with server.store.transaction() as db:
        db.insert("ip_pool", reseller_id=reseller, address="192.0.2.11", type="shared")
    assert server.codes(set_("<type>exclusive</type>", "192.0.2.11")) == [0]
    with server.store.transaction() as db:
        assert db.value("SELECT type FROM ip_pool") == "exclusive"
    other = server.reseller("other")
    with server.store.transaction() as db:
        db.insert("ip_pool", reseller_id=other, address="192.0.2.11", type="shared")
    assert server.codes(set_("<type>exclusive</type>", "192.0.2.11")) == [1023]


def test_one_result_for_each_address(server):
    server.codes(add())
    results = server.results(delete("192.0.2.11", "192.0.2.12", MAIN))
    assert [(found.findtext("errcode"), found.findtext("ip_address")) for found in results] == [
        (None, "192.0.2.11"),
        ("1013", "192.0.2.12"),
        ("1023", MAIN),
    ]
    assert results[1].findtext("errtext") == "ip does not exist."
    assert list(listed(server)) == [MAIN]


@pytest.mark.parametrize("user", ["subscription", "reseller"])
def test_an_address_in_use_stays(server, user):
    server.codes(add())
    subscription, reseller = server.webspace(1), server.reseller()
    with server.store.transaction() as db:
        if user == "subscription":
            db.insert("webspace_ips", webspace_id=subscription, address="192.0.2.11")
        else:
            db.insert("ip_pool", reseller_id=reseller, address="192.0.2.11", type="shared")
    assert server.codes(delete("192.0.2.11")) == [1023]


def test_results_may_come_by_address(serving):
    server = serving(result_order="id")
    server.codes(add())
    results = server.results(set_("<type>shared</type>", "203.0.113.1", "192.0.2.11", MAIN))
    assert [found.findtext("ip_address") for found in results] == [MAIN, "192.0.2.11", "203.0.113.1"]


def test_only_the_administrator_sees_addresses(server):
    server.reseller()
    assert server.codes("<ip><get/></ip>", login="reseller1", password="long enough") == [1006]
