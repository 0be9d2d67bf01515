# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Packets of users, sent to the emulator: what is told of the answer, and what is told when there is none."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from typing import Any

import pytest
from ansible.module_utils import basic

from ansible_collections.community.plesk.plugins.module_utils._api.client import Client
from ansible_collections.community.plesk.plugins.module_utils._api.errors import OutcomeUnknown, TransportError
from ansible_collections.community.plesk.plugins.module_utils._api.nodes import MASK, Element, Operation
from ansible_collections.community.plesk.plugins.module_utils._edge import module
from ansible_collections.community.plesk.plugins.module_utils._edge import packet as _packet_module
from ansible_collections.community.plesk.plugins.module_utils._edge.packet_exchange import Exchange, send
from engine import PASSWORD, InProcess, Reply, Server
from module_run import as_on_a_target

READ = {"filter": {"login": "jdoe"}, "dataset": {"gen_info": None}}


def add(login: str, phone: str = "") -> Operation:
    account: list[Element] = [("pname", login), ("login", login), ("passwd", "Abc-1234x"), ("phone", phone)]
    return Operation("customer", "add", [("gen_info", account)])


def get(*logins: str) -> Operation:
    return Operation(
        "customer", "get", [("filter", [("login", login) for login in logins]), ("dataset", [("gen_info", None)])]
    )


def delete(*logins: str) -> Operation:
    return Operation("customer", "del", [("filter", [("login", login) for login in logins])])


def exchanged(
    server: Server, *operations: Operation, accept: tuple[int, ...] = (), check_mode: bool = False, wire: Any = None
) -> Exchange:
    return send(server.client(wire), operations, frozenset(accept), check_mode)


def told(exchange: Exchange) -> list[tuple[int, str, Any]]:
    return [(row["index"], row["status"], row["code"]) for row in exchange.results]


def test_the_results_in_order():
    exchange = exchanged(Server(), add("jdoe"), add("rroe"), get("rroe", "jdoe"), Operation("server", "get_protos"))
    assert told(exchange) == [(0, "ok", None), (1, "ok", None), (2, "ok", None), (2, "ok", None), (3, "ok", None)]
    assert (exchange.changed, exchange.error, exchange.warnings) == (True, None, [])
    found = exchange.results[2]
    assert (found["operator"], found["operation"], found["filter_id"]) == ("customer", "get", "rroe")
    assert found["id"] == exchange.results[1]["id"]
    assert found["data"]["gen_info"]["pname"] == "rroe"
    assert found["data"]["gen_info"]["password"] == MASK
    assert exchange.results[0]["data"].keys() == {"guid"}
    assert exchange.results[4]["data"]["protos"]["proto"][-1] == "1.6.9.1"


def test_what_only_reads_changes_nothing():
    server = Server()
    exchanged(server, add("jdoe"))
    assert not exchanged(server, get("jdoe")).changed


def test_identifiers_that_are_no_numbers():
    locale = Operation("locale", "enable", [("filter", [("id", "de-DE")])])
    (row,) = exchanged(Server(), locale).results
    assert row["id"] == "de-DE"


def test_an_error_fails_after_the_whole_answer_unless_its_code_is_accepted():
    server = Server()
    exchange = exchanged(server, get("jdoe"), add("jdoe"))
    assert told(exchange) == [(0, "error", 1013), (1, "ok", None)]
    assert exchange.results[0]["text"] == "client does not exist"
    assert exchange.changed
    assert exchange.error.as_dict()["object"] == "jdoe"
    assert exchanged(server, get("nobody"), accept=(1007, 1013)).error is None
    assert exchanged(server, get("nobody"), accept=(1007,)).error.as_dict()["code"] == 1013


def test_a_write_that_was_refused_changed_nothing():
    server = Server()
    exchanged(server, add("jdoe"))
    assert not exchanged(server, delete("nobody"), get("jdoe"), accept=(1013,)).changed
    assert exchanged(server, delete("nobody", "jdoe"), accept=(1013,)).changed


def test_check_mode_sends_what_reads():
    server = Server()
    wire = InProcess(server.emulator)
    exchange = exchanged(server, get("jdoe"), add("jdoe"), get("jdoe"), check_mode=True, wire=wire)
    assert told(exchange) == [(0, "error", 1013), (1, "skipped", None), (2, "error", 1013)]
    assert (exchange.changed, exchange.error, len(exchange.warnings)) == (True, None, 2)
    assert b"<add>" not in b"".join(wire.packets)
    exchange = exchanged(server, add("jdoe"), check_mode=True, wire=wire)
    assert (told(exchange), exchange.changed, wire.requests) == ([(0, "skipped", None)], True, 1)
    assert not exchanged(server, Operation("server", "get_protos"), check_mode=True).changed


def test_check_mode_fails_on_errors_that_what_is_left_out_cannot_mend():
    server = Server("permission_error=result")
    exchanged(server, add("jdoe"))
    server.login, server.password = "jdoe", "Abc-1234x"
    stock = Operation("server", "get", [("gen_info", None)])
    assert exchanged(server, stock, check_mode=True).error.as_dict()["code"] == 1006
    assert exchanged(server, add("rroe"), stock, check_mode=True).error is None


@pytest.mark.parametrize("check_mode", [False, True])
def test_a_packet_that_breaks_the_schema_is_the_users_own(check_mode):
    exchange = exchanged(Server(), add("jdoe"), Operation("customer", "get", [("filtre", None)]), check_mode=check_mode)
    assert exchange.changed is check_mode
    assert told(exchange) == [(0, "skipped" if check_mode else "unanswered", None), (1, "unanswered", None)]
    assert exchange.error.as_dict()["code"] == 1014
    assert "schema_folder" in exchange.error.message
    assert "defect" not in exchange.error.message


def lose(wire: InProcess, times: int, kind: str = "timeout", sent: bool = True) -> None:
    """Lose the answers to the next packets after they were executed, or refuse connections in their place."""
    left = [times]

    def fault(_body: bytes) -> None:
        if left[0]:
            left[0] -= 1
            raise TransportError(kind, "The answer is gone", sent=sent)

    wire.after, wire.before = (fault, wire.before) if sent else (wire.after, fault)


def test_a_lost_answer_to_a_write_is_said_and_never_sent_again():
    server = Server()
    wire = InProcess(server.emulator)
    lose(wire, 1)
    exchange = exchanged(server, add("jdoe"), get("jdoe"), wire=wire)
    assert isinstance(exchange.error, OutcomeUnknown)
    assert "customer/add" in exchange.error.message
    assert "customer/get" not in exchange.error.message
    assert (exchange.changed, wire.requests) == (True, 1)
    assert told(exchange) == [(0, "unanswered", None), (1, "unanswered", None)]
    assert exchanged(server, get("jdoe")).error is None


def test_reads_are_repeated():
    server = Server()
    exchanged(server, add("jdoe"))
    wire = InProcess(server.emulator)
    lose(wire, 2)
    assert exchanged(server, get("jdoe"), wire=wire).error is None
    assert wire.requests == 3
    lose(wire, 9)
    exchange = exchanged(server, get("jdoe"), wire=wire)
    assert exchange.error.as_dict()["kind"] == "timeout"
    assert not exchange.changed


def test_a_write_that_never_left_may_be_sent_again():
    server = Server()
    wire = InProcess(server.emulator)
    lose(wire, 2, "connect", sent=False)
    assert exchanged(server, add("jdoe"), wire=wire).error is None
    lose(wire, 9, "connect", sent=False)
    exchange = exchanged(server, add("rroe"), wire=wire)
    assert (exchange.changed, exchange.error.as_dict()["executed"]) == (False, False)


def test_a_server_that_stops_at_an_error_leaves_the_rest_unknown():
    exchange = exchanged(Server("on_error=stop"), add("jdoe"), get("nobody"), add("rroe"), accept=(1013,))
    assert told(exchange) == [(0, "ok", None), (1, "error", 1013), (2, "unanswered", None)]
    assert exchange.changed
    assert isinstance(exchange.error, OutcomeUnknown)


def test_an_error_of_the_packet_after_earlier_work_leaves_all_of_it_unknown():
    server = Server("application_error=system_mid_packet")
    exchange = exchanged(server, add("jdoe"), get("jdoe"), add("jdoe"))
    assert told(exchange) == [(0, "unanswered", None), (1, "unanswered", None), (2, "unanswered", None)]
    assert exchange.changed
    assert isinstance(exchange.error, OutcomeUnknown)
    assert exchange.error.as_dict()["code"] == 1007
    assert exchanged(server, get("jdoe")).error is None


def test_a_packet_whose_credentials_are_refused_changed_nothing():
    server = Server()
    server.password = "another one"
    exchange = exchanged(server, get("jdoe"), add("jdoe"))
    assert told(exchange) == [(0, "unanswered", None), (1, "unanswered", None)]
    assert exchange.error.as_dict()["kind"] == "api"
    assert (exchange.changed, exchange.error.as_dict()["code"]) == (False, 1001)


class Canned:
    """A wire with one answer."""

    requests = 0

    def __init__(self, operators: str) -> None:
        self.body = f"<packet>{operators}</packet>".encode()

    def post(self, body: bytes, *, max_bytes: int, timeout: float | None = None) -> Reply:
        self.requests += 1
        return Reply(200, self.body)


def answered(operators: str, *operations: Operation) -> Exchange:
    return send(Client(Canned(operators), sleep=lambda _seconds: None), operations, frozenset(), check_mode=False)


def test_results_that_stand_a_level_deeper():
    deeper = (
        "<result><status>ok</status><filter-id>1</filter-id><id>1</id></result>"
        "<result><status>error</status><errcode>1013</errcode><errtext>none</errtext><filter-id>2</filter-id></result>"
    )
    servers = Operation("webspace", "db-servers", [("add", [("filter", [("id", 1), ("id", 2)])])])
    exchange = answered(f"<webspace><db-servers><add>{deeper}</add></db-servers></webspace>", servers)
    assert told(exchange) == [(0, "ok", None), (0, "error", 1013)]
    assert exchange.error.as_dict()["object"] == "2"
    assert exchange.changed


def test_answers_without_result():
    words = "<enable>1</enable><name>example.org</name><name>example.net</name>"
    (row,) = answered(
        f"<server><domain-restriction-list>{words}</domain-restriction-list></server>",
        Operation("server", "domain-restriction-list"),
    ).results
    assert (row["status"], row["data"]) == ("ok", {"enable": "1", "name": ["example.org", "example.net"]})


def test_nodes_beside_data_are_kept():
    result = "<status>ok</status><id>3</id><data><a>1</a></data><problems>none</problems><b/>"
    (row,) = answered(f"<site><get><result>{result}</result></get></site>", Operation("site", "get")).results
    assert row["data"] == {"a": "1", "problems": "none", "b": ""}


def test_an_operation_on_nothing_has_no_result():
    exchange = answered("<php-handler><get/></php-handler>", Operation("php-handler", "get"))
    assert (exchange.results, exchange.error) == ([], None)


@pytest.mark.parametrize("name, kind", [("get", "answer"), ("set", "outcome_unknown")])
def test_an_answer_that_leaves_an_operation_out(name, kind):
    exchange = answered("<customer/>", Operation("customer", name))
    assert told(exchange) == [(0, "unanswered", None)]
    assert exchange.error.as_dict()["kind"] == kind
    assert exchange.changed is (name == "set")


class Runner:
    """Runs the module itself, in this process, against one server."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.monkeypatch = monkeypatch
        self.capsys = capsys
        self.server = Server()
        self.log: list[str] = []
        self.output = ""
        self.wire = InProcess(self.server.emulator)
        for name in ("HOST", "PORT", "USERNAME", "PASSWORD", "SECRET_KEY", "API_VERSION"):
            monkeypatch.delenv(f"PLESK_{name}", raising=False)
        monkeypatch.setenv("PLESK_URL", "https://emulator.invalid:8443/enterprise/control/agent.php")
        monkeypatch.setenv("PLESK_USERNAME", "admin")
        monkeypatch.setenv("PLESK_PASSWORD", PASSWORD)
        monkeypatch.setattr(module.transport, "Transport", self._transport)
        monkeypatch.setattr(basic.AnsibleModule, "log", lambda module, text, **_args: self.log.append(str(text)))

    def _transport(self, _connection: object) -> Any:
        wire = self.wire

        class Context:
            def __enter__(self) -> InProcess:
                return wire

            def __exit__(self, *_exc: object) -> None:
                pass

        return Context()

    def __call__(self, check_mode: bool = False, **options: Any) -> dict[str, Any]:
        options = {"_ansible_check_mode": check_mode, **options}
        self.monkeypatch.setattr(basic, "_ANSIBLE_ARGS", json.dumps({"ANSIBLE_MODULE_ARGS": options}).encode())
        self.monkeypatch.setattr(basic, "_ANSIBLE_PROFILE", "legacy", raising=False)
        self.monkeypatch.setattr(basic, "_PARSED_MODULE_ARGS", None, raising=False)
        with pytest.raises(SystemExit):
            _packet_module.run_packet()
        self.output = self.capsys.readouterr().out
        result = json.loads(self.output)
        assert isinstance(result, dict)
        return result

    def shows(self, text: str) -> bool:
        return text in self.output or text in "".join(self.log)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Runner]:
    with contextlib.ExitStack() as patches:
        as_on_a_target(patches)
        yield Runner(monkeypatch, capsys)


@pytest.mark.parametrize(
    "options",
    [
        {
            "packet": {
                "customer": [
                    {"add": {"gen_info": {"pname": "J", "login": "jdoe", "passwd": "Abc & 1234", "phone": "tok<en"}}},
                    {"get": READ},
                ]
            }
        },
        {
            "xml": "<customer><add><gen_info><pname>J</pname><login>jdoe</login><passwd>Abc &amp; 1234</passwd>"
            "<phone>tok&#60;en</phone></gen_info></add><get><filter><login>jdoe</login></filter>"
            "<dataset><gen_info/></dataset></get></customer>"
        },
    ],
    ids=list,
)
def test_a_task_shows_everything_but_secrets(run, options):
    result = run(**options, secrets=["tok<en", ""])
    assert (result["changed"], result["operations"]) == (True, ["customer/add", "customer/get"])
    assert result["results"][1]["data"]["gen_info"]["login"] == "jdoe"
    assert result["results"][1]["data"]["gen_info"]["phone"] == MASK
    assert result["request"].startswith('<?xml version="1.0" encoding="UTF-8"?><packet><customer><add>')
    shown = json.dumps(result["invocation"]["module_args"][next(iter(options))])
    assert "jdoe" in shown
    assert MASK in shown
    assert b"<passwd>Abc &amp; 1234</passwd><phone>tok&lt;en</phone>" in run.wire.packets[0]
    for secret in ("Abc & 1234", "Abc &amp; 1234", "tok<en", "tok&lt;en", "tok&#60;en", PASSWORD):
        assert not run.shows(secret)


def test_nothing_of_the_packet_reaches_the_systems_log(run):
    run(packet={"customer": {"get": {"filter": {"login": "somebody"}, "dataset": {"gen_info": None}}}})
    assert any("accept_codes" in text for text in run.log)
    assert "somebody" not in "".join(run.log)
    assert "somebody" in run.output


@pytest.mark.parametrize(
    "options",
    [
        {"xml": "<customer><add><passwd>hush-hush</passwd></customer>"},
        {"packet": {"customer": {"add": {"passwd": "hush-hush"}, "del": "hush-hush"}}},
        {"packet": {"customer": {"add": {"passwd": "hush-hush\u0007"}}}},
        {"packet": {"customer": {"add": {"passwd": "hush-hush"}}}, "xml": "<a/>"},
        {"packet": {"customer": {"add": {"passwd": "hush-hush"}}}, "api_host": "panel.example.com", "api_port": 70000},
        {"packet": {"customer": {"add": {"passwd": "hush-hush"}}}, "schema_folder": "/nowhere"},
    ],
    ids=["not well-formed", "no packet", "no character", "both", "connection", "no schemas"],
)
def test_bad_options_fail_before_anything_is_sent_and_show_no_secret(run, options):
    result = run(**options)
    assert result["failed"]
    assert result["error"]["kind"] == "option"
    assert (result["changed"], run.wire.requests) == (False, 0)
    assert not run.shows("hush-hush")


def test_errors_are_told_beside_the_results(run):
    result = run(packet={"customer": {"get": READ}})
    assert result["failed"]
    assert result["error"]["code"] == 1013
    assert [row["code"] for row in result["results"]] == [1013]
    assert result["operations"] == ["customer/get"]
    assert "failed" not in run(packet={"customer": {"get": READ}}, accept_codes=[1013])


def test_a_check_shows_what_would_be_sent(run):
    result = run(check_mode=True, packet={"customer": {"add": {"gen_info": {"pname": "J"}}, "get": READ}})
    assert (result["changed"], result["operations"]) == (True, ["customer/get"])
    assert [row["status"] for row in result["results"]] == ["skipped", "error"]
    assert "<add><gen_info><pname>J</pname></gen_info></add>" in result["request"]
    assert any("1013" in str(warning) for warning in result["warnings"])


def test_the_version_of_the_packet_beats_the_environment_and_contradicts_no_option(run, monkeypatch):
    monkeypatch.setenv("PLESK_API_VERSION", "1.6.8.0")
    run(packet={"server": "get_protos"})
    run(xml='<packet version="1.6.7.0"><server><get_protos/></server></packet>', api_version="1.6.7.0")
    run(xml='<packet version="1.6.7.0"><server><get_protos/></server></packet>')
    run(xml="<packet><server><get_protos/></server></packet>", api_version="1.6.9.1")
    versions = [packet.partition(b'<packet version="')[2][:7] for packet in run.wire.packets]
    assert versions == [b"1.6.8.0", b"1.6.7.0", b"1.6.7.0", b"1.6.9.1"]
    refused = run(xml='<packet version="1.6.7.0"><server><get_protos/></server></packet>', api_version="1.6.9.1")
    assert refused["error"]["option"] == "api_version"
    assert run.wire.requests == 4


def test_a_packet_is_validated_before_it_is_sent(run, protocol_dir):
    schemas = str(protocol_dir / "schemas" / "1.6.9.1")
    good = {"customer": {"get": READ}}
    assert run(packet=good, schema_folder=schemas, accept_codes=[1013])["results"][0]["code"] == 1013
    bad = {
        "customer": {"add": {"gen_info": {"login": "jdoe", "pname": "J", "status": "Abc-1234x", "passwd": "Abc-1234x"}}}
    }
    result = run(packet=bad, schema_folder=schemas, check_mode=True)
    assert result["error"]["option"] == "packet"
    assert "/packet/customer/add/gen_info/login" in result["msg"]
    assert run.wire.requests == 1
    assert not run.shows("Abc-1234x")
    assert run(packet=bad)["error"]["code"] == 1014
