# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""One API request under faults: what comes back, whether the work was done, what the log says."""

from __future__ import annotations

import threading

import pytest
from lxml import etree

from plesk_emulator.web.exchange import Exchange
from plesk_emulator.web.faults import Fault, Faults
from plesk_emulator.web.request_log import RequestLog

PACKET = b'<packet version="1.6.7.0"><customer><add><gen_info/></add></customer></packet>'
WORK = [["customer", "add", [0]]]
NO_WORK = [["customer", "add", []]]


def ask(exchange):
    return exchange.answer({"KEY": "no-secret-in-the-log"}, PACKET, "192.0.2.7")


def test_without_a_fault_the_hearts_answer_comes_back(exchange, heart):
    reply = ask(exchange)
    assert (reply.status, reply.share, reply.dropped) == (200, 1.0, False)
    assert heart.calls == [({"KEY": "no-secret-in-the-log"}, PACKET, "192.0.2.7")]
    (entry,) = exchange.log.entries()
    assert entry["operations"] == WORK
    assert (entry["received"], entry["sent"]) == (len(PACKET), len(reply.body))
    assert (entry["address"], entry["caller"], entry["status"], entry["fault"]) == ("192.0.2.7", "key", 200, None)
    assert "no-secret" not in str(entry)


@pytest.mark.parametrize(
    "spec, worked, status",
    [
        ("drop", False, None),
        ("drop:when=after", True, None),
        ("delay:seconds=0.001", True, 200),
        ("delay:seconds=0.001,when=before", True, 200),
        ("http_500", True, 500),
        ("http_502", False, 502),
        ("http_502:when=after", True, 502),
        ("http_503", False, 503),
        ("http_503:when=after", True, 503),
        ("http_504", True, 504),
        ("http_504:when=before", False, 504),
        ("cut", True, 200),
        ("garbage", True, 200),
        ("redirect", False, 307),
        ("redirect_302", False, 302),
        ("error_1003", False, 200),
    ],
)
def test_a_fault_does_the_work_or_not_and_is_logged(exchange, heart, order, spec, worked, status):
    order(spec)
    ask(exchange)
    assert len(heart.calls) == (1 if worked else 0)
    (entry,) = exchange.log.entries()
    assert entry["operations"] == [list(operation) for operation in (WORK if worked else NO_WORK)]
    assert (entry["fault"], entry["status"]) == (spec.partition(":")[0], status)
    assert ask(exchange).status == 200


def test_a_dropped_answer_sends_nothing(exchange, order):
    order("drop")
    assert ask(exchange).dropped
    assert exchange.log.entries()[0]["sent"] == 0


def test_a_cut_answer_sends_half(exchange, order):
    order("cut")
    reply = ask(exchange)
    assert reply.share == 0.5
    assert exchange.log.entries()[0]["sent"] == len(reply.body) // 2


def test_http_500_carries_the_packet(exchange, order):
    whole = ask(exchange).body
    order("http_500")
    assert ask(exchange).body == whole


@pytest.mark.parametrize("kind", ["http_502", "http_503", "http_504"])
def test_proxies_answer_in_html(exchange, order, kind):
    order(kind)
    reply = ask(exchange)
    assert reply.headers["Content-Type"].startswith("text/html")
    assert f"<h1>{kind[-3:]} ".encode() in reply.body


def test_garbage_is_neither_utf8_nor_xml(exchange, order):
    order("garbage")
    body = ask(exchange).body
    with pytest.raises(UnicodeDecodeError):
        body.decode("utf-8")
    with pytest.raises(etree.XMLSyntaxError):
        etree.fromstring(body)


def test_a_redirect_leads_elsewhere(exchange, order):
    order("redirect:to=https://thief.example/agent.php")
    assert ask(exchange).headers["Location"] == "https://thief.example/agent.php"


def test_a_system_error_speaks_the_version_of_the_request(exchange, order):
    order("error_1003:times=2")
    packet = etree.fromstring(ask(exchange).body)
    assert packet.get("version") == "1.6.7.0"
    assert packet.findtext("system/errcode") == "1003"
    hostile = exchange.answer({}, b"<packet version='&lt;&quot;&gt;'><a><b/></a></packet>", "127.0.0.1")
    assert etree.fromstring(hostile.body).get("version") == '<">'


def test_a_stopping_server_does_not_wait_for_delays(heart):
    stopping = threading.Event()
    stopping.set()
    exchange = Exchange(heart, Faults(), RequestLog(), stopping)
    exchange.faults.add(map(Fault.parse, ("delay:seconds=3600", "delay:seconds=3600,when=before")))
    assert ask(exchange).status == ask(exchange).status == 200


def test_found_redirect_leads_to_the_same_path_by_default(exchange, order):
    order("redirect_302")
    assert ask(exchange).headers["Location"] == "/enterprise/control/agent.php"
