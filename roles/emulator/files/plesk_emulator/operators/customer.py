# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operator ``customer``."""

from __future__ import annotations

from typing import Any

from lxml import etree

from ..protocol import empty_nodes, errors, filters
from ..protocol.answer import node, nodes, ok
from ..protocol.auth import ADMIN, RESELLER
from ..protocol.errors import Refusal
from ..protocol.operation import Call, Operator, new_guid
from ..protocol.status import is_disabled
from ..rules import (
    accounts,
    addresses,
    databases,
    domains,
    mail,
    owners,
    reseller_subscriptions,
    subscriptions,
    traffic,
)
from ..state.stock import ADMIN_ID
from ..state.store import Row

OPERATOR = Operator(
    "customer",
    """
define customer-filter
  filter
    (one of)
      id* id_type
      login* string
      owner-id* int
      owner-login* string
      guid* string
      external-id* string

define status
  status? objectStatus default=0 until=1.6.6.0
  status? objectStatus since=1.6.7.0

define contact-end
  phone? string
  fax? string
  email? string
  address? string
  city? string
  state? string
  pcode? string
  country? string
  locale? string

add
  gen_info
    cname? string
    pname string
    login string
    passwd string
    use status
    use contact-end
    (one of)?
      owner-id int
      owner-login string
      owner-external-id string
    external-id? string
    description? string
get
  use customer-filter
  dataset
    gen_info? any
    stat? any
del
  use customer-filter
set
  use customer-filter
  values
    gen_info?
      cname? string
      pname? string
      login? string
      passwd? string
      use status
      use contact-end
      guid? empty
      external-id? string
      description? string
convert-to-reseller
  use customer-filter
  reseller-plan-name? string
change-owner
  use customer-filter
  new-owner-login string
  ipV4-address* ip_address
  ipV6-address* ip_address
  plan-name? string
get-domain-list since=1.6.7.0
  use customer-filter
""",
)
MANAGERS = (ADMIN, RESELLER)
TAKEN = "Client with login name '{login}' already exists."


def _unlicensed(call: Call) -> bool:
    return bool(call.db.value("SELECT value FROM license WHERE name = 'can-manage-customers'") == "0")


def _visible(call: Call) -> filters.Condition:
    """Raise :class:`Refusal` with the code of ``no_customers`` where the license key has no customers."""
    if call.behaviors["no_customers"] != "add_only" and _unlicensed(call):
        raise call.refuse("no_customers", "Customer accounts are not supported by the license key.")
    return filters.EVERYTHING if call.caller.role == ADMIN else ("owner_id = ?", (call.caller.id,))


CUSTOMERS = filters.Kind(
    "accounts WHERE kind = 'customer'",
    {
        "id": filters.number("id"),
        "login": filters.key("login"),
        "guid": filters.text("guid"),
        "external-id": filters.text("external_id"),
        "owner-id": filters.number("owner_id", group=True),
        "owner-login": filters.owner("owner_id", filters.key("login")),
    },
    _visible,
    "client does not exist",
)


@OPERATOR.operation("add", writes=True, callers=MANAGERS)
def add(call: Call) -> etree._Element:
    """Create a customer; return id and guid."""
    info = call.child("gen_info")
    owner = _owner(call, info)
    _check_allowed(call, owner["id"])
    login = accounts.login_columns(call, call.needed("gen_info/login"), "customer_login_taken", TAKEN)
    guid = new_guid()
    customer = call.db.insert(
        "accounts",
        kind="customer",
        guid=guid,
        owner_id=owner["id"],
        created=call.today(),
        status=accounts.written_status(call, call.text("status", info) or "0"),
        **login,
        **accounts.password_columns(call, call.needed("gen_info/passwd"), login["login"]),
        **accounts.contact_columns(call, info),
        **accounts.locale_columns(call, call.text("locale", info) or ""),
        **accounts.external_id_columns(call, call.text("external-id", info), "customer"),
    )
    return ok(node("id", customer), node("guid", guid))


def _owner(call: Call, info: etree._Element) -> Row:
    for name, column in (("owner-id", "id"), ("owner-login", "login_key"), ("owner-external-id", "external_id")):
        value = call.text(name, info)
        if value is not None:
            return accounts.find_owner(call, column, value)
    return accounts.find_owner(call, "id", call.caller.id)


def _check_allowed(call: Call, owner_id: int) -> None:
    if _unlicensed(call):
        raise Refusal(errors.OPERATION_FAILED, "Customer accounts are not supported by the license key.")
    if call.caller.role == RESELLER and not accounts.has_permission(call.db, call.caller.id, "create_clients"):
        raise Refusal(errors.PERMISSION_DENIED, "Permission denied.")
    accounts.check_room(call, owner_id, "max_cl", "lim_cl", "SELECT COUNT(*) FROM accounts WHERE kind = 'customer'")


@OPERATOR.operation("get", writes=False, callers=MANAGERS)
def get(call: Call) -> list[etree._Element]:
    """Read the data sets asked for."""
    blocks = [
        block
        for name, block in (("gen_info", _gen_info), ("stat", _stat))
        if call.request.find(f"dataset/{name}") is not None
    ]

    def data(customer: Row) -> list[etree._Element]:
        return [node("id", customer["id"]), node("data", *(block(call, customer) for block in blocks))]

    return filters.each(call, CUSTOMERS, data)


def _gen_info(call: Call, customer: Row) -> etree._Element:
    password = accounts.shown_password(call, customer)
    owner = call.db.the("SELECT id, guid FROM accounts WHERE id = ?", customer["owner_id"])
    return node(
        "gen_info",
        *nodes(
            {
                "cr_date": customer["created"][:10],
                "cname": call.unset(customer["cname"]),
                "pname": customer["pname"],
                "login": customer["login"],
                "status": accounts.shown_status(call, customer),
                **{name: call.unset(customer[name]) for name in ("phone", "fax", "email", "address", "city")},
                **{name: call.unset(customer[name]) for name in ("state", "pcode", "country", "locale")},
                "guid": customer["guid"],
                **owners.shown(call, owner["id"]),
                "vendor-guid": owner["guid"],
                "external-id": call.unset(customer["external_id"]),
                "description": call.unset(customer["description"]),
                "password": password and password[0],
                "password_type": password and password[1],
            }
        ),
    )


def _stat(call: Call, customer: Row) -> etree._Element:
    webspaces = call.db.all("SELECT * FROM webspaces WHERE owner_id = ?", customer["id"])
    month, yesterday = traffic.of_webspaces(call, webspaces)
    subdomains = call.db.value(
        "SELECT COUNT(*) FROM sites JOIN webspaces ON webspaces.id = webspace_id "
        "WHERE owner_id = ? AND parent_id IS NOT NULL",
        customer["id"],
    )
    mails = mail.of_owner(call.db, "owner_id = ?", customer["id"])
    return node(
        "stat",
        *nodes(
            {
                "active_domains": sum(not is_disabled(webspace["status"]) for webspace in webspaces),
                "subdomains": subdomains,
                "disk_space": sum(webspace["real_size"] for webspace in webspaces),
                "postboxs": mails.boxes,
                "redirects": mails.redirects,
                "mail_groups": 0,
                "mail_resps": mails.responders,
                "mail_lists": 0,
                "web_users": 0,
                "data_bases": sum(databases.count(call.db, "owner_id = ?", customer["id"])),
                "webapps": None if call.since("1.6.9.1") else 0,
                "traffic": month,
                "traffic_prevday": yesterday,
            }
        ),
    )


@OPERATOR.operation("set", writes=True, callers=MANAGERS)
def set_(call: Call) -> list[etree._Element]:
    """Change the values given; the others stay."""
    values = call.request.find("values/gen_info")
    info = None if values is None else empty_nodes.judged(call, values)

    def change(customer: Row) -> list[etree._Element]:
        if info is not None:
            call.db.update("accounts", customer["id"], **_changes(call, info, customer))
        return [node("id", customer["id"])]

    return filters.each(call, CUSTOMERS, change)


def _changes(call: Call, info: etree._Element, customer: Row) -> dict[str, Any]:
    changes: dict[str, Any] = dict(accounts.contact_columns(call, info))
    login = call.text("login", info)
    if login is not None:
        changes.update(accounts.login_columns(call, login, "customer_login_taken", TAKEN, customer["id"]))
    password = call.text("passwd", info)
    if password is not None:
        changes.update(accounts.password_columns(call, password, changes.get("login", customer["login"])))
    status = call.text("status", info)
    if status is not None:
        changes["status"] = accounts.written_status(call, status, customer["status"])
    if info.find("guid") is not None and call.behaviors["empty_guid"] == "new":
        changes["guid"] = new_guid()
    changes.update(accounts.locale_columns(call, call.text("locale", info)))
    changes.update(accounts.external_id_columns(call, call.text("external-id", info), "customer", customer["id"]))
    return changes


@OPERATOR.operation("del", writes=True, callers=MANAGERS)
def delete(call: Call) -> list[etree._Element]:
    """Delete customers with everything that they own."""

    def remove(customer: Row) -> list[etree._Element]:
        accounts.delete_account(call.db, customer["id"])
        return [node("id", customer["id"])]

    return filters.each(call, CUSTOMERS, remove)


@OPERATOR.operation("convert-to-reseller", writes=True, callers=(ADMIN,))
def convert_to_reseller(call: Call) -> list[etree._Element]:
    """Make customers resellers, who keep id, GUID and login; their subscriptions have no plan any more."""
    name = call.text("reseller-plan-name")

    def convert(customer: Row) -> list[etree._Element]:
        if customer["owner_id"] != ADMIN_ID:
            raise Refusal(errors.OPERATION_FAILED, "Only customers of the administrator can become resellers.")
        call.db.update("accounts", customer["id"], kind="reseller", owner_id=None)
        for webspace in call.db.all("SELECT id FROM webspaces WHERE owner_id = ?", customer["id"]):
            subscriptions.leave(call.db, webspace["id"])
        if name is None:
            _keep_what_he_has(call, customer["id"])
        else:
            reseller_subscriptions.follow(call, customer["id"], _reseller_plan(call, name))
        return [node("id", customer["id"])]

    return filters.each(call, CUSTOMERS, convert)


def _reseller_plan(call: Call, name: str) -> Row:
    plan = call.db.one("SELECT * FROM reseller_plans WHERE name_key = ?", name.casefold())
    if plan is None:
        raise call.refuse("bad_plan", f"There is no reseller plan '{name}'.")
    return plan


def _keep_what_he_has(call: Call, reseller_id: int) -> None:
    """Give a new reseller without a plan the sum of what its subscriptions have."""
    sums = call.db.all(
        "SELECT limits.name, CASE WHEN MIN(value) < 0 THEN -1 ELSE SUM(value) END AS value FROM limits "
        "JOIN webspaces ON holder = 'webspace' AND holder_id = webspaces.id WHERE owner_id = ? GROUP BY limits.name",
        reseller_id,
    )
    for row in sums:
        call.db.insert("limits", holder="reseller", holder_id=reseller_id, name=row["name"], value=row["value"])
    for address in addresses.of_owner(call.db, reseller_id):
        call.db.put("ip_pool", reseller_id=reseller_id, address=address, type="shared")


@OPERATOR.operation("change-owner", writes=True, callers=(ADMIN,))
def change_owner(call: Call) -> list[etree._Element]:
    """Move customers to another owner, with their subscriptions, the addresses and the plan of these."""
    owner = accounts.find_owner(call, "login_key", call.needed("new-owner-login"))
    given = [call.stored(found) for found in call.request if found.tag in ("ipV4-address", "ipV6-address")]

    def move(customer: Row) -> list[etree._Element]:
        _check_move(call, customer, owner, given)
        call.db.update("accounts", customer["id"], owner_id=owner["id"])
        plan = _service_plan(call, owner, call.text("plan-name"))
        for webspace in call.db.all("SELECT * FROM webspaces WHERE owner_id = ?", customer["id"]):
            if plan is None:
                subscriptions.change_provider(call, webspace)
            else:
                subscriptions.leave(call.db, webspace["id"])
                subscriptions.follow(call, webspace["id"], plan)
            if given:
                addresses.assign(call.db, webspace["id"], given)
        return [node("id", customer["id"])]

    return filters.each(call, CUSTOMERS, move)


def _check_move(call: Call, customer: Row, owner: Row, given: list[str]) -> None:
    if owner["id"] == customer["owner_id"] and call.behaviors["change_owner_same"] == "error":
        raise Refusal(errors.OPERATION_FAILED, "The customer already belongs to this owner.")
    owns = call.db.one("SELECT id FROM webspaces WHERE owner_id = ?", customer["id"]) is not None
    demanded = {"with_subscriptions": owns, "always": True, "never": False}[call.behaviors["change_owner_ip"]]
    if demanded and not given:
        raise Refusal(errors.INVALID_VALUE, "An IP address from the pool of the new owner must be specified.")
    for address in given:
        addresses.check_usable(call, owner["id"], address)
    if owner["id"] != customer["owner_id"]:
        accounts.check_limit(call, owner["id"], "max_cl", "SELECT COUNT(*) FROM accounts WHERE kind = 'customer'")


def _service_plan(call: Call, owner: Row, name: str | None) -> Row | None:
    return None if name is None else subscriptions.find_plan(call, owner["id"], "name_key", name)


@OPERATOR.operation("get-domain-list", writes=False, callers=MANAGERS)
def get_domain_list(call: Call) -> list[etree._Element]:
    """List the domain names of customers."""
    return filters.each(
        call,
        CUSTOMERS,
        lambda customer: [node("id", customer["id"]), domains.listing(call, customer["id"])],
    )
