# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Numbers that are valid XML and larger than any column, or longer than Python reads."""

from __future__ import annotations

import pytest

from plesk_emulator.protocol.operation import whole_number

NINES = "9" * 6000


@pytest.mark.parametrize(
    "text, value",
    [("7", 7), ("+7", 7), ("-7", -7), (" 07 ", 7), ("", 0), ("-0", 0), ("0" * 6000 + "7", 7), (str(2**63), 2**63)],
)
def test_numbers_are_read(text, value):
    assert whole_number(text) == value


def test_what_is_too_large_stays_too_large():
    assert whole_number(NINES) > 2**64
    assert whole_number(f"-{NINES}") < -(2**64)


@pytest.mark.parametrize(
    "operations, codes",
    [
        pytest.param("<customer><del><filter><id>{}</id></filter></del></customer>", [1013], id="id"),
        pytest.param("<customer><del><filter><owner-id>-{}</owner-id></filter></del></customer>", [0], id="group"),
        pytest.param(
            "<customer><set><filter><login>jdoe</login></filter>"
            "<values><gen_info><status>{}</status></gen_info></values></set></customer>",
            [1025],
            id="status",
        ),
        pytest.param(
            "<customer><add><gen_info><pname>K</pname><login>kate</login><passwd>long enough</passwd>"
            "<owner-id>{}</owner-id></gen_info></add></customer>",
            [1015],
            id="owner",
        ),
        pytest.param(
            "<reseller-plan><add><name>Gold</name><ip-pool><allocate-ip>{}</allocate-ip></ip-pool></add></reseller-plan>",
            [1019],
            id="count",
        ),
        pytest.param(
            "<reseller-plan><add><name>Gold</name><limits><limit><name>max_cl</name><value>{}</value></limit></limits>"
            "</add></reseller-plan>",
            [1014],
            id="limit",
        ),
        pytest.param(
            "<server><set><session_setup><login_timeout>{}</login_timeout></session_setup></set></server>",
            [1019],
            id="minutes",
        ),
    ],
)
def test_no_number_is_too_large_for_an_answer(server, operations, codes):
    server.customer()
    assert server.codes(operations.format(NINES)) == codes


def test_a_limit_may_begin_with_many_noughts(server):
    name = "<limits><limit><name>max_cl</name><value>{}5</value></limit></limits>".format("0" * 6000)
    assert server.codes(f"<reseller-plan><add><name>Gold</name>{name}</add></reseller-plan>") == [0]
    plan = server.one("<reseller-plan><get><filter><name>Gold</name></filter><limits/></get></reseller-plan>")
    assert plan.findtext("limits/limit[name='max_cl']/value") == "5"
