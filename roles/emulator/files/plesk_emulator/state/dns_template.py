# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The DNS template of a fresh server: the records that every new zone gets, and their placeholders."""

from __future__ import annotations

from typing import NamedTuple

SOA = {"ttl": 86400, "refresh": 10800, "retry": 3600, "expire": 604800, "minimum": 10800}


class Entry(NamedTuple):
    """A record of the template."""

    type: str
    host: str
    value: str
    opt: str = ""


ENTRIES = (
    Entry("NS", "<domain>.", "ns1.<domain>."),
    Entry("NS", "<domain>.", "ns2.<domain>."),
    Entry("A", "ns1.<domain>.", "<ip>"),
    Entry("A", "ns2.<domain>.", "<ip>"),
    Entry("A", "<domain>.", "<ip>"),
    Entry("AAAA", "<domain>.", "<ipv6>"),
    Entry("A", "webmail.<domain>.", "<ip>"),
    Entry("AAAA", "webmail.<domain>.", "<ipv6>"),
    Entry("A", "mail.<domain>.", "<ip>"),
    Entry("AAAA", "mail.<domain>.", "<ipv6>"),
    Entry("A", "autodiscover.<domain>.", "<ip>"),
    Entry("A", "autoconfig.<domain>.", "<ip>"),
    Entry("A", "ipv4.<domain>.", "<ip>"),
    Entry("AAAA", "ipv6.<domain>.", "<ipv6>"),
    Entry("CNAME", "ftp.<domain>.", "<domain>."),
    Entry("CNAME", "www.<domain>.", "<domain>."),
    Entry("MX", "<domain>.", "mail.<domain>.", "10"),
    Entry("TXT", "<domain>.", "v=spf1 +a +mx +a:<hostname> -all"),
    Entry("TXT", "_dmarc.<domain>.", "v=DMARC1; p=quarantine; adkim=s; aspf=s"),
    Entry("PTR", "<ip>", "<domain>.", "24"),
)
