# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Mail accounts against the emulator in this process: what is written, what is refused, and what it costs."""

from __future__ import annotations

import pytest
from lxml import etree

from ansible_collections.community.plesk.plugins.module_utils._api.errors import OptionError, SeveralErrors
from ansible_collections.community.plesk.plugins.module_utils._resources.mail_account import MAIL_ACCOUNT
from engine import InProcess, Server
from mail_server import PASSWORD, hosted, set_usage

FULL = {
    "address": "jd@example.com",
    "password": PASSWORD,
    "mailbox": True,
    "quota": "1M",
    "aliases": ["john", "doe"],
    "forward_to": ["b@other.example", "a@other.example"],
    "autoresponder": {"enabled": True, "subject": "Away", "text": "two\nlines", "end_date": "2030-01-31"},
    "antivirus": "inout",
    "panel_access": True,
    "outgoing_limit": 50,
    "description": "the first",
}


@pytest.fixture
def server() -> Server:
    return hosted("example.com")


def written(task) -> list[str]:
    """The operations of a task that write, an update with its form, and the nodes that each carries."""
    found = []
    for body in task.wire.packets:
        for operation in etree.fromstring(body).iterfind("mail/*"):
            inner = operation[0] if operation.tag == "update" else operation
            if operation.tag in ("create", "update", "remove", "rename"):
                nodes = [node.tag for node in inner.iterfind("filter/mailname/*") if node.tag != "name"]
                found.append(
                    " ".join([f"{operation.tag}/{inner.tag}" if inner is not operation else inner.tag, *nodes])
                )
    return found


def changed(server: Server, **options) -> list[str]:
    """Change the account and return what was written; a second run then changes nothing."""
    options = {"address": "jd@example.com", **options}
    task = server.task(MAIL_ACCOUNT, **options)
    assert (task.error, task.changed) == (None, True)
    again = server.task(MAIL_ACCOUNT, **options)
    assert (again.error, again.changed, again.requests) == (None, False, 2)
    return written(task)


class TestOneAccount:
    def test_full_account_is_created_in_three_requests(self, server):
        task = server.task(MAIL_ACCOUNT, **FULL)
        assert (task.error, task.changed, task.requests) == (None, True, 3)
        assert task.values["address"] == "jd@example.com"
        assert task.values["forward_to"] == ["a@other.example", "b@other.example"]
        assert task.values["autoresponder"]["text"] == "two\nlines"
        again = server.task(MAIL_ACCOUNT, **FULL)
        assert (again.error, again.changed, again.requests) == (None, False, 2)

    def test_address_of_autoresponder_is_compared_as_such(self, server):
        options = {"address": "jd@example.com", "mailbox": True}
        message = {"enabled": True, "text": "Away", "forward_to": "All@b\u00fccher.example"}
        assert server.task(MAIL_ACCOUNT, **options, autoresponder=message).error is None
        again = {**message, "forward_to": "all@XN--bcher-kva.example"}
        assert not server.task(MAIL_ACCOUNT, **options, autoresponder=again).changed
        other = server.task(MAIL_ACCOUNT, **options, autoresponder={**message, "forward_to": ""})
        assert (other.error, other.changed) == (None, True)

    def test_account_without_options_has_no_mailbox(self, server):
        task = server.task(MAIL_ACCOUNT, address="jd@example.com")
        assert written(task) == ["create"]
        assert (task.values["mailbox"], task.values["forward_enabled"]) == (False, False)

    def test_update_carries_only_what_differs(self, server):
        server.task(MAIL_ACCOUNT, **FULL)
        assert changed(server, **{**FULL, "description": "new"}) == ["update/set description"]
        assert changed(server, antivirus="off", outgoing_limit="default") == [
            "update/set antivir outgoing-messages-mbox-limit"
        ]

    def test_quota_is_set_with_the_present_switch(self, server):
        server.task(MAIL_ACCOUNT, **FULL)
        task = server.task(MAIL_ACCOUNT, address="jd@example.com", quota="unlimited")
        assert b"<mailbox><enabled>true</enabled><quota>-1</quota></mailbox>" in task.wire.packets[-1]
        assert task.values["quota"] == -1
        assert not server.task(MAIL_ACCOUNT, address="jd@example.com", quota="default").changed

    def test_aliases_are_added_and_removed_one_by_one(self, server):
        server.task(MAIL_ACCOUNT, **FULL)
        assert changed(server, aliases=["DOE", "jane"]) == ["update/add alias", "update/remove alias"]
        assert changed(server, aliases=[]) == ["update/remove alias alias"]

    def test_forwarding_follows_its_list(self, server):
        server.task(MAIL_ACCOUNT, address="jd@example.com")
        assert changed(server, forward_to=["a@b.example", "c@b.example"]) == ["update/set forwarding"]
        assert changed(server, forward_to=["a@b.example", "d@b.example"]) == [
            "update/add forwarding",
            "update/remove forwarding",
        ]
        assert changed(server, forward_to=[]) == ["update/set forwarding"]

    @pytest.mark.parametrize("setting", ["forwarding_off_keeps=kept", "forwarding_off_keeps=cleared"])
    def test_stale_addresses_do_not_revive(self, setting):
        server = hosted("example.com", setting)
        server.task(MAIL_ACCOUNT, address="jd@example.com", forward_to=["old@b.example"])
        changed(server, forward_to=[])
        changed(server, forward_to=["new@b.example"])
        task = server.task(MAIL_ACCOUNT, address="jd@example.com")
        assert task.values["forward_to"] == ["new@b.example"]
        changed(server, forward_enabled=False)
        assert server.task(MAIL_ACCOUNT, address="jd@example.com").values["forward_to"] == ["new@b.example"]
        changed(server, forward_enabled=True)

    def test_address_is_renamed_by_id(self, server):
        task = server.task(MAIL_ACCOUNT, **FULL)
        number = task.outcome.after.id
        renamed = server.task(MAIL_ACCOUNT, match_by="id", id=number, address="jane@example.com", description="x")
        assert (renamed.error, renamed.changed, renamed.requests) == (None, True, 3)
        assert written(renamed) == ["rename", "update/set description"]
        assert renamed.values["address"] == "jane@example.com"
        assert server.task(MAIL_ACCOUNT, address="jd@example.com", state="absent").verb == "none"

    def test_deletion_names_its_account(self, server):
        server.tasks(MAIL_ACCOUNT, {"address": "jd@example.com"}, {"address": "kate@example.com"})
        task = server.task(MAIL_ACCOUNT, address="JD@example.com", state="absent")
        assert (task.error, task.changed, task.requests) == (None, True, 3)
        assert b"<name>jd</name></filter></remove>" in task.wire.packets[-1]
        assert server.task(MAIL_ACCOUNT, address="kate@example.com").verb == "none"

    def test_password_is_written_when_asked(self, server):
        server.task(MAIL_ACCOUNT, **FULL)
        assert not server.task(MAIL_ACCOUNT, address="jd@example.com", password="An0ther-one").changed
        task = server.task(MAIL_ACCOUNT, address="jd@example.com", password="An0ther-one", update_password="always")
        assert task.changed
        assert written(task) == ["update/set password"]

    def test_international_domain_is_one_site(self):
        server = hosted("b\u00fccher.example")
        assert server.task(MAIL_ACCOUNT, address="jd@b\u00fccher.example").changed
        again = server.task(MAIL_ACCOUNT, address="jd@xn--bcher-kva.example")
        assert (again.error, again.verb) == (None, "none")
        assert again.values["address"] == "jd@xn--bcher-kva.example"

    def test_result_is_ok_as_a_task(self, server):
        task = server.task(MAIL_ACCOUNT, **FULL)
        back = {entry.option: task.values.get(entry.option) for entry in MAIL_ACCOUNT.lasting()}
        again = server.task(MAIL_ACCOUNT, **back)
        assert (again.error, again.verb) == (None, "none")


class TestRefusals:
    @pytest.mark.parametrize(
        "options, path",
        [
            ({"address": "example.com"}, "address"),
            ({"aliases": ["jd"]}, "aliases[0]"),
            ({"aliases": ["x@example.com"]}, "aliases[0]"),
            ({"forward_to": ["nobody"]}, "forward_to[0]"),
            ({"forward_to": [], "forward_enabled": True}, "forward_to"),
            ({"autoresponder": {"end_date": ""}}, "autoresponder.end_date"),
            ({"autoresponder": {"end_date": "tomorrow"}}, "autoresponder.end_date"),
        ],
    )
    def test_bad_value_names_its_option(self, server, options, path):
        with pytest.raises((OptionError, SeveralErrors)) as caught:
            server.task(MAIL_ACCOUNT, **{"address": "jd@example.com", **options})
        error = getattr(caught.value, "errors", [caught.value])[0]
        assert error.option == path

    def test_quota_needs_a_mailbox_to_create(self, server):
        assert server.task(MAIL_ACCOUNT, address="jd@example.com", quota="1M").error.option == "quota"

    def test_forwarding_needs_an_address(self, server):
        assert server.task(MAIL_ACCOUNT, address="jd@example.com", forward_enabled=True).error.option == (
            "forward_enabled"
        )

    def test_unknown_site_is_an_error_of_the_address(self, server):
        task = server.task(MAIL_ACCOUNT, address="jd@nowhere.example")
        assert "nowhere.example" in task.error.message
        gone = server.task(MAIL_ACCOUNT, address="jd@nowhere.example", state="absent")
        assert (gone.error, gone.changed) == (None, False)

    @pytest.mark.parametrize("code", ["1023", "1019"])
    def test_mail_service_that_is_off_is_named(self, code):
        server = hosted("example.com", f"mail_off_create={code}", mail=False)
        task = server.task(MAIL_ACCOUNT, address="jd@example.com")
        assert "The mail service of the site is switched off. Switch it on" in task.error.message

    @pytest.mark.parametrize("code", ["1019", "1023", "2204"])
    def test_weak_password_is_named(self, code):
        server = hosted("example.com", f"mail_weak_password={code}")
        task = server.task(MAIL_ACCOUNT, address="jd@example.com", password="jd12")
        assert "password is not complex enough" in task.error.message
        assert "jd12" not in task.error.message

    def test_alias_that_is_an_account_is_named(self, server):
        server.tasks(MAIL_ACCOUNT, {"address": "jd@example.com"}, {"address": "john@example.com"})
        task = server.task(MAIL_ACCOUNT, address="jd@example.com", aliases=["john"])
        assert (task.error.code, task.changed) == (1007, False)
        assert "'john' in aliases is the name of another mail account" in task.error.details["possible_cause"]
        server.task(MAIL_ACCOUNT, address="john@example.com", aliases=["doe"])
        task = server.task(MAIL_ACCOUNT, address="jd@example.com", aliases=["doe"])
        assert "is an alias of the mail account 'john'" in task.error.details["possible_cause"]

    def test_address_that_is_an_alias_is_named(self, server):
        server.task(MAIL_ACCOUNT, address="jd@example.com", aliases=["john"])
        task = server.task(MAIL_ACCOUNT, address="john@example.com")
        assert "'john' is an alias of the mail account 'jd'" in task.error.details["possible_cause"]

    def test_mailbox_with_messages_needs_force(self, server):
        server.task(MAIL_ACCOUNT, address="jd@example.com", mailbox=True)
        set_usage(server, "jd", 5)
        for options in ({"mailbox": False}, {"state": "absent"}):
            refused = server.task(MAIL_ACCOUNT, address="jd@example.com", **options)
            assert (refused.error.kind, refused.changed, refused.requests) == ("guard", False, 2)
            forced = server.task(MAIL_ACCOUNT, address="jd@example.com", force=True, **options)
            assert (forced.error, forced.changed) == (None, True)


class TestManyAccounts:
    def test_thousand_accounts_take_few_requests(self):
        sites = [f"site{number}.example" for number in range(100)]
        server = hosted(*sites)
        entries = [
            {"address": f"user{number}@{sites[number % 100]}", "forward_to": ["a@b.example"], "aliases": [f"a{number}"]}
            for number in range(1000)
        ]
        made = server.tasks(MAIL_ACCOUNT, *entries)
        assert all(outcome.changed and outcome.error is None for outcome in made.outcomes)
        assert made.requests <= 60
        again = server.tasks(MAIL_ACCOUNT, *entries)
        assert not any(outcome.changed or outcome.error for outcome in again.outcomes)
        assert again.requests <= 30

    def test_accounts_of_one_site_share_an_operation(self, server):
        wire = InProcess(server.emulator)
        entries = [{"address": f"user{number}@example.com"} for number in range(5)]
        task = server.tasks(MAIL_ACCOUNT, *entries, wire=wire)
        assert wire.packets[1].count(b"<get_info>") == 1
        assert task.requests == 3
