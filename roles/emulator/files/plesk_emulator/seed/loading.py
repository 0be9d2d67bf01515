# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Plants a seed: sends the entries of a seed file to the heart as the administrator, in the order of their needs."""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from ..emulator import Emulator
from ..rules import policies
from ..state.stock import DEFAULT_CERTIFICATE
from ..state.store import Store
from ..user_error import UserError
from . import places, zones
from .file import Entry, limit, map_of, nearest, read_file
from .nodes import Section
from .report import is_report, read_report
from .sections import SECTIONS

LICENSE = "license"
_NEED_PASSWORDS = ("resellers", "customers", "ftp_users", "database_users")
_BATCH = 200
_STOCK = {"reseller_plans": "reseller-plan", "service_plans": "service-plan"}


class Seed(dict[str, Sequence[Entry]]):
    """The entries of each section; those of a ``report`` are all that the server has, so its stock goes first."""

    def __init__(self, entries: Mapping[str, Sequence[Entry]], report: bool) -> None:
        super().__init__(entries)
        self.report = report


class _Job(NamedTuple):
    entry: Entry
    operation: etree._Element


def read_seed(path: Path) -> Seed:
    """Return the checked content of a seed file; raises UserError naming file, line, entry and remedy."""
    readers = {name: section.reader for name, section in SECTIONS.items()}
    # One for all: the heart remembers the hash of a password that comes again, and computing one takes its time.
    unknown = secrets.token_urlsafe(15) + "-Aa1"
    report = is_report(path)
    seed = read_report(path, unknown) if report else read_file(path, {LICENSE: map_of(limit), **readers})
    for name in _NEED_PASSWORDS:
        entries = seed.get(name, ())
        seed[name] = [entry._replace(values={"password": unknown, **entry.values}) for entry in entries]
    directories = seed.get("protected_directories", ())
    seed["protected_directories"] = [
        entry._replace(
            values={
                **entry.values,
                "users": [{"password": unknown, **user} for user in entry.values.get("users", ())],
            }
        )
        for entry in directories
    ]
    return Seed(seed, report)


def open_store(state: Path | None, seed: Seed | None, admin_password: str) -> Store:
    """Return the store of a server that begins with ``seed``.

    A state file that exists is opened as it is, its seed was planted when it was made. A new one appears under its
    name only when the whole seed is in it, so a start that was refused or killed leaves nothing half done.
    """
    if seed is None:
        return Store(state)
    if state is None:
        return _planted(None, seed, admin_password)
    if state.exists():
        print(f"plesk_emulator: {state} exists, so the seed is not loaded again", file=sys.stderr)
        return Store(state)
    part = state.with_name(state.name + ".seeding")
    try:
        _remove(part)
        _planted(part, seed, admin_password).close()
        os.replace(part, state)
    finally:
        _remove(part)
    return Store(state)


def _planted(path: Path | None, seed: Seed, admin_password: str) -> Store:
    store = Store(path)
    try:
        planter = _Planter(Emulator(admin_password=admin_password, store=store), admin_password)
        _set_license(store, seed.get(LICENSE, ()))
        if seed.report:
            planter.clear(seed)
        for name, section in SECTIONS.items():
            if name == "dns_record_sets":
                with store.transaction() as db:
                    zones.make_room(db, seed.get(name, ()), seed.report)
            planter.plant(section, seed.get(name, ()), seed.report)
        for name, section in SECTIONS.items():
            planter.finish(section, seed.get(name, ()))
    except BaseException:
        store.close()
        raise
    return store


def _remove(file: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)


def _set_license(store: Store, entries: Sequence[Entry]) -> None:
    with store.transaction() as db:
        known = [str(row["name"]) for row in db.all("SELECT name FROM license ORDER BY name")]
        for entry in entries:
            for name, value in entry.values.items():
                if name not in known:
                    raise UserError(f"{entry.place}: {name!r} is not a limit of the license; {nearest(name, known)}")
                db.put("license", name=name, value=str(value))


class _Planter:
    def __init__(self, heart: Emulator, admin_password: str) -> None:
        self._heart = heart
        self._headers = {"HTTP_AUTH_LOGIN": "admin", "HTTP_AUTH_PASSWD": admin_password}

    def plant(self, section: Section, entries: Sequence[Entry], report: bool = False) -> None:
        """Create the entries; raises UserError naming the first that the server refuses.

        Resellers of a ``report`` have the addresses that it lists, and no others from their plan.
        """
        jobs = [_Job(entry, operation) for entry in entries for operation in _several(section.build(entry.values))]
        for start in range(0, len(jobs), _BATCH):
            batch = jobs[start : start + _BATCH]
            ids = self._send(section.operator, batch)
            if report and section.operator == "reseller":
                self._empty_pools(ids)
            later = [
                _Job(job.entry, operation)
                for job, new_id in zip(batch, ids)
                for operation in section.later(job.entry.values, new_id)
            ]
            if later:
                self._send(section.operator, later)

    def finish(self, section: Section, entries: Sequence[Entry]) -> None:
        """Send what refers to entries of later sections. Raises UserError as :meth:`plant`."""
        jobs = [_Job(entry, operation) for entry in entries for operation in section.last(entry.values)]
        if jobs:
            self._send(section.operator, jobs)

    def _empty_pools(self, resellers: Sequence[str]) -> None:
        with self._heart.store.transaction() as db:
            for reseller in resellers:
                db.delete("ip_pool", reseller_id=int(reseller))

    def clear(self, seed: Seed) -> None:
        """Delete what a fresh server has of the kinds in a report, and the addresses that its objects bring."""
        with self._heart.store.transaction() as db:
            for entry in seed.get("ip_addresses", ()):
                db.delete("ips", address=entry.values["address"])
            for name, holder in _STOCK.items():
                for row in db.all(f"SELECT id FROM {name}") if name in seed else ():
                    policies.forget(db, holder, row["id"])
                    db.delete("reseller_plan_ips", plan_id=row["id"])
                    db.delete(name, id=row["id"])
            if "database_servers" in seed:
                for row in db.all("SELECT id FROM db_servers"):
                    db.delete("db_servers", id=row["id"])
            if "certificates" in seed:
                for row in db.all("SELECT id FROM certificates WHERE name <> ?", DEFAULT_CERTIFICATE):
                    db.delete("certificates", id=row["id"])

    def _send(self, operator: str, jobs: Sequence[_Job]) -> list[str]:
        with self._heart.store.transaction() as db:
            for job in jobs:
                places.resolve(db, job.operation, job.entry.place)
        packet = etree.Element("packet")
        etree.SubElement(packet, operator).extend([job.operation for job in jobs])
        answer = etree.fromstring(self._heart.handle(self._headers, etree.tostring(packet)).body)
        system = answer.find("system")
        if system is None:
            return list(_ids(operator, jobs, answer))
        if len(jobs) == 1:
            raise _refused(operator, jobs[0], system)
        # The packet was refused as a whole and nothing was done; alone, each entry shows whether it is the reason.
        return [new_id for job in jobs for new_id in self._send(operator, [job])]


def _several(built: etree._Element | list[etree._Element]) -> list[etree._Element]:
    return built if isinstance(built, list) else [built]


def _ids(operator: str, jobs: Sequence[_Job], answer: etree._Element) -> Iterator[str]:
    for job, result in zip(jobs, answer.iterfind(f"{operator}/*/result")):
        if result.findtext("status") != "ok":
            raise _refused(operator, job, result)
        yield result.findtext("id") or ""


def _refused(operator: str, job: _Job, answer: etree._Element) -> UserError:
    code, sentence = answer.findtext("errcode"), answer.findtext("errtext", "").rstrip(". ")
    return UserError(
        f"{job.entry.place}: {operator}/{job.operation.tag} was refused with {code}: {sentence}; correct the entry"
    )
