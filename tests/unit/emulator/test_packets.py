# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What happens to a packet before and around its operations."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from lxml import etree

from plesk_emulator.emulator import Emulator
from plesk_emulator.protocol.versions import NEWEST

GET = "<customer><get><filter/><dataset/></get></customer>"
ADD = (
    "<customer><add><gen_info><pname>J</pname><login>{}</login><passwd>long enough</passwd></gen_info></add></customer>"
)


def system(response):
    packet = etree.fromstring(response.body)
    assert [child.tag for child in packet] == ["system"]
    assert packet.findtext("system/status") == "error"
    return int(packet.findtext("system/errcode")), packet.findtext("system/errtext")


@pytest.mark.parametrize(
    "body, password, expected",
    [
        ("<packet", "wrong", 1014),
        ('<packet version="9.9"><nonsense/></packet>', "wrong", 1005),
        ("<packet><nonsense/></packet>", "wrong", 1001),
        ("<packet><nonsense/></packet>", None, 1014),
    ],
)
def test_checks_come_in_the_documented_order(server, body, password, expected):
    response = server.post(body) if password is None else server.post(body, password=password)
    assert system(response)[0] == expected
    assert response.codes == [("system", "", [expected])]


@pytest.mark.parametrize("body", ["<packet", '<packet version="9.9"/>', "<packet><nonsense/></packet>"])
def test_credentials_may_come_first(serving, body):
    server = serving(check_order="auth_first")
    assert system(server.post(body, password="wrong"))[0] == 1001
    assert system(server.post(body))[0] in (1005, 1014)


def test_texts_of_1014_are_the_recorded_ones(server):
    assert system(server.post("<packet>\n<client><get/></client></packet>"))[1] == (
        "Parser error: Request is invalid. Error in line 2: Element 'client': This element is not expected. Expected "
        "is one of ( request-settings, server, customer, webspace, subdomain, dns, db_server, mail, certificate, "
        "site-alias )."
    )
    assert (
        system(server.post("<packet>&nope;</packet>"))[1]
        == "Parser error: Cannot parse the XML from the source specified"
    )
    text = system(server.post("<packet><customer><add><gen_info/></add></customer></packet>"))[1]
    assert text.startswith(
        "Parser error: Request is invalid. Error in line 1: Element 'gen_info': Missing child element(s)."
    )


def test_an_invalid_packet_executes_nothing(server):
    assert server.codes(ADD.format("jdoe") + "<nonsense/>") == [1014]
    assert server.results(GET)[0].find("id") is None


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff\xfe",
        b"<packet>\x00</packet>",
        b'<!DOCTYPE p [<!ENTITY e "x">]><packet>&e;</packet>',
        b'<!DOCTYPE p SYSTEM "file:///etc/passwd"><packet/>',
        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE p [<!ENTITY e "x">]><packet a="&e;"/>'.encode("utf-16"),
        b"<packet>" + b"<a>" * 5000 + b"</a>" * 5000 + b"</packet>",
        b"<packet>" + b" " * (33 * 2**20) + b"</packet>",
    ],
    ids=["empty", "half a mark", "NUL", "entity", "external", "UTF-16 entity", "deep", "huge"],
)
def test_hostile_bodies_are_not_well_formed(server, body):
    assert system(server.post(body)) == (1014, "Parser error: Cannot parse the XML from the source specified")


@pytest.mark.parametrize(
    "version, meant", [("", NEWEST), (" ", NEWEST), ("1.6", NEWEST), ("1.6.3", "1.6.3.5"), ("1.4.1", "1.4.1.2")]
)
def test_shortened_versions_mean_the_newest_that_begins_so(server, version, meant):
    assert server.packet(GET, version=version).get("version") == meant


@pytest.mark.parametrize("version", ["1.6.9.2", "1.6.9.1.0", "2", "x", "1.", "1.66"])
def test_other_versions_are_refused_and_echoed(server, version):
    answer = server.packet(GET, version=version)
    assert answer.get("version") == version
    assert answer.findtext("system/errcode") == "1005"
    assert (
        answer.findtext("system/errtext")
        == f"Protocol version '{version}' is not supported. Current protocol version is '{NEWEST}'"
    )


def test_the_server_may_name_its_own_version(serving):
    assert serving(answer_version="server").packet(GET, version="1.6.6.0").get("version") == NEWEST


def test_answers_have_the_recorded_look(server):
    good, bad = server.post(f"<packet>{GET}</packet>"), server.post("<packet/>")
    assert good.headers == bad.headers == {"Content-Type": "text/xml;charset=UTF-8"}
    assert good.body.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n<packet version="1.6.9.1"><customer>')
    assert bad.body.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n<packet version="1.6.9.1"><system>')
    assert b"\n  <customer>\n    <get>" in server.post(f"<packet>{GET}</packet>", HTTP_PRETTY_PRINT="TRUE").body


def test_answers_are_utf8(server):
    server.customer("jdoe", pname="Jürgen 🦉 &amp; &lt;Co&gt;")
    response = server.post("<packet><customer><get><filter/><dataset><gen_info/></dataset></get></customer></packet>")
    assert "<pname>Jürgen 🦉 &amp; &lt;Co&gt;</pname>".encode() in response.body


def test_operations_run_in_order_and_an_error_stops_none(server):
    answer = server.packet(ADD.format("one") + ADD.format("one") + ADD.format("two") + GET)
    assert [operator.tag for operator in answer] == ["customer"] * 4
    assert [result.findtext("status") for result in answer.iterfind("*/*/result")] == ["ok", "error", "ok", "ok", "ok"]


def test_an_error_may_stop_the_rest(serving):
    server = serving(on_error="stop")
    assert server.codes(ADD.format("one") + ADD.format("one") + ADD.format("two")) == [0, 1007]
    assert len(server.results(GET)) == 1


def test_a_failing_write_may_end_the_packet_with_a_system_error(serving):
    server = serving(application_error="system_mid_packet")
    assert server.codes(ADD.format("one") + ADD.format("one") + ADD.format("two")) == [1007]
    assert len(server.results(GET)) == 1
    assert server.codes("<customer><get><filter><id>99</id></filter><dataset/></get></customer>") == [1013]


def test_errors_may_have_http_500(serving):
    server = serving(error_http="500")
    assert server.post(f"<packet>{ADD.format('one')}</packet>").status == 200
    assert server.post(f"<packet>{ADD.format('one')}</packet>").status == 500
    assert server.post("<packet/>").status == 500


def test_an_output_node_may_follow(serving):
    assert [child.tag for child in serving(output_node="present").packet(GET)] == ["customer", "output"]


def test_reads_may_miss_the_writes_of_their_packet(serving):
    server = serving(read_after_write="stale")
    assert [result.find("id") is not None for result in server.results(ADD.format("one") + GET)] == [True, False]
    assert len(server.results(GET)) == 1


def test_slow_work_waits_before_it_writes():
    waited = []
    from plesk_emulator.behaviors.chosen import Behaviors

    emulator = Emulator(admin_password="x", behaviors=Behaviors(slow_commit="2.5"), sleep=waited.append)
    headers = {"HTTP_AUTH_LOGIN": "admin", "HTTP_AUTH_PASSWD": "x"}
    assert emulator.handle(headers, f"<packet>{GET}</packet>".encode()).codes == [("customer", "get", [0])]
    assert waited == []
    assert emulator.handle(headers, f"<packet>{ADD.format('one')}</packet>".encode()).codes == [
        ("customer", "add", [0])
    ]
    assert emulator.handle(headers, b"<packet><nonsense/></packet>").codes == [("system", "", [1014])]
    assert waited == [2.5]
    emulator.close()


def test_many_clients_at_once(server):
    bodies = [ADD.format(f"user{number % 40}") for number in range(80)]
    with ThreadPoolExecutor(8) as pool:
        codes = list(pool.map(lambda body: server.codes(body)[0], bodies))
    assert sorted(codes) == [0] * 40 + [1007] * 40
    assert len(server.results(GET)) == 40
