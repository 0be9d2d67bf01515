# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of site aliases, against the emulator in this process."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from ansible_collections.community.plesk.plugins.module_utils._resources.site import SITE
from ansible_collections.community.plesk.plugins.module_utils._resources.site_alias import SITE_ALIAS
from ansible_collections.community.plesk.plugins.module_utils._resources.subscription import SUBSCRIPTION
from engine import Server, Task


def stocked(*behaviors: str) -> Server:
    """A server with a subscription and a site in it."""
    server = Server(*behaviors)
    for resource, options in (
        (SUBSCRIPTION, {"name": "example.com", "ftp_login": "jdoe", "ftp_password": "Corr3ct-Horse"}),
        (SITE, {"name": "example.org", "subscription": "example.com"}),
    ):
        task = server.task(resource, **options)
        assert task.error is None, task.error
    return server


@pytest.fixture
def server() -> Server:
    return stocked()


def create(server: Server, name: str = "example.net", **options: Any) -> Task:
    task = server.task(SITE_ALIAS, name=name, **{"site": "example.org", **options})
    assert task.error is None, task.error
    return task


def writes(task: Task) -> list[str]:
    """The operations of a task that write, in their order."""
    sent = [tag.tag for body in task.wire.packets for operator in etree.fromstring(body) for tag in operator]
    return [name for name in sent if not name.startswith("get")]


class TestRequests:
    def test_creation_takes_two_requests_and_nothing_one(self, server):
        options = {"web": True, "mail": False, "seo_redirect": False, "dns": True, "status": "disabled"}
        done = create(server, **options)
        assert (done.changed, done.requests, writes(done)) == (True, 2, ["create"])
        assert {option: done.values[option] for option in options} == options
        again = create(server, **options)
        assert (again.changed, again.requests) == (False, 1)
        changed = create(server, mail=True)
        assert (changed.changed, changed.requests, writes(changed)) == (True, 2, ["set"])

    def test_services_are_sent_whole(self, server):
        create(server)
        sent = etree.fromstring(create(server, mail=False).wire.packets[1]).find(".//set/settings")
        assert [node.tag for node in sent.iter()][:5] == ["settings", "pref", "web", "mail", "seo-redirect"]

    @pytest.mark.parametrize("default", ["panel", "off"])
    def test_omitted_services_are_left_to_the_server(self, default):
        server = stocked(f"alias_pref_defaults={default}")
        done = create(server, mail=True)
        assert (done.values["mail"], done.values["web"]) == (True, default == "panel")

    def test_another_name_is_a_rename(self, server):
        number = create(server).outcome.after.id
        options = {"match_by": "id", "id": number, "name": "example.info", "web": False}
        done = server.task(SITE_ALIAS, **options)
        assert (done.error, done.requests, writes(done)) == (None, 2, ["rename", "set"])
        assert (done.values["name"], done.outcome.after.id) == ("example.info", number)
        assert not server.task(SITE_ALIAS, **options).changed


class TestSite:
    def test_main_site_has_aliases(self, server):
        assert create(server, site="EXAMPLE.com").values["site"] == "example.com"

    def test_alias_needs_a_site_that_exists(self, server):
        assert server.task(SITE_ALIAS, name="example.net").error.option == "site"
        task = server.task(SITE_ALIAS, name="example.net", site="nowhere.example")
        assert (task.error.option, writes(task)) == ("site", [])

    def test_missing_site_is_a_warning_in_check_mode(self, server):
        task = server.task(SITE_ALIAS, check_mode=True, name="example.net", site="nowhere.example")
        assert (task.error, task.verb) == (None, "create")
        assert "nowhere.example" in " ".join(task.planning.warnings)

    @pytest.mark.parametrize("check_mode", [True, False])
    def test_another_site_needs_force(self, server, check_mode):
        create(server)
        task = server.task(SITE_ALIAS, name="example.net", site="example.com", check_mode=check_mode)
        assert (task.error.kind, writes(task)) == ("guard", [])

    def test_another_site_with_force_replaces_the_alias(self, server):
        number = create(server, mail=False, dns=False).outcome.after.id
        done = create(server, site="example.com", web=False, force=True)
        assert (done.changed, done.requests, writes(done)) == (True, 2, ["delete", "create"])
        assert done.outcome.after.id != number
        kept = {"mail": False, "dns": False, "web": False, "site": "example.com"}
        assert {option: done.values[option] for option in kept} == kept
        assert not create(server, site="example.com", web=False, force=True).changed

    def test_another_site_cannot_be_given_by_id(self, server):
        number = create(server).outcome.after.id
        task = server.task(SITE_ALIAS, match_by="id", id=number, site="example.com", force=True)
        assert (task.error.option, writes(task)) == ("site", [])

    def test_name_of_a_site_is_told_apart(self, server):
        task = server.task(SITE_ALIAS, name="example.org", site="example.com")
        assert (task.error.kind, writes(task)) == ("conflict", [])


class TestStatus:
    def test_disabled_is_written_once(self, server):
        done = create(server, status="disabled")
        assert done.outcome.after.facts["status"] == 1
        assert not create(server, status="disabled").changed
        assert create(server, status="active").values["status"] == "active"

    @pytest.mark.parametrize("bit", [1, 8])
    def test_both_bits_are_disabled(self, bit):
        server = stocked(f"alias_disabled={bit}")
        create(server)
        with server.emulator.store.transaction() as db:
            db.update("site_aliases", db.value("SELECT id FROM site_aliases"), disabled=1)
        task = create(server, status="disabled")
        assert (task.changed, task.outcome.after.facts["status"]) == (False, bit)
        assert create(server, status="active").changed

    def test_status_of_the_site_is_a_warning(self, server):
        create(server)
        assert server.task(SITE, name="example.org", status="disabled").changed
        task = create(server, status="active")
        assert (task.changed, task.values["status"], task.outcome.after.facts["status"]) == (False, "active", 2)
        assert "does not enable" in " ".join(task.planning.warnings)


def test_deletion_takes_two_requests_and_nothing_one(server):
    create(server)
    done = server.task(SITE_ALIAS, name="example.net", state="absent")
    assert (done.error, done.changed, done.requests, writes(done)) == (None, True, 2, ["delete"])
    again = server.task(SITE_ALIAS, name="example.net", state="absent")
    assert (again.changed, again.requests) == (False, 1)
