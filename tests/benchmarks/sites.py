# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Many sites of one subscription in one task, against a bare client that sends the same packets."""

from __future__ import annotations

from typing import Any

from bare import post_all
from costs import play
from tables import Table, ratio, seconds, size

from ansible_collections.community.plesk.plugins.module_utils._resources.site import SITE
from emulator_process import EmulatorProcess, start_emulator
from engine import InProcess, Server

STEPS = ("create", "unchanged", "one in ten changed", "delete")
SUBSCRIPTION = "main.example"
SETUP = (
    f"<packet><webspace><add><gen_setup><name>{SUBSCRIPTION}</name></gen_setup><hosting><vrt_hst>"
    "<property><name>ftp_login</name><value>main_ftp</value></property>"
    "<property><name>ftp_password</name><value>Corr3ct-Horse-1</value></property>"
    "<ip_address>192.0.2.10</ip_address></vrt_hst></hosting></add></webspace></packet>"
).encode()


def entries(step: str, count: int) -> list[dict[str, Any]]:
    """Return what a step sets for each site."""
    if step == "delete":
        return [{"name": f"s{index}.example", "state": "absent"} for index in range(count)]
    sites: list[dict[str, Any]] = [
        {"name": f"s{index}.example", "subscription": SUBSCRIPTION, "document_root": f"s{index}", "description": "One"}
        for index in range(count)
    ]
    for site in sites[::10] if step == "one in ten changed" else ():
        site["description"] = "Another"
    return sites


def recorded(count: int) -> dict[str, list[bytes]]:
    """Return the packets that the collection sends in each step, recorded against an emulator in this process."""
    server = Server()
    InProcess(server.emulator).post(SETUP, max_bytes=1 << 20)
    packets = {}
    for step in STEPS:
        done = server.tasks(SITE, *entries(step, count))
        for outcome in done.outcomes:
            if outcome.error:
                raise outcome.error
        packets[step] = done.wire.packets
    return packets


def against_bound(count: int) -> Table:
    """Return requests, seconds and memory of a list of sites, and the ratio to the packets alone."""
    found = Table(
        f"A list of {count:,} sites",
        "Sites of one subscription in one task of plesk_sites. Seconds are those of whole tasks, as modules; the bound"
        " is a bare client that sends the same packets and ignores the responses.",
        ("step", "requests", "seconds", "memory", "bound", "ratio", "for each site"),
    )
    packets = recorded(count)
    with start_emulator() as emulator:
        post_all(emulator, [SETUP])
        bounds = {step: post_all(emulator, packets[step])[0] for step in STEPS}
        emulator.control("POST", "reset")
        post_all(emulator, [SETUP])
        costs = _task(emulator, count)
    for step, cost in zip(STEPS, costs):
        found.add(
            step,
            str(cost.requests),
            seconds(cost.seconds),
            size(cost.memory),
            seconds(bounds[step]),
            ratio(cost.seconds / bounds[step]),
            seconds(cost.seconds / count),
        )
    return found


def _task(emulator: EmulatorProcess, count: int) -> list[Any]:
    variables = {f"step{index}": entries(step, count) for index, step in enumerate(STEPS)}
    tasks = [
        {"name": step, "community.plesk.plesk_sites": {"sites": f"{{{{ step{index} }}}}"}}
        for index, step in enumerate(STEPS)
    ]
    return play(emulator, tasks, variables, memory=True)
