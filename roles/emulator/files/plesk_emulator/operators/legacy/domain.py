# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The old operator ``domain``: subscriptions, whose limits and properties are nodes with names of their own."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from ...protocol import errors
from ...protocol.answer import node
from ...protocol.errors import Refusal
from ...protocol.operation import Call, Handler, Operator
from ..webspace import changing, creating, reading
from ..webspace.operator import MANAGERS

_NUMBER = re.compile(r"\s*-?\d{1,19}\s*", re.ASCII)
_FILTERS = {"domain_name": "name", "client_id": "owner-id", "client_login": "owner-login"}

OPERATOR = Operator(
    "domain",
    """
define domain-filter
  filter
    (one of)
      id* id_type
      name* string
      domain_name* string
      client_id* id_type
      client_login* string
      owner-id* id_type
      owner-login* string

define groups
  hosting?
    (one of)
      vrt_hst any
      std_fwd any
      frm_fwd any
      none any
  limits? any
  prefs?
    (any order)
      www? boolean
      stat_ttl? int

add
  gen_setup
    (any order)
      name domainName
      client_id? id_type
      ip_address? ip_address
      htype? vrt_hst|std_fwd|frm_fwd|none
      status? objectStatus
  use groups
  template-name? string
get
  use domain-filter
  dataset
    (any order)
      gen_info? empty
      hosting? empty
      limits? empty
      stat? empty
      prefs? empty
      disk_usage? empty
set
  use domain-filter
  values
    gen_setup?
      (any order)
        name? domainName
        client_id? id_type
        ip_address? ip_address
        status? objectStatus
    use groups
del
  use domain-filter
""",
)


def _renamed(call: Call) -> etree._Element:
    """A request with the nodes of ``webspace``. Raises :class:`Refusal` (1019) for what these cannot hold."""
    request: etree._Element = etree.fromstring(etree.tostring(call.request, with_tail=False))
    for old, new in (*_FILTERS.items(), ("template-name", "plan-name")):
        for found in request.iterfind(f".//{old}"):
            found.tag = new
    for group, tag in (("limits", "limit"), ("hosting/vrt_hst", "property")):
        for holder in request.iterfind(f".//{group}"):
            _name_values(holder, tag)
    return request


def _name_values(holder: etree._Element, tag: str) -> None:
    """Turns nodes with names of their own into pairs of names and values."""
    for found in list(holder):
        if found.tag == "ip_address":
            continue
        if len(found) or (tag == "limit" and not _NUMBER.fullmatch(found.text or "")):
            raise Refusal(errors.INVALID_VALUE, f"Invalid value of '{found.tag}'.")
        holder.replace(found, node(tag, node("name", found.tag), node("value", found.text or "")))


def _asked(call: Call) -> Call:
    return Call(_renamed(call), call.db, call.caller, call.version, call.behaviors, call.now, call.address)


def _as_before(call: Call, result: etree._Element) -> etree._Element:
    """A result of ``webspace/get`` with the nodes that old versions have."""
    for group, tag in (("limits", "limit"), ("vrt_hst", "property")):
        for holder in result.iterfind(f"data//{group}"):
            for pair in holder.findall(tag):
                holder.replace(pair, node(pair.findtext("name", ""), pair.findtext("value")))
    general = result.find("data/gen_info")
    if general is not None:
        name = general.findtext("name", "").casefold()
        owner = call.db.value("SELECT owner_id FROM webspaces WHERE name_key = ?", name)
        general.append(node("client_id", owner))
    return result


@OPERATOR.operation("get", writes=False)
def get(call: Call) -> list[etree._Element]:
    """Reads the data sets asked for."""
    return [_as_before(call, result) for result in reading.get(_asked(call))]


def _translated(handler: Callable[[Call], object]) -> Handler:
    def work(call: Call) -> list[etree._Element]:
        made = handler(_asked(call))
        return [made] if isinstance(made, etree._Element) else list(made)  # type: ignore[call-overload]

    return work


OPERATOR.operation("set", writes=True)(_translated(changing.set_))
OPERATOR.operation("add", writes=True, callers=MANAGERS)(_translated(creating.add))
OPERATOR.operation("del", writes=True, callers=MANAGERS)(_translated(creating.delete))
OPERATOR.complete()
