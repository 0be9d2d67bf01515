# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Long lists of what is hosted take few requests."""

from __future__ import annotations

from typing import Any

from ansible_collections.community.plesk.plugins.module_utils._resources.dns_record_set import DNS_RECORD_SET
from ansible_collections.community.plesk.plugins.module_utils._resources.mail_account import MAIL_ACCOUNT
from ansible_collections.community.plesk.plugins.module_utils._resources.subscription import SUBSCRIPTION
from engine import Server, Task


def requests(task: Task, changed: bool) -> int:
    """Return how many requests a list took, in which every object was changed or none."""
    assert [outcome.error for outcome in task.outcomes if outcome.error] == []
    assert {outcome.changed for outcome in task.outcomes} == {changed}
    return task.requests


def subscriptions(count: int, **options: Any) -> list[dict[str, Any]]:
    return [{"name": f"s{index}.example", "owner": "admin", **options} for index in range(count)]


def test_mail_accounts_on_many_sites_are_read_by_site_together():
    server = Server("hash=plain")
    requests(server.tasks(SUBSCRIPTION, *subscriptions(100, hosting_type="none", ip_addresses=["192.0.2.10"])), True)
    accounts = [
        {"address": f"u{index}@s{index % 100}.example", "mailbox": True, "password": "Corr3ct-Horse-1"}
        for index in range(1000)
    ]
    assert requests(server.tasks(MAIL_ACCOUNT, *accounts), True) <= 60
    assert requests(server.tasks(MAIL_ACCOUNT, *accounts), False) <= 30


def test_zone_of_a_thousand_records_is_read_in_three_requests():
    server = Server()
    requests(server.tasks(SUBSCRIPTION, *subscriptions(1, hosting_type="none", ip_addresses=["192.0.2.10"])), True)
    sets = [
        {"zone_name": "s0.example", "prefix": f"h{index}", "type": "A", "value": [f"192.0.2.{host}" for host in (1, 2)]}
        for index in range(500)
    ]
    requests(server.tasks(DNS_RECORD_SET, *sets), True)
    assert requests(server.tasks(DNS_RECORD_SET, *sets), False) <= 3


def test_subscriptions_of_an_owner_are_suspended_in_few_requests():
    server = Server()
    requests(server.tasks(SUBSCRIPTION, *subscriptions(300, hosting_type="none")), True)
    for status in ("disabled", "active"):
        named = subscriptions(300, status=status)
        assert requests(server.tasks(SUBSCRIPTION, *named), True) <= 8
        assert requests(server.tasks(SUBSCRIPTION, *named), False) <= 2
