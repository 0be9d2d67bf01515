# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The packets of generated mail accounts, mail settings and databases, held against the schemas of all versions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from ansible_collections.community.plesk.plugins.module_utils._resources.database import DATABASE
from ansible_collections.community.plesk.plugins.module_utils._resources.database_user import DATABASE_USER
from ansible_collections.community.plesk.plugins.module_utils._resources.mail_account import MAIL_ACCOUNT
from ansible_collections.community.plesk.plugins.module_utils._resources.mail_settings import MAIL_SETTINGS
from conformance.test_module_packets import VERSIONS, Judge, known_paths, paths
from mail_server import hosted

SITE = "example.com"
LABELS = st.text("abcxyz019", min_size=1, max_size=8)
TEXTS = st.text(st.characters(min_codepoint=32, max_codepoint=0x2FFF, blacklist_categories=("Cs", "Cc")), max_size=20)
ADDRESSES = st.lists(LABELS.map(lambda label: f"{label}@other.example"), max_size=3, unique=True)
BLIND = {"password": "Corr3ct-Horse-1", "update_password": "always"}


def some(**options: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Options of which a task sets any."""
    return st.fixed_dictionaries({}, optional=options)


ACCOUNTS = some(
    mailbox=st.booleans(),
    quota=st.sampled_from(["unlimited", "1M", 2048]),
    aliases=st.lists(LABELS.map(lambda label: f"alias-{label}"), max_size=3, unique=True),
    forward_to=ADDRESSES,
    autoresponder=some(
        enabled=st.booleans(),
        subject=TEXTS,
        text=TEXTS,
        content_type=st.sampled_from(["text/plain", "text/html"]),
        end_date=st.just("2030-01-31"),
    ).filter(bool),
    antivirus=st.sampled_from(["off", "in", "out", "inout"]),
    panel_access=st.booleans(),
    outgoing_limit=st.sampled_from(["unlimited", "default", 50]),
    description=TEXTS,
).map(lambda options: {**options, "mailbox": True} if "quota" in options else options)
PREFERENCES = some(
    nonexistent_user=st.sampled_from(["reject", {"bounce": "No such user"}, {"forward": "jd@other.example"}]),
    webmail=st.sampled_from(["horde", "roundcube", "none"]),
    dkim=st.booleans(),
    greylisting=st.booleans(),
    enabled=st.booleans(),
)
USERS = some(
    hosts=st.lists(st.sampled_from(["%", "localhost", "192.0.2.7"]), max_size=2, unique=True),
    allow_access_from=st.lists(st.sampled_from(["192.0.2.0/24", "198.51.100.7"]), max_size=2, unique=True),
    role=st.sampled_from(["read_write", "read_only", "write_only"]),
)


def alone(packets: Iterable[bytes]) -> Iterator[etree._Element]:
    """Each operation of packets, in a packet of its own."""
    for body in packets:
        for operator in etree.fromstring(body):
            for operation in operator:
                packet = etree.Element("packet")
                etree.SubElement(packet, operator.tag).append(deepcopy(operation))
                yield packet


class Hearing:
    """Holds what tasks send against all schemas; each version judges what it has all nodes of."""

    def __init__(self) -> None:
        self.judges = [Judge(version) for version in VERSIONS]
        self.seen: set[str] = set()

    def of(self, task: Any) -> None:
        assert task.error is None, task.error
        for packet in alone(task.wire.packets):
            operator = packet[0]
            self.seen.add(f"{operator.tag}/{operator[0].tag}")
            for judge in self.judges:
                packet.set("version", judge.version)
                if judge.version == VERSIONS[-1] or set(paths(operator)) <= known_paths(judge.version, operator.tag):
                    assert judge.schema.accepts(packet), (judge.version, etree.tostring(packet))


quick = settings(max_examples=30, deadline=None, database=None, suppress_health_check=list(HealthCheck))


@pytest.mark.usefixtures("protocol_dir")
def test_packets_of_mail_are_valid_in_each_version() -> None:
    server, hearing = hosted(SITE), Hearing()

    @quick
    @given(LABELS, ACCOUNTS, ACCOUNTS, PREFERENCES)
    def held(label: str, first: dict[str, Any], second: dict[str, Any], preferences: dict[str, Any]) -> None:
        address = f"u-{label}@{SITE}"
        hearing.of(server.task(MAIL_SETTINGS, site=SITE, **{**preferences, "enabled": True}))
        for options in (first, second):
            hearing.of(server.task(MAIL_ACCOUNT, address=address, force=True, **BLIND, **options))
        hearing.of(server.task(MAIL_ACCOUNT, address=address, state="absent", force=True))
        hearing.of(server.task(MAIL_SETTINGS, site=SITE, **preferences))

    held()
    held.hypothesis.inner_test("a", {"aliases": ["alias-a"]}, {"aliases": []}, {"webmail": "horde"})
    assert hearing.seen >= {f"mail/{name}" for name in "create update remove get_info get_prefs set_prefs".split()}


@pytest.mark.usefixtures("protocol_dir")
def test_packets_of_databases_are_valid_in_each_version() -> None:
    server, hearing = hosted(SITE), Hearing()

    @quick
    @given(LABELS, USERS, USERS, some(custom_host=st.just("db.example.com")))
    def held(label: str, first: dict[str, Any], second: dict[str, Any], options: dict[str, Any]) -> None:
        database = {"subscription": SITE, "name": f"d_{label}", "type": "mysql"}
        user = {"subscription": SITE, "database": f"d_{label}", "login": f"u_{label}", **BLIND}
        hearing.of(server.task(DATABASE, **database, **options))
        for wanted in (first, second):
            hearing.of(server.task(DATABASE_USER, **user, **wanted))
        hearing.of(server.task(DATABASE, **database, default_user=f"u_{label}"))
        hearing.of(server.task(DATABASE_USER, **user, state="absent"))
        hearing.of(server.task(DATABASE, **database, state="absent", force=True))

    held()
    held.hypothesis.inner_test("a", {}, {"role": "read_only"}, {"custom_host": "db.example.com"})
    names = "add-db get-db del-db add-db-user set-db-user get-db-users del-db-user set-custom-host"
    assert hearing.seen >= {f"database/{name}" for name in names.split()}
