# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the emulator answers about subscriptions, plans and sites that have everything, against the answer schemas."""

from __future__ import annotations

import pytest

from conformance.test_emulator_answers import ADMINISTRATOR, check_answer, furnished
from plesk_emulator.emulator import Emulator
from plesk_emulator.protocol.answer import Response
from plesk_emulator.protocol.versions import DESCRIBED, NEWEST, at_least

DATASETS = "gen_info hosting hosting-basic limits stat prefs disk_usage performance subscriptions permissions"
DATASETS += " plan-items php-settings resource-usage mail"
SITE_DATASETS = "gen_info hosting stat prefs disk_usage performance"
PREFS = "<prefs><www>true</www><stat_ttl>3</stat_ttl></prefs>"
NEWER_PREFS = "<prefs><icp-status>1</icp-status><icp-permit>x</icp-permit></prefs>"
PHP = "<php-settings><setting><name>memory_limit</name><value>1G</value></setting></php-settings>"
LIMITS = "<limits><overuse>notify</overuse><limit><name>max_site</name><value>7</value></limit></limits>"
SENDING = (
    "<outgoing-messages-mbox-limit>5</outgoing-messages-mbox-limit>"
    "<outgoing-messages-enable-sendmail>default</outgoing-messages-enable-sendmail>"
)
MAIL = (
    "<nonexistent-user><forward>a@example.com</forward></nonexistent-user><webmail>none</webmail>{}"
    "<mailservice>1</mailservice>{}"
)
PROVIDER = "<ip_address>192.0.2.10</ip_address><mail-provider><aps><package-uid>9</package-uid></aps></mail-provider>"
PLAN = (
    f"<service-plan><add><name>Full</name><mail>{MAIL.format('<maillists>0</maillists>', '')}{SENDING}</mail>{LIMITS}"
    "<log-rotation><on><log-condition><log-bysize>9</log-bysize></log-condition></on></log-rotation>"
    "<preferences><stat>3</stat><dns_zone_type>master</dns_zone_type></preferences>"
    "<hosting><property><name>cgi</name><value>true</value></property></hosting>"
    f"<external-id>full</external-id>{PHP}"
    "<web-server-settings><additional>x</additional></web-server-settings></add></service-plan>"
)
WEBSPACE = (
    "<webspace><add><gen_setup><name>full.example</name><owner-login>jdoe</owner-login></gen_setup><hosting><vrt_hst>"
    "<property><name>ftp_login</name><value>u</value></property>"
    "<property><name>ftp_password</name><value>long enough</value></property></vrt_hst></hosting>"
    f"{PREFS}<performance><bandwidth>1.5</bandwidth></performance>{PHP}<plan-name>Full</plan-name>"
    f"<mail>{MAIL.format('<greylisting>0</greylisting>', PROVIDER)}{SENDING}</mail></add></webspace>"
    "<webspace><add><gen_setup><name>forward.example</name></gen_setup><hosting><std_fwd>"
    "<dest_url>https://example.org/</dest_url><http_code>301</http_code></std_fwd></hosting></add></webspace>"
)
SITE = (
    "<site><add><gen_setup><name>shop.example</name><webspace-name>full.example</webspace-name></gen_setup>"
    f"<hosting><vrt_hst><property><name>php</name><value>1</value></property></vrt_hst></hosting>{PREFS}</add>"
    "<add><gen_setup><name>a.shop.example</name><parent-site-name>shop.example</parent-site-name></gen_setup></add></site>"
)
NEWEST_VALUES = (
    f"<webspace><set><filter/><values>{NEWER_PREFS}<mail><webmail-certificate>c</webmail-certificate></mail></values>"
    "</set><add-plan-item><filter/><plan-item><name>backup</name></plan-item></add-plan-item>"
    "<add-package><filter/><package><name>p</name><value>1</value></package></add-package></webspace>"
    "<service-plan><set><filter/><web-server-settings><nginx-proxy-mode>true</nginx-proxy-mode></web-server-settings>"
    "</set><add-plan-item><filter/><plan-item><name>backup</name></plan-item></add-plan-item></service-plan>"
    "<site><set><filter/><values><gen_setup><turn-off-action>suspend</turn-off-action></gen_setup>"
    f"{NEWER_PREFS}</values></set></site>"
)


def get(operator: str, datasets: str) -> str:
    asked = "".join(f"<{name}/>" for name in datasets.split())
    return f"<{operator}><get><filter/><dataset>{asked}</dataset></get></{operator}>"


def send(emulator: Emulator, operators: str, version: str = NEWEST) -> Response:
    response = emulator.handle(ADMINISTRATOR, f'<packet version="{version}">{operators}</packet>'.encode())
    assert {code for _operator, _operation, codes in response.codes for code in codes} == {0}, response.body.decode()
    return response


@pytest.mark.parametrize("version", DESCRIBED)
@pytest.mark.parametrize("behaviors", [{}, {"booleans": "digits"}, {"string_storage": "raw"}])
def test_full_answers_are_valid(protocol_dir, version, behaviors):
    folder = protocol_dir / "schemas" / version
    emulator = furnished(**behaviors)
    check_answer(folder, send(emulator, PLAN + WEBSPACE + SITE, version).body)
    check_answer(protocol_dir / "schemas" / NEWEST, send(emulator, NEWEST_VALUES).body)
    datasets = f"{DATASETS} aps-filter packages" if at_least(version, "1.6.8.0") else DATASETS
    plans = "<service-plan><get><filter/><owner-all/></get></service-plan>"
    main = "<site><get><filter><name>full.example</name></filter><dataset><gen_info/><hosting/></dataset></get></site>"
    asked = get("webspace", datasets) + get("site", SITE_DATASETS) + plans + main
    body = send(emulator, asked, version).body
    check_answer(folder, body)
    for value in (b"full.example", b"forward.example", b"a.shop.example", b"<log-bysize>9", b"<webmail>none", b"cgi"):
        assert value in body
    assert (b"icp-permit" in body) == at_least(version, "1.6.8.0")
    assert b"long enough" not in body
