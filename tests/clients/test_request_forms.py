# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Forms in which public clients write packets: billing modules, DNS plugins, libraries and scripts."""

from __future__ import annotations

import pytest

from clients.vendor_library import ADMIN_PASSWORD, Library, LibraryError, pairs, written

LOGIN = "jürgen"
GET = f"<customer><get><filter><login>{LOGIN}</login></filter><dataset><gen_info/></dataset></get></customer>"
XSI = "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'"


@pytest.fixture
def library():
    library = Library()
    nodes = f"<pname>J. Doe</pname><login>{LOGIN}</login><passwd>Setup-1-secret</passwd>"
    library.packet(f"<customer><add><gen_info>{nodes}</gen_info></add></customer>")
    return library


@pytest.mark.parametrize(
    "body",
    [
        f"<packet>{GET}</packet>".encode(),
        f"\n  <packet>\n{GET}\n</packet>\n\n".encode(),
        f"<?xml version='1.0' encoding='UTF-8' standalone='no' ?><packet>{GET}</packet>".encode(),
        f"\ufeff<?xml version='1.0'?><packet>{GET}</packet>".encode(),
        f"<?xml version='1.0' encoding='utf-16'?><packet>{GET}</packet>".encode("utf-16"),
        f"<?xml version='1.0' encoding='iso-8859-1'?><packet>{GET}</packet>".encode("latin-1"),
        f"<?xml version='1.0' encoding='windows-1252'?><packet>{GET}</packet>".encode("cp1252"),
        f"<?xml version='1.0' encoding='us-ascii'?><packet>{GET}</packet>".encode("ascii", "xmlcharrefreplace"),
        f"<!-- a --><packet><!-- b -->{GET.replace('<get>', '<get><!-- c -->')}</packet><!-- d -->".encode(),
        f"<packet>{GET.replace(LOGIN, f'<![CDATA[{LOGIN}]]>')}</packet>".encode(),
        f"<packet>{GET.replace(LOGIN, f' {LOGIN} ')}</packet>".encode(),
        f"<packet {XSI} xsi:noNamespaceSchemaLocation='a.xsd'>{GET}</packet>".encode(),
        f"<packet version = '1.6.3.5' >{GET.replace('<gen_info/>', '<gen_info></gen_info>')}</packet>".encode(),
        f"<packet version=''>{GET}</packet>".encode(),
        f"<packet><request-settings><setting><name>a</name></setting></request-settings>{GET}</packet>".encode(),
    ],
)
def test_packets_are_understood_in_every_form(library, body):
    answer = library.send(body)
    assert answer.findtext("customer/get/result/data/gen_info/login") == LOGIN


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"packet=%3Cpacket%2F%3E",
        f"\n<?xml version='1.0'?><packet>{GET}</packet>".encode(),
        f"<packet>{GET}</packet>\0".encode(),
        f"<?xml version='1.0' encoding='utf-8'?><packet>{GET}</packet>".encode("latin-1"),
        f"<!DOCTYPE packet><packet>{GET}</packet>".encode(),
        f"<packet>{GET}</packet><packet>{GET}</packet>".encode(),
        f"<packet xmlns='urn:x'>{GET}</packet>".encode(),
        f"<PACKET>{GET}</PACKET>".encode(),
        b"<packet/>",
        b"<packet><customer/></packet>",
    ],
)
def test_what_is_no_packet_is_refused_with_1014(library, body):
    with pytest.raises(LibraryError, match=r"^Parser error: ") as caught:
        library.send(body)
    assert caught.value.code == 1014


@pytest.mark.parametrize(
    "headers",
    [
        {"http_auth_login": "admin", "http_auth_passwd": ADMIN_PASSWORD},
        {"Http_auth_login": "admin", "Http_auth_passwd": ADMIN_PASSWORD, "Key": ""},
        {"HTTP_AUTH_LOGIN": "admin", "HTTP_AUTH_PASSWD": ADMIN_PASSWORD, "Authorization": "Basic eDp5"},
        {"HTTP_AUTH_LOGIN": "ADMIN", "HTTP_AUTH_PASSWD": ADMIN_PASSWORD, "content-type": "text/plain"},
    ],
)
def test_credentials_are_found_in_every_spelling(library, headers):
    assert library.send(f"<packet>{GET}</packet>", **headers).findtext("customer/get/result/status") == "ok"


def test_key_counts_beside_empty_credentials(library):
    key = library.result("<secret_key><create><ip_address>127.0.0.1</ip_address></create></secret_key>").findtext("key")
    headers = {"HTTP_AUTH_LOGIN": "", "HTTP_AUTH_PASSWD": "", "KEY": key}
    assert library.send(f"<packet>{GET}</packet>", **headers).findtext("customer/get/result/status") == "ok"


def test_password_of_the_system_user_is_set_alone(library):
    site = library.webspace("main.test").findtext("id")
    hosting = f"<hosting><vrt_hst>{written({'ftp_password': 'Third-1-secret'})}</vrt_hst></hosting>"
    chosen = f"<filter><id>{site}</id></filter><values>{hosting}</values>"
    assert library.result(f"<webspace><set>{chosen}</set></webspace>").findtext("status") == "ok"
    (found,) = library.items("webspace", "hosting", "id", site)
    assert pairs(found.find("data/hosting/vrt_hst"))["ftp_login"].startswith("u")


def test_domains_of_all_customers_are_listed_in_lines(library):
    """DNS plugins for shells read names and ids from the lines of a pretty answer."""
    nodes = f"<gen_setup><name>zone.test</name><owner-login>{LOGIN}</owner-login><ip_address>192.0.2.10</ip_address>"
    library.packet(f"<webspace><add>{nodes}</gen_setup></add></webspace>")
    credentials = {"HTTP_AUTH_LOGIN": "admin", "HTTP_AUTH_PASSWD": ADMIN_PASSWORD, "HTTP_PRETTY_PRINT": "true"}
    packet = b"<packet><customer><get-domain-list><filter></filter></get-domain-list></customer></packet>"
    lines = [line.strip() for line in library.emulator.handle(credentials, packet).body.decode().splitlines()]
    assert "<name>zone.test</name>" in lines
    assert "<status>ok</status>" in lines


def test_main_site_is_found_by_its_name_for_dns(library):
    site = library.webspace("zone.test").findtext("id")
    packet = "<site><get><filter><name>zone.test</name></filter><dataset></dataset></get></site>"
    found = library.result(packet)
    assert (found.findtext("id"), len(found.find("data"))) == (site, 0)
    record = f"<site-id>{site}</site-id><type>TXT</type><host>_acme-challenge</host><value>token</value><opt></opt>"
    made = library.result(f"<dns><add_rec>{record}</add_rec></dns>").findtext("id")
    with pytest.raises(LibraryError, match="exist"):
        library.result(f"<dns><add_rec>{record}</add_rec></dns>")
    listed = library.results(f"<dns><get_rec><filter><site-id>{site}</site-id></filter></get_rec></dns>")
    (found,) = [result for result in listed if result.findtext("data/host") == "_acme-challenge.zone.test."]
    assert [found.findtext(f"data/{name}") for name in ("site-id", "type", "value")] == [site, "TXT", "token"]
    assert library.delete("dns", "id", made, "del_rec")
