# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""An emulator in process, and short ways to talk to it."""

from __future__ import annotations

from datetime import datetime

import pytest
from lxml import etree

from plesk_emulator.behaviors.chosen import Behaviors
from plesk_emulator.emulator import Emulator
from plesk_emulator.protocol.answer import Response
from plesk_emulator.protocol.auth import key_hash
from plesk_emulator.state.store import Store

PASSWORD = "the admin's password"


class Server:
    """An emulator with the administrator's credentials at hand."""

    def __init__(self, store: Store | None = None, **behaviors: str) -> None:
        self.emulator = Emulator(
            admin_password=PASSWORD,
            store=store,
            behaviors=Behaviors(**behaviors),
            clock=lambda: datetime(2026, 1, 31, 12, 0),
        )
        self.store = self.emulator.store

    def post(self, body: str | bytes, login: str = "admin", password: str = PASSWORD, **headers: str) -> Response:
        """Sends a body as it is."""
        credentials = {"HTTP_AUTH_LOGIN": login, "HTTP_AUTH_PASSWD": password}
        return self.emulator.handle({**credentials, **headers}, body.encode() if isinstance(body, str) else body)

    def packet(
        self, operations: str, version: str = "", login: str = "admin", password: str = PASSWORD
    ) -> etree._Element:
        """Sends operator nodes in a packet and returns the parsed answer."""
        return etree.fromstring(self.post(f'<packet version="{version}">{operations}</packet>', login, password).body)

    def one(self, operations: str, **packet: str) -> etree._Element:
        """The only ``result`` (or ``system``) of an answer."""
        answer = self.packet(operations, **packet)
        (found,) = answer.findall("*/*/result") or answer.findall("system")
        return found

    def results(self, operations: str, **packet: str) -> list[etree._Element]:
        """All ``result`` nodes of an answer."""
        return self.packet(operations, **packet).findall("*/*/result")

    def codes(self, operations: str, **packet: str) -> list[int]:
        """The error codes of all results, 0 for ok; of ``system`` when there is one."""
        answer = self.packet(operations, **packet)
        return [
            int(found.findtext("errcode") or 0) for found in answer.findall("*/*/result") + answer.findall("system")
        ]

    def customer(self, login: str = "jdoe", **nodes: str) -> int:
        """Creates a customer; keywords are nodes of ``gen_info`` with ``_`` for ``-`` where the protocol has it."""
        order = "cname pname login passwd status phone fax email address city state pcode country locale"
        order += " owner-id owner-login owner-external-id external-id description"
        given = {"pname": "J. Doe", "login": login, "passwd": "long enough", **nodes}
        given = {name if name in order.split() else name.replace("_", "-"): value for name, value in given.items()}
        body = "".join(f"<{name}>{given[name]}</{name}>" for name in order.split() if name in given)
        made = self.one(f"<customer><add><gen_info>{body}</gen_info></add></customer>")
        assert made.findtext("status") == "ok", etree.tostring(made)
        return int(made.findtext("id"))

    def reseller(self, login: str = "reseller1", password: str = "long enough", **permissions: int) -> int:
        """Puts a reseller who may use the API and create customers into the store."""
        with self.store.transaction() as db:
            made = db.insert(
                "accounts",
                kind="reseller",
                login=login,
                login_key=login.casefold(),
                password=password,
                hash="$5$x$y",
                guid=f"guid of {login}",
                created="2026-01-01",
                pname=login,
                external_id=f"crm of {login}",
            )
            for name, value in {"remote_access_interface": 1, "create_clients": 1, **permissions}.items():
                db.insert("permissions", holder="reseller", holder_id=made, name=name, value=value)
            return made

    def webspace(self, owner_id: int, name: str = "example.com", **columns: object) -> int:
        """Puts a subscription with the stock address into the store."""
        with self.store.transaction() as db:
            made = db.insert(
                "webspaces",
                name=name,
                name_key=name,
                owner_id=owner_id,
                guid=f"guid of {name}",
                created="2026-01-01",
                **columns,
            )
            db.insert("webspace_ips", webspace_id=made, address="192.0.2.10")
            return made

    def secret_key(self, key: str, addresses: str, account_id: int | None = None) -> None:
        """Puts a secret key into the store."""
        with self.store.transaction() as db:
            db.insert(
                "secret_keys",
                value=key,
                hash=key_hash(key),
                addresses=addresses,
                account_id=account_id,
                created="2026-01-01",
            )

    def info(self, login: str = "jdoe", **packet: str) -> etree._Element:
        """The ``gen_info`` of a customer."""
        found = self.one(
            f"<customer><get><filter><login>{login}</login></filter><dataset><gen_info/></dataset></get></customer>",
            **packet,
        ).find("data/gen_info")
        assert found is not None
        return found


@pytest.fixture
def server() -> Server:
    """A fresh server with the default behaviors."""
    return Server()


@pytest.fixture
def serving():
    """Makes servers with behaviors: ``serving(unset="absent")``."""
    return Server
