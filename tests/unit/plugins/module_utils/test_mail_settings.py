# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Mail settings of sites against the emulator in this process."""

from __future__ import annotations

import pytest

from ansible_collections.community.plesk.plugins.module_utils._api.errors import OptionError
from ansible_collections.community.plesk.plugins.module_utils._engine.gather import Wanted, gather
from ansible_collections.community.plesk.plugins.module_utils._resources.mail_account import MAIL_ACCOUNT
from ansible_collections.community.plesk.plugins.module_utils._resources.mail_settings import MAIL_SETTINGS
from engine import Server
from mail_server import hosted

SETTINGS = {
    "site": "example.com",
    "nonexistent_user": {"forward": "all@other.example"},
    "webmail": "horde",
    "dkim": True,
    "greylisting": True,
    "webmail_certificate": "main",
}


@pytest.fixture
def server() -> Server:
    return hosted("example.com")


def changed(server: Server, **options):
    """Change the settings; a second run then changes nothing."""
    options = {"site": "example.com", **options}
    task = server.task(MAIL_SETTINGS, **options)
    assert (task.error, task.changed, task.requests) == (None, True, 3)
    again = server.task(MAIL_SETTINGS, **options)
    assert (again.error, again.changed, again.requests) == (None, False, 2)
    return task


def test_all_settings_are_written_and_read_back(server):
    task = changed(server, **SETTINGS)
    assert {option: task.values[option] for option in (*SETTINGS, "enabled")} == {**SETTINGS, "enabled": True}


def test_only_the_setting_that_differs_is_written(server):
    changed(server, **SETTINGS)
    task = changed(server, nonexistent_user="reject", webmail="horde")
    assert b"<prefs><nonexistent-user><reject/></nonexistent-user></prefs>" in task.wire.packets[-1]
    assert b"<filter><site-id>1</site-id></filter>" in task.wire.packets[-1]
    changed(server, nonexistent_user={"bounce": "No such user"})


@pytest.mark.parametrize("setting", ["prefs_none=settings", "prefs_none=none"])
def test_mail_service_is_switched_off_and_on(setting):
    server = hosted("example.com", setting)
    changed(server, enabled=False, webmail="horde")
    assert server.task(MAIL_SETTINGS, site="example.com").values["enabled"] is False
    changed(server, enabled=True, webmail="roundcube")


def test_setting_that_is_not_returned_is_a_warning():
    server = hosted("example.com", "prefs_none=none", mail=False)
    task = server.task(MAIL_SETTINGS, site="example.com", webmail="horde")
    assert (task.error, task.changed) == (None, False)
    assert "webmail was not compared" in task.planning.warnings[0]


def test_unknown_site_is_an_error(server):
    assert server.task(MAIL_SETTINGS, site="nowhere.example").error.option == "site"


def test_unknown_site_is_a_warning_in_check_mode(server):
    task = server.task(MAIL_SETTINGS, check_mode=True, site="nowhere.example", dkim=True)
    assert (task.error, task.verb) == (None, "update")
    assert "does not exist yet" in task.planning.warnings[0]


def test_settings_have_no_state():
    assert "state" not in MAIL_SETTINGS.argument_spec()
    assert "state" in MAIL_ACCOUNT.argument_spec()


class TestReading:
    @pytest.fixture
    def two(self) -> Server:
        server = hosted("example.com", "b\u00fccher.example")
        entries = ("a@example.com", "b@example.com", "c@b\u00fccher.example")
        made = server.tasks(MAIL_ACCOUNT, *({"address": address} for address in entries))
        assert all(outcome.error is None for outcome in made.outcomes)
        return server

    @staticmethod
    def read(server: Server, resource, key: str = "", *values: str) -> list[str]:
        found = gather(server.client(), [Wanted(resource, key, values)]).by_section[resource.plural]
        return [entry.values[resource.natural] for entry in found]

    def test_everything_is_read_site_by_site(self, two):
        assert self.read(two, MAIL_ACCOUNT) == ["a@example.com", "b@example.com", "c@xn--bcher-kva.example"]
        assert self.read(two, MAIL_SETTINGS) == ["example.com", "b\u00fccher.example"]

    def test_site_in_either_form_is_read(self, two):
        for name in ("b\u00fccher.example", "xn--bcher-kva.example"):
            assert self.read(two, MAIL_ACCOUNT, "site", name) == ["c@xn--bcher-kva.example"]
        assert self.read(two, MAIL_SETTINGS, "site", "example.com") == ["example.com"]

    def test_addresses_are_read_alone(self, two):
        asked = ("b@example.com", "nobody@example.com", "x@nowhere.example")
        assert self.read(two, MAIL_ACCOUNT, "address", *asked) == ["b@example.com"]

    def test_address_without_a_site_is_refused(self, two):
        with pytest.raises(OptionError, match="not an email address"):
            self.read(two, MAIL_ACCOUNT, "address", "example.com")


def test_other_action_for_missing_addresses_replaces_the_former():
    server = hosted("example.com")
    for action in ({"bounce": "No such user"}, {"forward": "jd@other.example"}, "reject", {"bounce": "Gone"}):
        done = server.task(MAIL_SETTINGS, site="example.com", nonexistent_user=action)
        assert (done.error, done.values["nonexistent_user"]) == (None, action)
