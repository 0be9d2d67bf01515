# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the emulator answers about databases, users and servers that have everything, against the answer schemas."""

from __future__ import annotations

import pytest

from conformance.test_emulator_answers import ADMINISTRATOR, UNIVERSAL_USER, check_answer, furnished
from plesk_emulator.protocol.versions import DESCRIBED, at_least

ADDED = (
    "<db_server><add><host>db.example.com</host><port>3306</port><type>mysql</type><admin>root</admin>"
    "<password>secret</password><default/></add></db_server>"
    "<database><add-db><webspace-id>1</webspace-id><name>shop</name><type>mysql</type></add-db>"
    "<add-db-user><db-id>1</db-id><login>shop</login><password>long enough</password>"
    "<acl><host>%</host></acl><allow-access-from><ip-address>192.0.2.1</ip-address></allow-access-from>"
    f"</add-db-user></database>{UNIVERSAL_USER}"
)
READ = (
    "<db_server><get><filter/></get></db_server><db_server><get-default><filter/></get-default></db_server>"
    "<db_server><get-local><filter><type>mysql</type><type>mssql</type></filter></get-local></db_server>"
    "<db_server><get-supported-types/></db_server>"
    "<database><get-db><filter/></get-db><get-db-users><filter/></get-db-users>"
    "<get-default-user><filter/></get-default-user><get-db><filter><webspace-id>1</webspace-id></filter></get-db>"
    "<get-db><filter><webspace-id>9</webspace-id></filter></get-db></database>"
)
CHANGED = (
    "<db_server><set><admin>boss</admin><id>2</id></set></db_server>"
    "<db_server><set-default><type>mysql</type></set-default></db_server>"
    "<database><set-db-user><id>1</id><login>buyer</login></set-db-user>"
    "<set-default-user><db-id>1</db-id><default-user-id>1</default-user-id></set-default-user></database>"
)
NEWER = (
    "<database><assign-to-subscription><filter><id>1</id></filter><webspace-id>1</webspace-id></assign-to-subscription>"
    "<set-custom-host><filter/><host>db.example.org</host></set-custom-host></database>"
)
DELETED = (
    "<database><del-db-user><filter/></del-db-user><del-db><filter/></del-db></database>"
    "<db_server><del><filter><id>1</id><id>2</id><dsn>x</dsn></filter></del></db_server>"
)


@pytest.mark.parametrize("version", DESCRIBED)
@pytest.mark.parametrize("behaviors", [{}, {"no_default_user": "zero"}, {"db_server_password": "plain"}])
def test_full_answers_are_valid(protocol_dir, version, behaviors):
    folder, emulator = protocol_dir / "schemas" / version, furnished(**behaviors)
    newer = [NEWER] if at_least(version, "1.6.8.0") else []
    codes = []
    for packet in (ADDED, READ, CHANGED, *newer, DELETED):
        response = emulator.handle(ADMINISTRATOR, f'<packet version="{version}">{packet}</packet>'.encode())
        check_answer(folder, response.body)
        codes += [code for _operator, _operation, results in response.codes for code in results if code]
    # The type without a local server, the unknown subscription, the local server and the unknown one.
    assert codes == [1013, 1013, 1023, 1013]
