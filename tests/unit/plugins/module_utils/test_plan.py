# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The plan: which object a task means, what differs, and the operations that close the difference."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ansible_collections.community.plesk.plugins.module_utils._api.errors import (
    ConflictError,
    GuardError,
    OptionError,
    PleskError,
    VerificationError,
)
from ansible_collections.community.plesk.plugins.module_utils._api.questions import Found
from ansible_collections.community.plesk.plugins.module_utils._api.text import collapse
from ansible_collections.community.plesk.plugins.module_utils._engine.change import check_unmoved
from ansible_collections.community.plesk.plugins.module_utils._engine.plan import lookups, plan_item
from ansible_collections.community.plesk.plugins.module_utils._model.item import Context, NeedsLookup
from ansible_collections.community.plesk.plugins.module_utils._resources.customer import CUSTOMER
from ansible_collections.community.plesk.plugins.module_utils._resources.reseller_plan import RESELLER_PLAN
from ansible_collections.community.plesk.tests.unit.plugins.module_utils.worlds import (
    World,
    content,
    item_of,
    planned,
    tags,
)

quick = settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))

TEXT_OPTIONS = ("company", "phone", "fax", "address", "city", "state_or_province", "postal_code")
TEXTS = st.text("ab  \n", max_size=5)


def customer(number=7, login="jdoe", guid="g-7", status=0, **values) -> Found:
    known = {**dict.fromkeys(TEXT_OPTIONS, ""), "login": login, "contact_name": "J. Doe", **values}
    return Found(number, known, {"guid": guid, "status": status, "owner_login": "admin"})


def plan(number=3, name="Gold", **values) -> Found:
    known = {
        "name": name,
        "limits": {"disk_space": 10, "max_cl": 5},
        "oversell": True,
        "overuse": "block",
        "permissions": {"create_clients": True, "manage_dns": False},
        "shared_ip_addresses": ["192.0.2.10"],
        "exclusive_ipv4": 1,
        "exclusive_ipv6": 0,
        "external_id": "",
        **values,
    }
    return Found(number, known, {"guid": f"plan-{number}"})


def with_customers(*found: Found, **others) -> World:
    return World({"customer": found, **others.pop("objects", {})}, **others)


def with_plans(*found: Found, **others) -> World:
    return World({"reseller-plan": found, **others.pop("objects", {})}, **others)


def failure(kind: type[PleskError], world: World, **options) -> PleskError:
    resource = options.pop("resource", CUSTOMER)
    with pytest.raises(kind) as caught:
        planned(resource, world, **options)
    assert caught.value.remedy
    return caught.value


NEW = {"login": "jdoe", "contact_name": "J. Doe", "password": "Secret-1"}


class TestWhichObject:
    @pytest.mark.parametrize("value", [None, "", "  "])
    @pytest.mark.parametrize("key", ["login", "guid", "external_id"])
    def test_a_key_that_is_blank_or_missing_is_refused(self, key, value):
        with pytest.raises(OptionError) as caught:
            item_of(CUSTOMER, match_by=key, **{key: value})
        assert caught.value.option == key
        assert key in caught.value.remedy

    @pytest.mark.parametrize("number", [0, -1])
    def test_an_id_is_positive(self, number):
        with pytest.raises(OptionError):
            item_of(CUSTOMER, match_by="id", id=number)

    @pytest.mark.parametrize("key, value", [("id", 8), ("guid", "g-8")])
    def test_an_id_that_is_not_there_never_creates(self, key, value):
        error = failure(ConflictError, with_customers(), match_by=key, **{key: value}, **NEW)
        assert str(value) in error.message

    @pytest.mark.parametrize("key, value", [("id", 8), ("guid", "g-8"), ("external_id", "crm-8"), ("login", "nobody")])
    def test_what_is_not_there_is_absent(self, key, value):
        change = planned(CUSTOMER, with_customers(customer()), match_by=key, state="absent", **{key: value})
        assert (change.verb, change.operations) == ("none", [])

    @pytest.mark.parametrize("key, value", [("id", 8), ("guid", "g-8"), ("external_id", "crm-8")])
    def test_found_by_its_login_though_not_by_the_key(self, key, value):
        error = failure(ConflictError, with_customers(customer()), match_by=key, **{key: value}, **NEW)
        assert "'jdoe' exists (id 7)" in error.message
        assert key in error.message

    def test_a_key_that_two_objects_share(self):
        twins = with_customers(customer(external_id="crm"), customer(9, "rroe", "g-9", external_id="crm"))
        error = failure(ConflictError, twins, match_by="external_id", external_id="crm", phone="1")
        assert "ids 7, 9" in error.message
        failure(ConflictError, twins, match_by="external_id", external_id="crm", state="absent")

    def test_a_login_that_another_one_has(self):
        world = with_customers(customer(external_id="crm"), customer(9, "rroe", "g-9"))
        error = failure(ConflictError, world, match_by="external_id", external_id="crm", login="rroe")
        assert "id 9" in error.message

    def test_an_external_id_can_create(self):
        change = planned(CUSTOMER, with_customers(), match_by="external_id", external_id="crm", **NEW)
        assert change.verb == "create"
        assert content(change.operations[0], "gen_info", "external-id") == "crm"

    @pytest.mark.parametrize("key, value", [("login", "JDOE"), ("id", 7), ("guid", "G-7"), ("external_id", "CRM")])
    def test_the_key_is_never_compared(self, key, value):
        world = with_customers(customer(external_id="crm"))
        assert planned(CUSTOMER, world, match_by=key, **{key: value}).verb == "none"

    def test_a_login_is_a_value_where_another_key_finds_the_object(self):
        world = with_customers(customer(external_id="crm"))
        change = planned(CUSTOMER, world, match_by="external_id", external_id="crm", login="john.doe")
        assert change.differences == {"login": ("jdoe", "john.doe")}
        assert content(change.operations[0], "values", "gen_info", "login") == "john.doe"

    @pytest.mark.parametrize("kind", ["create", "rename"])
    def test_the_name_space_is_shared_with_resellers(self, kind):
        reseller = Found(4, {"login": "taken"})
        world = with_customers(customer(external_id="crm"), objects={"reseller": [reseller]})
        key = {"login": {**NEW, "login": "taken"}, "external_id": {"external_id": "crm", "login": "taken"}}
        match_by = "login" if kind == "create" else "external_id"
        error = failure(ConflictError, world, match_by=match_by, **key[match_by])
        assert "reseller (id 4)" in error.message

    def test_a_name_space_that_cannot_be_read_is_a_warning(self):
        context = Context(with_customers(denied=["reseller"]))
        assert plan_item(item_of(CUSTOMER, **NEW), context).verb == "create"
        assert "was not checked" in context.warnings[0]

    @pytest.mark.parametrize("option", ["contact_name", "password"])
    def test_what_a_new_object_needs(self, option):
        error = failure(OptionError, with_customers(), **{**NEW, option: None})
        assert error.option == option
        assert "'jdoe'" in error.message


class TestDifferences:
    @quick
    @given(
        st.fixed_dictionaries({}, optional=dict.fromkeys(TEXT_OPTIONS, TEXTS)),
        st.fixed_dictionaries({}, optional=dict.fromkeys(TEXT_OPTIONS, TEXTS)),
    )
    def test_a_plan_says_what_differs_and_closes_it(self, wanted, current):
        before = customer(**{option: collapse(value) for option, value in current.items()})
        change = planned(CUSTOMER, with_customers(before), login="jdoe", **wanted)
        differing = {option for option, value in wanted.items() if collapse(value) != before.values[option]}
        assert set(change.differences) == differing
        assert change.verb == ("update" if differing else "none")
        assert len(change.operations) == bool(differing)
        assert {option: change.predicted[option] for option in before.values if option not in differing} == {
            option: value for option, value in before.values.items() if option not in differing
        }
        for operation in change.operations:
            assert operation.body[0] == ("filter", [("id", "7")])
            assert len(tags(operation, "values", "gen_info")) == len(differing)
        after = customer(**{option: change.predicted[option] for option in TEXT_OPTIONS})
        assert planned(CUSTOMER, with_customers(after), login="jdoe", **wanted).verb == "none"

    def test_an_empty_value_empties(self):
        change = planned(CUSTOMER, with_customers(customer(phone="1")), login="jdoe", phone="")
        assert content(change.operations[0], "values", "gen_info") == [("phone", None)]

    def test_a_missing_answer_is_asked_for(self):
        with pytest.raises(NeedsLookup) as caught:
            plan_item(item_of(CUSTOMER, login="jdoe"), Context({}))
        assert [lookup.key for lookup in caught.value.lookups] == ["login"]

    def test_one_question_each(self):
        item = item_of(CUSTOMER, match_by="external_id", external_id="crm", owner="r1", state="present", **NEW)
        asked = lookups(item)
        assert len(asked) == len(set(asked))
        assert [lookup.key for lookup in asked[:2]] == ["external_id", "login"]

    def test_in_check_mode_a_reference_may_be_yet_to_come(self):
        context = Context(with_customers(), check_mode=True)
        change = plan_item(item_of(CUSTOMER, owner="new-reseller", **NEW), context)
        assert change.predicted["owner"] == "new-reseller"
        assert "does not exist yet" in context.warnings[0]
        error = failure(OptionError, with_customers(), owner="new-reseller", **NEW)
        assert error.option == "owner"


DISABLING = 16 | 32 | 64 | 256
MASKS = [sum(bit for index, bit in enumerate((4, 16, 32, 64, 256)) if number >> index & 1) for number in range(32)]


class TestStatus:
    def change(self, mask, wanted):
        return planned(CUSTOMER, with_customers(customer(status=mask)), login="jdoe", status=wanted)

    def sent(self, change):
        return content(change.operations[0], "values", "gen_info", "status")

    @pytest.mark.parametrize("mask", MASKS)
    def test_disabled(self, mask):
        change = self.change(mask, "disabled")
        if mask & (16 | 32):
            assert change.verb == "none"
        else:
            assert self.sent(change) == "16"

    @pytest.mark.parametrize("mask", MASKS)
    def test_active(self, mask):
        bits = mask & DISABLING
        if bits in (0, 16):
            change = self.change(mask, "active")
            assert (change.verb == "none") if not bits else (self.sent(change) == "0")
            return
        with pytest.raises(ConflictError) as caught:
            self.change(mask, "active")
        names = {32: "disabled_by_reseller", 64: "disabled_by_customer", 256: "expired"}
        for bit, name in names.items():
            assert (name in caught.value.message) == bool(mask & bit)


class TestOwner:
    def found(self, **facts) -> Found:
        found = customer()
        del found.facts["owner_login"]
        found.facts.update(facts)
        return found

    def plan(self, found, owner, subscriptions=(), pool=("192.0.2.10",), caller=None, **options):
        reseller = Found(4, {"login": "reseller1"}, {"guid": "r-guid", "pool": dict.fromkeys(pool, "shared")})
        objects = {
            "reseller": [reseller],
            "server": [Found(facts={"guid": "server-guid"})],
            "webspace": [
                Found(number, {"name": name}, {"owner_login": "jdoe"}) for number, name in enumerate(subscriptions, 1)
            ],
            "service-plan": [Found(1, {"name": "Small"})],
        }
        item = item_of(CUSTOMER, login="jdoe", owner=owner, **options)
        return plan_item(item, Context(with_customers(found, objects=objects), caller=caller))

    @pytest.mark.parametrize(
        "facts, owner",
        [
            ({"owner_login": "reseller1"}, "reseller1"),
            ({"owner_login": "Reseller1"}, "reseller1"),
            ({"owner_login": "admin"}, "admin"),
            ({"owner_id": 4}, "reseller1"),
            ({"owner_id": 99, "vendor_guid": "r-guid"}, "reseller1"),
            ({}, "admin"),
            ({"owner_id": 1, "vendor_guid": "server-guid"}, "admin"),
        ],
    )
    def test_both_ways_to_name_an_owner_compare(self, facts, owner):
        assert self.plan(self.found(**facts), owner).verb == "none"

    @pytest.mark.parametrize(
        "facts, owner",
        [
            ({"owner_login": "admin"}, "reseller1"),
            ({"owner_login": "reseller1"}, "admin"),
            ({"owner_id": 5, "vendor_guid": "other"}, "reseller1"),
            ({}, "reseller1"),
            ({"owner_id": 4, "vendor_guid": "r-guid"}, "admin"),
        ],
    )
    def test_another_owner_is_a_move(self, facts, owner):
        change = self.plan(self.found(**facts), owner, ip_addresses=["192.0.2.10"] if owner != "admin" else None)
        assert [operation.label for operation in change.operations] == ["customer/change-owner"]
        assert content(change.operations[0], "filter") == [("id", "7")]
        assert content(change.operations[0], "new-owner-login") == owner
        assert change.differences["owner"][1] == owner

    def test_without_subscriptions_any_address_of_the_pool_will_do(self):
        change = self.plan(self.found(owner_login="admin"), "reseller1", pool=("2001:db8::1", "192.0.2.20"))
        assert content(change.operations[0], "ipV4-address") == "192.0.2.20"

    def test_subscriptions_need_addresses_of_the_new_owner(self):
        with pytest.raises(OptionError) as caught:
            self.plan(self.found(owner_login="admin"), "reseller1", subscriptions=["example.com"])
        assert caught.value.option == "ip_addresses"
        assert "example.com" in caught.value.message
        with pytest.raises(OptionError) as caught:
            self.plan(self.found(owner_login="admin"), "reseller1", ["example.com"], ip_addresses=["192.0.2.99"])
        assert caught.value.option == "ip_addresses[0]"

    def test_subscriptions_move_with_addresses_and_a_plan(self):
        change = self.plan(
            self.found(owner_login="admin"),
            "reseller1",
            ["example.com"],
            pool=("192.0.2.10", "2001:db8::1"),
            ip_addresses=["2001:DB8::1", "192.0.2.10"],
            service_plan="Small",
        )
        assert tags(change.operations[0]) == ["filter", "new-owner-login", "ipV4-address", "ipV6-address", "plan-name"]

    def test_a_service_plan_that_the_new_owner_does_not_have(self):
        with pytest.raises(OptionError) as caught:
            self.plan(self.found(owner_login="admin"), "reseller1", service_plan="Large")
        assert caught.value.option == "service_plan"


class TestWholeGroups:
    NAMES = st.sampled_from(["disk_space", "max_cl", "max_dom", "max_box"])

    @quick
    @given(
        st.dictionaries(NAMES, st.integers(-1, 9), min_size=1),
        st.dictionaries(NAMES, st.integers(-1, 9)),
        st.one_of(st.none(), st.sampled_from(["block", "normal"])),
    )
    def test_limits_are_sent_whole_or_not_at_all(self, wanted, current, overuse):
        change = planned(RESELLER_PLAN, with_plans(plan(limits=current)), name="Gold", limits=wanted, overuse=overuse)
        whole = {**current, **wanted}
        if whole == current and overuse in (None, "block"):
            assert change.verb == "none"
            return
        (operation,) = change.operations
        nodes = content(operation, "limits")
        sent = {dict(value)["name"]: int(dict(value)["value"]) for name, value in nodes if name == "limit"}
        assert sent == whole
        assert dict(nodes)["resource-policy"] == [("oversell", "true"), ("overuse", overuse or "block")]
        assert tags(operation) == ["filter", "limits"]

    def test_the_name_comes_last_in_set_and_first_in_add(self):
        options = {"limits": {"max_cl": 9}, "permissions": {"manage_dns": True}, "exclusive_ipv4": 3}
        change = planned(
            RESELLER_PLAN, with_plans(plan()), match_by="guid", guid="plan-3", name="Silver", external_id="e", **options
        )
        assert tags(change.operations[0]) == ["filter", "limits", "permissions", "ip-pool", "external-id", "name"]
        change = planned(RESELLER_PLAN, with_plans(), name="Silver", external_id="e", **options)
        assert tags(change.operations[0]) == ["name", "limits", "permissions", "ip-pool", "external-id"]

    def test_the_pool_is_sent_whole(self):
        change = planned(RESELLER_PLAN, with_plans(plan()), name="Gold", exclusive_ipv6=2)
        assert content(change.operations[0], "ip-pool") == [
            ("ip-address", "192.0.2.10"),
            ("allocate-ip", "1"),
            ("allocate-ipv6", "2"),
        ]

    def test_names_are_checked_against_the_server(self):
        types = {"limit": {"disk_space": "bytes", "max_cl": "int"}, "permission": {"manage_dns": "boolean"}}
        world = with_plans(plan(), types=types)
        error = failure(OptionError, world, resource=RESELLER_PLAN, name="Gold", limits={"max_clients": 1})
        assert (error.option, "'max_cl'" in error.remedy) == ("limits.max_clients", True)
        error = failure(OptionError, world, resource=RESELLER_PLAN, name="Gold", limits={"max_cl": "10G"})
        assert error.option == "limits.max_cl"
        error = failure(OptionError, world, resource=RESELLER_PLAN, name="New", permissions={"mange_dns": True})
        assert "'manage_dns'" in error.remedy

    def test_a_name_that_the_plan_has_is_never_unknown(self):
        world = with_plans(plan(), types={"permission": {"manage_dns": "boolean"}})
        change = planned(RESELLER_PLAN, world, name="Gold", permissions={"create_clients": False})
        assert change.differences == {"permissions": ({"create_clients": True}, {"create_clients": False})}

    def test_a_copy_starts_from_what_its_template_has(self):
        change = planned(RESELLER_PLAN, with_plans(plan()), name="Silver", copy_of="Gold", limits={"max_cl": 9})
        assert [operation.label for operation in change.operations] == ["reseller-plan/duplicate"]
        assert change.predicted["limits"] == {"disk_space": 10, "max_cl": 9}
        assert change.more

    def test_a_template_that_is_not_there(self):
        error = failure(OptionError, with_plans(), resource=RESELLER_PLAN, name="Silver", copy_of="Gold")
        assert error.option == "copy_of"

    def test_the_template_says_nothing_about_a_plan_that_exists(self):
        assert planned(RESELLER_PLAN, with_plans(plan()), name="Gold", copy_of="Nothing").verb == "none"


class TestGuards:
    OWNED = {
        "webspace": [Found(1, {"name": "b.example"}, {"owner_login": "jdoe"}), Found(2, {"name": "a.example"}, {})]
    }

    def test_what_would_be_lost_is_named(self):
        error = failure(GuardError, with_customers(customer(), objects=self.OWNED), login="jdoe", state="absent")
        assert error.objects == ["b.example"]
        assert "b.example" in error.message
        assert "force" in error.remedy

    def test_force(self):
        world = with_customers(customer(), objects=self.OWNED)
        change = planned(CUSTOMER, world, login="jdoe", state="absent", force=True)
        assert [tuple(operation.body) for operation in change.operations] == [(("filter", [("id", "7")]),)]

    def test_a_guard_that_cannot_be_read_refuses(self):
        error = failure(GuardError, with_customers(customer(), denied=["webspace"]), login="jdoe", state="absent")
        assert "could not be read" in error.message

    def test_subscribers_of_a_plan(self):
        subscribers = [
            Found(1, {"login": "r1"}, {"plan_guid": "plan-3"}),
            Found(2, {"login": "r2"}, {"plan_guid": "plan-4"}),
            Found(3, {"login": "r3"}, {"plan_guid": ""}),
        ]
        world = with_plans(plan(), objects={"reseller": subscribers})
        error = failure(GuardError, world, resource=RESELLER_PLAN, name="Gold", state="absent")
        assert error.objects == ["r1"]


class TestUnmoved:
    def test_a_value_that_moved_with_the_others_is_an_error(self):
        change = planned(CUSTOMER, with_customers(customer(phone="1")), login="jdoe", company="New")
        check_unmoved(change, customer(phone="1", company="New"))
        with pytest.raises(VerificationError) as caught:
            check_unmoved(change, customer(phone="2", company="New"))
        assert caught.value.option == "phone"

    def test_a_named_value_beside_those_that_the_task_names(self):
        change = planned(RESELLER_PLAN, with_plans(plan()), name="Gold", limits={"max_cl": 9})
        check_unmoved(change, plan(limits={"disk_space": 10, "max_cl": 9}))
        with pytest.raises(VerificationError) as caught:
            check_unmoved(change, plan(limits={"disk_space": -1, "max_cl": 9}))
        assert caught.value.option == "limits"
