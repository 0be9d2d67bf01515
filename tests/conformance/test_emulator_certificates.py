# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the emulator answers about certificates, against the answer schemas."""

from __future__ import annotations

import pytest

from conformance.test_emulator_answers import ADMINISTRATOR, check_answer, furnished
from plesk_emulator.protocol.versions import DESCRIBED, at_least
from unit.emulator.pem import pem

CONTENT = f"<content><csr>{pem().csr}</csr><pvt>{pem().key}</pvt><cert>{pem().cert}</cert></content>"
GENERATE = (
    "<generate><info><bits>1024</bits><country>DE</country><state>Berlin</state><location>Berlin</location>"
    "<company>Example</company><email>a@example.com</email><name>example.com</name></info>{}</generate>"
)
PACKET = (
    f"{GENERATE.format('')}{GENERATE.format(f'<PVT>{pem().key}</PVT>')}{GENERATE.format('<PVT>x</PVT>')}"
    f"<install><name>shop</name><webspace>example.com</webspace>{CONTENT}</install>"
    f"<install><name>shop</name><site>example.com</site>{CONTENT}</install>"
    "<get-pool><filter><domain-name>example.com</domain-name><domain-name>x</domain-name></filter></get-pool>"
    "<get-pool><admin/></get-pool>"
    "<remove><filter><name>shop</name><name>x</name></filter><webspace>example.com</webspace></remove>"
    "<get-pool><filter><domain-id>1</domain-id></filter></get-pool>"
)
UPDATE = f"<update><name>default certificate</name><admin/>{CONTENT}</update>"


@pytest.mark.parametrize("version", DESCRIBED)
def test_full_answers_are_valid(protocol_dir, version):
    packet = PACKET + (UPDATE if at_least(version, "1.6.8.0") else "")
    body = f'<packet version="{version}"><certificate>{packet}</certificate></packet>'.encode()
    response = furnished().handle(ADMINISTRATOR, body)
    check_answer(protocol_dir / "schemas" / version, response.body)
    failed = [code for _operator, _operation, codes in response.codes for code in codes if code]
    assert failed == [8002, 1007, 1013, 1013]
    assert response.body.count(b"BEGIN CERTIFICATE REQUEST") == 2
    assert response.body.count(b"BEGIN PRIVATE KEY") == 1
