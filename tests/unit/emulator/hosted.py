# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Short ways to make and read subscriptions, service plans and sites."""

from __future__ import annotations

from lxml import etree

ADDRESS = "192.0.2.10"
FTP = {"ftp_login": "jdoe_ftp", "ftp_password": "Secret-1-of-ftp"}


def named(tag: str, **values: object) -> str:
    """Nodes with name and value, such as limits."""
    return "".join(f"<{tag}><name>{name}</name><value>{value}</value></{tag}>" for name, value in values.items())


def leaves(**values: object) -> str:
    """Nodes with text; ``_`` in a keyword is ``-`` in the node's name, but in ``ip_address``."""
    names = {name: name if name == "ip_address" else name.replace("_", "-") for name in values}
    return "".join(f"<{names[name]}>{value}</{names[name]}>" for name, value in values.items())


def physical(address: str = ADDRESS, **properties: object) -> str:
    """The node ``hosting`` of a subscription, with its user unless he is given."""
    return (
        f"<hosting><vrt_hst>{named('property', **{**FTP, **properties})}"
        f"<ip_address>{address}</ip_address></vrt_hst></hosting>"
    )


def webspace(name: str = "example.com", rest: str = "", **setup: object) -> str:
    """The packet's part that adds a subscription."""
    return f"<webspace><add><gen_setup>{leaves(name=name, **setup)}</gen_setup>{rest}</add></webspace>"


def change(values: str, criterion: str = "<name>example.com</name>") -> str:
    return f"<webspace><set><filter>{criterion}</filter><values>{values}</values></set></webspace>"


def get(operator: str, datasets: str, criterion: str = "<name>example.com</name>") -> str:
    asked = "".join(f"<{name}/>" for name in datasets.split())
    return f"<{operator}><get><filter>{criterion}</filter><dataset>{asked}</dataset></get></{operator}>"


def read(server, dataset: str, name: str = "example.com", operator: str = "webspace", **packet: str) -> etree._Element:
    """One data set of one subscription or site."""
    result = server.one(get(operator, dataset, f"<name>{name}</name>"), **packet)
    found = result.find(f"data/{dataset}")
    assert found is not None, etree.tostring(result)
    return found


def pairs(parent: etree._Element) -> dict[str, str]:
    """The named values anywhere below a node."""
    return {
        found.findtext("name"): found.findtext("value") or ""
        for found in parent.iter()
        if found.find("value") is not None
    }


def error(result: etree._Element) -> int:
    return int(result.findtext("errcode") or 0)


def add_plan(name: str = "Small", rest: str = "") -> str:
    return f"<service-plan><add><name>{name}</name>{rest}</add></service-plan>"


def plan_limits(**limits: int) -> str:
    return f"<limits>{named('limit', **limits)}</limits>"


def site(name: str = "shop.example", rest: str = "", **setup: object) -> str:
    """The packet's part that adds a site; the keywords are nodes of ``gen_setup`` in their order."""
    return f"<site><add><gen_setup>{leaves(name=name, **setup)}</gen_setup>{rest}</add></site>"


def with_site(server):
    """Gives a server a subscription of the customer jdoe, its id is 1, and a site in it, whose id is 2."""
    server.customer()
    added = webspace(rest=physical(), owner_login="jdoe") + site(htype="vrt_hst", webspace_name="example.com")
    assert server.codes(added) == [0, 0]
    return server


def allow(server, *permissions: str, webspace_id: int = 1) -> None:
    """Gives a subscription permissions."""
    with server.store.transaction() as db:
        for name in permissions:
            db.put("permissions", holder="webspace", holder_id=webspace_id, name=name, value=1)
