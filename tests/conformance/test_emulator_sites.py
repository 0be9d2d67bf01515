# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the emulator answers about what belongs to sites, when there is something, against the answer schemas."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from conformance.test_emulator_answers import check_answer, furnished
from conformance.test_emulator_subscriptions import PLAN, SITE, WEBSPACE, send
from plesk_emulator.protocol.versions import DESCRIBED, at_least


class Scenario(NamedTuple):
    """Requests of one operator and what must be in the answers to the last of them."""

    steps: tuple[str, ...]
    answered: tuple[str, ...]
    since: str = DESCRIBED[0]
    platform: str = "linux"


ROTATION = "<log-condition><log-bytime>Weekly</log-bytime></log-condition><log-email>a@example.com</log-email>"
TRAFFIC = "<smtp_in>7</smtp_in><smtp_out>0</smtp_out><pop3_imap_in>0</pop3_imap_in><pop3_imap_out>0</pop3_imap_out>"
DIRECTORY = (
    "<application><enabled/><run-in-mta>0</run-in-mta></application><default-doc><enabled/><search>a.asp</search>"
    "</default-doc><ip-allow>192.0.2.1</ip-allow><max-requests>5</max-requests>"
)
SCENARIOS = {
    "site-alias": Scenario(
        (
            "<create><site-id>1</site-id><name>a.example</name></create>",
            "<set><filter/><settings><status>1</status><pref><mail>0</mail></pref></settings></set>",
            "<rename><name>a.example</name><new_name>b.example</new_name></rename>",
            "<get-supported-services/>",
            "<get><filter/></get>",
        ),
        ("<status>1</status>", "<name>b.example</name>"),
    ),
    "subdomain": Scenario(
        (
            "<add><parent>shop.example</parent><name>b</name><property><name>ssi</name><value>1</value></property></add>",
            "<set><filter><name>b.shop.example</name></filter><property><name>ssi</name><value>0</value></property></set>",
            "<rename><id>6</id><name>c</name></rename>",
            "<get><filter/></get>",
            "<del><filter><name>a.shop.example</name></filter></del>",
            "<get><filter/></get>",
        ),
        ("<name>c.shop.example</name>", "<name>ssi</name>"),
    ),
    "php-handler": Scenario(
        (
            "<disable><filter><id>plesk-php82-fpm</id></filter></disable>",
            "<enable><filter/></enable>",
            "<get><filter/></get>",
            "<get-usage><filter/></get-usage>",
        ),
        ("<name>full.example</name>", "<name>shop.example</name>"),
        # The published answers of 1.6.7.0 forget the operator.
        since="1.6.8.0",
    ),
    "protected-dir": Scenario(
        (
            "<add><site-id>1</site-id><name>private</name></add>",
            "<set><filter/><values><location><property><name>cgi</name><value>1</value></property></location></values></set>",
            "<add-user><pd-id>1</pd-id><login>mary</login><password>let me in</password></add-user>",
            "<set-user><filter/><values><password>other</password></values></set-user>",
            "<get-user><filter/></get-user>",
            "<get-pd-location-descriptor/>",
            "<get-pd-location-descriptor><filter><site-id>1</site-id></filter></get-pd-location-descriptor>",
            "<get><filter/></get><get-user><filter/></get-user>",
        ),
        ("<name>private</name>", "<login>mary</login>"),
    ),
    "ftp-user": Scenario(
        (
            "<add><name>mary</name><password>long enough</password><quota>5</quota><webspace-id>1</webspace-id></add>",
            "<set><filter/><values><home>/httpdocs</home></values></set>",
            "<get><filter><webspace-id>77</webspace-id></filter></get>",
            "<get><filter/></get>",
        ),
        ("<name>mary</name>", "<home>/httpdocs</home>", "<quota>5</quota>", "<read>"),
    ),
    "log-rotation": Scenario(
        (
            "<get><filter/></get><get-status><filter/></get-status>",
            "<disable><filter><site-name>full.example</site-name></filter></disable>",
            "<enable><filter><site-name>shop.example</site-name></filter></enable>",
            f"<set><filter><owner-login>jdoe</owner-login></filter><settings>{ROTATION}</settings></set>",
            "<get><filter/></get><get-status><filter/></get-status>",
        ),
        ("<log-bytime>Weekly", "<log-email>a@example.com", "<enabled>"),
    ),
    "site": Scenario(
        (
            f"<set_traffic><dom_id>1</dom_id><date>2026-01-31</date>{TRAFFIC}</set_traffic>",
            "<cform_buttons_list><filter/></cform_buttons_list>",
            "<get><filter/><dataset><hosting/></dataset></get>",
            "<get_traffic><filter><id>1</id></filter></get_traffic>",
        ),
        ("<smtp_in>7</smtp_in>",),
    ),
    "virtdir": Scenario(
        (
            f"<create><site-id>4</site-id><name>private</name><properties>{DIRECTORY}</properties></create>",
            "<update><site-id>4</site-id><name>private</name><properties><require-ssl>1</require-ssl></properties></update>",
            "<get><site-id>4</site-id><name>private</name></get>",
        ),
        ("<require-ssl>", "<search>a.asp</search>", "<ip-allow>", "<parent-paths>"),
        platform="windows",
    ),
}
CASES = [
    pytest.param(name, version, id=f"{name}-{version}")
    for name, scenario in SCENARIOS.items()
    for version in DESCRIBED
    if at_least(version, scenario.since)
]


@pytest.mark.parametrize("behaviors", [{}, {"booleans": "digits"}], ids=["words", "digits"])
@pytest.mark.parametrize("name, version", CASES)
def test_answers_with_objects_are_valid(protocol_dir, name, version, behaviors):
    emulator = furnished(platform=SCENARIOS[name].platform, **behaviors)
    send(emulator, PLAN + WEBSPACE + SITE, version)
    for step in SCENARIOS[name].steps:
        body = send(emulator, f"<{name}>{step}</{name}>", version).body
        check_answer(protocol_dir / "schemas" / version, body)
    assert [text for text in SCENARIOS[name].answered if text.encode() not in body] == []
