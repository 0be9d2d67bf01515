# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""International names of subscriptions, sites and aliases: in ASCII or in Unicode, on both sides."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

import certs
from ansible_collections.community.plesk.plugins.module_utils._api.domains import forms, spellings
from ansible_collections.community.plesk.plugins.module_utils._engine.apply import Convergence
from ansible_collections.community.plesk.plugins.module_utils._engine.gather import Wanted, gather
from ansible_collections.community.plesk.plugins.module_utils._engine.plan import parse_item
from ansible_collections.community.plesk.plugins.module_utils._engine.planning import Planning
from ansible_collections.community.plesk.plugins.module_utils._resources.certificate import CERTIFICATE
from ansible_collections.community.plesk.plugins.module_utils._resources.database import DATABASE
from ansible_collections.community.plesk.plugins.module_utils._resources.database_user import DATABASE_USER
from ansible_collections.community.plesk.plugins.module_utils._resources.dns_zone import DNS_ZONE
from ansible_collections.community.plesk.plugins.module_utils._resources.ftp_user import FTP_USER
from ansible_collections.community.plesk.plugins.module_utils._resources.kinds import SECTIONS
from ansible_collections.community.plesk.plugins.module_utils._resources.site import SITE
from ansible_collections.community.plesk.plugins.module_utils._resources.site_alias import SITE_ALIAS
from ansible_collections.community.plesk.plugins.module_utils._resources.subscription import SUBSCRIPTION
from engine import Server


def in_ascii(name: str) -> str:
    return name.encode("idna").decode()


FORMS = (str, in_ascii)
PAIRS = tuple(itertools.product(FORMS, FORMS))
SUBSCRIBED, ADDITIONAL, BELOW = "b\u00fccher.example", "caf\u00e9.example", "s\u00fcd.caf\u00e9.example"
ALIAS = "\u043f\u0440\u0438\u043c\u0435\u0440.example"
USER = {"ftp_login": "ftp1", "ftp_password": "Corr3ct-Horse"}


def tasks(form):
    """One object of each kind whose name is a domain name, with all names in one form."""
    return (
        (SUBSCRIPTION, {"name": form(SUBSCRIBED), **USER}),
        (SITE, {"name": form(ADDITIONAL), "subscription": form(SUBSCRIBED), "description": "Shop"}),
        (SITE, {"name": form(BELOW), "subscription": form(SUBSCRIBED), "parent": form(ADDITIONAL)}),
        (SITE_ALIAS, {"name": form(ALIAS), "site": form(ADDITIONAL)}),
    )


def stocked(form) -> Server:
    server = Server()
    for resource, options in tasks(form):
        done = server.task(resource, **options)
        assert (done.error, done.changed) == (None, True)
    return server


@pytest.mark.parametrize("stored, given", PAIRS)
def test_object_is_found_in_either_form(stored, given):
    server = stocked(stored)
    for resource, options in tasks(given):
        again = server.task(resource, **options)
        assert (again.error, again.changed, again.requests) == (None, False, 1), options
        read = gather(server.client(), [Wanted(resource, "name", (options["name"],))]).by_section[resource.plural]
        assert len(read) == 1


@pytest.mark.parametrize("stored, given", PAIRS)
def test_object_refers_to_the_other_form(stored, given):
    server = stocked(stored)
    new = (
        (SITE, {"name": "one.example", "subscription": given(SUBSCRIBED)}),
        (
            SITE,
            {"name": stored("two.caf\u00e9.example"), "subscription": given(SUBSCRIBED), "parent": given(ADDITIONAL)},
        ),
        (SITE_ALIAS, {"name": "three.example", "site": given(BELOW)}),
        (CERTIFICATE, {"name": "Web", "subscription": given(SUBSCRIBED), "private_key": certs.KEY}),
        (CERTIFICATE, {"name": "Web", "site": given(ADDITIONAL), "private_key": certs.KEY}),
    )
    for resource, options in new:
        done = server.task(resource, **options)
        assert (done.error, done.changed) == (None, True), options
        again = server.task(resource, **options)
        assert (again.error, again.changed) == (None, False), options
    assert server.task(DNS_ZONE, zone_name=given(ADDITIONAL), soa={"ttl": 7200}).error is None


def contents(form):
    """One object of each kind that lives in a subscription and has a name of its own."""
    place, password = {"subscription": form(SUBSCRIBED)}, {"password": "Corr3ct-Horse-1"}
    return (
        (DATABASE, {"name": "shop", "type": "mysql", **place}),
        (DATABASE_USER, {"login": "shop", "database": "shop", **place, **password}),
        (DATABASE_USER, {"login": "all", "database_server": "localhost:3306", **place, **password}),
        (FTP_USER, {"name": "web", **place, **password}),
    )


@pytest.mark.parametrize("stored, given", PAIRS)
def test_contents_of_a_subscription_are_found_in_either_form(stored, given):
    server = stocked(stored)
    for resource, options in contents(given):
        done = server.task(resource, **options)
        assert (done.error, done.changed) == (None, True), options
    for form in FORMS:
        for resource, options in contents(lambda name, form=form: f" {form(name).upper()}. "):
            again = server.task(resource, **options)
            assert (again.error, again.changed) == (None, False), options
        for resource in (DATABASE, FTP_USER):
            read = gather(server.client(), [Wanted(resource, "subscription", (form(SUBSCRIBED),))])
            assert len(read.by_section[resource.plural]) == 1
    for resource, options in reversed(contents(given)):
        gone = server.task(resource, **{**options, "state": "absent"})
        assert (gone.error, gone.changed) == (None, True), options


@pytest.mark.parametrize("stored, given", PAIRS)
def test_user_finds_the_database_of_its_run_in_either_form(stored, given):
    server = stocked(str)
    database, user = contents(stored)[0], contents(given)[1]
    planning = Planning(server.client(), caller="admin")
    outcomes = planning.plan(
        [parse_item(resource, defaulted(resource, options)) for resource, options in (user, database)]
    )
    assert [outcome.error for outcome in outcomes] == [None, None]
    Convergence(planning).apply(outcomes)
    assert [(outcome.error, outcome.changed) for outcome in outcomes] == [(None, True), (None, True)]


def defaulted(resource, options):
    return {**{option: spec.get("default") for option, spec in resource.argument_spec().items()}, **options}


@pytest.mark.parametrize("stored, given", PAIRS)
def test_object_is_changed_and_deleted_by_either_form(stored, given):
    server = stocked(stored)
    changed = server.task(SITE, name=given(ADDITIONAL), description="Other")
    assert (changed.error, changed.changed) == (None, True)
    assert changed.values["name"] == stored(ADDITIONAL)
    for resource, options in reversed(tasks(given)):
        gone = server.task(resource, name=options["name"], state="absent")
        assert (gone.error, gone.changed) == (None, True), options
        assert not server.task(resource, name=options["name"], state="absent").changed


@pytest.mark.parametrize("stored, given", PAIRS)
def test_guard_finds_contents_by_either_form(stored, given):
    server = stocked(stored)
    for resource, name, told in ((SUBSCRIPTION, SUBSCRIBED, "additional sites ("), (SITE, ADDITIONAL, "subdomains")):
        for check_mode in (True, False):
            refused = server.task(resource, check_mode=check_mode, name=given(name), state="absent")
            assert told in str(refused.error)


@pytest.mark.parametrize("stored, given", PAIRS)
def test_contents_under_another_spelling_are_asked_by_id(stored, given):
    server = stocked(stored)
    (contents,) = SUBSCRIPTION.guards
    strict = contents._replace(source=replace(contents.source, domains=frozenset()))
    refused = server.task(replace(SUBSCRIPTION, guards=(strict,)), name=given(SUBSCRIBED), state="absent")
    assert (refused.error.kind, refused.changed) == ("guard", False)


def test_guards_ask_for_domain_names_in_both_forms():
    for resource in SECTIONS.values():
        for guard in resource.guards:
            asked = {node for key, node in guard.keys.items() if key in resource.source.domains}
            assert asked <= guard.source.domains, (resource.name, guard.what)


@pytest.mark.parametrize("stored, given", PAIRS)
def test_name_of_another_kind_is_taken_in_either_form(stored, given):
    server = stocked(stored)
    taken = server.task(SITE_ALIAS, name=given(BELOW), site=given(ADDITIONAL))
    assert "is taken by a site" in str(taken.error)


def test_forms_differ_in_more_than_letter_case():
    assert forms("Example.COM") == ["Example.COM"]
    assert forms("B\u00dcCHER.example") == ["B\u00dcCHER.example", "xn--bcher-kva.example"]
    assert forms("xn--bcher-kva.example") == ["xn--bcher-kva.example", "b\u00fccher.example"]
    assert spellings("xn--.example") == ["xn--.example"]
