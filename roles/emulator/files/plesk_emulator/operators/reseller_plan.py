# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operator ``reseller-plan``, whose results repeat the selector instead of a ``filter-id``."""

from __future__ import annotations

from typing import Any

from lxml import etree

from ..protocol import empty_nodes, errors, filters
from ..protocol.answer import node, ok
from ..protocol.auth import ADMIN, plain_address
from ..protocol.errors import Refusal
from ..protocol.operation import Call, Operator, collapse, new_guid, whole_number
from ..rules import descriptors, packages, policies, reseller_subscriptions
from ..rules.policies import Policy
from ..state import stock
from ..state.store import Row

OPERATOR = Operator(
    "reseller-plan",
    """
define plan-filter
  filter
    (one of)
      id+ id_type
      name+ string
      all empty
      guid+ string
      external-id+ string

define policy
  limits?
    resource-policy?
      oversell? boolean
      overuse? block|normal|notify|not_suspend|not_suspend_notify
    limit*
      name string
      value long
  permissions?
    permission+
      name string
      value boolean
  ip-pool?
    ip-address* ip_address
    allocate-ip? int
    allocate-ipv6? int
  external-id? string

define packages
  use plan-filter
  package+
    name string
    value string

add
  name string
  use policy
get
  use plan-filter
  limits? empty
  permissions? empty
  ip-pool? empty
  packages? empty
del
  use plan-filter
set
  use plan-filter
  use policy
  name? string
add-package
  use packages
remove-package
  use packages
get-limit-descriptor any
get-permission-descriptor any
enable-aps-filter
  use plan-filter
disable-aps-filter
  use plan-filter
duplicate
  name string
  duplicate-name string
""",
)
PLANS = filters.Kind(
    "reseller_plans WHERE 1",
    {
        "id": filters.number("id"),
        "name": filters.key("name"),
        "guid": filters.text("guid"),
        "external-id": filters.text("external_id"),
    },
    lambda _call: filters.EVERYTHING,
    "There is no such a service plan",
)
_STOCK_PLAN = "default reseller"
_GROUPS = ("filter", "limits", "permissions", "ip-pool")
_LARGEST_COUNT = 2**31 - 1


def _selector(selector: str, value: Any) -> etree._Element | None:
    return filters.selector_echo(selector, value) if value != "" else None


def _each(call: Call, work: filters.Work, echo: filters.Echo = _selector) -> list[etree._Element]:
    echo_error = _selector if call.behaviors["plan_error_echo"] == "selector" else filters.no_echo
    return filters.each(call, PLANS, work, echo=echo, echo_error=echo_error)


@OPERATOR.operation("add", writes=True, callers=(ADMIN,))
def add(call: Call) -> etree._Element:
    """Create a plan; return id, guid and the external id when one is given."""
    plan = call.db.insert(
        "reseller_plans",
        id=stock.new_plan_id(call.db),
        guid=new_guid(),
        **_name_columns(call, call.needed("name")),
        **_external_id_columns(call, call.text("external-id")),
        **_counts(call),
    )
    policies.save(call.db, policies.of_plan(plan), policies.completed(call, call.request, _defaults(call)))
    _write_addresses(call, plan)
    return _created(call, plan)


def _defaults(call: Call) -> Policy:
    """Return the policy of a plan for which nothing is given, under the behavior ``plan_defaults``."""
    form = call.behaviors["plan_defaults"]
    stock = form == "default_plan" and call.db.value("SELECT id FROM reseller_plans WHERE name_key = ?", _STOCK_PLAN)
    base = policies.fresh(0 if form == "zero" else descriptors.UNLIMITED)
    if stock:
        base.limits.update(policies.load(call.db, policies.of_plan(stock)).limits)
    return base


def _created(call: Call, plan_id: int) -> etree._Element:
    plan = call.db.the("SELECT * FROM reseller_plans WHERE id = ?", plan_id)
    external_id = plan["external_id"] and node("external-id", plan["external_id"])
    return ok(node("id", plan_id), node("guid", plan["guid"]), external_id)


def _name_columns(call: Call, name: str, plan_id: int = 0) -> dict[str, str]:
    """Return the columns of a desired name. Raises :class:`Refusal`: 1019 when it is blank, or the code of
    ``plan_name_taken`` when another plan has it.
    """
    key = collapse(name).casefold()
    if not key:
        raise Refusal(errors.INVALID_VALUE, "The name of a plan must not be empty.")
    if call.behaviors["plan_name_taken"] != "accepted":
        others = [plan for plan in PLANS.chosen(call, "name", collapse(name)) if plan["id"] != plan_id]
        if others:
            raise call.refuse("plan_name_taken", f"Plan with name '{name}' already exists.")
    return {"name": name, "name_key": key}


def _external_id_columns(call: Call, value: str | None, plan_id: int = 0) -> dict[str, str | None]:
    if value is None:
        return {}
    sql = "SELECT id FROM reseller_plans WHERE external_id = ? AND id <> ?"
    if value and call.behaviors["external_id"] != "shared" and call.db.one(sql, value, plan_id):
        raise call.refuse("external_id", "Plan with such external id already exist")
    return {"external_id": value or None}


def _counts(call: Call) -> dict[str, int]:
    """Return the columns of the numbers of exclusive addresses. Raises :class:`Refusal` (1019)."""
    columns = {}
    for name, column in (("allocate-ip", "allocate_ip"), ("allocate-ipv6", "allocate_ipv6")):
        text = call.text(f"ip-pool/{name}")
        if text is not None:
            columns[column] = whole_number(text)
            if not 0 <= columns[column] <= _LARGEST_COUNT:
                raise Refusal(errors.INVALID_VALUE, f"Invalid value {text} of '{name}'.")
        elif call.request.find("ip-pool") is not None and call.behaviors["omitted_counts"] == "zero":
            columns[column] = 0
    return columns


def _write_addresses(call: Call, plan_id: int) -> None:
    """Write the shared addresses of a plan. Raises :class:`Refusal`: ``bad_ip``, 1027 for an exclusive one."""
    pool = call.request.find("ip-pool")
    if pool is None:
        return
    if call.behaviors["set_ip_pool"] == "replace":
        call.db.delete("reseller_plan_ips", plan_id=plan_id)
    for given in pool.findall("ip-address"):
        address = plain_address(call.stored(given))
        kind = call.db.value("SELECT type FROM ips WHERE address = ?", address)
        if kind is None:
            raise call.refuse("bad_ip", f"IP address {address} does not exist.")
        if kind != "shared":
            raise Refusal(errors.IP_FAILED, f"IP address {address} is not shared.")
        call.db.put("reseller_plan_ips", plan_id=plan_id, address=address)


@OPERATOR.operation("get", writes=False, callers=(ADMIN,))
def get(call: Call) -> list[etree._Element]:
    """Read plans with the groups asked for."""
    asked = {child.tag for child in call.request}

    def content(plan: Row) -> list[etree._Element | None]:
        holder = policies.of_plan(plan["id"])
        policy = policies.load(call.db, holder) if asked & {"limits", "permissions"} else policies.fresh()
        external_id = call.unset(plan["external_id"])
        return [
            *(node(name, plan[name]) for name in ("id", "name", "guid")),
            None if external_id is None else node("external-id", external_id),
            policies.limits_node(call, policy) if "limits" in asked else None,
            policies.permissions_node(call, policy) if "permissions" in asked else None,
            _pool_node(call, plan) if "ip-pool" in asked else None,
            node("aps-filter", call.boolean(plan["aps_filter"])) if "packages" in asked else None,
            packages.packages_node(call, holder) if "packages" in asked else None,
        ]

    return _each(call, content, filters.no_echo)


def _pool_node(call: Call, plan: Row) -> etree._Element:
    sql = "SELECT address FROM reseller_plan_ips WHERE plan_id = ? ORDER BY address"
    addresses = [node("ip-address", row["address"]) for row in call.db.all(sql, plan["id"])]
    return node(
        "ip-pool", *addresses, node("allocate-ip", plan["allocate_ip"]), node("allocate-ipv6", plan["allocate_ipv6"])
    )


@OPERATOR.operation("set", writes=True, callers=(ADMIN,))
def set_(call: Call) -> list[etree._Element]:
    """Change plans, and with them their unlocked subscribers; ``problems`` names who could not follow."""
    given = empty_nodes.judged(call, call.request, _GROUPS)

    def change(plan: Row) -> list[etree._Element]:
        holder = policies.of_plan(plan["id"])
        name = call.text("name", given)
        columns: dict[str, Any] = {} if name is None else dict(_name_columns(call, name, plan["id"]))
        columns.update(_external_id_columns(call, call.text("external-id", given), plan["id"]))
        call.db.update("reseller_plans", plan["id"], **columns, **_counts(call))
        policies.save(call.db, holder, policies.changed(call, given, policies.load(call.db, holder)))
        _write_addresses(call, plan["id"])
        problems = reseller_subscriptions.propagate(
            call, call.db.the("SELECT * FROM reseller_plans WHERE id = ?", plan["id"])
        )
        return [node("problems", " ".join(problems))] if problems else []

    return _each(call, change)


@OPERATOR.operation("del", writes=True, callers=(ADMIN,))
def delete(call: Call) -> list[etree._Element]:
    """Delete plans; one with subscribers under the behavior ``plan_in_use_del``."""

    def remove(plan: Row) -> list[etree._Element]:
        subscribers = call.db.all("SELECT id FROM accounts WHERE plan_id = ?", plan["id"])
        if subscribers and call.behaviors["plan_in_use_del"] != "detach":
            raise call.refuse("plan_in_use_del", f"Plan '{plan['name']}' has subscribers.")
        for subscriber in subscribers:
            reseller_subscriptions.leave(call.db, subscriber["id"])
        policies.forget(call.db, "reseller-plan", plan["id"])
        call.db.delete("reseller_plans", id=plan["id"])
        return []

    return _each(call, remove)


@OPERATOR.operation("duplicate", writes=True, callers=(ADMIN,))
def duplicate(call: Call) -> etree._Element:
    """Create a copy of the plan ``name`` with the name ``duplicate-name``, without its external id."""
    name = call.needed("name")
    found = PLANS.chosen(call, "name", collapse(name))
    if not found:
        raise Refusal(errors.NOT_FOUND, PLANS.missing, **_named(call, name))
    plan = found[0]
    copy = call.db.insert(
        "reseller_plans",
        id=stock.new_plan_id(call.db),
        guid=new_guid(),
        **_name_columns(call, call.needed("duplicate-name")),
        **{column: plan[column] for column in ("allocate_ip", "allocate_ipv6", "aps_filter")},
    )
    policies.save(call.db, policies.of_plan(copy), policies.load(call.db, policies.of_plan(plan["id"])))
    for row in call.db.all("SELECT address FROM reseller_plan_ips WHERE plan_id = ?", plan["id"]):
        call.db.insert("reseller_plan_ips", plan_id=copy, address=row["address"])
    packages.copy(call.db, policies.of_plan(plan["id"]), policies.of_plan(copy))
    return _created(call, copy)


def _named(call: Call, name: str) -> dict[str, str]:
    return {"name": name} if call.behaviors["plan_error_echo"] == "selector" else {}


@OPERATOR.operation("get-limit-descriptor", writes=False, callers=(ADMIN,))
def get_limit_descriptor(call: Call) -> etree._Element:
    """Describe the limits that a plan can have."""
    return ok(descriptors.limit_descriptor(call, descriptors.LIMITS))


@OPERATOR.operation("get-permission-descriptor", writes=False, callers=(ADMIN,))
def get_permission_descriptor(call: Call) -> etree._Element:
    """Describe the permissions that a plan can have."""
    return ok(descriptors.permission_descriptor(call, descriptors.PERMISSIONS))


def _on_plans(call: Call, work: Any) -> list[etree._Element]:
    """Return one result with filter-id and id for each plan on which ``work`` is done."""

    def done(plan: Row) -> list[etree._Element]:
        work(policies.of_plan(plan["id"]))
        return [node("id", plan["id"])]

    return filters.each(call, PLANS, done)


@OPERATOR.operation("add-package", writes=True, callers=(ADMIN,))
def add_package(call: Call) -> list[etree._Element]:
    """Add application packages to plans."""
    return _on_plans(call, lambda holder: packages.add(call, holder))


@OPERATOR.operation("remove-package", writes=True, callers=(ADMIN,))
def remove_package(call: Call) -> list[etree._Element]:
    """Remove application packages from plans."""
    return _on_plans(call, lambda holder: packages.remove(call, holder))


@OPERATOR.operation("enable-aps-filter", writes=True, callers=(ADMIN,))
def enable_aps_filter(call: Call) -> list[etree._Element]:
    """Restricts the resellers of plans to the listed packages."""
    return _on_plans(call, lambda holder: packages.restrict(call, holder, True))


@OPERATOR.operation("disable-aps-filter", writes=True, callers=(ADMIN,))
def disable_aps_filter(call: Call) -> list[etree._Element]:
    """Lifts the restriction to the listed packages."""
    return _on_plans(call, lambda holder: packages.restrict(call, holder, False))
