# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Service plans against the emulator: what is written and read, who owns them, what stands in the way of deletion."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.community.plesk.plugins.module_utils._api.errors import PleskError
from ansible_collections.community.plesk.plugins.module_utils._resources.reseller import RESELLER
from ansible_collections.community.plesk.plugins.module_utils._resources.service_plan import SERVICE_PLAN
from engine import Server, Task

EVERYTHING: dict[str, Any] = {
    "limits": {"disk_space": "10G", "max_db": 5, "max_traffic": "unlimited"},
    "overuse": "notify",
    "permissions": {"manage_dns": True, "manage_phosting": True},
    "hosting": {"ssl": True, "shell": "/bin/bash", "ftp_quota": "1G", "php_handler_id": "plesk-php83-fpm"},
    "php_settings": {"memory_limit": "256M", "display_errors": True},
    "web_server_settings": {
        "additional": "Options -Indexes",
        "restrict_follow_symlinks": True,
        "nginx_proxy_mode": "default",
    },
    "performance": {"bandwidth": 512, "max_connections": "unlimited"},
    "log_rotation": {"period": "daily", "files": 5, "compress": True, "email": "logs@example.com"},
    "mail": {
        "enabled": True,
        "nonexistent_user": {"bounce": "No such user"},
        "webmail": "roundcube",
        "mailing_lists": False,
        "outgoing_limit_mailbox": 10,
        "outgoing_limit_domain": "default",
        "outgoing_limit_subscription": "unlimited",
        "sendmail": "default",
        "outgoing_overlimit_percent": 10,
    },
    "preferences": {"statistics_months": 6, "dns_zone_type": "secondary", "mailing_lists": True, "mail_service": True},
    "plan_items": ["Support", "Backup"],
    "aps_filter": True,
    "packages": [{"name": "WordPress", "value": "6.5"}],
    "db_servers": [{"host": "localhost", "port": 3306}],
    "external_id": "offer-1",
}


@pytest.fixture
def server() -> Server:
    return Server()


def plan(server: Server, **options: Any) -> Task:
    return server.task(SERVICE_PLAN, **{"name": "Gold", **options})


def refusal(server: Server, **options: Any) -> str:
    """What is wrong with a task, whether its options are refused or its plan."""
    try:
        return str(plan(server, **options).error)
    except PleskError as error:
        return str(error)


def reseller(server: Server) -> None:
    rights = {"remote_access_interface": True}
    done = server.task(RESELLER, login="north", contact_name="N", password="Corr3ct-Horse", permissions=rights)
    assert (done.error, done.changed) == (None, True)


def subscribed(server: Server, name: str = "example.com", plan_name: str = "Gold") -> None:
    """A subscription to a plan, made without a module."""
    packet = f"""<packet><webspace><add>
      <gen_setup><name>{name}</name><htype>vrt_hst</htype><ip_address>192.0.2.10</ip_address></gen_setup>
      <hosting><vrt_hst>
        <property><name>ftp_login</name><value>{name.replace(".", "")}</value></property>
        <property><name>ftp_password</name><value>Corr3ct-Horse</value></property>
        <ip_address>192.0.2.10</ip_address>
      </vrt_hst></hosting>
      <plan-name>{plan_name}</plan-name></add></webspace></packet>"""
    answer = server.emulator.handle({"HTTP_AUTH_LOGIN": "admin", "HTTP_AUTH_PASSWD": server.password}, packet.encode())
    assert b"<status>ok</status>" in answer.body, answer.body


class TestValues:
    @pytest.mark.parametrize("option", EVERYTHING)
    def test_option_reaches_a_new_plan_and_an_old_one(self, server, option):
        new = plan(server, **{option: EVERYTHING[option]})
        assert (new.error, new.changed) == (None, True)
        old = plan(server, name="Unlimited", **{option: EVERYTHING[option]})
        assert (old.error, old.changed) == (None, True)
        for name in ("Gold", "Unlimited"):
            again = plan(server, name=name, **{option: EVERYTHING[option]})
            assert (again.error, again.changed) == (None, False)
            assert again.requests == (2 if option == "db_servers" else 1)

    def test_all_options_together_cost_three_requests(self, server):
        done = plan(server, **EVERYTHING)
        assert (done.error, done.requests) == (None, 4)
        again = plan(server, **EVERYTHING)
        assert (again.error, again.changed, again.requests) == (None, False, 2)


class TestCost:
    def test_change_costs_two_requests_and_unchanged_one(self, server):
        assert plan(server, limits={"max_db": 5}).requests == 2
        changed = plan(server, limits={"max_db": 6}, php_settings={"memory_limit": "1G"}, owner="admin")
        assert (changed.error, changed.changed, changed.requests) == (None, True, 2)
        again = plan(server, limits={"max_db": 6}, php_settings={"memory_limit": "1G"}, owner="admin")
        assert (again.error, again.changed, again.requests) == (None, False, 1)

    def test_copy_costs_three_requests(self, server):
        plan(server, limits={"max_db": 5}, hosting={"cgi": True})
        copied = plan(server, name="Silver", copy_of="Gold", limits={"max_db": 2})
        assert (copied.error, copied.changed, copied.requests) == (None, True, 3)
        assert copied.values["limits"]["max_db"] == 2
        assert copied.values["hosting"]["cgi"] is True

    def test_rename_by_external_id_costs_two_requests(self, server):
        plan(server, external_id="offer-1")
        renamed = plan(server, match_by="external_id", external_id="offer-1", name="Platinum")
        assert (renamed.error, renamed.changed, renamed.requests) == (None, True, 2)
        assert renamed.values["name"] == "Platinum"


class TestRefusals:
    def test_unknown_names_are_refused_with_similar_ones(self, server):
        done = plan(server, limits={"max_dbs": 1}, permissions={"manage_dsn": True}, hosting={"sll": True})
        text = str(done.error)
        assert all(near in text for near in ("max_db", "manage_dns", "ssl"))
        assert not done.changed

    def test_unknown_php_setting_is_sent_as_it_is(self, server):
        assert plan(server, php_settings={"vendor.extra": "1"}).values["php_settings"] == {"vendor.extra": "1"}

    @pytest.mark.parametrize(
        "options, problem",
        [
            ({"hosting": {"ssl": True}, "hosting_type": "none"}, "hosting_type is 'none'"),
            ({"log_rotation": {"size": 5, "period": "daily"}}, "cannot be combined with size"),
            ({"log_rotation": {"enabled": False, "files": 5}}, "log rotation is not enabled"),
            ({"log_rotation": {"enabled": True}}, "required to enable log rotation"),
            ({"plan_items": [" "]}, "is blank"),
            ({"db_servers": [{"host": "db", "port": 70000}]}, "is not a port"),
            ({"copy_of": "Gold"}, "is the plan itself"),
        ],
    )
    def test_contradictory_options_are_refused(self, server, options, problem):
        assert problem in refusal(server, **options)


class TestHosting:
    def test_hosting_can_be_taken_away_and_come_back(self, server):
        assert plan(server, hosting_type="none").values["hosting_type"] == "none"
        assert plan(server, hosting_type="none").requests == 1
        back = plan(server, hosting={"ssl": False})
        assert (back.error, back.changed) == (None, True)
        assert (back.values["hosting_type"], back.values["hosting"]["ssl"]) == ("physical", False)

    def test_single_property_leaves_the_others_alone(self, server):
        plan(server, hosting={"shell": "/bin/bash"})
        changed = plan(server, hosting={"cgi": True})
        assert (changed.error, changed.values["hosting"]["shell"]) == (None, "/bin/bash")
        assert changed.wire.packets[-1].count(b"<property>") == 1


class TestGroups:
    def test_log_rotation_changes_its_condition_and_ends(self, server):
        plan(server, log_rotation={"size": 100, "files": 3})
        by_time = plan(server, log_rotation={"period": "weekly"})
        assert by_time.error is None
        kept = {"enabled": True, "size": None, "period": "weekly", "files": 3, "compress": None, "email": ""}
        assert {**by_time.values["log_rotation"], "email": ""} == kept
        off = plan(server, log_rotation={"enabled": False})
        assert (off.error, off.values["log_rotation"]["enabled"]) == (None, False)
        assert not plan(server, log_rotation={"enabled": False}).changed

    def test_mail_to_unknown_users_can_be_forwarded_or_rejected(self, server):
        for action in ({"forward": "post@example.com"}, "reject", {"bounce": "gone"}):
            done = plan(server, mail={"nonexistent_user": action})
            assert (done.error, done.values["mail"]["nonexistent_user"]) == (None, action)

    def test_members_are_added_and_removed(self, server):
        plan(server, plan_items=["a", "b"], packages=[{"name": "x", "value": "1"}, {"name": "y"}], aps_filter=True)
        done = plan(server, plan_items=["b", "c"], packages=[{"name": "x", "value": "2"}], aps_filter=False)
        assert (done.error, done.requests) == (None, 2)
        assert done.values["plan_items"] == ["b", "c"]
        assert done.values["packages"] == [{"name": "x", "value": "2"}]
        assert done.values["aps_filter"] is False
        assert plan(server, plan_items=[], packages=[]).values["plan_items"] == []

    def test_refused_database_server_fails_the_task(self, server):
        done = plan(server, db_servers=[{"host": "nowhere.example.com"}])
        assert done.error is not None
        assert (done.error.details["operation"], done.error.details["code"]) == ("db-servers", 1013)


class TestOwner:
    def test_plans_of_two_owners_may_have_one_name(self, server):
        reseller(server)
        assert plan(server, limits={"max_db": 1}).changed
        other = plan(server, owner="north", limits={"max_db": 2}, plan_items=["a"])
        assert (other.error, other.changed, other.requests) == (None, True, 3)
        assert plan(server, limits={"max_db": 1}).requests == 1
        again = plan(server, owner="north", limits={"max_db": 2}, plan_items=["a"])
        assert (again.changed, again.requests, again.values["owner"]) == (False, 1, "north")
        for options in ({"limits": {"max_db": 3}}, {"aps_filter": True}, {"state": "absent"}):
            done = plan(server, owner="north", **options)
            assert (done.error, done.changed, done.requests) == (None, True, 2)
        assert not plan(server, limits={"max_db": 1}).changed

    def test_copy_stays_with_its_owner(self, server):
        reseller(server)
        plan(server, owner="north", limits={"max_db": 2})
        copied = plan(server, owner="north", name="Silver", copy_of="Gold")
        assert (copied.error, copied.values["owner"], copied.values["limits"]["max_db"]) == (None, "north", 2)
        assert plan(server, name="Bronze", copy_of="Silver").error is not None

    def test_unknown_owner_is_refused(self, server):
        done = plan(server, owner="nobody")
        assert "Create the reseller first" in str(done.error)
        assert not plan(server, owner="nobody", state="absent").error

    @pytest.mark.parametrize("form", ["login", "id", "both"])
    def test_owner_is_recognized_in_each_form_of_answers(self, form):
        server = Server(f"owner_form={form}")
        reseller(server)
        for owner in ("admin", "north"):
            assert plan(server, owner=owner).error is None
            again = plan(server, owner=owner)
            assert (again.error, again.changed, again.values["owner"]) == (None, False, owner)

    def test_reseller_manages_own_plans(self, server):
        reseller(server)
        own = Server(login="north", password="Corr3ct-Horse")
        own.emulator = server.emulator
        made = plan(own, limits={"max_db": 2})
        assert (made.error, made.changed, made.requests) == (None, True, 2)
        named = plan(own, owner="north", limits={"max_db": 2})
        assert (named.error, named.changed) == (None, False)
        assert plan(server, owner="north").values["limits"]["max_db"] == 2


class TestDeletion:
    def test_plan_in_use_is_not_deleted_without_force(self, server):
        plan(server)
        subscribed(server)
        subscribed(server, "example.net")
        done = plan(server, state="absent")
        assert "subscriptions: example.com, example.net" in str(done.error)
        assert not done.changed

    @pytest.mark.parametrize("behavior", ["refuse_1023", "detach"])
    def test_force_makes_subscriptions_custom_and_deletes(self, behavior):
        server = Server(f"plan_in_use_del={behavior}")
        plan(server)
        subscribed(server)
        done = plan(server, state="absent", force=True)
        assert (done.error, done.changed, done.requests) == (None, True, 2)
        assert done.outcome.change.taken == {"subscriptions": ["example.com"]}
        assert b"<no-plan/>" in done.wire.packets[-1]
        assert not plan(server, state="absent").changed

    def test_problems_of_a_push_are_warnings(self, server):
        plan(server, overuse="block", limits={"max_site": 5})
        subscribed(server)
        done = plan(server, limits={"max_site": 0})
        assert (done.error, done.changed) == (None, True)
        assert any("example.com" in text for text in done.planning.warnings)
