# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Every packet that the modules can make, judged by the vendor's schemas of each version."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

import places
from ansible_collections.community.plesk.plugins.module_utils._api.errors import (
    ConflictError,
    GuardError,
    OptionError,
    SeveralErrors,
)
from ansible_collections.community.plesk.plugins.module_utils._api.match import questions_for
from ansible_collections.community.plesk.plugins.module_utils._api.packet import Operation, encode
from ansible_collections.community.plesk.plugins.module_utils._api.questions import Found, Lookup
from ansible_collections.community.plesk.plugins.module_utils._engine.change import Change
from ansible_collections.community.plesk.plugins.module_utils._engine.plan import lookups, plan_item
from ansible_collections.community.plesk.plugins.module_utils._model.item import Context, Item
from ansible_collections.community.plesk.plugins.module_utils._model.resource import Resource
from ansible_collections.community.plesk.plugins.module_utils._resources.customer import CUSTOMER
from ansible_collections.community.plesk.plugins.module_utils._resources.database_server import DATABASE_SERVER
from ansible_collections.community.plesk.plugins.module_utils._resources.hosting import OF_FORWARDING, OF_PHYSICAL
from ansible_collections.community.plesk.plugins.module_utils._resources.reseller import RESELLER
from ansible_collections.community.plesk.plugins.module_utils._resources.reseller_plan import RESELLER_PLAN
from ansible_collections.community.plesk.plugins.module_utils._resources.service_plan import SERVICE_PLAN
from ansible_collections.community.plesk.plugins.module_utils._resources.service_plan_addon import SERVICE_PLAN_ADDON
from ansible_collections.community.plesk.plugins.module_utils._resources.site import SITE
from ansible_collections.community.plesk.plugins.module_utils._resources.site_alias import SITE_ALIAS
from ansible_collections.community.plesk.plugins.module_utils._resources.subscription import SUBSCRIPTION
from ansible_collections.community.plesk.tests.unit.plugins.module_utils.worlds import World, item_of
from conformance.schema_paths import VendorSchema

FOLDER = places.protocol_dir()
VERSIONS = sorted(path.name for path in (FOLDER / "schemas").iterdir()) if FOLDER else ["none"]
KINDS = (
    CUSTOMER,
    DATABASE_SERVER,
    RESELLER,
    RESELLER_PLAN,
    SERVICE_PLAN,
    SERVICE_PLAN_ADDON,
    SUBSCRIPTION,
    SITE,
    SITE_ALIAS,
)
RESOURCES = {resource.name: resource for resource in KINDS}

# Every operation that a module sends; a declaration that learns another one is to be added here.
OPERATIONS = {
    "customer": {
        *("customer/get", "customer/add", "customer/set", "customer/del"),
        *("customer/change-owner", "customer/convert-to-reseller"),
        *(
            "reseller/get",
            "reseller-plan/get",
            "service-plan/get",
            "webspace/get",
            "server/get",
            "ip/get",
            "locale/get",
        ),
    },
    "database_server": {
        *("db_server/get", "db_server/add", "db_server/set", "db_server/del", "db_server/set-default"),
        "database/get-db",
    },
    "reseller": {
        *("reseller/get", "reseller/add", "reseller/set", "reseller/del"),
        *("reseller/ippool-add-ip", "reseller/ippool-set-ip", "reseller/ippool-del-ip"),
        *("reseller/switch-subscription", "reseller/sync-subscription", "reseller/convert-to-customer"),
        *("reseller/get-limit-descriptor", "reseller/get-permission-descriptor"),
        *("reseller-plan/get", "reseller-plan/get-limit-descriptor", "reseller-plan/get-permission-descriptor"),
        *("customer/get", "webspace/get", "service-plan/get", "locale/get"),
    },
    "reseller_plan": {
        *("reseller-plan/get", "reseller-plan/add", "reseller-plan/set", "reseller-plan/del"),
        *("reseller-plan/duplicate", "reseller/get", "reseller/switch-subscription"),
        *("reseller-plan/get-limit-descriptor", "reseller-plan/get-permission-descriptor"),
    },
    "service_plan": {
        *("service-plan/get", "service-plan/add", "service-plan/set", "service-plan/del", "service-plan/duplicate"),
        *("service-plan/add-plan-item", "service-plan/remove-plan-item", "service-plan/db-servers"),
        *("service-plan/add-package", "service-plan/remove-package"),
        *("service-plan/enable-aps-filter", "service-plan/disable-aps-filter"),
        *("webspace/get", "webspace/get-limit-descriptor", "webspace/get-permission-descriptor"),
        *("webspace/get-physical-hosting-descriptor", "webspace/switch-subscription", "webspace/remove-subscription"),
        "reseller/get",
    },
    "service_plan_addon": {
        *("service-plan-addon/get", "service-plan-addon/add", "service-plan-addon/set", "service-plan-addon/del"),
        *("service-plan-addon/duplicate", "service-plan-addon/add-package", "service-plan-addon/remove-package"),
        *("webspace/get", "webspace/get-limit-descriptor", "webspace/get-permission-descriptor"),
        *("webspace/get-physical-hosting-descriptor", "webspace/remove-subscription", "reseller/get"),
    },
    "subscription": {
        *("webspace/get", "webspace/add", "webspace/set", "webspace/del"),
        *("webspace/switch-subscription", "webspace/sync-subscription"),
        *("webspace/add-subscription", "webspace/remove-subscription"),
        *("webspace/get-limit-descriptor", "webspace/get-permission-descriptor"),
        *("webspace/get-physical-hosting-descriptor", "customer/get", "reseller/get", "server/get", "ip/get"),
        *("service-plan/get", "service-plan-addon/get", "site/get", "site-alias/get"),
        *("webspace/db-servers", "webspace/add-package", "webspace/remove-package"),
        *("webspace/add-plan-item", "webspace/remove-plan-item"),
        *("webspace/enable-aps-filter", "webspace/disable-aps-filter", "certificate/get-pool"),
    },
    "site": {
        *("site/get", "site/add", "site/set", "site/del", "site/get-physical-hosting-descriptor"),
        *("webspace/get", "subdomain/get", "site-alias/get", "certificate/get-pool"),
    },
    "site_alias": {
        *("site-alias/get", "site-alias/create", "site-alias/set", "site-alias/rename", "site-alias/delete"),
        "site/get",
    },
}

TEXTS = st.text(st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufffe\uffff"), max_size=30)
WORDS = st.text("abcdefghijklmnopqrstuvwxyzABC0123456789-_.&<\u00e4\U0001f600", min_size=1, max_size=20)
POOLED = ("192.0.2.10", "192.0.2.20", "198.51.100.7", "2001:db8::1", "2001:db8::2")
ADDRESSES = st.sampled_from(POOLED)
SIZES = st.one_of(st.integers(-1, 2**63 - 1), st.sampled_from(["10G", "512 MB", "unlimited", "2030-01-31", "1.5T"]))
LIMITS = st.dictionaries(st.one_of(st.sampled_from(["disk_space", "max_cl"]), WORDS), SIZES, max_size=4)
RIGHTS = st.dictionaries(st.one_of(st.sampled_from(["create_clients"]), WORDS), st.booleans(), max_size=4)
POOL = st.dictionaries(ADDRESSES, st.sampled_from(["shared", "exclusive"]), max_size=4).map(
    lambda types: [{"ip_address": address, "type": kind} for address, kind in types.items()]
)
SWITCHES = st.sampled_from([True, False, "default"])
ROTATIONS: list[dict[str, Any]] = [{"enabled": False}, {"size": 5, "files": 3, "email": ""}, {"period": "daily"}]
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "login": WORDS,
    "host": WORDS,
    "port": st.integers(1, 65535),
    "admin": WORDS,
    "name": WORDS,
    "contact_name": WORDS,
    "password": st.text("abcdefgh&<>\"'\u00e4\U0001f600", min_size=5, max_size=20),
    "update_password": st.just("always"),
    "country": st.sampled_from(["DE", "us", ""]),
    "locale": st.sampled_from(["en-US", "de-DE"]),
    "owner": st.sampled_from(["admin", "north", "south"]),
    "plan": st.sampled_from(["", "Gold", "Silver"]),
    "copy_of": st.just("Gold"),
    "limits": LIMITS,
    "permissions": RIGHTS,
    "ip_pool": POOL,
    "ip_addresses": st.lists(ADDRESSES, max_size=2, unique=True),
    "shared_ip_addresses": st.lists(ADDRESSES, max_size=3, unique=True),
    "service_plan": st.just("Small"),
    "reseller_plan": st.just("Gold"),
    "subscription": st.just("example.com"),
    "site": st.just("example.org"),
    "certificate": st.sampled_from(["", "Web"]),
    "parent": st.sampled_from(["", "example.org"]),
    "addons": st.lists(st.sampled_from(["More", "Most"]), unique=True),
    "ftp_login": WORDS,
    "ftp_password": st.just("Corr3ct-Horse"),
    "update_ftp_password": st.just("always"),
    "document_root": WORDS,
    "forward_to": st.just("https://www.example.net/"),
    "hosting": st.dictionaries(st.sampled_from(["php", "ssl", "ftp_quota"]), st.booleans(), max_size=3),
    "php_settings": st.dictionaries(WORDS, TEXTS, max_size=3),
    "nonexistent_user": st.sampled_from(["reject", {"bounce": "no such user"}, {"forward": "jdoe@example.com"}]),
    "sendmail": SWITCHES,
    "restrict_follow_symlinks": SWITCHES,
    "nginx_proxy_mode": SWITCHES,
    "log_rotation": st.sampled_from(ROTATIONS),
    "plan_items": st.lists(WORDS, max_size=2, unique=True),
    "packages": st.lists(st.fixed_dictionaries({"name": WORDS}, optional={"value": TEXTS}), max_size=2),
    "db_servers": st.lists(st.fixed_dictionaries({"host": WORDS}, optional={"port": st.just(3307)}), max_size=2),
}
SAMPLE: dict[str, Any] = {
    "login": "jdoe",
    "host": "db1.example.com",
    "port": 3306,
    "type": "mysql",
    "admin": "root",
    "default": True,
    "name": "Platinum",
    "contact_name": "J. Doe",
    "password": "Corr3ct-Horse",
    "external_id": "crm-1",
    "status": "disabled",
    "owner": "north",
    "ip_addresses": ["192.0.2.10"],
    "service_plan": "Small",
    "reseller_plan": "Gold",
    "plan": "Gold",
    "copy_of": "Gold",
    "limits": {"disk_space": "10G"},
    "permissions": {"create_clients": True},
    "ip_pool": [{"ip_address": "192.0.2.10", "type": "exclusive"}, {"ip_address": "192.0.2.99", "type": "shared"}],
    "shared_ip_addresses": ["192.0.2.10"],
    "addons": ["More"],
    "subscription": "example.com",
    "site": "example.org",
    "parent": "example.org",
    "hosting_type": "physical",
    "certificate": "Web",
    "ftp_login": "jdoe",
    "ftp_password": "Corr3ct-Horse",
    "hosting": {"php": True},
    "php_settings": {"memory_limit": "256M"},
    "mail": {"enabled": True, "nonexistent_user": "reject"},
    "log_rotation": {"period": "daily"},
    "plan_items": ["Support"],
    "packages": [{"name": "WordPress"}],
    "aps_filter": True,
    "db_servers": [{"host": "db1.example.com"}],
    "web_server_settings": {"additional_nginx": "gzip on;"},
}
REFUSALS = (ConflictError, GuardError, OptionError, SeveralErrors)
GOVERNING = ("state", "match_by", "id", "guid", "force", "sync", "convert_to_reseller", "convert_to_customer")


@cache
def vendor(folder: Path) -> VendorSchema:
    return VendorSchema(folder)


def strategy(option: str, spec: dict[str, Any]) -> st.SearchStrategy[Any]:
    if option in VALUES:
        return VALUES[option]
    if "choices" in spec:
        return st.sampled_from(spec["choices"])
    if "options" in spec:
        inner = {name: strategy(name, argument) for name, argument in spec["options"].items()}
        return st.fixed_dictionaries({}, optional=inner)
    amounts = st.one_of(st.integers(1, 10), st.just("unlimited"))
    return {"str": TEXTS, "bool": st.booleans(), "int": st.integers(0, 2**31 - 1), "raw": amounts}[spec["type"]]


def consistent(chosen: dict[str, Any]) -> dict[str, Any]:
    """The options without those that another type of hosting has, and without two addresses of one family."""
    kind = chosen.get("hosting_type", "physical" if set(chosen) & set(OF_PHYSICAL) else None)
    foreign = {
        "physical": OF_FORWARDING,
        "standard_forwarding": OF_PHYSICAL,
        "frame_forwarding": (*OF_PHYSICAL, "forward_code"),
        "none": (*OF_PHYSICAL, *OF_FORWARDING),
    }
    kept = {option: value for option, value in chosen.items() if option not in foreign.get(kind or "", ())}
    if kind in ("standard_forwarding", "frame_forwarding"):
        kept.setdefault("forward_to", "https://www.example.net/")
    if "ip_addresses" in kept:
        kept["ip_addresses"] = kept["ip_addresses"][:1]
    return kept


def options(resource: Resource) -> st.SearchStrategy[dict[str, Any]]:
    """The options of an object, those that it needs always among them."""
    spec = resource.argument_spec()
    needed = {entry.option for entry in resource.fields() if entry.required}
    chosen = {option: strategy(option, argument) for option, argument in spec.items() if option not in GOVERNING}
    return st.fixed_dictionaries(
        {option: chosen[option] for option in needed},
        optional={option: made for option, made in chosen.items() if option not in needed},
    ).map(consistent)


def world(resource: Resource, *objects: Found) -> World:
    """What is around an object: owners with pools, plans, subscriptions, and the objects of its own kind."""
    pool = dict.fromkeys(POOLED, "shared")
    owners = [
        Found(number, {"login": login}, {"guid": f"g-{login}", "pool": pool, "plan_guid": "g-7"})
        for number, login in ((101, "north"), (102, "south"))
    ]
    plans = [
        Found(number, {"name": name, "limits": {"disk_space": 5}, "permissions": {}}, {"guid": f"p-{name}"})
        for number, name in ((201, "Gold"), (202, "Silver"))
    ]
    around = {
        "reseller": owners,
        "reseller-plan": plans,
        "server": [Found(facts={"guid": "server"})],
        "webspace": [Found(501, {"name": "example.com"})],
        "site": [Found(502, {"name": "example.org"}, {"subscription_id": 501})],
        "ip": [Found(facts={"pool": pool})],
        "certificate": [Found(facts={"names": ["Web"]})],
        "service-plan": [Found(301, {"name": "Small"}, {"guid": "p-Small", "owner_login": "admin"})],
        "service-plan-addon": [
            Found(number, {"name": name}, {"guid": f"a-{name}", "owner_login": "admin"})
            for number, name in ((401, "More"), (402, "Most"))
        ],
    }
    if resource.operator.startswith("service-plan"):
        around["webspace"] = [Found(501, {"name": "example.com"}, {"plan_guids": ["g-7", "a-More"]})]
        around[resource.operator] = [Found(302, {"name": "Gold"}, {"guid": "p-Gold"})]
    around[resource.operator] = [*around.get(resource.operator, ()), *objects]
    return World(around)


def existing(resource: Resource, item: Item) -> Found:
    """An object of this kind with the wanted values of an item."""
    values = {entry.option: entry.codec.unset for entry in resource.lasting()}
    values["ip_pool"] = [{"ip_address": address, "type": "shared"} for address in POOLED]
    values.update(plan_items=["Old"], packages=[{"name": "old", "value": "1"}], aps_filter=True)
    values.update({option: value for option, value in item.wanted.items() if option in values})
    values["limits"] = {"disk_space": 7, "max_dom": -1}
    facts = {"guid": "g-7", "status": 0, "owner_login": "admin", "plan_guid": "p-Silver", "locked": True}
    facts.update(
        customized=True, plan_guids=["p-Small", "a-Most"], vendor_guid="server", subscription_id=501, site_id=502
    )
    return Found(7, values, facts)


def read(asked: Iterable[Lookup]) -> Iterator[Operation]:
    for question in questions_for(asked):
        yield question.operation()


def operations(resource: Resource, before: dict[str, Any], wanted: dict[str, Any]) -> Iterator[Operation]:
    """All that is sent while an object comes into being, changes, converts and goes."""
    old = existing(resource, item_of(resource, **before))
    empty, full = world(resource), world(resource, old)
    key = {"match_by": "id", "id": 7}
    runs = [
        (empty, wanted),
        (full, {**wanted, **key}),
        *([(full, {**wanted, "match_by": "guid", "guid": "g-7"})] if "guid" in resource.keys else []),
        (full, {**key, "state": "absent"}),
        (full, {**key, "state": "absent", "force": True}),
    ]
    if "sync" in resource.argument_spec():
        runs.append((full, {**key, "sync": True}))
    if resource.conversion:
        converted = {resource.conversion.option: True, "force": True}
        runs += [(full, {**key, **converted}), (full, {**wanted, **key, **converted})]
    for around, given_options in runs:
        item = item_of(resource, **given_options)
        for eager in (True, False):
            yield from read(lookups(item, eager))
        try:
            change = plan_item(item, Context(around))
        except REFUSALS:
            continue
        yield from read(around.asked)
        yield from sent(change)
        yield from second_round(resource, item, change)


def sent(change: Change) -> Iterator[Operation]:
    yield from change.operations
    yield from read(change.readback)


def second_round(resource: Resource, item: Item, change: Change) -> Iterator[Operation]:
    """What follows the creation: the addresses of a reseller, the differences of a copy."""
    if change.verb != "create":
        return
    made = Found(7, {entry.option: entry.codec.unset for entry in resource.lasting()}, {"guid": "g-7", "status": 0})
    made.values[resource.natural] = item.wanted[resource.natural]
    with contextlib.suppress(*REFUSALS):
        yield from sent(plan_item(item, Context(world(resource, made))))


def paths(node: Any, prefix: str = "") -> Iterator[str]:
    for child in node:
        yield f"{prefix}{child.tag}"
        yield from paths(child, f"{prefix}{child.tag}/")


class Judge:
    """The vendor's schema of one version, and the operations that it found valid."""

    def __init__(self, version: str) -> None:
        assert FOLDER is not None
        self.version = version
        self.schema = vendor(FOLDER / "schemas" / version)
        self.valid: set[str] = set()

    def knows(self, operator: str) -> set[str]:
        """The paths of an operator's nodes in this version."""
        return known_paths(self.version, operator)

    def hear(self, operation: Operation) -> None:
        """What this version knows all nodes of is valid; the newest one knows everything."""
        root = etree.fromstring(encode([operation], self.version))
        newer = set(paths(root[0])) - self.knows(operation.operator)
        if newer and self.version != VERSIONS[-1]:
            return
        assert self.schema.accepts(root), f"{self.version}: {self.schema.schema.error_log}\n{encode([operation])!r}"
        self.valid.add(operation.label)

    def hear_all(self, made: list[Operation]) -> None:
        root = etree.fromstring(encode(made, self.version))
        assert self.schema.accepts(root), self.schema.schema.error_log


@cache
def known_paths(version: str, operator: str) -> set[str]:
    assert FOLDER is not None
    return vendor(FOLDER / "schemas" / version).paths(operator)


@pytest.mark.parametrize("kind", RESOURCES)
def test_packets_of_a_declaration_are_valid_in_each_version(protocol_dir, kind):
    resource = RESOURCES[kind]
    judges = [Judge(version) for version in VERSIONS]

    @settings(max_examples=50, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(options(resource), options(resource))
    def judged(before, wanted):
        made = list({encode([each]): each for each in operations(resource, before, wanted)}.values())
        for operation in made:
            for judge in judges:
                judge.hear(operation)
        judges[-1].hear_all(made)

    spec = resource.argument_spec()
    sample = {
        option: value
        for option, value in SAMPLE.items()
        if option in spec and isinstance(value, dict) == (spec[option]["type"] == "dict")
    }
    needed = {entry.option: sample[entry.option] for entry in resource.fields() if entry.required}
    back = {**sample, "owner": "admin"} if "owner" in sample else needed
    for wanted in (sample, back, *({**needed, option: value} for option, value in sample.items())):
        judged.hypothesis.inner_test(needed, wanted)
    emptied = {option: [] for option, value in sample.items() if isinstance(value, list)}
    emptied.update({option: False for option in ("aps_filter",) if option in sample})
    judged.hypothesis.inner_test(sample, {**needed, **emptied})
    judged()
    for judge in judges:
        possible = {label for label in OPERATIONS[kind] if label.split("/")[1] in judge.knows(label.split("/")[0])}
        assert judge.valid == possible, judge.version
    assert judges[-1].valid == OPERATIONS[kind]
