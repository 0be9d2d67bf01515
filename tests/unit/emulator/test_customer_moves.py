# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operator customer: what moves customers and turns them into resellers, and their domain names."""

from __future__ import annotations

import pytest


def move(values="", owner="reseller1"):
    who = "<filter><login>jdoe</login></filter>"
    return f"<customer><change-owner>{who}<new-owner-login>{owner}</new-owner-login>{values}</change-owner></customer>"


def convert(plan=""):
    named = f"<reseller-plan-name>{plan}</reseller-plan-name>" if plan else ""
    return (
        f"<customer><convert-to-reseller><filter><login>jdoe</login></filter>{named}</convert-to-reseller></customer>"
    )


ADDRESS = "<ipV4-address>192.0.2.10</ipV4-address>"


@pytest.fixture
def pooled():
    """Gives a reseller the stock address and a service plan."""

    def prepare(server):
        reseller = server.reseller()
        with server.store.transaction() as db:
            db.insert("ip_pool", reseller_id=reseller, address="192.0.2.10", type="shared")
            db.insert("service_plans", owner_id=reseller, name="Small", name_key="small", guid="guid of Small")
        return reseller

    return prepare


def test_a_move_without_subscriptions_needs_nothing(server):
    server.reseller()
    server.customer()
    assert server.codes(move()) == [0]
    assert server.info().findtext("vendor-guid") == "guid of reseller1"
    assert server.codes(move(owner="admin")) == [0]
    assert server.info().findtext("owner-login") == "admin"


def test_a_move_takes_subscriptions_addresses_and_plan(server, pooled):
    pooled(server)
    webspace = server.webspace(server.customer(), plan_id=1)
    assert server.codes(move(f"{ADDRESS}<plan-name>small</plan-name>")) == [0]
    with server.store.transaction() as db:
        plan = db.the("SELECT service_plans.name FROM service_plans JOIN webspaces ON plan_id = service_plans.id")
        assert plan["name"] == "Small"
        assert db.value("SELECT address FROM webspace_ips WHERE webspace_id = ?", webspace) == "192.0.2.10"
    assert server.codes(move(ADDRESS, owner="admin")) == [0]
    with server.store.transaction() as db:
        assert db.value("SELECT plan_id FROM webspaces") is None


@pytest.mark.parametrize(
    "behavior, without, owning",
    [
        ("with_subscriptions", 0, 1019),
        ("always", 1019, 1019),
        ("never", 0, 0),
    ],
)
def test_when_a_move_needs_an_address(serving, pooled, behavior, without, owning):
    server = serving(change_owner_ip=behavior)
    pooled(server)
    number = server.customer()
    assert server.codes(move()) == [without]
    server.webspace(number)
    assert server.codes(move()) == [owning]


@pytest.mark.parametrize("code", ["1018", "1027"])
def test_an_address_outside_the_pool(serving, code):
    server = serving(bad_ip=code)
    server.reseller()
    server.customer()
    assert server.codes(move(ADDRESS)) == [int(code)]
    assert server.info().findtext("owner-login") == "admin"


def test_a_move_to_nobody_or_to_an_unknown_plan(server):
    server.reseller()
    server.customer()
    assert server.codes(move(owner="nobody")) == [1015]
    assert server.codes(move("<plan-name>Default Domain</plan-name>")) == [1019]
    assert server.codes(move("<plan-name>Default Domain</plan-name>", owner="admin")) == [0]


def test_a_full_reseller(server):
    reseller = server.reseller()
    with server.store.transaction() as db:
        db.insert("limits", holder="reseller", holder_id=reseller, name="max_cl", value=0)
    server.customer()
    assert server.codes(move()) == [1024]


@pytest.mark.parametrize("behavior, code", [("ok", 0), ("error", 1023)])
def test_a_move_to_the_same_owner(serving, behavior, code):
    server = serving(change_owner_same=behavior)
    server.customer()
    assert server.codes(move(owner="admin")) == [code]


def test_resellers_may_neither_move_nor_convert(server):
    server.reseller()
    server.customer(**{"owner-login": "reseller1"})
    assert server.codes(move() + convert(), login="reseller1", password="long enough") == [1006, 1006]


def test_a_conversion_with_a_plan(server):
    number = server.customer()
    assert server.codes(convert("Default Reseller")) == [0]
    assert server.codes("<customer><get><filter><login>jdoe</login></filter><dataset/></get></customer>") == [1013]
    with server.store.transaction() as db:
        account = db.the("SELECT * FROM accounts WHERE id = ?", number)
        assert (account["kind"], account["plan_id"], account["overuse"]) == ("reseller", 2, "not_suspend")
        assert (
            db.value("SELECT value FROM permissions WHERE holder = 'reseller' AND name = 'remote_access_interface'")
            == 1
        )
        assert db.value("SELECT address FROM ip_pool WHERE reseller_id = ?", number) == "192.0.2.10"


def test_a_conversion_without_a_plan_keeps_the_sum_of_what_he_has(server):
    number = server.customer()
    for name, limits in (("a.example", {"max_box": 2, "max_db": -1}), ("b.example", {"max_box": 3, "max_db": 1})):
        webspace = server.webspace(number, name)
        with server.store.transaction() as db:
            for limit, value in limits.items():
                db.insert("limits", holder="webspace", holder_id=webspace, name=limit, value=value)
    assert server.codes(convert()) == [0]
    with server.store.transaction() as db:
        rows = db.all("SELECT name, value FROM limits WHERE holder = 'reseller' AND holder_id = ?", number)
        assert {row["name"]: row["value"] for row in rows} == {"max_box": 5, "max_db": -1}
        assert db.value("SELECT address FROM ip_pool WHERE reseller_id = ?", number) == "192.0.2.10"


def test_conversions_that_cannot_be(server):
    server.reseller()
    server.customer()
    assert server.codes(convert("Platinum")) == [1019]
    server.codes(move())
    assert server.codes(convert()) == [1023]


def test_domain_names(server):
    webspace = server.webspace(server.customer(), "bücher.example", external_id="crm-7")
    with server.store.transaction() as db:
        db.insert(
            "sites",
            name="shop.example",
            name_key="shop.example",
            webspace_id=webspace,
            guid="guid of shop",
            created="2026-01-01",
        )
    result = server.one("<customer><get-domain-list><filter/></get-domain-list></customer>")
    main, site = result.findall("domains/domain")
    assert [main.findtext(name) for name in ("name", "ascii-name", "main", "external-id")] == [
        "bücher.example",
        "xn--bcher-kva.example",
        "true",
        "crm-7",
    ]
    assert [site.findtext(name) for name in ("name", "main", "domain-id")] == ["shop.example", "false", None]


def test_booleans_may_be_digits(serving):
    server = serving(booleans="digits")
    server.webspace(server.customer())
    assert (
        server.one("<customer><get-domain-list><filter/></get-domain-list></customer>").findtext("domains/domain/main")
        == "1"
    )
