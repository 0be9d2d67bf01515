# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Counts and sizes of subscriptions and sites. What the emulator does not keep, such as web users, is zero."""

from __future__ import annotations

from lxml import etree

from ..protocol.answer import node, nodes
from ..protocol.operation import Call
from . import mail
from .databases import Count

_UNKEPT_SIZES = (
    *("httpsdocs", "subdomains", "web_users", "anonftp", "logs", "dbases", "mailboxes", "webapps", "maillists"),
    *("domaindumps", "configs", "chroot"),
)


def counts(
    call: Call, traffic: int, subdomains: int, stored: Count, mails: mail.Count, **others: int
) -> etree._Element:
    """Return the data set ``stat``: traffic in bytes, numbers of objects."""
    values = {
        "traffic": traffic,
        "subdom": subdomains,
        "wu": 0,
        "box": mails.boxes,
        "redir": mails.redirects,
        "mg": 0,
        "resp": mails.responders,
        "maillists": 0,
        "db": stored.others,
        "mssql_db": stored.mssql,
        "webapps": None if call.since("1.6.9.1") else 0,
        "traffic_prevday": 0,
        **others,
    }
    return node("stat", *nodes(values))


def disk_usage(call: Call, size: int) -> etree._Element:
    """Return the data set ``disk_usage`` of a domain whose files, ``size`` bytes, are all web pages."""
    left_out = ("webapps",) if call.since("1.6.9.1") else ()
    sizes = {name: 0 for name in _UNKEPT_SIZES if name not in left_out}
    return node("disk_usage", *nodes({"httpdocs": size, **sizes}))
