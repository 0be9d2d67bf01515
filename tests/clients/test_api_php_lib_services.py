# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The calls of the vendor's PHP library about DNS, mail, databases and certificates, and what its users rely on."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization

from clients.vendor_library import STRONG_PASSWORD, Library


@pytest.fixture
def library():
    """A library with one subscription, as ``library.id``."""
    library = Library()
    library.id = library.webspace("main.test").findtext("id")
    return library


def add_record(library: Library, type_: str, host: str, value: str, owner: str = "") -> str:
    nodes = f"<type>{type_}</type><host>{host}</host><value>{value}</value>"
    made = library.result(f"<dns><add_rec>{owner}{nodes}</add_rec></dns>").findtext("id")
    assert int(made) > 0
    return made


def site_record(library: Library, *record: str) -> str:
    return add_record(library, *record, owner=f"<site-id>{library.id}</site-id>")


def records(library: Library, criterion: str = "", template: str = ""):
    return library.results(f"<dns><get_rec><filter>{criterion}</filter>{template}</get_rec></dns>")


@pytest.mark.parametrize("host", ["host", ""])
def test_record_is_read_by_id_and_deleted(library, host):
    made = site_record(library, "TXT", host, "value")
    (found,) = records(library, f"<id>{made}</id>")
    assert found.findtext("id") == made
    assert [found.findtext(f"data/{name}") for name in ("type", "site-id", "value")] == ["TXT", library.id, "value"]
    assert library.delete("dns", "id", made, "del_rec")


def test_two_records_of_one_host_are_both_listed(library):
    digest = "60485 5 1 2BB183AF5F22588179A53B0A98631FAD1A29211"
    made = {site_record(library, "DS", "host", f"{digest}{last}") for last in "89"}
    found = records(library, f"<site-id>{library.id}</site-id>")
    signers = [record for record in found if record.findtext("data/type") == "DS"]
    assert {record.findtext("id") for record in signers} == made
    assert {record.findtext("data/site-id") for record in found} == {library.id}


def test_many_records_are_added_and_deleted_in_one_packet(library):
    def results(bodies):
        return library.packet("".join(f"<dns>{body}</dns>" for body in bodies)).xpath("//result")

    site = f"<site-id>{library.id}</site-id>"
    added = [
        "<type>TXT</type><host>host</host><value>value</value>",
        "<type>A</type><host>host</host><value>1.1.1.1</value>",
        "<type>MX</type><host>custom-mail</host><value>1.1.1.1</value><opt>10</opt>",
    ]
    made = [result.findtext("id") for result in results(f"<add_rec>{site}{nodes}</add_rec>" for nodes in added)]
    assert len(set(made)) == 3
    deleted = results(f"<del_rec><filter><id>{id}</id></filter></del_rec>" for id in made)
    assert [(result.findtext("status"), result.findtext("id")) for result in deleted] == [("ok", id) for id in made]


def test_template_records_belong_to_no_site(library):
    made = [add_record(library, "TXT", "test.get.all", value) for value in ("value", "value2")]
    found = [
        record
        for record in records(library, template="<template/>")
        if record.findtext("data/host").startswith("test.get.all")
    ]
    assert [record.findtext("id") for record in found] == made
    assert all((record.findtext("data/site-id") or "0") == "0" for record in found)
    (first,) = records(library, f"<id>{made[0]}</id>", "<template/>")
    assert [first.findtext(f"data/{name}") for name in ("type", "value")] == ["TXT", "value"]
    deleted = library.result(f"<dns><del_rec><filter><id>{made[0]}</id></filter><template/></del_rec></dns>")
    assert deleted.findtext("status") == "ok"


def create_mail(library: Library, nodes: str = "") -> str:
    account = f"<site-id>{library.id}</site-id><mailname><name>test</name>{nodes}</mailname>"
    made = library.result(f"<mail><create><filter>{account}</filter></create></mail>")
    assert made.findtext("mailname/name") == "test"
    return made.findtext("mailname/id")


def mail(library: Library, name: str = "", blocks: str = ""):
    chosen = f"<filter><site-id>{library.id}</site-id>{name and f'<name>{name}</name>'}</filter>"
    found = library.results(f"<mail><get_info>{chosen}{blocks}</get_info></mail>")
    return [result.find("mailname") for result in found if result.find("mailname") is not None]


MAILBOXES = ["", f"<mailbox><enabled>true</enabled></mailbox><password><value>{STRONG_PASSWORD}</value></password>"]


@pytest.mark.parametrize("nodes", MAILBOXES, ids=["plain", "mailbox"])
def test_mail_account_is_listed_until_deletion(library, nodes):
    assert mail(library) == []
    made = create_mail(library, nodes)
    for found in (mail(library), mail(library, "test")):
        assert [(account.findtext("id"), account.findtext("name")) for account in found] == [(made, "test")]
    chosen = f"<filter><site-id>{library.id}</site-id><name>test</name></filter>"
    assert library.result(f"<mail><remove>{chosen}</remove></mail>").findtext("status") == "ok"
    assert mail(library) == []


def test_mail_account_forwards_to_two_and_has_aliases(library):
    addresses = "".join(f"<address>user{number}@example.com</address>" for number in (1, 2))
    create_mail(
        library,
        f"<mailbox><enabled>1</enabled></mailbox><forwarding><enabled>1</enabled>{addresses}</forwarding>"
        f"<alias>test1</alias><alias>test2</alias><password><value>{STRONG_PASSWORD}</value></password>",
    )
    (found,) = mail(library, "test", "<forwarding/><aliases/>")
    assert [node.text for node in found.findall("forwarding/address")] == ["user1@example.com", "user2@example.com"]
    assert [node.text for node in found.findall("alias")] == ["test1", "test2"]


def db_server(library: Library) -> str:
    found = library.result("<db_server><get-default><filter><type>mysql</type></filter></get-default></db_server>")
    assert found.findtext("type") == "mysql"
    return found.findtext("id")


def test_database_servers_have_types_hosts_and_ports(library):
    types = library.result("<db_server><get-supported-types/></db_server>").iterfind("type")
    assert "mysql" in [type_.text for type_ in types]
    for criterion in ("<id>1</id>", ""):
        found = library.results(f"<db_server><get><filter>{criterion}</filter></get></db_server>")
        assert found[0].findtext("data/host") == "localhost"
        assert int(found[0].findtext("data/port")) > 0


def add_database(library: Library, name: str) -> str:
    owner = f"<webspace-id>{library.id}</webspace-id>"
    nodes = f"{owner}<name>{name}</name><type>mysql</type><db-server-id>{db_server(library)}</db-server-id>"
    return library.result(f"<database><add-db>{nodes}</add-db></database>").findtext("id")


def add_user(library: Library, database: str, login: str) -> str:
    nodes = f"<db-id>{database}</db-id><login>{login}</login><password>{STRONG_PASSWORD}</password>"
    return library.result(f"<database><add-db-user>{nodes}</add-db-user></database>").findtext("id")


def test_databases_are_listed_by_subscription(library):
    made = [add_database(library, name) for name in ("test1", "test2")]
    found = library.results(
        f"<database><get-db><filter><webspace-id>{library.id}</webspace-id></filter></get-db></database>"
    )
    assert [(result.findtext("id"), result.findtext("name")) for result in found] == list(zip(made, ("test1", "test2")))
    (first,) = library.results(f"<database><get-db><filter><id>{made[0]}</id></filter></get-db></database>")
    values = [first.findtext(name) for name in ("type", "webspace-id", "db-server-id")]
    assert values == ["mysql", library.id, db_server(library)]
    assert all(library.delete("database", "id", id, "del-db") for id in made)


def test_database_users_are_listed_changed_and_deleted(library):
    database, other = add_database(library, "test1"), add_database(library, "test2")
    users = [add_user(library, database, "test_user1"), add_user(library, database, "test_user2")]
    users.append(add_user(library, other, "test_user3"))
    found = library.results(
        f"<database><get-db-users><filter><db-id>{database}</db-id></filter></get-db-users></database>"
    )
    assert [result.findtext("login") for result in found] == ["test_user1", "test_user2"]
    (one,) = library.results(f"<database><get-db-users><filter><id>{users[2]}</id></filter></get-db-users></database>")
    assert (one.findtext("login"), one.findtext("db-id")) == ("test_user3", other)
    nodes = f"<id>{users[2]}</id><login>test_user4</login><password>{STRONG_PASSWORD}</password>"
    assert library.result(f"<database><set-db-user>{nodes}</set-db-user></database>").findtext("status") == "ok"
    assert all(library.delete("database", "id", id, "del-db-user") for id in users)


SUBJECT = {
    "bits": "2048",
    "country": "CH",
    "state": "Schaffhausen",
    "location": "Schaffhausen",
    "company": "Plesk",
    "email": "info@plesk.com",
    "name": "plesk.com",
}


def generate(library: Library) -> tuple[str, str]:
    nodes = "".join(f"<{name}>{value}</{name}>" for name, value in SUBJECT.items())
    made = library.result(f"<certificate><generate><info>{nodes}</info></generate></certificate>")
    return made.findtext("csr"), made.findtext("pvt")


def put(library: Library, operation: str, csr: str, pvt: str, cert: str = "") -> bool:
    content = f"<content><csr>{csr}</csr><pvt>{pvt}</pvt>{cert and f'<cert>{cert}</cert>'}</content>"
    nodes = f"<name>test</name><admin>1</admin>{content}"
    answer = library.result(f"<certificate><{operation}>{nodes}</{operation}></certificate>")
    return answer.findtext("status") == "ok"


def test_generated_request_and_key_begin_with_pem(library):
    csr, pvt = generate(library)
    assert csr.startswith("-----BEGIN CERTIFICATE REQUEST-----")
    assert pvt.startswith("-----BEGIN PRIVATE KEY-----")


def self_signed(csr: str, pvt: str) -> str:
    """A certificate for a request, signed by its own key."""
    request = x509.load_pem_x509_csr(csr.encode())
    key = serialization.load_pem_private_key(pvt.encode(), None)
    begin = datetime.now(timezone.utc) - timedelta(days=1)
    builder = x509.CertificateBuilder().subject_name(request.subject).issuer_name(request.subject)
    builder = builder.public_key(key.public_key()).serial_number(1)
    builder = builder.not_valid_before(begin).not_valid_after(begin + timedelta(days=365))
    return builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM).decode()


def test_certificate_of_the_server_is_installed_and_updated(library):
    csr, pvt = generate(library)
    assert put(library, "install", csr, pvt)
    csr, pvt = generate(library)
    assert put(library, "update", csr, pvt, self_signed(csr, pvt))
    removed = library.result(
        "<certificate><remove><filter><name>test</name></filter><admin>1</admin></remove></certificate>"
    )
    assert removed.findtext("status") == "ok"
