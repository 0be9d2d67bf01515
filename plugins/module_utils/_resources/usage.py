# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What subscriptions and sites use and contain: statistics, disk usage, resource usage, traffic, contents.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple, Optional

from .._api.domains import ascii_domain
from .._api.nodes import Node, Result
from .._api.questions import Found, Source
from .._model.codecs import Number
from .._model.foreseen import Foreseen
from .._model.guards import Guard

_NUMBER = Number()
_COUNTS = {
    "traffic": "traffic",
    "traffic_prevday": "traffic_previous_day",
    "domains": "domains",
    "sites": "sites",
    "subdom": "subdomains",
    "wu": "web_users",
    "box": "mailboxes",
    "redir": "mail_redirects",
    "mg": "mail_groups",
    "resp": "mail_responders",
    "maillists": "mailing_lists",
    "db": "databases",
    "mssql_db": "mssql_databases",
}
_FOLDERS = {
    "dbases": "databases",
    "mysql_dbases": "mysql_databases",
    "mssql_dbases": "mssql_databases",
    "maillists": "mailing_lists",
    "domaindumps": "backups",
}
_CONTENTS = (
    ("additional sites", ("domains", "sites"), 1),
    ("subdomains", ("subdom",), 0),
    ("mailboxes", ("box",), 0),
    ("mail redirects", ("redir",), 0),
    ("mail groups", ("mg",), 0),
    ("automatic replies", ("resp",), 0),
    ("mailing lists", ("maillists",), 0),
    ("databases", ("db",), 0),
    ("Microsoft SQL Server databases", ("mssql_db",), 0),
    ("web users", ("wu",), 0),
)


class NumbersFact(NamedTuple):
    """The numbers in a data set, by names for people; ``named`` maps nodes to these, other nodes keep theirs."""

    name: str
    named: Mapping[str, str]

    def read(self, node: Node, found: Found) -> None:
        """Take the numbers out of the node of a data set."""
        numbers = {self.named.get(child.tag, child.tag): _NUMBER.read(child.text) for child in node.children}
        found.facts[self.name] = dict(sorted(numbers.items()))


class ResourcesFact(NamedTuple):
    """The data set ``resource-usage``: what is used of each resource, by the names of limits."""

    name: str

    def read(self, node: Node, found: Found) -> None:
        """Take the numbers out of the node of a data set."""
        used = {entry.text_of("name") or "": _NUMBER.read(entry.text_of("value")) for entry in node.children}
        found.facts[self.name] = dict(sorted(used.items()))


USAGE_FACTS: Mapping[str, Sequence[Any]] = {
    "stat": (NumbersFact("statistics", _COUNTS),),
    "disk_usage": (NumbersFact("disk_usage", _FOLDERS),),
    "resource-usage": (ResourcesFact("resource_usage"),),
}
"""What the data sets about usage become, for a decoder."""

USAGE_OPTIONS = {"statistics": "stat", "disk_usage": "disk_usage", "resource_usage": "resource-usage"}
"""The options of the modules that read, and the data sets that they add."""


def traffic_source(operator: str) -> Source:
    """Return what reads the traffic of each day, as ``facts.traffic``."""
    return Source(operator, _read_traffic, keys={"id": "id"}, operation="get_traffic")


def _read_traffic(result: Result) -> Found:
    rows = []
    for row in result.node.all("traffic"):
        numbers = {child.tag: _NUMBER.read(child.text) for child in row.children if child.tag != "date"}
        rows.append({"date": row.text_of("date"), **numbers})
    return Found(result.id, facts={"traffic": sorted(rows, key=lambda row: str(row["date"]))})


def contents_guard(operator: str, keys: Mapping[str, str], without: Sequence[str] = ()) -> Guard:
    """Return what guards the deletion of an object with contents, which are told in words.

    Counts and sizes tell it in one read, in every version and without the operators of what is counted;
    ``without`` names those that something else tells.
    """
    return Guard(
        Source(
            operator,
            partial(_read_contents, without=without),
            keys=keys,
            flags=("gen_info", "stat"),
            domains=frozenset(("name",)),
        ),
        "contents",
        {key: key for key in keys},
        belongs=lambda owner, itself: bool(itself.facts.get("contents")),
        tell=lambda itself: str(itself.facts["contents"]),
        left=_contents_left,
    )


def _read_contents(result: Result, without: Sequence[str]) -> Found:
    data = result.node.child("data")
    stat = data.child("stat") if data is not None else None
    general = data.child("gen_info") if data is not None else None
    numbers = {child.tag: _NUMBER.read(child.text) or 0 for child in stat.children} if stat is not None else {}
    counts = {text: max(numbers.get(tag, 0) for tag in tags) - own for text, tags, own in _CONTENTS}
    found = Found(result.id, facts={"counts": {text: count for text, count in counts.items() if text not in without}})
    if general is not None:
        found.facts["size"] = _NUMBER.read(general.text_of("real_size"))
        found.values.update(name=general.text_of("name"), external_id=general.text_of("external-id"))
        found.facts["guid"] = general.text_of("guid")
    found.facts["contents"] = _in_words(found.facts)
    return found


def _in_words(facts: Mapping[str, Any]) -> str:
    held = [f"{text} ({count})" for text, count in facts["counts"].items() if count > 0]
    return ", ".join(held + ([f"files and data ({facts['size']} bytes)"] if facts.get("size") else []))


def _contents_left(owner: Found, contents: Found, foreseen: Foreseen) -> Optional[Found]:
    """Return the contents of an object without what the same run deletes before, None if nothing is left."""
    sites = foreseen.all_going("site", lambda gone: gone.facts.get("subscription_id") == owner.id)
    domains = {ascii_domain(each.values.get("name")) for each in (owner, *sites)}
    accounts = [
        account.values
        for account in foreseen.all_going("mail_account", lambda gone: _domain_of(gone.values["address"]) in domains)
    ]
    databases = foreseen.all_going("database", lambda gone: gone.facts.get("subscription_id") == owner.id)
    counts = dict(contents.facts["counts"])
    # Servers may count subdomains as sites, apart, or as both.
    others = min(len(sites), counts.get("additional sites", 0))
    below = len([name for name in domains if any(name.endswith(f".{other}") for other in domains)])
    for text, count in (
        ("additional sites", others),
        ("subdomains", max(len(sites) - others, below)),
        ("mailboxes", len([account for account in accounts if account["mailbox"]])),
        ("mail redirects", len([account for account in accounts if account["forward_enabled"]])),
        (
            "automatic replies",
            len([account for account in accounts if (account["autoresponder"] or {}).get("enabled")]),
        ),
        ("databases", len([each for each in databases if each.values["type"] != "mssql"])),
        ("Microsoft SQL Server databases", len([each for each in databases if each.values["type"] == "mssql"])),
    ):
        counts[text] = counts.get(text, 0) - count
    facts = {**contents.facts, "counts": counts}
    told = _in_words(facts)
    return Found(contents.id, contents.values, {**facts, "contents": told}) if told else None


def _domain_of(address: Any) -> str:
    return ascii_domain(str(address).rpartition("@")[2])
