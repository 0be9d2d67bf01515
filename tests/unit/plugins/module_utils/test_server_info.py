# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The facts of a server: which are chosen, what they become, and what is asked again after a refusal."""

from __future__ import annotations

import json
import re

import pytest

from ansible_collections.community.plesk.plugins.module_utils._api.client import Client
from ansible_collections.community.plesk.plugins.module_utils._api.errors import AnswerError, ApiError, OptionError
from ansible_collections.community.plesk.plugins.module_utils._edge.server_info import choose, gather, remaining
from ansible_collections.community.plesk.plugins.module_utils._resources.server import DATA_SETS, PROTOCOLS

ALL = [data_set.name for data_set in DATA_SETS]
NODES = [data_set.node for data_set in DATA_SETS]
OLD_NODES = [data_set.node for data_set in DATA_SETS if not data_set.since]

BLOCKS = {
    "protos": "<proto>1.6.9.1</proto><proto>1.6.10.0</proto><proto>1.4.2.0</proto><proto>1.4.1.1</proto>",
    "key": "<property><name>lim_cl</name><value>100</value></property>"
    "<property><name>lim_dom</name><value>-1</value></property>"
    "<property><name>lim_date</name><value>2027-01-31</value></property>"
    "<property><name>can-manage-customers</name><value>1</value></property>"
    "<property><name>new-thing</name><value>7</value></property>"
    "<content>TElDRU5DRQ==</content><additional-key>false</additional-key>",
    "gen_info": "<server_name>panel.example.com</server_name><server_guid>g</server_guid><vps-optimized-status>"
    "<aspect><name>mysql-innodb</name><value>true</value></aspect>"
    "<aspect><name>apache</name><value>false</value></aspect></vps-optimized-status><mode>standard</mode>",
    "components": "<component><name>psa</name><version>18.0.60</version></component>"
    "<component><version>2.4</version><name>httpd</name></component>",
    "stat": "<objects><clients>17</clients><domains>40</domains></objects>"
    "<version><plesk_version>18.0.60</plesk_version></version>"
    "<other><cpu>Xeon</cpu><uptime>86400</uptime><inside_vz>false</inside_vz></other>"
    "<load_avg><l1>143</l1><l5>60</l5><l15>NaN</l15></load_avg>"
    "<mem><total>18446744073709551615</total><used>many</used></mem>"
    "<diskspace><device><name>/dev/sdb</name><total>2</total><used>1</used><free>1</free></device>"
    "<device><name>/dev/sda</name><total>4</total><used>1</used><free>2</free></device></diskspace>",
    "admin": "<admin_pname>Ann</admin_pname><admin_state>NRW</admin_state><send_announce>1</send_announce>",
    "interfaces": "<interface>eth1</interface><interface>eth0</interface>",
    "services_state": "<srv><id>web</id><title>Web</title><state>running</state></srv>"
    "<srv><state>none</state><error>gone</error><id>dns</id><title>DNS</title></srv>",
    "prefs": "<traffic_accounting>3</traffic_accounting><smtp_host>relay</smtp_host>"
    "<smtp_password>hunter2</smtp_password><stat_ttl>3</stat_ttl><brand-new><a>1</a><a>2</a></brand-new>",
    "shells": "<shell><name>Forbidden</name><path>/bin/false</path></shell>"
    "<shell><name>bash</name><path>/bin/bash</path></shell>",
    "session_setup": "<login_timeout>30</login_timeout>",
    "site-isolation-config": "<property><name>php</name><value>fpm</value><value>fastcgi</value></property>"
    "<property><name>php</name><value>off</value></property>",
    "updates": "<available_update/><install_updates_automatically>on</install_updates_automatically>",
    "admin-domain-list": "<domain><id>12</id><name>b.example</name><main>false</main></domain>"
    "<domain><id>3</id><name>a.example</name><main>true</main></domain>",
    "certificates": "<panel><name>main</name><admin/></panel>",
}


class Reply:
    status = 200

    def __init__(self, body: str) -> None:
        self.body = body.encode()

    def chunks(self):
        yield self.body


class Panel:
    """A wire to a server that ``refuse`` may make refuse: it sees the nodes asked and returns the whole body or None.

    ``errors`` are the codes of single data sets; ``packets`` holds the nodes of each request.
    """

    def __init__(self, refuse=lambda nodes: None, errors=None, blocks=None, stop=False) -> None:
        self.refuse = refuse
        self.errors = errors or {}
        self.blocks = BLOCKS if blocks is None else blocks
        self.stop = stop
        self.packets: list[list[str]] = []

    @property
    def requests(self) -> int:
        return len(self.packets)

    def post(self, body, *, max_bytes, timeout=None) -> Reply:
        text = re.sub("<get_protos/>", "<get><protos/></get>", body.decode())
        nodes = re.findall("<get><([a-z_-]+)/></get>", text)
        self.packets.append(nodes)
        refusal = self.refuse(nodes)
        if refusal is not None:
            return Reply(refusal)
        results = []
        for node in nodes:
            operation = "get_protos" if node == "protos" else "get"
            results.append(f"<{operation}><result>{self._result(node)}</result></{operation}>")
            if self.stop and node in self.errors:
                break
        return Reply(f"<packet version='1.6.9.1'><server>{''.join(results)}</server></packet>")

    def _result(self, node: str) -> str:
        if node in self.errors:
            return f"<status>error</status><errcode>{self.errors[node]}</errcode><errtext>no</errtext>"
        block = self.blocks.get(node)
        return "<status>ok</status>" + ("" if block is None else f"<{node}>{block}</{node}>")


def refusal(code: int, version: str = "1.6.9.1", before: str = "") -> str:
    return (
        f"<packet version='{version}'>{before}<system><status>error</status><errcode>{code}</errcode>"
        "<errtext>refused</errtext></system></packet>"
    )


def ask(panel: Panel, *subset: str, version: str | None = None):
    client = Client(panel, version=version, sleep=lambda seconds: None)
    return gather(client, choose(subset or ["all"]))


@pytest.mark.parametrize(
    "subset, names",
    [
        (["all"], ALL),
        (["min"], ["general"]),
        (["statistics", " license", "license"], ["license", "statistics"]),
        (["!components", "!statistics"], [name for name in ALL if name not in ("components", "statistics")]),
        (["!license", "all"], ALL[1:]),
        (["license", "!license"], []),
        (["!all"], []),
        (["!min"], [name for name in ALL if name != "general"]),
    ],
)
def test_subsets_are_sets_in_the_order_of_the_protocol(subset, names):
    assert [data_set.name for data_set in choose(subset)] == names


@pytest.mark.parametrize(
    "subset, where, remedy",
    [
        (["general", "stats"], "gather_subset[1]", "Did you mean 'statistics'"),
        (["!licenses"], "gather_subset[0]", "'license'"),
        (["gen_info"], "gather_subset[0]", "is 'general'"),
        (["!admin-domain-list"], "gather_subset[0]", "is 'administrator_domains'"),
        ([" "], "gather_subset[0]", "Known names: administrator, "),
        (["!!all"], "gather_subset[0]", "'all'"),
        ([], "gather_subset", "omit the option"),
    ],
)
def test_an_unknown_subset_is_refused_with_the_names_nearest_to_it(subset, where, remedy):
    with pytest.raises(OptionError) as caught:
        choose(subset)
    assert caught.value.option == where
    assert remedy in caught.value.message


def test_everything_is_one_request_with_an_operation_for_each_data_set():
    panel = Panel()
    facts = ask(panel)
    assert panel.packets == [["protos", *NODES]]
    assert facts["errors"] == {}
    assert list(facts["server"]) == ALL


def test_versions_are_sorted_as_numbers():
    facts = ask(Panel(), "!all")
    assert facts["protocols"] == ["1.4.1.1", "1.4.2.0", "1.6.9.1", "1.6.10.0"]
    assert facts["protocol"] == "1.6.10.0"
    assert facts["server"] == {}


def test_values_are_typed_and_named_for_people():
    server = ask(Panel())["server"]
    assert server["license"]["max_customers"] == 100
    assert server["license"]["max_subscriptions"] == -1
    assert server["license"]["expires"] == "2027-01-31"
    assert server["license"]["manage_customers"] is True
    assert server["license"]["additional"] is False
    assert server["license"]["edition"] is None
    assert server["general"]["host_name"] == "panel.example.com"
    assert list(server["general"]["vps_optimized"].items()) == [("apache", False), ("mysql-innodb", True)]
    assert server["components"] == [{"name": "httpd", "version": "2.4"}, {"name": "psa", "version": "18.0.60"}]
    statistics = server["statistics"]
    assert statistics["objects"]["customers"] == 17
    assert statistics["system"] == {"cpu": "Xeon", "uptime": 86400, "inside_virtuozzo": False}
    assert statistics["version"]["plesk"] == "18.0.60"
    assert statistics["memory"]["total"] == 2**64 - 1
    assert statistics["swap"] is None
    assert [disk["name"] for disk in statistics["disks"]] == ["/dev/sda", "/dev/sdb"]
    assert statistics["disks"][0]["free"] == 2
    assert server["administrator"]["contact_name"] == "Ann"
    assert server["administrator"]["announcements"] is True
    assert server["interfaces"] == ["eth0", "eth1"]
    assert [(service["id"], service["error"]) for service in server["services"]] == [("dns", "gone"), ("web", None)]
    assert server["preferences"]["traffic_accounting"] == "both"
    assert server["preferences"]["keep_statistics"] == 3
    assert [shell["name"] for shell in server["shells"]] == ["Forbidden", "bash"]
    assert server["session"] == {"idle_timeout": 30}
    assert server["site_isolation"] == [
        {"name": "php", "choices": ["fpm", "fastcgi"]},
        {"name": "php", "choices": ["off"]},
    ]
    assert server["updates"]["available"] == ""
    assert server["updates"]["automatic"] is True
    assert [domain["id"] for domain in server["administrator_domains"]] == [3, 12]
    panel = {"name": "main", "subscription": None, "site": None, "server_pool": True}
    assert server["certificates"] == {"panel": panel, "mail_server": None}


def test_the_load_average_has_its_real_scale_and_what_is_no_number_stays_text():
    statistics = ask(Panel())["server"]["statistics"]
    assert statistics["load_average"] == {"one_minute": 1.43, "five_minutes": 0.6, "fifteen_minutes": "NaN"}
    assert statistics["memory"]["used"] == "many"


def test_nodes_of_newer_servers_are_kept_as_text():
    server = ask(Panel())["server"]
    assert server["license"]["other"] == {"new-thing": "7"}
    assert server["preferences"]["other"] == {"brand-new": {"a": ["1", "2"]}}
    assert "other" not in server["general"]


@pytest.mark.parametrize("password", ["<smtp_password>hunter2</smtp_password>", "<smtp_password/>"])
def test_neither_the_license_nor_the_password_of_the_relay_is_returned(password):
    prefs = BLOCKS["prefs"].replace("<smtp_password>hunter2</smtp_password>", password)
    text = json.dumps(ask(Panel(blocks={**BLOCKS, "prefs": prefs})), allow_nan=False)
    for secret in ("hunter2", "smtp_password", "TElDRU5DRQ", "content"):
        assert secret not in text


def test_a_data_set_that_may_not_be_read_does_not_spoil_the_others():
    panel = Panel(errors={"key": 1006, "updates": 1023})
    facts = ask(panel)
    assert panel.requests == 1
    assert list(facts["errors"]) == ["license", "updates"]
    assert facts["errors"]["license"]["code"] == 1006
    assert facts["errors"]["license"]["object"] == "key"
    assert "server/get of updates" in facts["errors"]["updates"]["message"]
    assert list(facts["server"]) == [name for name in ALL if name not in ("license", "updates")]


def test_a_data_set_left_out_of_an_ok_result_is_reported():
    facts = ask(Panel(blocks={node: text for node, text in BLOCKS.items() if node not in ("updates", "certificates")}))
    assert list(facts["errors"]) == ["updates"]
    assert facts["errors"]["updates"]["kind"] == "answer"
    assert facts["server"]["certificates"] == {"panel": None, "mail_server": None}


def unknown_to(*known: str, version: str = ""):
    """A server of an old version, which refuses every packet with a node that it does not know."""
    return lambda nodes: None if set(nodes) <= {"protos", *known} else refusal(1014, version)


def protocols(*versions: str) -> dict[str, str]:
    return {**BLOCKS, "protos": "".join(f"<proto>{version}</proto>" for version in versions)}


@pytest.mark.parametrize("said", ["1.6.6.0", "", "1.6.9.1"])
def test_a_server_of_an_old_version_needs_a_second_request(said):
    panel = Panel(unknown_to(*OLD_NODES, version=said), blocks=protocols("1.6.5.0", "1.6.6.0"))
    facts = ask(panel)
    assert panel.packets == [["protos", *NODES], ["protos", *OLD_NODES]]
    assert list(facts["errors"]) == ["administrator_domains", "certificates"]
    error = facts["errors"]["certificates"]
    assert error["kind"] == "version"
    assert "1.6.8.0" in error["message"]
    assert "1.6.6.0 is spoken" in error["message"]


def test_the_refusal_s_version_says_what_is_left_to_ask():
    panel = Panel(unknown_to(*NODES[:-1], version="1.6.7.0"), blocks=protocols("1.6.7.0"))
    facts = ask(panel)
    assert panel.packets == [["protos", *NODES], ["protos", *NODES[:-1]]]
    assert list(facts["errors"]) == ["certificates"]


def test_what_the_versions_of_the_server_allow_is_asked_when_the_refusal_does_not_tell():
    panel = Panel(unknown_to(*NODES[:-1]), blocks=protocols("1.6.7.0", "1.6.6.0"))
    facts = ask(panel)
    assert panel.packets == [["protos", *NODES], ["protos", *OLD_NODES], ["admin-domain-list"]]
    assert list(facts["errors"]) == ["certificates"]
    assert "administrator_domains" in facts["server"]


def test_a_version_older_than_any_described_one_is_asked_one_by_one():
    panel = Panel(unknown_to("gen_info", "stat"), blocks=protocols("1.6.0.0"))
    facts = ask(panel)
    assert panel.packets[:2] == [["protos", *NODES], ["protos", *OLD_NODES]]
    assert panel.packets[2:] == [[node] for node in ("protos", *OLD_NODES)]
    assert list(facts["server"]) == ["general", "statistics"]
    assert facts["errors"]["license"]["code"] == 1014


def test_a_version_of_the_task_s_own_is_known_before_anything_is_sent():
    panel = Panel()
    facts = ask(panel, version="1.6.6.0")
    assert panel.packets == [["protos", *OLD_NODES]]
    assert list(facts["errors"]) == ["administrator_domains", "certificates"]
    assert "api_version" in facts["errors"]["certificates"]["message"]


@pytest.mark.parametrize("version, nodes", [("1.6", NODES), ("1.6.7", NODES[:-1]), ("1.5", OLD_NODES)])
def test_a_short_version_leaves_out_only_what_it_cannot_have(version, nodes):
    panel = Panel()
    ask(panel, version=version)
    assert panel.packets == [["protos", *nodes]]


def test_a_caller_without_the_right_is_told_the_versions():
    panel = Panel(lambda nodes: refusal(1006) if nodes != ["protos"] else None)
    facts = ask(panel, "license", "general")
    assert panel.packets == [["protos", "key", "gen_info"], ["protos"]]
    assert facts["protocol"] == "1.6.10.0"
    assert facts["server"] == {}
    assert [(name, error["code"]) for name, error in facts["errors"].items()] == [("license", 1006), ("general", 1006)]
    assert set(facts["remaining"].values()) == {None}


def test_versions_that_came_before_the_refusal_are_not_asked_again():
    before = f"<server><get_protos><result><status>ok</status><protos>{BLOCKS['protos']}</protos></result></get_protos>"
    panel = Panel(lambda nodes: refusal(1006, before=f"{before}</server>"))
    facts = ask(panel)
    assert panel.requests == 1
    assert facts["protocol"] == "1.6.10.0"
    assert list(facts["errors"]) == ALL


def test_an_address_that_may_not_call_at_all_is_an_error():
    panel = Panel(lambda nodes: refusal(1006))
    with pytest.raises(ApiError) as caught:
        ask(panel)
    assert caught.value.code == 1006
    assert panel.requests == 2


@pytest.mark.parametrize("code", [1001, 11003, 1004, 1005, 1030, 1012, 1023])
def test_other_refusals_are_errors_at_once(code):
    panel = Panel(lambda nodes: refusal(code))
    with pytest.raises(ApiError) as caught:
        ask(panel)
    assert caught.value.code == code
    assert panel.requests == 1


def test_a_failure_in_the_middle_is_that_of_the_next_data_set():
    def stumble(nodes):
        if "components" not in nodes:
            return None
        done = nodes[: nodes.index("components")]
        answered = Panel().post("".join(f"<get><{node}/></get>" for node in done).encode(), max_bytes=0).body.decode()
        head = re.sub("<packet[^>]*>|</packet>", "", answered) if done else ""
        head = re.sub(
            r"<get>(<result><status>ok</status><protos>.*?</result>)</get>", r"<get_protos>\1</get_protos>", head
        )
        return refusal(1023, before=head)

    panel = Panel(stumble)
    facts = ask(panel)
    assert panel.packets == [["protos", *NODES], NODES[NODES.index("components") + 1 :]]
    assert [(name, error["code"]) for name, error in facts["errors"].items()] == [("components", 1023)]
    assert list(facts["server"]) == [name for name in ALL if name != "components"]


def test_what_a_server_that_stops_at_an_error_leaves_out_is_asked_again():
    panel = Panel(errors={"stat": 1023, "updates": 1023}, stop=True)
    facts = ask(panel)
    assert panel.requests == 3
    assert list(facts["errors"]) == ["statistics", "updates"]
    assert list(facts["server"]) == [name for name in ALL if name not in ("statistics", "updates")]


def test_a_right_that_ends_in_the_middle_is_that_of_one_data_set():
    stopped = Panel(errors={"stat": 1023}, stop=True)
    stopped.refuse = lambda nodes: refusal(1006) if nodes[0] == "admin" else None
    facts = ask(stopped)
    assert [(name, error["code"]) for name, error in facts["errors"].items()] == [
        ("statistics", 1023),
        ("administrator", 1006),
    ]
    assert stopped.requests == 3


@pytest.mark.parametrize("code", [1001, 11003, 1012, 1030, 1004])
def test_credentials_that_are_refused_later_end_the_conversation(code):
    panel = Panel(errors={"stat": 1023}, stop=True)
    panel.refuse = lambda nodes: refusal(code) if nodes[0] == "admin" else None
    with pytest.raises(ApiError) as caught:
        ask(panel)
    assert caught.value.code == code
    assert panel.requests == 2


def test_versions_that_cannot_be_read_are_reported_like_a_data_set():
    facts = ask(Panel(errors={"protos": 1023}), "general")
    assert facts["protocols"] == []
    assert facts["protocol"] is None
    assert list(facts["errors"]) == [PROTOCOLS.name]
    assert list(facts["server"]) == ["general"]


def test_nothing_read_at_all_is_an_error():
    with pytest.raises(ApiError):
        ask(Panel(errors={"protos": 1023, "gen_info": 1006}), "general")
    with pytest.raises(AnswerError):
        ask(Panel(blocks={}), "!all")


def test_what_the_license_still_allows():
    facts = ask(Panel(), "license", "statistics")
    assert facts["remaining"] == {"customers": 83, "subscriptions": -1, "mailboxes": None, "web_users": None}


@pytest.mark.parametrize(
    "license, objects, left",
    [
        ({"max_customers": 10}, {"customers": 4}, 6),
        ({"max_customers": 10}, {"customers": 12}, 0),
        ({"max_customers": -1}, {"customers": 12}, -1),
        ({"max_customers": -1, "manage_customers": False}, {"customers": 0}, 0),
        ({"max_customers": -1, "manage_customers": None}, {}, -1),
        ({"max_customers": "many"}, {"customers": 1}, None),
        ({"max_customers": 10}, {"customers": "few"}, None),
        ({}, {"customers": 1}, None),
    ],
)
def test_the_room_for_customers(license, objects, left):
    assert remaining(license, {"objects": objects})["customers"] == left


def test_without_both_data_sets_nothing_is_known():
    assert set(remaining(None, {"objects": {"customers": 1}}).values()) == {None}
    assert remaining({"max_customers": -1}, None)["customers"] == -1
    assert remaining({"max_customers": 5}, {"objects": None})["customers"] is None


SAMPLE = """<packet>
<server>
<get_protos>
   <result>
      <status>ok</status>
      <protos>
         <proto>1.0.0.0</proto> <proto>1.4.2.0</proto>
         <proto>1.4.1.1</proto>
         <proto>1.4.1.2</proto>
      </protos>
   </result>
</get_protos>
</server>
</packet>"""


def test_the_documented_request_and_answer_of_get_protos():
    sent = []

    class Wire:
        requests = 0

        def post(self, body, *, max_bytes, timeout=None):
            sent.append(body)
            return Reply(SAMPLE)

    facts = gather(Client(Wire()), [])
    packet = b"<packet><server><get_protos/></server></packet>"
    assert sent == [b'<?xml version="1.0" encoding="UTF-8"?>' + packet]
    assert facts["protocols"] == ["1.0.0.0", "1.4.1.1", "1.4.1.2", "1.4.2.0"]
    assert facts["protocol"] == "1.4.2.0"
