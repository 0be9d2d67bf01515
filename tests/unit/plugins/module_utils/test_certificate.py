# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Certificates against the emulator in this process: pools, content, replacement, and what is in the way."""

from __future__ import annotations

import pytest
from cryptography import x509 as library
from lxml import etree

import certs
from ansible_collections.community.plesk.plugins.module_utils._api.errors import GuardError, OptionError
from ansible_collections.community.plesk.plugins.module_utils._engine.gather import Wanted, gather
from ansible_collections.community.plesk.plugins.module_utils._resources import x509
from ansible_collections.community.plesk.plugins.module_utils._resources.certificate import CERTIFICATE
from ansible_collections.community.plesk.plugins.module_utils._resources.certificate_pools import SERVER
from engine import InProcess, Server
from mail_server import hosted, send

SUBSCRIPTION = {"subscription": "example.com", "name": "Web"}
CONTENT = {"private_key": certs.KEY, "certificate": certs.CERTIFICATE, "ca": certs.CHAIN}


@pytest.fixture
def server() -> Server:
    made = hosted("example.com")
    assert b"<status>ok" in send(
        made,
        "<site><add><gen_setup><name>shop.example</name><htype>none</htype><webspace-id>1</webspace-id></gen_setup>"
        "</add></site>",
    )
    return made


def written(task) -> list[str]:
    """The operations of a task that write, each with its pool."""
    found = []
    for body in task.wire.packets:
        for operation in etree.fromstring(body).iterfind("certificate/*"):
            pool = next(node.tag for node in operation if node.tag in ("webspace", "site", "admin", "filter"))
            if operation.tag != "get-pool":
                found.append(f"{operation.tag} {pool}" if operation.tag != "remove" else operation.tag)
    return found


def use(server: Server, name: str = "Web") -> None:
    """Let the main site of the subscription use a certificate."""
    hosting = f"<property><name>certificate_name</name><value>{name}</value></property>"
    answer = send(
        server,
        "<webspace><set><filter><name>example.com</name></filter><values><hosting><vrt_hst>"
        f"{hosting}</vrt_hst></hosting></values></set></webspace>",
    )
    assert b"<status>ok" in answer, answer


@pytest.mark.parametrize(
    "place, node",
    [
        ({"subscription": "example.com"}, "webspace"),
        ({"site": "shop.example"}, "site"),
        ({"server_pool": True}, "admin"),
    ],
)
def test_certificate_costs_two_requests_and_then_one(server, place, node):
    options = {**place, "name": "Web", **CONTENT}
    created = server.task(CERTIFICATE, **options)
    assert (created.error, created.verb, created.requests) == (None, "create", 2)
    assert written(created) == [f"install {node}"]
    again = server.task(CERTIFICATE, **options)
    assert (again.error, again.changed, again.requests) == (None, False, 1)
    none = {"subscription": None, "site": None, "server_pool": None}
    assert again.values == {**none, **place, "name": "Web"}


def test_content_arrives_with_its_line_breaks_and_a_request(server):
    crlf = {option: "note\r\n" + text.replace("\n", "\r\n") for option, text in CONTENT.items()}
    assert server.task(CERTIFICATE, **SUBSCRIPTION, **crlf).error is None
    with server.emulator.store.transaction() as db:
        row = db.one("SELECT * FROM certificates WHERE name = 'Web'")
    assert (row["private_key"], row["certificate"], row["ca"]) == (certs.KEY, certs.CERTIFICATE, certs.CHAIN)
    request = library.load_pem_x509_csr(row["csr"].encode())
    assert request.subject == library.load_pem_x509_certificate(certs.CERTIFICATE.encode()).subject


def test_key_without_certificate_gets_request_of_the_domain(server):
    assert server.task(CERTIFICATE, **SUBSCRIPTION, private_key=certs.KEY).error is None
    with server.emulator.store.transaction() as db:
        csr = db.value("SELECT csr FROM certificates WHERE name = 'Web'")
    assert library.load_pem_x509_csr(csr.encode()).subject.rfc4514_string() == "CN=example.com"


@pytest.mark.parametrize(
    "options, text",
    [
        ({"private_key": certs.OTHER_KEY}, "certificate does not belong to private_key"),
        ({"csr": certs.OTHER_CSR}, "csr was not made with private_key"),
        ({"certificate": certs.EXPIRED}, "which expired on 2020-01-31"),
        ({"certificate": certs.FUTURE}, "UTC only"),
        ({"ca": certs.CHAIN_REVERSED}, "Begin with the issuer of the certificate"),
        ({"private_key": certs.KEY.replace("\n", " ")}, "has lost its line breaks"),
        ({"private_key": "MIIB"}, "is not in PEM form"),
        ({"private_key": certs.ENCRYPTED}, "encrypted with a passphrase"),
        ({"private_key": certs.CERTIFICATE}, "holds no PRIVATE KEY"),
        ({"private_key": certs.BROKEN_KEY}, "is not a private key that can be read"),
        ({"certificate": certs.CERTIFICATE + certs.CHAIN}, "holds 3 times CERTIFICATE"),
        ({"certificate": certs.BROKEN_CERTIFICATE}, "that cannot be read"),
        ({"csr": certs.BROKEN_CSR}, "is not a signing request that can be read"),
    ],
)
def test_content_that_cannot_work_is_refused_unsent(server, options, text):
    try:
        task = server.task(CERTIFICATE, **SUBSCRIPTION, **{**CONTENT, **options})
    except OptionError as refused:
        error = refused
    else:
        error = task.error
        assert written(task) == []
    assert isinstance(error, OptionError)
    assert text in error.message
    assert certs.KEY.split("\n")[1] not in error.message


def test_content_that_is_not_sent_is_not_judged(server):
    assert server.task(CERTIFICATE, **SUBSCRIPTION, **CONTENT).changed
    later = server.task(CERTIFICATE, **SUBSCRIPTION, private_key=certs.KEY, certificate=certs.EXPIRED)
    assert (later.error, later.changed) == (None, False)


def test_without_library_content_is_sent_with_a_warning(server, monkeypatch):
    monkeypatch.setattr(x509, "available", lambda: False)
    lacking = server.task(CERTIFICATE, **SUBSCRIPTION, **CONTENT)
    assert isinstance(lacking.error, OptionError)
    assert lacking.error.option == "csr"
    done = server.task(CERTIFICATE, **SUBSCRIPTION, **CONTENT, csr=certs.CSR)
    assert (done.error, done.changed) == (None, True)
    assert "cryptography is missing" in " ".join(done.planning.warnings)


def test_update_replaces_the_content_in_every_run(server):
    assert server.task(CERTIFICATE, **SUBSCRIPTION, private_key=certs.OTHER_KEY).changed
    use(server)
    renewed = server.task(CERTIFICATE, **SUBSCRIPTION, **CONTENT, update_content="always")
    assert (renewed.error, renewed.changed, renewed.requests) == (None, True, 2)
    assert written(renewed) == ["update webspace"]
    assert [text for text in renewed.planning.warnings if "update_content=always" in text] == renewed.planning.warnings
    with server.emulator.store.transaction() as db:
        assert db.value("SELECT certificate FROM certificates WHERE name = 'Web'") == certs.CERTIFICATE


def test_old_protocol_removes_and_installs_what_nobody_uses(server):
    options = {**SUBSCRIPTION, **CONTENT, "update_content": "always"}
    assert server.task(CERTIFICATE, **SUBSCRIPTION, private_key=certs.OTHER_KEY).changed
    old = server.task(CERTIFICATE, version="1.6.7.0", **options)
    assert (old.error, old.changed) == (None, True)
    assert written(old) == ["remove", "install webspace"]
    use(server)
    refused = server.task(CERTIFICATE, version="1.6.7.0", **options)
    assert isinstance(refused.error, GuardError)
    assert refused.error.objects == ["example.com"]
    assert written(refused) == []


def test_old_protocol_with_force_replaces_what_is_in_use():
    server = hosted("example.com", "certificate_in_use=reset")
    options = {**SUBSCRIPTION, **CONTENT, "update_content": "always"}
    assert server.task(CERTIFICATE, **options).changed
    use(server)
    forced = server.task(CERTIFICATE, version="1.6.7.0", force=True, **options)
    assert (forced.error, written(forced)) == (None, ["remove", "install webspace"])
    pooled = {**options, "server_pool": True, "subscription": None}
    assert server.task(CERTIFICATE, **pooled).changed
    assert isinstance(server.task(CERTIFICATE, version="1.6.7.0", **pooled).error, GuardError)


def test_address_of_the_server_gets_a_certificate(server):
    pooled = {"server_pool": True, "name": "Panel", **CONTENT}
    assert server.task(CERTIFICATE, **pooled, ip_address="192.0.2.10").error is None
    with server.emulator.store.transaction() as db:
        assert db.value("SELECT certificate_name FROM ips WHERE address = '192.0.2.10'") == "Panel"


@pytest.mark.parametrize(
    "options, text",
    [
        ({}, "subscription is required"),
        ({"site": "a.example", "subscription": "example.com"}, "cannot be combined with another pool"),
        ({"subscription": "example.com", "private_key": certs.KEY, "ip_address": "192.0.2.10"}, "server's pool"),
        ({"subscription": "example.com", "certificate": certs.CERTIFICATE}, "private_key is required together"),
    ],
)
def test_options_that_do_not_go_together_are_refused(server, options, text):
    with pytest.raises(OptionError, match=text):
        server.task(CERTIFICATE, name="Web", **options)


def test_certificate_in_use_is_not_deleted(server):
    assert server.task(CERTIFICATE, **SUBSCRIPTION, **CONTENT).changed
    use(server)
    kept = server.task(CERTIFICATE, **SUBSCRIPTION, state="absent")
    assert isinstance(kept.error, GuardError)
    assert (kept.error.objects, written(kept)) == (["example.com"], [])
    use(server, "")
    gone = server.task(CERTIFICATE, **SUBSCRIPTION, state="absent")
    assert (gone.error, gone.changed, gone.requests) == (None, True, 2)
    assert server.task(CERTIFICATE, **SUBSCRIPTION, state="absent").requests == 1


def test_deletion_from_the_servers_pool_needs_force(server):
    pooled = {"server_pool": True, "name": "Panel"}
    assert server.task(CERTIFICATE, **pooled, **CONTENT).changed
    assert isinstance(server.task(CERTIFICATE, **pooled, state="absent").error, GuardError)
    assert server.task(CERTIFICATE, **pooled, state="absent", force=True).changed


@pytest.mark.parametrize("code", ["1013", "1015"])
def test_missing_domain_is_an_option_error_and_nothing_to_delete(code):
    server = hosted("example.com", f"certificate_pool_domain={code}")
    wrong = {"subscription": "exmple.com", "name": "Web"}
    assert isinstance(server.task(CERTIFICATE, **wrong, **CONTENT).error, OptionError)
    absent = server.task(CERTIFICATE, **wrong, state="absent")
    assert (absent.error, absent.changed) == (None, False)


def test_all_pools_are_read_in_two_requests(server):
    assert server.task(CERTIFICATE, **SUBSCRIPTION, **CONTENT).changed
    assert server.task(CERTIFICATE, site="shop.example", name="Shop", **CONTENT).changed
    wire = InProcess(server.emulator)
    found = gather(server.client(wire), [Wanted(CERTIFICATE)]).by_section["certificates"]
    assert wire.requests == 2
    places = [(entry.values["site"] or entry.values["subscription"], entry.values["name"]) for entry in found]
    assert {("example.com", "Web"), ("shop.example", "Shop")} <= set(places)
    assert any(entry.values["server_pool"] for entry in found)
    for entry in found:
        given_back = server.task(CERTIFICATE, **entry.values)
        assert (given_back.error, given_back.changed, given_back.requests) == (None, False, 1)
    own = gather(server.client(), [Wanted(CERTIFICATE, places=(("server_pool", SERVER),))])
    assert all(entry.values["server_pool"] for entry in own.by_section["certificates"])
