# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Add-on plans against the emulator: what is written and read, and what becomes of subscriptions that carry one."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.community.plesk.plugins.module_utils._resources.reseller import RESELLER
from ansible_collections.community.plesk.plugins.module_utils._resources.service_plan import SERVICE_PLAN
from ansible_collections.community.plesk.plugins.module_utils._resources.service_plan_addon import SERVICE_PLAN_ADDON
from engine import Server, Task

EVERYTHING: dict[str, Any] = {
    "limits": {"disk_space": "10G", "max_db": 5},
    "hosting": {"cgi": True, "ftp_quota": "1G"},
    "performance": {"bandwidth": 512},
    "permissions": {"manage_dns": True},
    "external_id": "addon-1",
    "php_settings": {"memory_limit": "1G"},
    "packages": [{"name": "WordPress"}],
}


@pytest.fixture
def server() -> Server:
    return Server()


def addon(server: Server, **options: Any) -> Task:
    return server.task(SERVICE_PLAN_ADDON, **{"name": "Space", **options})


def packet(server: Server, text: str) -> None:
    headers = {"HTTP_AUTH_LOGIN": "admin", "HTTP_AUTH_PASSWD": server.password}
    answer = server.emulator.handle(headers, f"<packet>{text}</packet>".encode())
    assert b"<status>ok</status>" in answer.body, answer.body


def carried(server: Server, *addons: str) -> None:
    """A subscription to the plan Gold that carries add-ons, made without a module."""
    packet(
        server,
        """<webspace><add><gen_setup><name>example.com</name><htype>vrt_hst</htype><ip_address>192.0.2.10</ip_address>
        </gen_setup><hosting><vrt_hst><property><name>ftp_login</name><value>example</value></property>
        <property><name>ftp_password</name><value>Corr3ct-Horse</value></property><ip_address>192.0.2.10</ip_address>
        </vrt_hst></hosting><plan-name>Gold</plan-name></add></webspace>""",
    )
    for external in addons:
        packet(
            server,
            "<webspace><add-subscription><filter><name>example.com</name></filter>"
            f"<plan-external-id>{external}</plan-external-id></add-subscription></webspace>",
        )


@pytest.mark.parametrize("option", EVERYTHING)
def test_option_reaches_a_new_addon_and_an_old_one(server, option):
    assert addon(server, name="Old").changed
    for name in ("New", "Old"):
        done = addon(server, name=name, **{option: EVERYTHING[option]})
        assert (done.error, done.changed) == (None, True)
        again = addon(server, name=name, **{option: EVERYTHING[option]})
        assert (again.error, again.changed, again.requests) == (None, False, 1)


def test_change_costs_two_requests_and_a_copy_three(server):
    assert addon(server, **{**EVERYTHING, "packages": None}).requests == 2
    changed = addon(server, hosting={"perl": True})
    assert (changed.error, changed.requests, changed.values["hosting"]["cgi"]) == (None, 2, True)
    copied = addon(server, name="More", copy_of="Space", limits={"max_db": 9})
    assert (copied.error, copied.requests, copied.values["limits"]["max_db"]) == (None, 3, 9)


def test_addons_of_two_owners_may_have_one_name(server):
    assert server.task(RESELLER, login="north", contact_name="N", password="Corr3ct-Horse").changed
    assert addon(server, limits={"max_db": 1}).changed
    assert addon(server, owner="north", limits={"max_db": 2}).changed
    assert addon(server, owner="north", state="absent").changed
    assert not addon(server, limits={"max_db": 1}).changed


@pytest.mark.parametrize("behavior", ["refuse_1023", "detach"])
def test_attached_addon_is_deleted_only_with_force(behavior):
    server = Server(f"addon_in_use_del={behavior}")
    server.task(SERVICE_PLAN, name="Gold")
    addon(server, external_id="addon-1")
    carried(server, "addon-1")
    refused = addon(server, state="absent")
    assert "subscriptions: example.com" in str(refused.error)
    done = addon(server, state="absent", force=True)
    assert (done.error, done.changed, done.requests) == (None, True, 2)
    assert b"<remove-subscription>" in done.wire.packets[-1]


@pytest.mark.parametrize("behavior", ["detach", "refuse_1023"])
def test_plan_goes_with_force_although_addons_are_attached(behavior):
    server = Server(f"no_plan_with_addons={behavior}", "subscription_plans=addons_first")
    server.task(SERVICE_PLAN, name="Gold")
    addon(server, external_id="addon-1")
    addon(server, name="More", external_id="addon-2")
    carried(server, "addon-1", "addon-2")
    done = server.task(SERVICE_PLAN, name="Gold", state="absent", force=True)
    assert (done.error, done.changed) == (None, True)
    assert not addon(server, external_id="addon-1").changed
