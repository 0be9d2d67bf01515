# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What ``server`` does, and its lists: services, sessions, aliases, prohibited names, properties."""

from __future__ import annotations

import base64
from datetime import datetime

import pytest

MANAGE = "<server><srv_man><id>{}</id><operation>{}</operation></srv_man></server>"

BILLING_CONNECTION = (
    "<set-ppb-connection><connection><ppb-url>https://billing.example</ppb-url><remote-access-hash>x"
    "</remote-access-hash><integration-api-version>1</integration-api-version></connection></set-ppb-connection>"
)
AUTOMATION_CONNECTION = (
    "<set-poa-connection><connection><poa-api-url>https://poa.example</poa-api-url><poa-api-login>x</poa-api-login>"
    "<poa-api-password>x</poa-api-password></connection></set-poa-connection>"
)
INITIAL_SETUP = (
    "<initial_setup><admin><admin_pname>A</admin_pname><admin_email>a@example.com</admin_email></admin>"
    "<password>long enough</password></initial_setup>"
)


def encoded(text):
    return base64.b64encode(text.encode()).decode()


def state(server, service):
    result = server.one("<server><get><services_state/></get></server>")
    return result.findtext(f"services_state/srv[id='{service}']/state")


@pytest.mark.parametrize("operation, expected", [("stop", "stopped"), ("start", "running"), ("restart", "running")])
@pytest.mark.parametrize("service", ["web", "fail2ban"])
def test_services_are_managed(server, service, operation, expected):
    result = server.one(MANAGE.format(service, operation))
    assert (result.findtext("status"), result.findtext("id")) == ("ok", service)
    assert state(server, service) == expected


@pytest.mark.parametrize(
    "service, code, text",
    [
        ("spamassassin", "1026", "Service spamassassin is not installed"),
        ("unheard-of", "1013", "service does not exist"),
    ],
)
def test_services_that_cannot_be_managed(server, service, code, text):
    result = server.one(MANAGE.format(service, "start"))
    assert [result.findtext(name) for name in ("errcode", "errtext", "id")] == [code, text, service]


def test_mail_queue_is_cleaned(server):
    assert server.codes("<server><clean-mail-queue/></server>") == [0]


@pytest.mark.parametrize("operation, code", [(BILLING_CONNECTION, 1023), (INITIAL_SETUP, 1023)])
def test_what_needs_more_than_the_emulator_is_refused(server, operation, code):
    assert server.codes(f"<server>{operation}</server>") == [code]
    assert server.codes("<server><get/></server>") == [0]


@pytest.mark.parametrize(
    "operation", ["<install-module><url>https://example.com</url></install-module>", AUTOMATION_CONNECTION]
)
@pytest.mark.parametrize("version, code", [("1.6.7.0", 1023), ("1.6.8.0", 1014)])
def test_operations_that_old_versions_had(server, operation, version, code):
    assert server.codes(f"<server>{operation}</server>", version=version) == [code]


def create_session(login, **data):
    data = {"user_ip": "", "source_server": "", **data}
    order = "user_ip c_email c_phone starting_url source_server".split()
    nodes = "".join(f"<{name}>{data[name]}</{name}>" for name in order if name in data)
    return f"<server><create_session><login>{login}</login><data>{nodes}</data></create_session></server>"


def sessions(server):
    return server.one("<session><get/></session>").findall("session")


def test_a_session_is_listed_until_it_ends(server):
    server.customer()
    token = server.one(create_session("jdoe", user_ip=encoded("192.0.2.99"))).findtext("id")
    (session,) = sessions(server)
    values = {found.tag: found.text for found in session}
    assert values == {
        "id": token,
        "type": "client",
        "ip-address": "192.0.2.99",
        "login": "jdoe",
        "login-time": "2026-01-31T12:00:00",
        "idle": "2026-01-31T12:00:00",
    }
    terminate = f"<session><terminate><session-id>{token}</session-id></terminate></session>"
    assert server.codes(terminate + terminate) == [0, 1013]
    assert sessions(server) == []


@pytest.mark.parametrize("login, kind", [("admin", "admin"), ("reseller1", "reseller"), ("root2", "admin")])
def test_sessions_have_the_type_of_the_account(server, login, kind):
    server.reseller()
    server.codes(add_alias())
    assert server.codes(f"<server><create_session><login>{login}</login></create_session></server>") == [0]
    assert [(found.findtext("type"), found.findtext("ip-address")) for found in sessions(server)] == [
        (kind, "127.0.0.1")
    ]


def test_sessions_end_when_they_are_idle_for_too_long(server):
    server.one(create_session("admin"))
    server.emulator._clock = lambda: datetime(2026, 1, 31, 12, 30)
    assert len(sessions(server)) == 1
    server.emulator._clock = lambda: datetime(2026, 1, 31, 12, 31)
    assert sessions(server) == []


def test_sessions_go_with_their_account(server):
    server.customer()
    server.one(create_session("jdoe"))
    server.codes("<customer><del><filter><login>jdoe</login></filter></del></customer>")
    assert sessions(server) == []


def test_a_session_fills_in_what_the_account_lacks(server):
    server.customer(phone="1")
    server.one(create_session("jdoe", c_email=encoded("j@example.com"), c_phone=encoded("2")))
    assert server.info().findtext("email") == "j@example.com"
    assert server.info().findtext("phone") == "1"


@pytest.mark.parametrize(
    "login, data, code",
    [
        ("nobody", {}, 1013),
        ("off", {}, 1023),
        ("admin", {"user_ip": "192.0.2.99"}, 1019),
        ("admin", {"user_ip": encoded("not an address")}, 1019),
    ],
)
def test_sessions_that_cannot_be_opened(server, login, data, code):
    server.customer("off", status="16")
    assert server.codes(create_session(login, **data)) == [code]
    assert sessions(server) == []


def add_alias(login="root2", content=""):
    data = f"<login>{login}</login><password>long enough</password>{content}"
    return f"<server><add-admin-alias><data>{data}</data></add-admin-alias></server>"


def set_alias(login, content):
    data = f"<filter><login>{login}</login></filter><data>{content}</data>"
    return f"<server><set-admin-alias>{data}</set-admin-alias></server>"


def alias_can_log_in(server, login="root2", password="long enough"):
    return server.codes("<server><get/></server>", login=login, password=password)


def test_an_alias_is_an_administrator(server):
    assert server.codes(add_alias(content="<email>r@example.com</email>")) == [0]
    assert alias_can_log_in(server) == [0]
    assert server.codes(set_alias("root2", "<login>root3</login><password>other one</password>")) == [0]
    assert alias_can_log_in(server) == [1001]
    assert alias_can_log_in(server, "root3", "other one") == [0]
    delete = "<server><del-admin-alias><filter><login>root3</login></filter></del-admin-alias></server>"
    assert server.codes(delete + delete) == [0, 1013]
    assert alias_can_log_in(server, "root3", "other one") == [1001]


@pytest.mark.parametrize("version, empty", [("1.6.9.1", 1014), ("1.6.6.0", 0)])
def test_an_alias_can_be_switched_off(server, version, empty):
    server.codes(add_alias(content="<status>false</status>"))
    assert alias_can_log_in(server) == [1011]
    assert server.codes(set_alias("root2", "<status/>"), version=version) == [empty]
    assert alias_can_log_in(server) == ([1011] if empty else [0])
    assert server.codes(set_alias("root2", "<status>true</status>")) == [0]
    assert alias_can_log_in(server) == [0]


def test_aliases_share_the_name_space_of_logins(server):
    server.customer()
    assert server.codes(add_alias("jdoe") + add_alias("admin") + add_alias()) == [1007, 1007, 0]
    assert server.codes(set_alias("root2", "<login>JDOE</login>")) == [1007]
    assert server.codes(set_alias("admin", "<contact>x</contact>")) == [1013]


@pytest.mark.parametrize("data", ["", "<login>x</login>", "<password>long enough</password>"])
def test_an_alias_needs_login_and_password(server, data):
    assert server.codes(f"<server><add-admin-alias><data>{data}</data></add-admin-alias></server>") == [1019]


def restriction(operation, *names):
    nodes = "".join(f"<{tag}>{name}</{tag}>" for tag, name in zip(("name", "new-name"), names))
    return f"<server><domain-restriction-{operation}>{nodes}</domain-restriction-{operation}></server>"


def restrictions(server):
    answer = server.packet(restriction("list")).find("server/domain-restriction-list")
    return answer.findtext("enable"), [found.text for found in answer.findall("name")]


def test_prohibited_names(server):
    assert restrictions(server) == ("0", [])
    assert server.codes(restriction("add", "Example.com") + restriction("add", "a.example")) == [0, 0]
    assert server.codes(restriction("add", "example.COM")) == [1007]
    assert server.codes(restriction("enable")) == [0]
    assert restrictions(server) == ("1", ["a.example", "example.com"])
    assert server.codes(restriction("rename", "a.example", "b.example")) == [0]
    assert server.codes(restriction("rename", "b.example", "example.com")) == [1007]
    assert server.codes(restriction("remove", "b.example") + restriction("remove", "b.example")) == [0, 1013]
    assert server.codes(restriction("add", "") + restriction("disable")) == [1019, 0]
    assert restrictions(server) == ("0", ["example.com"])


def misc(operation, *properties):
    nodes = "".join(f"<property>{found}</property>" for found in properties)
    return f"<server><{operation}_misc><filter>{nodes}</filter></{operation}_misc></server>"


def test_properties_are_kept(server):
    one, two = "<name>one</name>", "<name>two</name>"
    assert server.codes(misc("set", f"{one}<value>1</value>", f"{two}<value/>")) == [0, 0]
    results = server.results(misc("get", two, one, "<name>three</name>"))
    assert [(found.findtext("property/name"), found.findtext("property/value")) for found in results] == [
        ("two", ""),
        ("one", "1"),
        ("three", None),
    ]
    assert server.codes(misc("del", one, one)) == [0, 1013]
    assert server.codes(misc("get", one, two)) == [1013, 0]
