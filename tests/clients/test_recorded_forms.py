# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Answers in the forms that servers of 11.5 to Obsidian were recorded with, read by the modules for information.

They hold nodes, names and types that the collection has no option for, and lack some that newer servers return.
"""

from __future__ import annotations

from contextlib import ExitStack
from xml.etree import ElementTree as ET

import pytest

from engine import InProcess, Reply
from module_run import running


def pairs(entry: str, **values: str) -> str:
    return "".join(f"<{entry}><name>{name}</name><value>{value}</value></{entry}>" for name, value in values.items())


OLD_PROPERTIES = pairs(
    "property",
    ftp_login="cust02",
    ftp_password_type="plain",
    ftp_quota="-1",
    fp="false",
    fp_admin_login="",
    at_domains="false",
    cgi_mode="",
    www_root="/var/www/vhosts/a.example/httpdocs",
    php_handler_type="fastcgi",
    open_basedir="{WEBSPACEROOT}{/}{:}{TMP}{/}",
)
SUBSCRIPTION = f"""<id>1</id><data><gen_info><cr_date>2014-03-10</cr_date><name>a.example</name>
  <ascii-name>a.example</ascii-name><status>0</status><real_size>141190649</real_size><owner-id>4</owner-id>
  <dns_ip_address>192.0.2.10</dns_ip_address><htype>vrt_hst</htype><guid>5142fa81-95c1-4ab4-84f6-cc588ff53e2b</guid>
  <external-id></external-id><sb-site-uuid></sb-site-uuid></gen_info>
  <hosting><vrt_hst>{OLD_PROPERTIES}<ip_address>192.0.2.10</ip_address></vrt_hst></hosting></data>"""
STATISTICS = "<active_domains>5</active_domains><postboxs>1</postboxs><webapps>0</webapps><traffic>0</traffic>"
CUSTOMER = f"""<id>4</id><data><gen_info><cr_date>2014-03-12</cr_date><cname></cname><pname>J. Doe</pname>
  <login>jdoe</login><status>0</status><country>US</country><locale>en-US</locale><owner-login>admin</owner-login>
  <external-id></external-id><password>$5$x$y</password><password_type>crypt</password_type></gen_info>
  <stat>{STATISTICS}</stat></data>"""
PLAN_LIMITS = pairs("limit", max_site="10", disk_space="10737418240", max_unity_mobile_sites="-1", expiration="-1")
PLAN = f"""<id>3</id><name>Small</name><guid>b26746cc-97cb-b1df-7054-83a2879a6896</guid><external-id></external-id>
  <owner-login>admin</owner-login><mail><nonexistent-user><reject></reject></nonexistent-user>
  <webmail>roundcube</webmail></mail><limits><overuse>not_suspend</overuse>{PLAN_LIMITS}</limits>
  <log-rotation><on><log-condition><log-bysize>10485760</log-bysize></log-condition>
  <log-max-num-files>10</log-max-num-files><log-compress>true</log-compress></on></log-rotation>
  <preferences><stat>3</stat><maillists>false</maillists><dns_zone_type>master</dns_zone_type></preferences>
  <hosting><vrt_hst>{pairs("property", wu_script="true", unpaid_website_status="suspended")}</vrt_hst></hosting>
  <permissions>{pairs("permission", allow_license_stubs="true")}</permissions>
  <plan-items/><aps-filter>false</aps-filter><packages/>"""
SITE = """<id>85</id><data><gen_info><cr_date>2014-05-13</cr_date><name>fourth.example</name>
  <ascii-name>fourth.example</ascii-name></gen_info><hosting><none/></hosting></data>"""


def record(id: int, type_: str, host: str, value: str, opt: str = "<opt/>") -> str:
    nodes = f"<site-id>85</site-id><type>{type_}</type><host>{host}</host><value>{value}</value>{opt}"
    return f"<id>{id}</id><data>{nodes}</data>"


SERVER = """<objects><clients>3</clients></objects><version><plesk_name>psa</plesk_name>
  <plesk_version>11.5.30</plesk_version></version><other><cpu>x</cpu><uptime>184080</uptime>
  <inside_vz>false</inside_vz></other><load_avg><l1>0</l1><l5>1</l5><l15>5</l15></load_avg>"""
RECORDED = {
    "webspace/get": [SUBSCRIPTION],
    "customer/get": [CUSTOMER],
    "service-plan/get": [PLAN],
    "site/get": [SITE],
    "mail/get_info": ["<mailname><id>1</id><name>u</name></mailname>"],
    "dns/get_rec": [
        record(4838, "PTR", "192.0.2.10", "fourth.example.", "<opt>24</opt>"),
        record(4842, "MX", "fourth.example.", "mail.fourth.example.", "<opt>10</opt>"),
        record(4843, "SVCB", "fourth.example.", "1 other."),
    ],
    "server/get_protos": ["<protos><proto>1.6.3.5</proto></protos>"],
    "server/get": [f"<stat>{SERVER}</stat>"],
}


class Recorded(InProcess):
    """Answers each operation with what was recorded for it: about the values of its filter, or about everything."""

    def __init__(self) -> None:
        self.headers = {"HTTP_AUTH_LOGIN": "admin", "HTTP_AUTH_PASSWD": "Recorded-1"}
        self.packets = []

    def post(self, body: bytes, *, max_bytes: int, timeout: float | None = None) -> Reply:
        self.packets.append(body)
        answered = [
            f"<{operator.tag}><{request.tag}>{self.results(operator.tag, request)}</{request.tag}></{operator.tag}>"
            for operator in ET.fromstring(body)
            for request in operator
        ]
        return Reply(200, f'<?xml version="1.0"?>\n<packet version="1.6.3.5">{"".join(answered)}</packet>'.encode())

    def results(self, operator: str, request: ET.Element) -> str:
        known = RECORDED.get(f"{operator}/{request.tag}", [""])
        wanted = [node.text or "" for node in request.iterfind("filter/*") if node.tag in ("id", "name", "login")]
        if not wanted or operator == "mail":
            return "".join(f"<result><status>ok</status>{content}</result>" for content in known)
        return "".join(self.about(value, known) for value in wanted)

    def about(self, value: str, known: list[str]) -> str:
        echo = f"<filter-id>{value}</filter-id>"
        hits = [content for content in known if f">{value}<" in content]
        missing = f"<status>error</status><errcode>1013</errcode><errtext>object does not exist</errtext>{echo}"
        return (
            "".join(f"<result><status>ok</status>{echo}{hit}</result>" for hit in hits) or f"<result>{missing}</result>"
        )


@pytest.fixture
def read():
    with ExitStack() as stack:
        run = stack.enter_context(running(Recorded()))

        def result(kind: str, **options):
            done = run(f"plesk_{kind}_info", **options)
            assert not done.error, done.result
            return done.result

        yield result


def test_subscription_of_an_old_server_is_read(read):
    (found,) = read("subscription")["subscriptions"]
    expected = {"name": "a.example", "owner": "jdoe", "hosting_type": "physical", "ftp_login": "cust02"}
    assert {option: found[option] for option in expected} == expected
    assert found["document_root"] == "httpdocs"
    assert found["hosting"]["php_handler_type"] == "fastcgi"
    assert (found["hosting"]["ftp_quota"], found["hosting"]["fp"]) == (-1, False)


def test_customer_with_unknown_statistics_is_read(read):
    result = read("customer", statistics=True)
    assert [entry["owner"] for entry in result["customers"]] == ["admin"]
    facts = result["facts"]["jdoe"]
    assert (facts["active_domains"], facts["mailboxes"], facts["traffic"]) == (5, 1, 0)
    assert "$5$x$y" not in str(result)


def test_service_plan_with_old_limits_is_read(read):
    (found,) = read("service_plan")["service_plans"]
    assert (found["overuse"], found["limits"]["disk_space"]) == ("not_suspend", 10737418240)
    assert found["limits"]["max_unity_mobile_sites"] == -1
    assert (found["log_rotation"]["size"], found["log_rotation"]["files"]) == (10485760, 10)
    assert found["mail"]["nonexistent_user"] == "reject"
    assert found["preferences"]["dns_zone_type"] == "primary"


def test_site_with_few_general_nodes_is_read(read):
    (found,) = read("site")["sites"]
    assert (found["name"], found["hosting_type"], found["subscription"]) == ("fourth.example", "none", None)


def test_mail_account_without_settings_is_read(read):
    (found,) = read("mail_account", site=["fourth.example"])["mail_accounts"]
    assert (found["address"], found["mailbox"], found["aliases"]) == ("u@fourth.example", None, [])


def test_records_of_unknown_types_are_read(read):
    found = read("dns_record_set", zone_name=["fourth.example"])["dns_record_sets"]
    assert {entry["type"]: entry["value"] for entry in found} == {
        "MX": ["10 mail.fourth.example."],
        "PTR": ["fourth.example."],
        "SVCB": ["1 other."],
    }


def test_statistics_of_an_old_server_are_read(read):
    statistics = read("server")["server"]["statistics"]
    assert statistics["version"]["plesk"] == "11.5.30"
    assert statistics["load_average"] == {"one_minute": 0.0, "five_minutes": 0.01, "fifteen_minutes": 0.05}
    assert (statistics["memory"], statistics["objects"]["databases"]) == (None, None)
