# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of sites and subdomains, against the emulator in this process."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from ansible_collections.community.plesk.plugins.module_utils._resources.site import SITE
from ansible_collections.community.plesk.plugins.module_utils._resources.subscription import SUBSCRIPTION
from engine import InProcess, Server, Task

SUBSCRIBED = {"ftp_login": "jdoe_ftp", "ftp_password": "Corr3ct-Horse"}
NODES = {"physical": "vrt_hst", "standard_forwarding": "std_fwd", "frame_forwarding": "frm_fwd", "none": "none"}


def send(server: Server, content: str) -> etree._Element:
    """Send a packet as the administrator and return the answer."""
    wire = InProcess(server.emulator)
    return etree.fromstring(b"".join(wire.post(f"<packet>{content}</packet>".encode(), max_bytes=1 << 20).chunks()))


def stocked(*behaviors: str) -> Server:
    """A server with two subscriptions."""
    server = Server(*behaviors)
    for number, name in enumerate(("example.com", "example.net")):
        task = server.task(SUBSCRIPTION, name=name, **{**SUBSCRIBED, "ftp_login": f"user{number}"})
        assert task.error is None, task.error
    return server


@pytest.fixture
def server() -> Server:
    return stocked()


def create(server: Server, name: str = "example.org", **options: Any) -> Task:
    task = server.task(SITE, name=name, **{"subscription": "example.com", **options})
    assert task.error is None, task.error
    return task


def writes(task: Task) -> list[str]:
    """The operations of a task that write, in their order."""
    sent = [tag.tag for body in task.wire.packets for operator in etree.fromstring(body) for tag in operator]
    return [name for name in sent if not name.startswith("get")]


class TestRequests:
    def test_creation_takes_two_requests_and_nothing_one(self, server):
        options = {"document_root": "org", "hosting": {"php": False}, "description": "Org", "mail_service": True}
        done = create(server, **options)
        assert (done.changed, done.requests, writes(done)) == (True, 2, ["add"])
        again = create(server, **options)
        assert (again.changed, again.requests) == (False, 1)
        changed = create(server, description="Another")
        assert (changed.changed, changed.requests, writes(changed)) == (True, 2, ["set"])

    def test_subdomain_takes_no_more_requests(self, server):
        create(server)
        options = {"name": "shop.example.org", "parent": "example.org"}
        done = create(server, **options)
        assert (done.requests, done.values["parent"], done.values["subscription"]) == (2, "example.org", "example.com")
        again = create(server, **options)
        assert (again.changed, again.requests) == (False, 1)

    def test_key_other_than_the_name_takes_no_more(self, server):
        number = create(server).outcome.after.id
        done = server.task(SITE, match_by="id", id=number, name="example.info", description="Renamed")
        assert (done.error, done.requests, writes(done)) == (None, 2, ["set"])
        assert done.values["name"] == "example.info"

    def test_thousand_sites_take_few_requests(self):
        server = stocked()
        entries = [{"name": f"d{number}.example.org", "subscription": "example.com"} for number in range(1000)]
        assert not any(outcome.error for outcome in server.tasks(SITE, *entries).outcomes)
        again = server.tasks(SITE, *entries)
        assert not any(outcome.changed for outcome in again.outcomes)
        assert again.requests <= 8


class TestPlace:
    @pytest.mark.parametrize("state", ["present", "absent"])
    @pytest.mark.parametrize("key", ["name", "id"])
    def test_main_site_belongs_to_plesk_subscription(self, server, state, key):
        found = server.task(SUBSCRIPTION, name="example.com").outcome.after
        value = found.id if key == "id" else "example.com"
        task = server.task(SITE, match_by=key, state=state, force=True, **{key: value})
        assert (task.error.kind, writes(task)) == ("conflict", [])
        assert "plesk_subscription" in task.error.message

    @pytest.mark.parametrize("check_mode", [True, False])
    def test_another_subscription_is_refused(self, server, check_mode):
        create(server)
        task = server.task(SITE, name="example.org", subscription="example.net", check_mode=check_mode)
        assert (task.error.option, writes(task)) == ("subscription", [])
        assert "cannot move" in task.error.message

    def test_new_site_needs_a_subscription(self, server):
        assert server.task(SITE, name="example.org").error.option == "subscription"
        assert server.task(SITE, name="example.org", subscription="nowhere.example").error.option == "subscription"

    @pytest.mark.parametrize("parent", ["", "example.com"])
    def test_another_parent_is_refused(self, server, parent):
        create(server)
        create(server, "shop.example.org", parent="example.org")
        task = server.task(SITE, name="shop.example.org", parent=parent)
        assert (task.error.option, writes(task)) == ("parent", [])

    @pytest.mark.parametrize("name", ["shop.example.net", "myexample.org", "example.org"])
    def test_name_that_is_not_below_its_parent_is_refused(self, server, name):
        create(server)
        for check_mode in (True, False):
            options = {"name": f"x{name}", "subscription": "example.com", "parent": "example.org"}
            task = server.task(SITE, check_mode=check_mode, **options)
            assert (task.error.option, writes(task)) == ("parent", [])

    def test_parent_is_told_when_found_by_id(self, server):
        create(server)
        number = create(server, "shop.example.org", parent="example.org").outcome.after.id
        task = server.task(SITE, match_by="id", id=number, parent="EXAMPLE.org")
        assert (task.error, task.changed, task.values["parent"]) == (None, False, "example.org")

    def test_main_site_is_a_parent(self, server):
        done = create(server, "shop.example.com", parent="example.com")
        assert done.values["parent"] == "example.com"

    def test_name_of_an_alias_is_told_apart(self, server):
        number = server.task(SUBSCRIPTION, name="example.com").outcome.after.id
        send(server, f"<site-alias><create><site-id>{number}</site-id><name>example.org</name></create></site-alias>")
        task = server.task(SITE, name="example.org", subscription="example.com")
        assert (task.error.kind, writes(task)) == ("conflict", [])
        assert "site alias" in task.error.message


class TestHosting:
    @pytest.mark.parametrize("default", ["none", "physical", "physical_subdomains"])
    @pytest.mark.parametrize("kind", [None, "physical", "standard_forwarding", "frame_forwarding", "none"])
    def test_new_site_has_the_hosting_of_the_task(self, default, kind):
        server = stocked(f"default_site_hosting={default}")
        options = {"hosting_type": kind, "forward_to": "https://www.example.net/" if "for" in (kind or "") else None}
        done = create(server, **options)
        assert done.values["hosting_type"] == (kind or "physical")
        add = etree.fromstring(done.wire.packets[1]).find(".//add")
        assert [add.findtext("gen_setup/htype"), add.find("hosting")[0].tag] == [NODES[kind or "physical"]] * 2
        assert not create(server, **options).changed

    def test_document_root_is_relative_to_the_subscription(self, server):
        assert create(server).values["document_root"] == "example.org"
        done = create(server, "example.info", document_root="example.info/public")
        assert done.values["document_root"] == "example.info/public"
        assert not create(server, "example.info", document_root="/example.info/public/").changed

    def test_each_type_of_hosting_converges(self, server):
        create(server, hosting_type="none")
        for options in (
            {"hosting_type": "frame_forwarding", "forward_to": "https://a.example.net/"},
            {"hosting_type": "standard_forwarding", "forward_to": "https://b.example.net/", "forward_code": 301},
            {"forward_code": 302},
            {"hosting_type": "physical"},
            {"hosting": {"php": False, "ssl-redirect": True}},
            {"certificate": ""},
            {"hosting_type": "none", "force": True},
        ):
            done = create(server, **options)
            assert done.changed == (options != {"certificate": ""}), options
            assert not create(server, **options).changed, options

    def test_leaving_physical_hosting_needs_force(self, server):
        create(server)
        task = server.task(SITE, name="example.org", hosting_type="none")
        assert (task.error.kind, writes(task)) == ("guard", [])

    def test_properties_that_differ_go_with_their_type(self, server):
        create(server)
        done = create(server, hosting={"php": False, "ssl": True})
        hosting = etree.fromstring(done.wire.packets[1]).find(".//set/values/hosting/vrt_hst")
        assert [node.text for node in hosting.findall("property/name")] == ["php"]

    def test_system_user_is_that_of_the_subscription(self, server):
        with pytest.raises(Exception, match="plesk_subscription"):
            server.task(SITE, name="example.org", hosting={"ftp_login": "x"})
        assert "ftp_login" not in create(server).values["hosting"]

    def test_name_of_a_property_is_checked(self, server):
        task = server.task(SITE, name="example.org", subscription="example.com", hosting={"phpp": True})
        assert (task.error.option, writes(task)) == ("hosting.phpp", [])


class TestStatus:
    @pytest.mark.parametrize(
        "mask, shown",
        [(0, "active"), (1, "disabled"), (2, "active"), (8, "suspended"), (16, "disabled"), (272, "disabled")],
    )
    def test_bits_are_read_as_documented(self, server, mask, shown):
        create(server)
        with server.emulator.store.transaction() as db:
            db.update("sites", db.value("SELECT id FROM sites"), status=mask)
        task = server.task(SITE, name="example.org")
        assert (task.values["status"], task.outcome.after.facts["status"]) == (shown, mask)

    def test_each_status_is_reached_from_each(self, server):
        create(server)
        for status in ("disabled", "suspended", "active", "suspended", "disabled", "active"):
            done = create(server, status=status)
            assert (done.changed, done.values["status"]) == (True, status)
            assert not create(server, status=status).changed

    @pytest.mark.parametrize("behavior", ["kept", "while_off"])
    def test_turn_off_action_waits_for_the_status(self, behavior):
        server = stocked(f"turn_off={behavior}")
        idle = create(server, turn_off_action="suspend")
        assert any("no effect" in text for text in idle.planning.warnings)
        done = create(server, turn_off_action="suspend", status="disabled")
        assert (done.changed, done.values["turn_off_action"]) == (True, "suspend")
        assert not create(server, turn_off_action="suspend", status="disabled").changed
        new = create(server, "example.info", turn_off_action="disable", status="disabled")
        assert (new.values["turn_off_action"], writes(new)) == ("disable", ["add", "set"])


class TestDeletion:
    def test_contents_guard_a_deletion(self, server):
        number = create(server).outcome.after.id
        create(server, "shop.example.org", parent="example.org")
        send(server, f"<mail><create><filter><site-id>{number}</site-id><mailname><name>info</name>"
                     "<mailbox><enabled>true</enabled></mailbox></mailname></filter></create></mail>")  # fmt: skip
        refused = server.task(SITE, name="example.org", state="absent")
        assert (refused.error.kind, writes(refused)) == ("guard", [])
        assert "shop.example.org" in refused.error.message
        assert "mailboxes (1)" in refused.error.message
        done = server.task(SITE, name="example.org", state="absent", force=True)
        assert (done.error, done.changed) == (None, True)
        assert "shop.example.org" in str(done.outcome.change.taken)

    def test_subdomain_that_goes_too_guards_nothing(self, server):
        create(server)
        create(server, "shop.example.org", parent="example.org")
        names = ({"name": "example.org"}, {"name": "shop.example.org", "parent": "example.org"})
        done = server.tasks(SITE, *({**entry, "state": "absent"} for entry in names))
        assert [(outcome.error, outcome.changed) for outcome in done.outcomes] == [(None, True)] * 2

    def test_empty_site_is_deleted_once(self, server):
        create(server)
        done = server.task(SITE, name="example.org", state="absent")
        assert (done.error, done.changed, done.requests) == (None, True, 2)
        again = server.task(SITE, name="example.org", state="absent")
        assert (again.changed, again.requests) == (False, 1)


class TestDocuments:
    def test_site_and_subdomain_follow_their_subscription(self):
        server = Server()
        subscription = server.task(SUBSCRIPTION, name="example.com", **SUBSCRIBED)
        assert subscription.error is None
        done = server.tasks(
            SITE,
            {"name": "shop.example.org", "subscription": "example.com", "parent": "example.org"},
            {"name": "example.org", "subscription": "example.com"},
        )
        assert [(outcome.error, outcome.changed) for outcome in done.outcomes] == [(None, True)] * 2
