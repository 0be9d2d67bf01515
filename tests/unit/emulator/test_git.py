# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operations of the extension ``git``."""

from __future__ import annotations

import pytest

from unit.emulator.hosted import physical, webspace

REMOTE = "https://git.example.com/site.git"


@pytest.fixture
def hosted(server):
    """A server with a domain that has physical hosting."""
    return with_domain(server)


def with_domain(server):
    server.customer()
    assert server.codes(webspace(rest=physical(), owner_login="jdoe")) == [0]
    return server


def git(operation: str, **nodes: str) -> str:
    body = "".join(f"<{name.replace('_', '-')}>{value}</{name.replace('_', '-')}>" for name, value in nodes.items())
    return f"<extension><call><git><{operation}>{body}</{operation}></git></call></extension>"


def repository(operation: str, name: str = "site", **nodes: str) -> str:
    return git(operation, domain="example.com", name=name, **nodes)


def repositories(server, **nodes: str) -> list[dict[str, str | None]]:
    found = server.one(git("get", **nodes)).iterfind("git/get/repository")
    return [{node.tag: node.text for node in described} for described in found]


def test_repository_is_described_as_it_was_created(hosted):
    made = hosted.one(repository("create", remote_url=REMOTE, skip_ssl_verification="1", actions="make;true"))
    shown = {node.tag: node.text for node in made.find("git/create/repository")}
    assert len(shown.pop("uid")) == 36
    assert shown == {
        "domain": "example.com",
        "name": "site",
        "deployment-path": "/httpdocs",
        "deployment-mode": "auto",
        "remote-url": REMOTE,
        "skip-ssl-verification": "true",
        "active-branch": None,
        "actions": "make;true",
    }
    (found,) = repositories(hosted)
    assert {**shown, "uid": found["uid"]} == found


def test_local_repository_has_no_remote_settings(hosted):
    hosted.one(repository("create", skip_ssl_verification="true"))
    (found,) = repositories(hosted, domain="example.com")
    assert not {"remote-url", "skip-ssl-verification"} & set(found)


def test_update_changes_only_named_settings(hosted):
    hosted.one(repository("create", deployment_path="/app", deployment_mode="manual"))
    changed = hosted.one(repository("update", new_name="other", active_branch="main"))
    (found,) = repositories(hosted)
    assert {node.tag: node.text for node in changed.find("git/update/repository")} == found
    names = ("name", "active-branch", "deployment-path", "deployment-mode")
    assert [found[name] for name in names] == ["other", "main", "/app", "manual"]


def test_removed_repository_is_gone(hosted):
    hosted.one(repository("create"))
    result = hosted.one(repository("remove"))
    assert result.findtext("status") == "ok"
    assert len(result.find("git/remove")) == 0
    assert repositories(hosted) == []
    assert hosted.codes(repository("remove")) == [1013]


@pytest.mark.parametrize(
    "settings, operation, code",
    [
        ({"remote_url": REMOTE}, "fetch", 0),
        ({}, "fetch", 1023),
        ({"deployment_mode": "manual"}, "deploy", 0),
        ({"deployment_mode": "none"}, "deploy", 1023),
    ],
)
def test_actions_depend_on_the_repository(hosted, settings, operation, code):
    hosted.one(repository("create", **settings))
    result = hosted.one(repository(operation))
    assert int(result.findtext("errcode") or 0) == code
    assert (result.find(f"git/{operation}") is not None) == (code == 0)


@pytest.mark.parametrize("behavior, code", [("1013", 1013), ("1023", 1023)])
def test_missing_domain_or_repository_is_refused(serving, behavior, code):
    server = with_domain(serving(git_missing=behavior))
    packets = "".join(repository(operation) for operation in ("update", "remove", "deploy", "fetch"))
    packets += git("get", domain="nothing.example") + git("create", domain="nothing.example", name="a")
    assert server.codes(packets) == [code] * 6


@pytest.mark.parametrize("behavior, code", [("1007", 1007), ("1023", 1023)])
def test_taken_name_is_refused(serving, behavior, code):
    server = with_domain(serving(git_taken=behavior))
    assert server.codes(repository("create") + repository("create", "other")) == [0, 0]
    assert server.codes(repository("create") + repository("update", new_name="other")) == [code, code]


@pytest.mark.parametrize(
    "packet",
    [
        git("create", domain="example.com"),
        git("create", domain="example.com", name=""),
        repository("create", deployment_mode="sometimes"),
        repository("create", skip_ssl_verification="perhaps"),
        repository("create", active_branch="main"),
        repository("remove", owner="jdoe"),
        repository("create", actions="<action/>"),
        git("get", name="site"),
        git("clone"),
    ],
)
@pytest.mark.parametrize("code", [1019, 1023])
def test_undocumented_request_is_refused(serving, packet, code):
    server = with_domain(serving(git_invalid=str(code)))
    assert server.codes(packet) == [code]
    assert repositories(server) == []


def test_failed_call_changes_nothing(hosted):
    create = "<create><domain>example.com</domain><name>a</name></create>"
    assert hosted.codes(f"<extension><call><git>{create}{create}</git></call></extension>") == [1007]
    assert repositories(hosted) == []


def test_domain_without_hosting_takes_no_repository(server):
    server.webspace(server.customer())
    assert server.codes(repository("create")) == [1023]


def test_repositories_go_with_their_domain(hosted):
    hosted.one(repository("create"))
    assert hosted.codes("<webspace><del><filter><name>example.com</name></filter></del></webspace>") == [0]
    assert repositories(hosted) == []


def test_repositories_go_with_the_extension(hosted):
    hosted.one(repository("create"))
    uninstall, install = (f"<{name}><id>git</id></{name}>" for name in ("uninstall", "install"))
    assert hosted.codes(f"<extension>{uninstall}{install}</extension>") == [0, 0]
    assert repositories(hosted) == []
