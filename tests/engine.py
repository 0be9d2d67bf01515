# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The engine against the emulator's heart, in one process: what tests need to converge objects without a network."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from typing import Any, Callable

from ansible_collections.community.plesk.plugins.module_utils._api.client import Client
from ansible_collections.community.plesk.plugins.module_utils._api.errors import PleskError
from ansible_collections.community.plesk.plugins.module_utils._engine.apply import Convergence
from ansible_collections.community.plesk.plugins.module_utils._engine.outcome import Outcome
from ansible_collections.community.plesk.plugins.module_utils._engine.plan import parse_item
from ansible_collections.community.plesk.plugins.module_utils._engine.planning import Planning
from ansible_collections.community.plesk.plugins.module_utils._model.resource import Resource
from ansible_collections.community.plesk.plugins.module_utils._model.versions import check_version
from plesk_emulator.behaviors.chosen import Behaviors
from plesk_emulator.emulator import Emulator

PASSWORD = "Adm1n-secret"


class Reply:
    """The part of an HTTP response that the packet layer reads."""

    def __init__(self, status: int, body: bytes) -> None:
        self.status = status
        self.body = body

    def chunks(self) -> Iterator[bytes]:
        yield self.body


class InProcess:
    """A wire to an emulator in this process, logged in as the administrator unless told otherwise.

    ``packets`` holds every request body; ``before`` and ``after`` may raise in the place of an answer.
    """

    def __init__(self, emulator: Emulator, login: str = "admin", password: str = PASSWORD) -> None:
        self.emulator = emulator
        self.headers = {"HTTP_AUTH_LOGIN": login, "HTTP_AUTH_PASSWD": password}
        self.packets: list[bytes] = []
        self.before: Callable[[bytes], None] = lambda body: None
        self.after: Callable[[bytes], None] = lambda body: None

    @property
    def requests(self) -> int:
        return len(self.packets)

    def post(self, body: bytes, *, max_bytes: int, timeout: float | None = None) -> Reply:
        self.packets.append(body)
        self.before(body)
        response = self.emulator.handle(self.headers, body)
        self.after(body)
        return Reply(response.status, response.body)


class Server:
    """An emulator and the tasks of one user on it."""

    def __init__(self, *behaviors: str, login: str = "admin", password: str = PASSWORD) -> None:
        self.emulator = Emulator(admin_password=PASSWORD, behaviors=Behaviors.parse(list(behaviors)))
        self.login = login
        self.password = password
        self.pauses: list[float] = []
        self.clock: Callable[[], float] = time.monotonic

    def client(self, wire: InProcess | None = None) -> Client:
        wire = wire or InProcess(self.emulator, self.login, self.password)
        return Client(wire, sleep=self.pauses.append, clock=self.clock)

    def task(
        self,
        resource: Resource,
        check_mode: bool = False,
        wire: InProcess | None = None,
        version: str | None = None,
        **options: Any,
    ) -> Task:
        """Run a task with these options, in a version of the protocol, and return what became of it."""
        return Task(self, resource, [options], check_mode, wire, version)

    def tasks(self, resource: Resource, *entries: Mapping[str, Any], wire: InProcess | None = None) -> Task:
        """Run one task over several objects."""
        return Task(self, resource, list(entries), False, wire)


class Task:
    """One run of the engine; with one object, its outcome is here too."""

    def __init__(
        self,
        server: Server,
        resource: Resource,
        entries: list[Mapping[str, Any]],
        check_mode: bool,
        wire: InProcess | None,
        version: str | None = None,
    ) -> None:
        self.wire = wire or InProcess(server.emulator, server.login, server.password)
        defaults = {option: spec.get("default") for option, spec in resource.argument_spec().items()}
        self.planning = Planning(server.client(self.wire), check_mode=check_mode, caller=server.login)
        items = [parse_item(resource, {**defaults, **entry}) for entry in entries]
        for item in items:
            check_version(item, version)
        self.outcomes: list[Outcome] = [Outcome(item) for item in items]
        try:
            self.outcomes = self.planning.plan(items)
            if not check_mode and not any(outcome.error for outcome in self.outcomes):
                Convergence(self.planning, most=100).apply(self.outcomes)
        except PleskError as error:
            for outcome in self.outcomes:
                outcome.error = outcome.error or error

    @property
    def outcome(self) -> Outcome:
        return self.outcomes[0]

    @property
    def error(self) -> Any:
        return self.outcome.error

    @property
    def changed(self) -> bool:
        return self.outcome.changed

    @property
    def verb(self) -> str:
        return self.outcome.change.verb if self.outcome.change else "none"

    @property
    def values(self) -> dict[str, Any]:
        return self.outcome.after.values if self.outcome.after else {}

    @property
    def requests(self) -> int:
        return self.wire.requests
