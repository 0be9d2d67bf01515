# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Nodes that had other names in versions before 1.6.3.0."""

from __future__ import annotations

import pytest

from unit.emulator.hosted import physical, webspace

OLD = "1.6.0.2"
PASSWORD = "<password>Other-1-secret</password>"


@pytest.fixture
def site(server) -> str:
    """The id of a subscription and its site."""
    return server.one(webspace(rest=physical())).findtext("id")


def create(site: str, password: str = PASSWORD) -> str:
    account = f"<domain_id>{site}</domain_id><mailname><name>jd</name>{password}</mailname>"
    return f"<mail><create><filter>{account}</filter></create></mail>"


@pytest.mark.parametrize("kind", ["", "<password_type>plain</password_type>"])
def test_mail_account_is_created_by_the_old_names(server, site, kind):
    assert server.codes(create(site, PASSWORD + kind), version=OLD) == [0]
    chosen = f"<mail><get_info><filter><domain_id>{site}</domain_id></filter></get_info></mail>"
    assert server.one(chosen, version="1.6.0.0").findtext("mailname/name") == "jd"
    account = f"<domain_id>{site}</domain_id><mailname><name>jd</name><password>Third-1-secret</password></mailname>"
    update = f"<mail><update><set><filter>{account}</filter></set></update></mail>"
    assert server.packet(update, version=OLD).findtext("mail/update/set/result/status") == "ok"


def test_records_name_the_domain_in_requests_and_answers(server, site):
    record = f"<domain_id>{site}</domain_id><type>TXT</type><host>h</host><value>v</value>"
    assert server.codes(f"<dns><add_rec>{record}</add_rec></dns>", version=OLD) == [0]
    chosen = f"<dns><get_rec><filter><domain_id>{site}</domain_id></filter></get_rec></dns>"
    found = server.results(chosen, version=OLD)
    assert {result.findtext("data/domain_id") for result in found} == {site}
    assert all(result.find("data/site-id") is None for result in found)


def test_databases_name_the_domain_in_requests_and_answers(server, site):
    nodes = f"<domain-id>{site}</domain-id><name>d</name><type>mysql</type>"
    assert server.codes(f"<database><add-db>{nodes}</add-db></database>", version=OLD) == [0]
    chosen = f"<database><get-db><filter><domain-id>{site}</domain-id></filter></get-db></database>"
    found = server.one(chosen, version=OLD)
    assert (found.findtext("name"), found.findtext("domain-id")) == ("d", site)


@pytest.mark.parametrize("version", ["1.6.3.0", "1.6.9.1", ""])
def test_newer_versions_do_not_have_the_old_names(server, site, version):
    assert server.codes(create(site), version=version) == [1014]


def test_new_names_are_taken_in_old_versions_too(server, site):
    chosen = f"<mail><get_info><filter><site-id>{site}</site-id></filter></get_info></mail>"
    assert server.codes(chosen, version=OLD) == [0]


def test_mistakes_are_found_after_the_names_are_changed(server, site):
    assert server.codes(create(site, "<nonsense/>"), version=OLD) == [1014]
