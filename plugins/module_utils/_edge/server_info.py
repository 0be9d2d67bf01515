# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The facts of a server: which data sets are desired, how they are asked for, what they say together.

Everything goes in one packet, one operation for each data set.  When the server refuses the packet as a whole, what
caused that is left out, and the rest is asked again.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from .._api.client import Client
from .._api.errors import (
    AnswerError,
    ApiError,
    OptionError,
    PleskError,
)
from .._api.nodes import Node, Result
from .._model.codecs import nearest
from .._model.shapes import version_number
from .._resources.server import (
    DATA_SETS,
    MINIMUM,
    PROTOCOLS,
    QUOTAS,
    DataSet,
)

OPTIONS: dict[str, dict[str, Any]] = {"gather_subset": {"type": "list", "elements": "str", "default": ["all"]}}
UNLIMITED = -1

_GROUPS: dict[str, frozenset[str]] = {
    "all": frozenset(data_set.name for data_set in DATA_SETS),
    "min": MINIMUM,
    **{data_set.name: frozenset((data_set.name,)) for data_set in DATA_SETS},
}
_BY_NODE = {data_set.node: data_set.name for data_set in DATA_SETS}


class VersionError(PleskError):
    """A data set is newer than the version of the protocol that is spoken with the server."""

    kind = "version"


def choose(subset: Sequence[str]) -> list[DataSet]:
    """Return the data sets that the option ``gather_subset`` names, in the order of the protocol.

    A name with ``!`` takes away, wherever it stands; where only such names stand, they take away from all.
    Raises OptionError.
    """
    if not subset:
        raise OptionError("gather_subset", [], "is an empty list", "Set what to read, or omit the option.")
    added: set[str] = set()
    removed: set[str] = set()
    for index, entry in enumerate(subset):
        word = entry.strip()
        name = word[1:].strip() if word.startswith("!") else word
        if name not in _GROUPS:
            raise OptionError(f"gather_subset[{index}]", entry, "is not a data set", _remedy(name))
        (added if word == name else removed).update(_GROUPS[name])
    if all(entry.strip().startswith("!") for entry in subset):
        added = set(_GROUPS["all"])
    return [data_set for data_set in DATA_SETS if data_set.name in added - removed]


def _remedy(name: str) -> str:
    if name in _BY_NODE:
        return f"The name of that data set is '{_BY_NODE[name]}'."
    return nearest(name, _GROUPS)


def gather(client: Client, wanted: Sequence[DataSet]) -> dict[str, Any]:
    """Return what the module returns of the data sets ``wanted``.

    Raises PleskError when nothing at all can be read.
    """
    survey = Survey(client)
    survey.run(wanted)
    found = dict(survey.found)
    protocols = found.pop(PROTOCOLS.name, [])
    server = {data_set.name: found[data_set.name] for data_set in wanted if data_set.name in found}
    errors = {
        data_set.name: survey.errors[data_set.name].as_dict()
        for data_set in (PROTOCOLS, *wanted)
        if data_set.name in survey.errors
    }
    return {
        "protocols": protocols,
        "protocol": protocols[-1] if protocols else None,
        "server": server,
        "remaining": remaining(server.get("license"), server.get("statistics")),
        "errors": errors,
    }


def remaining(license: Mapping[str, Any] | None, statistics: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return how many more objects of each kind the license allows: -1 is unlimited, None is not known."""
    objects = (statistics or {}).get("objects") or {}
    return {quota.name: _left(license or {}, objects, quota.limit, quota.used, quota.permit) for quota in QUOTAS}


def _left(license: Mapping[str, Any], objects: Mapping[str, Any], limit: str, used: str, permit: str) -> int | None:
    if permit and license.get(permit) is False:
        return 0
    allowed, count = license.get(limit), objects.get(used)
    if allowed == UNLIMITED:
        return UNLIMITED
    if not isinstance(allowed, int) or not isinstance(count, int):
        return None
    return max(0, allowed - count)


class Survey:
    """A conversation that reads as much as the server, its version and the caller allow.

    ``found`` holds the data sets read, ``errors`` why others were not, both by name.
    """

    def __init__(self, client: Client) -> None:
        self.client = client
        self.found: dict[str, Any] = {}
        self.errors: dict[str, PleskError] = {}
        self._refusal: ApiError | None = None

    def run(self, wanted: Iterable[DataSet]) -> None:
        """Ask for the versions of the protocol and for the data sets ``wanted``.

        Every packet that is refused makes those that follow smaller, so their number is bounded.  Raises PleskError.
        """
        packets: list[list[DataSet]] = [[PROTOCOLS, *wanted]]
        while packets:
            packet = self._possible(packets.pop(0))
            if packet:
                packets[:0] = self._ask(packet)
        if not self.found:
            raise next(iter(self.errors.values()))

    def _possible(self, packet: Sequence[DataSet]) -> list[DataSet]:
        """Return what may still be answered, and note the errors of the rest."""
        possible = []
        version = self._version()
        for data_set in packet:
            if self._refusal and data_set is not PROTOCOLS:
                self.errors[data_set.name] = self._refusal
            elif version and not _reaches(version, data_set.since):
                self.errors[data_set.name] = self._too_old(data_set, version)
            else:
                possible.append(data_set)
        return possible

    def _version(self) -> str:
        """Return the version that packets are checked by, as far as it is known; it may be a short form such as 1.6."""
        pinned = self.client.version or ""
        spoken = [text for text in self.found.get(PROTOCOLS.name, ()) if f"{text}.".startswith(pinned and f"{pinned}.")]
        return spoken[-1] if spoken else pinned

    def _too_old(self, data_set: DataSet, version: str) -> VersionError:
        remedy = "Remove it from gather_subset, or update Plesk."
        if self.client.version:
            remedy = f"Leave api_version out, or give {data_set.since} or newer if the server speaks that."
        return VersionError(
            f"The data set {data_set.node} came with version {data_set.since} of the protocol, but {version} is spoken",
            remedy,
            object=data_set.node,
        )

    def _ask(self, packet: Sequence[DataSet]) -> list[list[DataSet]]:
        """Send a packet, keep what it brings, and return the packets to send next for what it does not."""
        answer = self.client.ask([data_set.request() for data_set in packet], objects=0)
        open_ones = set(answer.missing)
        for index, data_set in enumerate(packet):
            if index not in open_ones:
                self._keep(data_set, answer.replies[index])
        rest = [packet[index] for index in sorted(open_ones)]
        if rest and answer.system is None and len(rest) == len(packet):
            raise AnswerError("The server's response contains none of the requested operations.", "Try again.")
        if not rest or answer.system is None:
            return [rest]
        return self._after(answer.system, rest, answer.version or "", whole=len(rest) == len(packet))

    def _keep(self, data_set: DataSet, results: Sequence[Result]) -> None:
        if results and not results[0].ok:
            self.errors[data_set.name] = results[0].error(data_set.request(), data_set.node)
            return
        node = results[0].node.child(data_set.node) if results else None
        if node is None and not (results and data_set.optional):
            self.errors[data_set.name] = AnswerError(
                f"The response to {data_set.request().label} does not contain {data_set.node}",
                "Look for the reason in the server's log file /var/log/plesk/panel.log.",
                object=data_set.node,
            )
            return
        self.found[data_set.name] = data_set.shape.read(node or Node(data_set.node))

    def _after(self, error: ApiError, rest: list[DataSet], version: str, whole: bool) -> list[list[DataSet]]:
        """Return the packets to send after an error that hit the packet and not one of its operations."""
        if error.klass == "permission" and rest != [PROTOCOLS] and set(self.found) <= {PROTOCOLS.name}:
            self._refusal = error
            return [rest]
        unknown_node = error.code == 1014 or error.klass == "version"
        if unknown_node and whole and len(rest) > 1:
            return _apart(rest, version)
        if PROTOCOLS in rest or error.klass == "auth" or (error.nothing_executed and not unknown_node):
            raise error
        self.errors[rest[0].name] = error
        return [rest[1:]]


def _apart(packet: list[DataSet], version: str) -> list[list[DataSet]]:
    """Divide a packet that holds a data set which the server does not know.

    What this version (the refusal's, which need not be the server's newest) does not have stands apart; where that
    explains nothing, all that not every version has; where that explains nothing either, everything.
    """
    for known in (version, ""):
        old = [data_set for data_set in packet if not data_set.since or (known and _reaches(known, data_set.since))]
        if 0 < len(old) < len(packet):
            return [old, [data_set for data_set in packet if data_set not in old]]
    return [[data_set] for data_set in packet]


def _reaches(version: str, since: str) -> bool:
    """Return whether a version, in full or a short form of it, may be as new as ``since``."""
    number = version_number(version)
    return number >= version_number(since)[: len(number)]
