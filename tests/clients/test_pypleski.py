# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A client that was written for real servers, against the emulator over the wire.

Every request is made by pypleski's own functions. It speaks 1.6.7.0 and asks for indented answers.
"""

from __future__ import annotations

import pytest
from pypleski import customer, ip, locales, reseller, secret_key, session
from pypleski.core import PleskApiClient, PleskRequestPacket

from emulator_process import start_emulator

INVALID = "Parser error: Request is invalid. Error in line 1: "


@pytest.fixture(scope="module")
def emulator():
    with start_emulator() as running:
        yield running


@pytest.fixture
def client(emulator, monkeypatch):
    """A client that verifies the certificate, logged in as the administrator."""
    monkeypatch.setenv("SSL_CERT_FILE", emulator.ca)
    made = PleskApiClient("localhost", emulator.port)
    made.set_credentials("admin", emulator.password)
    yield made
    for kind in ("customer", "reseller"):
        made.request(PleskRequestPacket(kind, "del", filter=""))


def ask(client: PleskApiClient, packet: PleskRequestPacket) -> dict | list:
    """The ``result`` of a packet with one operation (or its ``system``), as pypleski reads it."""
    answer = client.request(packet).to_dict()["packet"]
    if "system" in answer:
        return answer["system"]
    assert answer.pop("@version") == packet.packet.get("version")
    ((_operator, found),) = answer.items()
    ((_operation, content),) = found.items()
    return content["result"]


def add(client: PleskApiClient, login: str, **values: object) -> dict:
    person = {"pname": "J. Doe", "login": login, "passwd": "Setup-1-jdoe", "status": 0, **values}
    return ask(client, customer.add_customer(**person))


def test_a_customer_from_birth_to_death(client):
    made = add(client, "jdoe", cname="Doe & Sons", city="Ulm")
    assert made["status"] == "ok"
    found = ask(client, customer.get_customer_by_id(made["id"]))
    assert (found["filter-id"], found["id"]) == (made["id"], made["id"])
    info = found["data"]["gen_info"]
    assert (info["cname"], info["city"], info["guid"]) == ("Doe & Sons", "Ulm", made["guid"])
    assert (info["status"], info["phone"], info["owner-login"]) == ("0", None, "admin")
    deleted = ask(client, customer.delete_customer_by_login("jdoe"))
    assert deleted == {"status": "ok", "filter-id": "jdoe", "id": made["id"]}
    gone = ask(client, customer.get_customer_info("guid", made["guid"]))
    assert (gone["errcode"], gone["filter-id"]) == ("1013", made["guid"])


def test_lists_of_customers(client):
    assert ask(client, customer.get_customers()) == {"status": "ok"}
    for login in ("jdoe", "kate"):
        add(client, login)
    found = ask(client, customer.get_customers(["gen_info", "stat"]))
    assert [entry["data"]["gen_info"]["login"] for entry in found] == ["jdoe", "kate"]
    assert [entry["data"]["stat"]["active_domains"] for entry in found] == ["0", "0"]
    assert [entry["status"] for entry in ask(client, customer.delete_all_customers())] == ["ok", "ok"]
    assert ask(client, customer.get_customers()) == {"status": "ok"}


def test_a_login_that_is_taken(client):
    add(client, "jdoe")
    again = add(client, "jdoe")
    assert (again["errcode"], again["errtext"]) == ("1007", "Client with login name 'jdoe' already exists.")


def test_a_customer_gets_another_owner(client):
    for login in ("jdoe", "owner1"):
        add(client, login)
    assert ask(client, customer.convert_to_reseller("login", "owner1"))["status"] == "ok"
    pool = PleskRequestPacket("reseller", "get", filter={"login": "owner1"}, dataset={"gen-info": "", "ippool": ""})
    owner = ask(client, pool)
    grant = PleskRequestPacket("reseller", "ippool-add-ip", reseller_id=owner["id"], ip={"ip-address": "192.0.2.10"})
    assert ask(client, grant)["status"] == "ok"
    moved = ask(client, customer.change_owner("login", "jdoe", "owner1", ip="192.0.2.10"))
    assert moved["status"] == "ok", moved
    info = ask(client, customer.get_customer_by_login("jdoe"))["data"]["gen_info"]
    assert info["owner-id"] == owner["id"]
    assert "owner-login" not in info


def test_a_secret_key_takes_the_place_of_the_password(client, emulator):
    # secret_key.create_secret_key() names the operator secret-key, which there is not.
    created = ask(client, PleskRequestPacket("secret_key", "create", description="made by a test"))
    other = PleskApiClient("localhost", emulator.port)
    # It forgets the credentials when it gets a key, and fails unless there were some.
    other.set_credentials("admin", "no longer needed")
    other.set_access_token(created["key"])
    assert add(other, "jdoe")["status"] == "ok"
    shown = ask(other, PleskRequestPacket("secret_key", "get_info", filter={"key": created["key"]}))["key_info"]
    assert (shown["description"], shown["login"]) == ("made by a test", "admin")
    ask(other, PleskRequestPacket("secret_key", "delete", filter={"key": created["key"]}))
    assert ask(other, customer.get_customers())["errcode"] == "11003"


def test_other_things_of_a_server(client):
    address = ask(client, ip.get_ips())["addresses"]["ip_info"]
    assert (address["ip_address"], address["type"]) == ("192.0.2.10", "shared")
    added = ask(client, ip.add_ip("192.0.2.77", "255.255.255.0", "exclusive", "eth0"))
    assert added == {"status": "ok", "ip_address": "192.0.2.77"}
    assert ask(client, ip.delete_ip("192.0.2.77")) == added
    assert ask(client, locales.get_installed_language_packs("de-DE"))["info"]["enabled"] == "true"
    assert ask(client, session.get_sessions()) == {"status": "ok"}
    protocols = ask(client, PleskRequestPacket("server", "get_protos"))["protos"]["proto"]
    assert "1.6.9.1" in protocols


def test_wrong_credentials(client):
    client.set_credentials("admin", "not the password")
    assert ask(client, customer.get_customers()) == {
        "status": "error",
        "errcode": "1001",
        "errtext": "You have entered incorrect username or password.",
    }


@pytest.mark.parametrize(
    "packet, words",
    [
        pytest.param(
            customer.set_customer_info("login", "jdoe", cname="Doe"),
            "Element 'gen_info': This element is not expected. Expected is ( values ).",
            id="set without the node values",
        ),
        pytest.param(
            reseller.add_reseller_account(pname="R", login="reseller1", passwd="Setup-1-reseller1"),
            "Element 'gen_info': This element is not expected. Expected is ( gen-info ).",
            id="an underscore where resellers have a hyphen",
        ),
        pytest.param(
            secret_key.create_secret_key(), "Element 'secret-key': This element is not expected.", id="no such operator"
        ),
        pytest.param(
            customer.get_customer_by_login("jdoe", ["stat", "gen_info"]),
            "Element 'gen_info': This element is not expected.",
            id="data sets in the wrong order",
        ),
        pytest.param(
            reseller.get_reseller(), "Element 'get': Missing child element(s). Expected is ( filter ).", id="no filter"
        ),
    ],
)
def test_what_it_sends_that_is_invalid(client, packet, words):
    refused = ask(client, packet)
    assert refused["errcode"] == "1014"
    assert refused["errtext"].startswith(INVALID + words)


def test_letters_that_it_sends_in_another_encoding_than_it_says(client):
    refused = add(client, "jdoe", city="Köln")
    assert (refused["errcode"], refused["errtext"]) == (
        "1014",
        "Parser error: Cannot parse the XML from the source specified",
    )
    assert ask(client, customer.get_customers()) == {"status": "ok"}
