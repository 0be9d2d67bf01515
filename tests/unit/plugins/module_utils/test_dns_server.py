# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The DNS server of a Plesk server against the emulator in this process: the one object of its kind."""

from __future__ import annotations

import pytest
from lxml import etree

from ansible_collections.community.plesk.plugins.module_utils._api.errors import OptionError, PleskError
from ansible_collections.community.plesk.plugins.module_utils._resources.dns_server import DNS_SERVER
from dns_world import dns_server, send
from engine import InProcess, Server
from module_run import running

WANTED = {
    "transfer_acl": ["192.0.2.53", "198.51.100.7/24", "NS2.example.net"],
    "recursion": "off",
    "remote_dns": True,
    "template_enabled": False,
    "template_soa": {"ttl": 300, "expire": 1000},
}


def written(task) -> list[str]:
    return [
        etree.tostring(operation, encoding="unicode")
        for body in task.wire.packets
        for operation in etree.fromstring(body).iterfind("dns/*")
        if not operation.tag.startswith("get")
    ]


def test_unchanged_server_costs_one_request_and_a_change_two():
    server = Server()
    done = server.task(DNS_SERVER, **WANTED)
    assert (done.error, done.changed, done.requests) == (None, True, 2)
    hosts = "<host>192.0.2.53</host><host>198.51.100.0/24</host><host>ns2.example.net</host>"
    soa = "<ttl>300</ttl><refresh>10800</refresh><retry>3600</retry><expire>1000</expire><minimum>10800</minimum>"
    assert written(done) == [
        f"<add_to_acl><filter>{hosts}</filter></add_to_acl>",
        "<set-recursion><value>off</value></set-recursion>",
        "<enable-remote-dns/>",
        "<disable/>",
        f"<set><soa>{soa}</soa></set>",
    ]
    again = server.task(DNS_SERVER, **WANTED)
    assert (again.error, again.changed, again.requests) == (None, False, 1)
    assert again.values["transfer_acl"] == ["192.0.2.53", "198.51.100.0/24", "ns2.example.net"]
    assert again.values["template_soa"]["refresh"] == 10800, "what the task omits keeps its value"


def test_hosts_are_removed_in_the_spelling_of_the_server():
    server = Server()
    send(
        server,
        '<packet version="1.6.9.1"><dns><add_to_acl><filter><host>192.0.2.9/255.255.255.0</host><host>Other.Example'
        "</host></filter></add_to_acl></dns></packet>",
    )
    same = server.task(DNS_SERVER, transfer_acl=["other.example", "192.0.2.0/24"])
    assert (same.error, same.changed) == (None, False)
    done = server.task(DNS_SERVER, transfer_acl=[])
    assert (done.error, done.values["transfer_acl"]) == (None, [])
    hosts = "<host>192.0.2.9/255.255.255.0</host><host>Other.Example</host>"
    assert written(done) == [f"<remove_from_acl><filter>{hosts}</filter></remove_from_acl>"]


def test_settings_of_the_template_leave_zones_alone():
    server = dns_server()
    with server.emulator.store.transaction() as db:
        before = [dict(row) for row in db.all("SELECT * FROM dns_zones")]
    assert before
    assert server.task(DNS_SERVER, template_enabled=False, template_soa={"ttl": 60}).changed
    with server.emulator.store.transaction() as db:
        assert [dict(row) for row in db.all("SELECT * FROM dns_zones")] == before


def test_unsupported_recursion_is_refused_unwritten():
    task = Server().task(DNS_SERVER, recursion="local", remote_dns=True)
    assert isinstance(task.error, OptionError)
    assert (task.error.option, written(task)) == ("recursion", [])
    assert "Set on or localnets or off." in task.error.message


def test_setting_that_cannot_be_read_is_an_error_only_if_set():
    """A server without a remote name server may refuse the question about it."""

    class WithoutRemote(InProcess):
        def post(self, body, **keywords):
            reply = super().post(body, **keywords)
            refused = b"<result><status>error</status><errcode>1023</errcode><errtext>no</errtext></result>"
            start, end = b"<get-status-remote-dns>", b"</get-status-remote-dns>"
            if start in reply.body:
                head, rest = reply.body.split(start)
                reply.body = head + start + refused + end + rest.split(end)[1]
            return reply

    server = Server()
    other = server.task(DNS_SERVER, wire=WithoutRemote(server.emulator), recursion="localnets")
    assert (other.error, other.changed) == (None, False)
    wanted = server.task(DNS_SERVER, wire=WithoutRemote(server.emulator), remote_dns=False)
    assert isinstance(wanted.error, PleskError)
    assert wanted.error.code == 1023
    with running(WithoutRemote(server.emulator)) as run:
        read = run("plesk_dns_server_info").result
    assert read["dns_server"][0]["remote_dns"] is None
    assert "remote_dns may be null" in str(read["warnings"])


@pytest.mark.parametrize("module", ["plesk_dns_server", "plesk_dns_server_info"])
def test_customer_is_not_permitted(module):
    server = Server()
    send(
        server,
        '<packet version="1.6.9.1"><customer><add><gen_info><pname>J</pname><login>jdoe</login>'
        "<passwd>Adm1n-secret</passwd></gen_info></add></customer></packet>",
    )
    with running(InProcess(server.emulator, "jdoe", "Adm1n-secret")) as run:
        done = run(module)
    assert (done.error["code"], done.changed) == (1006, False)


def test_document_takes_one_entry_and_names_the_second():
    server = Server()
    with running(InProcess(server.emulator)) as run:
        twice = run("plesk_objects", dns_server=[{"recursion": "on"}, {"remote_dns": True}])
        assert twice.error["message"] == (
            "dns_server[1] is a duplicate of dns_server[0] (the DNS server). Remove one of the two entries."
        )
        once = run("plesk_objects", dns_server=[{"recursion": "on"}], diff=True)
        line = once.result["outcomes"]["dns_server"][0]
        assert (line["object"], line["verb"]) == ("dns_server", "updated")
        assert once.result["diff"]["after"] == {"DNS server": {"recursion": "on"}}
        read = run("plesk_objects_info", kinds=["dns_server"]).result["objects"]
        assert not run("plesk_objects", **read).changed
