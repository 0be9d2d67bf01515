# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of subscriptions, against the emulator in this process."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from ansible_collections.community.plesk.plugins.module_utils._resources.customer import CUSTOMER
from ansible_collections.community.plesk.plugins.module_utils._resources.reseller import RESELLER
from ansible_collections.community.plesk.plugins.module_utils._resources.reseller_plan import RESELLER_PLAN
from ansible_collections.community.plesk.plugins.module_utils._resources.subscription import SUBSCRIPTION
from engine import InProcess, Server, Task

PASSWORD = "Corr3ct-Horse"
ACCOUNT = {"contact_name": "J. Doe", "password": PASSWORD, "update_password": "on_create"}
HOSTING = {"ftp_login": "jdoe_ftp", "ftp_password": PASSWORD}
SHARED = "192.0.2.10"
PLANS = """
<service-plan>
  <add><name>Gold</name><limits><limit><name>max_db</name><value>5</value></limit></limits></add>
  <add><name>Silver</name><limits><limit><name>max_db</name><value>2</value></limit></limits></add>
  <add><name>Gold</name><owner-login>north</owner-login></add>
</service-plan>
<service-plan-addon>
  <add><name>More</name><limits><limit><name>max_db</name><value>10</value></limit></limits></add>
</service-plan-addon>
"""


def send(server: Server, content: str) -> etree._Element:
    """Send a packet as the administrator and return the answer."""
    wire = InProcess(server.emulator)
    return etree.fromstring(b"".join(wire.post(f"<packet>{content}</packet>".encode(), max_bytes=1 << 20).chunks()))


def stocked(*behaviors: str) -> Server:
    """A server with customer jdoe, reseller north, plans Gold of both vendors and Silver, add-on plan More."""
    server = Server(*behaviors)
    limits = {"max_dom": 10}
    tasks = [
        server.task(RESELLER_PLAN, name="Resale", limits=limits, permissions={"remote_access_interface": True}),
        server.task(RESELLER, login="north", plan="Resale", ip_pool=[{"ip_address": SHARED}], **ACCOUNT),
        server.task(CUSTOMER, login="jdoe", **ACCOUNT),
        server.task(CUSTOMER, login="rroe", owner="north", **ACCOUNT),
    ]
    assert not any(task.error for task in tasks)
    send(server, PLANS)
    return server


@pytest.fixture
def server() -> Server:
    return stocked()


def subscribe(server: Server, name: str = "example.com", **options: Any) -> Task:
    task = server.task(SUBSCRIPTION, name=name, **{**HOSTING, **options})
    assert task.error is None, task.error
    return task


def sent(task: Task) -> list[str]:
    """The operations that a task sent, in their order."""
    return [
        operation.tag for body in task.wire.packets for operator in etree.fromstring(body) for operation in operator
    ]


def writes(task: Task) -> list[str]:
    return [name for name in sent(task) if not name.startswith("get")]


class TestRequests:
    def test_creation_takes_two_requests_and_nothing_one(self, server):
        options = {"owner": "jdoe", "service_plan": "Gold", "ip_addresses": [SHARED], **HOSTING}
        done = subscribe(server, **options)
        assert (done.changed, done.requests, writes(done)) == (True, 2, ["add"])
        again = subscribe(server, **options)
        assert (again.changed, again.requests) == (False, 1)

    def test_plan_switch_before_limits_takes_three_requests(self, server):
        subscribe(server, service_plan="Gold")
        options = {"service_plan": "Silver", "limits": {"max_db": 7}}
        done = server.task(SUBSCRIPTION, name="example.com", **options)
        assert (done.error, done.requests, writes(done)) == (None, 4, ["switch-subscription", "set"])
        assert done.values["limits"]["max_db"] == 7
        assert server.task(SUBSCRIPTION, name="example.com", **options).requests == 1

    def test_suspending_many_takes_few_requests(self):
        server = Server()
        names = [f"d{number}.example.com" for number in range(300)]
        entries = [{"name": name, "hosting_type": "none"} for name in names]
        assert not any(outcome.error for outcome in server.tasks(SUBSCRIPTION, *entries).outcomes)
        for status in ("disabled", "active"):
            changed = server.tasks(SUBSCRIPTION, *({"name": name, "status": status} for name in names))
            assert all(outcome.changed and not outcome.error for outcome in changed.outcomes)
            assert changed.requests <= 8
            again = server.tasks(SUBSCRIPTION, *({"name": name, "status": status} for name in names))
            assert not any(outcome.changed for outcome in again.outcomes)
            assert again.requests <= 3


class TestNames:
    @pytest.mark.parametrize("name", ["EXAMPLE.com", "example.com.", " example.com "])
    def test_other_spelling_of_a_name_is_the_same(self, server, name):
        subscribe(server)
        assert not subscribe(server, name=name).changed

    def test_name_of_a_site_is_told_apart(self, server):
        subscribe(server)
        send(server, "<site><add><gen_setup><name>example.org</name><webspace-name>example.com</webspace-name>"
                     "</gen_setup></add></site>")  # fmt: skip
        task = server.task(SUBSCRIPTION, name="example.org", hosting_type="none")
        assert task.error.kind == "conflict"
        assert "site" in task.error.message
        assert task.changed is False

    def test_taken_system_user_is_told_as_a_possibility(self, server):
        subscribe(server)
        task = server.task(SUBSCRIPTION, name="example.org", **HOSTING)
        assert task.error.code == 1007
        assert "jdoe_ftp" in task.error.message
        assert "DNS record" in task.error.message

    def test_rename_by_external_id_keeps_the_object(self, server):
        before = subscribe(server, external_id="crm-1").outcome.after.id
        done = server.task(SUBSCRIPTION, match_by="external_id", external_id="crm-1", name="example.org")
        assert (done.error, done.changed, done.outcome.after.id) == (None, True, before)


class TestOwners:
    @pytest.mark.parametrize("form", ["admin_login_else_id", "id", "login", "both"])
    def test_owner_converges_whatever_names_it(self, form):
        server = stocked(f"owner_form={form}")
        subscribe(server, owner="jdoe", ip_addresses=[SHARED])
        for owner in ("admin", "north", "rroe", "jdoe"):
            done = server.task(SUBSCRIPTION, name="example.com", owner=owner)
            assert (done.error, done.changed) == (None, True)
            again = server.task(SUBSCRIPTION, name="example.com", owner=owner)
            assert (again.changed, again.values["owner"]) == (False, owner)

    @pytest.mark.parametrize("behavior", ["detach", "refuse_1023"])
    def test_move_to_another_vendor_takes_its_plan(self, behavior):
        server = stocked(f"owner_change_plan={behavior}")
        subscribe(server, owner="jdoe", service_plan="Gold", addons=["More"], ip_addresses=[SHARED])
        done = server.task(SUBSCRIPTION, name="example.com", owner="rroe", service_plan="Gold")
        assert (done.error, done.values["service_plan"]) == (None, "Gold")
        again = server.task(SUBSCRIPTION, name="example.com", owner="rroe", service_plan="Gold", addons=[])
        assert (again.changed, again.requests) == (False, 1)

    def test_plan_of_another_vendor_is_refused(self, server):
        task = server.task(SUBSCRIPTION, name="example.com", owner="rroe", service_plan="Silver", **HOSTING)
        assert task.error.option == "service_plan"
        assert "north" in task.error.message

    def test_unknown_owner_is_refused_before_anything_is_written(self, server):
        task = server.task(SUBSCRIPTION, name="example.com", owner="nobody", **HOSTING)
        assert (task.error.option, writes(task)) == ("owner", [])

    def test_address_outside_the_pool_is_refused(self, server):
        task = server.task(SUBSCRIPTION, name="example.com", owner="rroe", ip_addresses=["192.0.2.20"], **HOSTING)
        assert task.error.option == "ip_addresses[0]"
        assert "north" in task.error.message


class TestPlans:
    @pytest.mark.parametrize("order", ["plan_first", "addons_first"])
    def test_plan_and_addons_are_told_apart(self, order):
        server = stocked(f"subscription_plans={order}")
        options = {"service_plan": "Gold", "addons": ["More"]}
        done = subscribe(server, **options)
        assert (done.values["service_plan"], done.values["addons"]) == ("Gold", ["More"])
        seen = server.task(SUBSCRIPTION, name="example.com", description="x")
        assert (seen.values["service_plan"], seen.values["addons"], seen.requests) == ("Gold", ["More"], 3)

    @pytest.mark.parametrize("behavior", ["detach", "refuse_1023"])
    def test_leaving_the_plan_detaches_addons_first(self, behavior):
        server = stocked(f"no_plan_with_addons={behavior}")
        subscribe(server, service_plan="Gold", addons=["More"])
        done = server.task(SUBSCRIPTION, name="example.com", service_plan="")
        assert (done.error, writes(done)) == (None, ["remove-subscription", "switch-subscription"])
        assert (done.values["service_plan"], done.values["addons"]) == ("", [])

    def test_addons_are_members(self, server):
        subscribe(server, service_plan="Gold")
        added = server.task(SUBSCRIPTION, name="example.com", addons=["More"])
        assert (added.error, writes(added)) == (None, ["add-subscription"])
        removed = server.task(SUBSCRIPTION, name="example.com", addons=[])
        assert (removed.error, writes(removed), removed.values["addons"]) == (None, ["remove-subscription"], [])

    def test_unknown_plan_is_refused(self, server):
        task = server.task(SUBSCRIPTION, name="example.com", service_plan="Bronze", **HOSTING)
        assert (task.error.option, writes(task)) == ("service_plan", [])

    def test_limits_customize_and_sync_restores(self, server):
        subscribe(server, service_plan="Gold")
        done = server.task(SUBSCRIPTION, name="example.com", limits={"max_db": 9})
        assert done.outcome.after.facts["customized"] is True
        done = server.task(SUBSCRIPTION, name="example.com", sync=True)
        assert (done.error, done.changed, done.values["limits"]["max_db"]) == (None, True, 5)
        assert done.outcome.after.facts["customized"] is False
        assert not server.task(SUBSCRIPTION, name="example.com", sync=True).changed

    def test_sync_beside_limits_is_refused(self, server):
        with pytest.raises(Exception, match="sync"):
            server.task(SUBSCRIPTION, name="example.com", sync=True, limits={"max_db": 9})


class TestHosting:
    def test_leaving_physical_hosting_needs_force(self, server):
        subscribe(server)
        options = {"hosting_type": "standard_forwarding", "forward_to": "https://www.example.net/"}
        refused = server.task(SUBSCRIPTION, name="example.com", **options)
        assert (refused.error.kind, writes(refused)) == ("guard", [])
        done = server.task(SUBSCRIPTION, name="example.com", force=True, **options)
        assert (done.error, done.values["hosting_type"]) == (None, "standard_forwarding")
        again = server.task(SUBSCRIPTION, name="example.com", **options)
        assert (again.error, again.changed) == (None, False)

    def test_each_type_of_hosting_converges(self, server):
        server.task(SUBSCRIPTION, name="example.com", hosting_type="none")
        steps = (
            {"hosting_type": "frame_forwarding", "forward_to": "https://a.example.net/"},
            {"hosting_type": "standard_forwarding", "forward_to": "https://b.example.net/", "forward_code": 301},
            {"forward_code": 302},
            {"hosting": {"php": False}, **HOSTING},
            {"hosting_type": "none", "force": True},
        )
        for options in steps:
            done = server.task(SUBSCRIPTION, name="example.com", **options)
            assert (done.error, done.changed) == (None, True), options
            assert not server.task(SUBSCRIPTION, name="example.com", **options).changed, options

    def test_physical_hosting_needs_its_system_user(self, server):
        task = server.task(SUBSCRIPTION, name="example.com", hosting_type="physical")
        assert {error.option for error in task.error.errors} == {"ftp_login", "ftp_password"}

    def test_password_is_written_when_asked_for(self, server):
        subscribe(server)
        kept = server.task(SUBSCRIPTION, name="example.com", ftp_password="An0ther-Horse")
        assert (kept.changed, writes(kept)) == (False, [])
        done = server.task(SUBSCRIPTION, name="example.com", ftp_password="An0ther-Horse", update_ftp_password="always")
        assert (done.error, done.changed, writes(done)) == (None, True, ["set"])
        assert any("does not return ftp_password" in text for text in done.planning.warnings)
        assert b"jdoe_ftp" not in done.wire.packets[1]

    def test_only_properties_that_differ_are_written(self, server):
        subscribe(server)
        done = server.task(SUBSCRIPTION, name="example.com", hosting={"php": False, "ssl": True})
        written = etree.fromstring(done.wire.packets[1]).findall(".//set//property/name")
        assert [node.text for node in written] == ["php"]

    def test_coupled_properties_are_a_warning(self, server):
        subscribe(server)
        wire = InProcess(server.emulator)
        couple = (
            "<webspace><set><filter><name>example.com</name></filter><values><hosting><vrt_hst><property>"
            "<name>php_served_by_nginx</name><value>true</value></property></vrt_hst></hosting></values></set></webspace>"
        )

        def before(body: bytes) -> None:
            if b"<set>" in body:
                send(server, couple)

        wire.before = before
        done = server.task(SUBSCRIPTION, name="example.com", hosting={"php": False}, wire=wire)
        assert (done.error, done.changed) == (None, True)
        assert "php_served_by_nginx (now 'True')" in " ".join(done.planning.warnings)

    def test_document_root_is_compared_by_its_end(self, server):
        done = subscribe(server, document_root="web/public")
        assert done.values["document_root"] == "web/public"
        assert not subscribe(server, document_root="/web/public/").changed

    def test_name_of_a_property_is_checked(self, server):
        task = server.task(SUBSCRIPTION, name="example.com", hosting={"phpp": True}, **HOSTING)
        assert task.error.option == "hosting.phpp"
        assert "'php'" in task.error.message

    @pytest.mark.parametrize(
        "option, value", [("hosting", {"www_root": "x"}), ("hosting_type", "none"), ("forward_to", "http://x/")]
    )
    def test_options_that_do_not_fit_are_refused(self, server, option, value):
        with pytest.raises(Exception, match=r"does not exist with|an option of its own"):
            server.task(SUBSCRIPTION, name="example.com", **{"ftp_login": "x", option: value})


class TestMembers:
    @pytest.mark.parametrize(
        "options, emptied",
        [
            ({"plan_items": ["Support"]}, {"plan_items": []}),
            ({"packages": [{"name": "wordpress", "value": "1"}]}, {"packages": []}),
            ({"aps_filter": True}, {"aps_filter": False}),
            ({"db_servers": [{"host": "localhost"}]}, {"db_servers": []}),
        ],
    )
    def test_members_converge_and_go(self, server, options, emptied):
        subscribe(server)
        for wanted in (options, emptied):
            done = server.task(SUBSCRIPTION, name="example.com", **wanted)
            assert (done.error, done.changed) == (None, True)
            again = server.task(SUBSCRIPTION, name="example.com", **wanted)
            assert (again.error, again.changed) == (None, False)

    def test_members_of_a_new_subscription_follow_it(self, server):
        options = {"plan_items": ["Support"], "aps_filter": True, "db_servers": [{"host": "localhost"}]}
        done = subscribe(server, **options)
        assert (done.error, done.changed) == (None, True)
        assert not subscribe(server, **options).changed


class TestStatus:
    def status(self, server: Server, mask: int) -> None:
        store = server.emulator.store
        with store.transaction() as db:
            db.update("webspaces", db.value("SELECT id FROM webspaces"), status=mask)

    @pytest.mark.parametrize("mask, shown", [(0, "active"), (1, "disabled"), (2, "active"), (66, None)])
    def test_bits_are_read_as_documented(self, server, mask, shown):
        subscribe(server)
        self.status(server, mask)
        task = server.task(SUBSCRIPTION, name="example.com")
        assert (task.values["status"], task.outcome.after.facts["status"]) == (shown, mask)

    @pytest.mark.parametrize("mask", [1, 16, 64])
    def test_active_clears_own_bits(self, server, mask):
        subscribe(server)
        self.status(server, mask)
        done = server.task(SUBSCRIPTION, name="example.com", status="active")
        assert (done.error, done.changed, done.outcome.after.facts["status"]) == (None, True, 0)

    def test_inherited_suspension_is_a_warning(self, server):
        subscribe(server)
        self.status(server, 2)
        task = server.task(SUBSCRIPTION, name="example.com", status="active")
        assert (task.error, task.changed) == (None, False)
        assert "parent_suspended" in " ".join(task.planning.warnings)

    def test_reseller_writes_its_own_bit(self, server):
        subscribe(server, owner="rroe")
        mine = Server()
        mine.emulator, mine.login, mine.password = server.emulator, "north", PASSWORD
        done = mine.task(SUBSCRIPTION, name="example.com", status="disabled")
        assert done.error is None, done.error
        assert done.outcome.after.facts["status"] == 32


class TestDeletion:
    def test_contents_guard_a_deletion(self, server):
        subscribe(server)
        send(server, "<database><add-db><webspace-name>example.com</webspace-name><name>db1</name><type>mysql</type>"
                     "</add-db></database>")  # fmt: skip
        send(server, "<site><add><gen_setup><name>example.org</name><webspace-name>example.com</webspace-name>"
                     "</gen_setup></add></site>")  # fmt: skip
        refused = server.task(SUBSCRIPTION, name="example.com", state="absent")
        assert (refused.error.kind, writes(refused)) == ("guard", [])
        assert "additional sites (1)" in refused.error.message
        done = server.task(SUBSCRIPTION, name="example.com", state="absent", force=True)
        assert (done.error, done.changed) == (None, True)
        assert "additional sites (1)" in str(done.outcome.change.taken)

    @pytest.mark.parametrize("key", ["id", "guid", "external_id"])
    def test_each_key_finds_what_is_deleted(self, server, key):
        found = subscribe(server, external_id="crm-1").outcome.after
        value = {"id": found.id, "guid": found.facts["guid"], "external_id": "crm-1"}[key]
        options = {"match_by": key, key: value, "state": "absent"}
        done = server.task(SUBSCRIPTION, **options)
        assert (done.error, done.changed, done.requests) == (None, True, 2)
        assert not server.task(SUBSCRIPTION, **options).changed

    def test_empty_subscription_is_deleted_once(self, server):
        subscribe(server)
        done = server.task(SUBSCRIPTION, name="example.com", state="absent")
        assert (done.error, done.changed, done.requests) == (None, True, 2)
        again = server.task(SUBSCRIPTION, name="example.com", state="absent")
        assert (again.changed, again.requests) == (False, 1)
