# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A DNS client that was written for real servers, against the emulator over the wire.

Every request is made by the Plesk provider of dns-lexicon, whose recordings are of protocol 1.6.9.1.
"""

from __future__ import annotations

from functools import partial

import lexicon.client
import pytest
import requests
import tldextract
from lexicon.client import Client
from lexicon.config import ConfigResolver

from emulator_process import start_emulator

DOMAIN = "lexicon-test.com"
SUBSCRIPTION = f"""<packet><webspace>
  <del><filter><name>{DOMAIN}</name></filter></del>
  <add><gen_setup><name>{DOMAIN}</name><ip_address>192.0.2.10</ip_address></gen_setup></add>
</webspace></packet>"""


@pytest.fixture(scope="module")
def emulator():
    with start_emulator() as running:
        yield running


@pytest.fixture
def client(emulator, monkeypatch, tmp_path):
    """A client that verifies the certificate, for a domain with a new zone."""
    requests.post(emulator.url, data=SUBSCRIPTION, headers=emulator.credentials, verify=emulator.ca, timeout=30)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", emulator.ca)
    # Public suffixes come from the package, not from the network.
    monkeypatch.setenv("TLDEXTRACT_CACHE_PATH", str(tmp_path))
    offline = partial(tldextract.TLDExtract, suffix_list_urls=())
    monkeypatch.setattr(lexicon.client.tldextract, "TLDExtract", offline)
    return Client(config(emulator))


def config(emulator, domain: str = DOMAIN) -> ConfigResolver:
    login = {"auth_username": "admin", "auth_password": emulator.password}
    server = {"plesk_server": f"https://localhost:{emulator.port}", **login}
    return ConfigResolver().with_dict({"provider_name": "plesk", "domain": domain, "plesk": server})


def listed(dns, *criteria: str) -> set[tuple[str, str, str]]:
    """Type, name and content of the records found."""
    return {(record["type"], record["name"], record["content"]) for record in dns.list_records(*criteria)}


def test_new_zone_lists_the_records_of_the_server(client):
    with client as dns:
        found = listed(dns)
        assert ("CNAME", f"www.{DOMAIN}", DOMAIN) in found
        assert ("A", f"ipv4.{DOMAIN}", "192.0.2.10") in found
        (mx,) = dns.list_records("MX")
        assert mx["options"] == {"mx": {"priority": 10}}


@pytest.mark.parametrize(
    "type_, name, content",
    [
        ("A", "localhost", "127.0.0.1"),
        ("CNAME", "docs", "docs.example.com"),
        ("TXT", "_acme-challenge.test", "challengetoken"),
        ("TXT", f"_acme-challenge.full.{DOMAIN}", "challengetoken"),
        ("TXT", f"_acme-challenge.fqdn.{DOMAIN}.", "challengetoken"),
    ],
)
def test_created_record_is_listed_until_deletion(client, type_, name, content):
    with client as dns:
        before = listed(dns)
        assert dns.create_record(type_, name, content) is True
        short = name.rstrip(".").replace(f".{DOMAIN}", "")
        expected = {(type_, f"{short}.{DOMAIN}", content)}
        assert listed(dns, type_, name) == expected
        assert listed(dns) == before | expected
        assert dns.delete_record(None, type_, name, content) is True
        assert listed(dns) == before


def test_created_twice_exists_once(client):
    with client as dns:
        for _time in range(2):
            assert dns.create_record("TXT", "noop", "challengetoken") is True
        assert len(dns.list_records("TXT", "noop")) == 1


def test_record_sets_keep_their_other_members(client):
    with client as dns:
        for number in (1, 2):
            dns.create_record("TXT", "_acme-challenge.set", f"challengetoken{number}")
        assert len(dns.list_records("TXT", "_acme-challenge.set")) == 2
        dns.delete_record(None, "TXT", "_acme-challenge.set", "challengetoken1")
        assert listed(dns, "TXT", "_acme-challenge.set") == {
            ("TXT", f"_acme-challenge.set.{DOMAIN}", "challengetoken2")
        }


def test_update_replaces_a_record_under_a_new_id(client):
    with client as dns:
        dns.create_record("TXT", "orig.test", "challengetoken")
        (before,) = dns.list_records("TXT", "orig.test")
        dns.update_record(before["id"], "TXT", "updated.test", "updated")
        (after,) = dns.list_records("TXT", "updated.test")
        assert (after["content"], after["id"] != before["id"]) == ("updated", True)
        assert dns.list_records("TXT", "orig.test") == []


def test_update_by_name_changes_the_content(client):
    with client as dns:
        dns.create_record("TXT", "orig.nameonly.test", "challengetoken")
        dns.update_record(None, "TXT", "orig.nameonly.test", "updated")
        assert listed(dns, "TXT", "orig.nameonly.test") == {("TXT", f"orig.nameonly.test.{DOMAIN}", "updated")}


def test_unknown_domain_raises_error(client, emulator):
    unknown = Client(config(emulator, "thisisadomainidonotown.com"))
    with pytest.raises(Exception, match=r"API returned error: 1013 \(Site does not exist\)"), unknown:
        pass
