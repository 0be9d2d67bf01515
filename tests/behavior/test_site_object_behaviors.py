# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What belongs to sites reaches the desired state, or the task says that it cannot, however the server behaves."""

from __future__ import annotations

import pytest
from scenario import Step, Truth, foresee, live, run, settings

import certs
from ansible_collections.community.plesk.plugins.module_utils._resources.certificate import CERTIFICATE
from ansible_collections.community.plesk.plugins.module_utils._resources.ftp_user import FTP_USER
from ansible_collections.community.plesk.plugins.module_utils._resources.log_rotation import LOG_ROTATION
from ansible_collections.community.plesk.plugins.module_utils._resources.php_handler import PHP_HANDLER
from ansible_collections.community.plesk.plugins.module_utils._resources.protected_directory import PROTECTED_DIRECTORY
from ansible_collections.community.plesk.plugins.module_utils._resources.virtual_directory import VIRTUAL_DIRECTORY
from engine import Server
from mail_server import hosted

PASSWORD = "Corr3ct-Horse"
SITE = {"site": "example.com"}
PRIVATE = {**SITE, "path": "private"}
POOL = {"subscription": "example.com", "name": "Web"}
FTP = {"subscription": "example.com", "name": "upload"}
FILES = {**SITE, "name": "files"}
STEPS = (
    Step("ftp user", FTP_USER, {**FTP, "password": PASSWORD, "home": "/httpdocs/x", "create_home": True}),
    Step("ftp quota", FTP_USER, {**FTP, "quota": "1G"}),
    Step("ftp quota unlimited", FTP_USER, {**FTP, "quota": "unlimited"}),
    Step("ftp home", FTP_USER, {**FTP, "home": "/"}),
    Step("ftp permission", FTP_USER, {**FTP, "write": False}),
    Step("ftp user renamed", FTP_USER, {**FTP, "match_by": "id", "id": 1, "name": "upload2"}),
    Step("ftp user gone", FTP_USER, {**FTP, "name": "upload2", "state": "absent"}),
    Step("certificate", CERTIFICATE, {**POOL, "private_key": certs.KEY, "certificate": certs.CERTIFICATE}),
    Step("certificate of the server", CERTIFICATE, {"server_pool": True, "name": "Web", "private_key": certs.KEY}),
    Step("certificate gone", CERTIFICATE, {**POOL, "state": "absent"}),
    Step("handler off", PHP_HANDLER, {"handler_id": "cgi", "enabled": False}),
    Step("handler on", PHP_HANDLER, {"handler_id": "cgi", "enabled": True}),
    Step("directory", PROTECTED_DIRECTORY, {**PRIVATE, "title": "Staff", "cgi": True, "non_ssl": True}),
    Step("directory without cgi", PROTECTED_DIRECTORY, {**PRIVATE, "cgi": False}),
    Step("directory with a user", PROTECTED_DIRECTORY, {**PRIVATE, "users": [{"login": "jdoe", "password": PASSWORD}]}),
    Step("directory without users", PROTECTED_DIRECTORY, {**PRIVATE, "users": [], "purge_users": True}),
    Step("directory without title", PROTECTED_DIRECTORY, {**PRIVATE, "title": ""}),
    Step("directory gone", PROTECTED_DIRECTORY, {**PRIVATE, "state": "absent"}),
    Step("rotation", LOG_ROTATION, {**SITE, "period": "weekly", "files": 3, "email": "logs@example.com"}),
    Step("rotation by size", LOG_ROTATION, {**SITE, "size": 2048, "compress": False}),
    Step("rotation off", LOG_ROTATION, {**SITE, "enabled": False}),
    Step("rotation on", LOG_ROTATION, {**SITE, "enabled": True, "files": 5}),
    Step("rotation without email", LOG_ROTATION, {**SITE, "email": ""}),
)
ON_WINDOWS = (
    Step("directory", VIRTUAL_DIRECTORY, {**FILES, "access_write": True, "ip_allow": ["192.0.2.1"]}),
    Step("application", VIRTUAL_DIRECTORY, {**FILES, "application": {"run_in_mta": True}}),
    Step("documents", VIRTUAL_DIRECTORY, {**FILES, "default_documents": ["index.html", "index.htm"]}),
    Step("more addresses", VIRTUAL_DIRECTORY, {**FILES, "ip_allow": ["192.0.2.1", "192.0.2.0/24"]}),
    Step("other addresses", VIRTUAL_DIRECTORY, {**FILES, "ip_allow": ["198.51.100.7"]}),
    Step("no application", VIRTUAL_DIRECTORY, {**FILES, "application": {"enabled": False}, "default_documents": []}),
    Step("directory gone", VIRTUAL_DIRECTORY, {**FILES, "state": "absent"}),
)
# Where a server makes the wanted state impossible, the task must fail; these are all such places.
IMPOSSIBLE = {
    "empty_node=ignore": {"directory without title"},
    "empty_node=error": {"directory without title"},
    "virtdir_lists=merge": {"other addresses"},
}
# What a server does not return is written by every run, or cannot be compared.
UNSEEN = {"ftp_permissions=absent": {"ftp permission"}}


def concerning(steps: tuple[Step, ...], *names: str) -> list[str]:
    """No behavior, and each of those that concern the steps, but which platform the server has."""
    found = settings({step.resource.operator for step in steps}, names)
    return ["", *(setting for setting in found if not setting.startswith("platform="))]


def live_under(server: Server, truth: Truth, setting: str, step: Step) -> None:
    fails, unseen = (step.name in table.get(setting, ()) for table in (IMPOSSIBLE, UNSEEN))
    live(server, truth, step, fails=fails, may_fail=unseen)


@pytest.mark.parametrize("setting", concerning(STEPS, "empty_node", "empty_result", "booleans"))
def test_each_behavior_alone(setting: str) -> None:
    server = hosted("example.com", *filter(None, [setting]))
    truth = Truth(server)
    for step in STEPS:
        live_under(server, truth, setting, step)


@pytest.mark.parametrize("setting", concerning(ON_WINDOWS, "booleans"))
def test_each_behavior_alone_on_windows(setting: str) -> None:
    server = hosted("example.com", "platform=windows", *filter(None, [setting]))
    truth = Truth(server, "platform=windows")
    for step in ON_WINDOWS:
        live_under(server, truth, setting, step)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_check_mode_predicts_the_run_and_writes_nothing(step: Step) -> None:
    server = hosted("example.com")
    for earlier in STEPS[: STEPS.index(step)]:
        run(server, earlier)
    foresee(server, Truth(server), step)
