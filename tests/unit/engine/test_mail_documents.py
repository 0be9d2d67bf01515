# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Documents that create the sites of their mail, and delete both."""

from __future__ import annotations

from engine import InProcess, Server
from module_run import running

SUBSCRIPTION = {"name": "example.com", "ftp_login": "jdoe", "ftp_password": "Corr3ct-Horse"}
MAIL = {
    "subscriptions": [SUBSCRIPTION],
    "mail_settings": [{"site": "example.com", "dkim": True}],
    "mail_accounts": [
        {"address": "jd@example.com", "mailbox": True},
        {"address": "info@example.com", "aliases": ["x"]},
    ],
}


def test_site_and_its_mail_are_created_in_one_document():
    with running(InProcess(Server().emulator)) as run:
        foreseen = run("plesk_objects", check_mode=True, diff=True, **MAIL)
        assert foreseen.error == {}
        assert (foreseen.result["summary"]["created"], foreseen.result["summary"]["updated"]) == (3, 1)
        done = run("plesk_objects", diff=True, **MAIL)
        assert done.error == {}
        assert done.result["summary"] == foreseen.result["summary"]
        again = run("plesk_objects", **MAIL)
        assert (again.error, again.changed, again.requests) == ({}, False, 2)
        settings = run("plesk_mail_settings_info").result["mail_settings"]
        assert [each["dkim"] for each in settings] == [True]


def test_account_of_a_failed_subscription_is_not_begun():
    with running(InProcess(Server().emulator)) as run:
        first = {**SUBSCRIPTION, "name": "example.org"}
        done = run("plesk_objects", **{**MAIL, "subscriptions": [first, SUBSCRIPTION]})  # with one login for FTP
        assert done.result["failed"]
        assert [line["verb"] for line in done.result["outcomes"]["mail_accounts"]] == ["not_done", "not_done"]


def test_accounts_are_deleted_before_their_subscription():
    with running(InProcess(Server().emulator)) as run:
        assert run("plesk_objects", **MAIL).error == {}
        gone = {
            "subscriptions": [{"name": "example.com", "state": "absent", "force": True}],
            "mail_accounts": [{"address": "jd@example.com", "state": "absent"}],
        }
        done = run("plesk_objects", **gone)
        assert (done.error, done.result["summary"]["deleted"]) == ({}, 2)
        again = run("plesk_objects", **gone)
        assert (again.error, again.changed) == ({}, False)


def test_word_that_yaml_reads_as_a_boolean_is_the_choice():
    with running(InProcess(Server().emulator)) as run:
        assert run("plesk_objects", **MAIL).error == {}
        accounts = [{"address": "jd@example.com", "antivirus": False}]
        assert run("plesk_mail_account", **accounts[0]).error == {}
        done = run("plesk_mail_accounts", mail_accounts=accounts)
        assert (done.error, done.changed) == ({}, False)
