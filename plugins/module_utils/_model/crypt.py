# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Whether a password is the one behind a ``$5$`` or ``$6$`` hash: SHA-256 and SHA-512 crypt, over hashlib.

Python lost its module crypt with 3.13. The names of the steps are those of Ulrich Drepper's specification "Unix crypt
using SHA-256 and SHA-512", version 0.6, whose test vectors the unit tests use.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from itertools import cycle, islice
from typing import Any, Callable

MAX_ROUNDS = 200_000
"""More rounds are not computed: they would let a server keep the caller busy. This many take a fraction of a second;
the default, which Plesk was recorded to use, is 5,000."""

MAX_BYTES = 4096
"""Longer passwords are not hashed: the work grows with the square of their length. Plesk was reported to take 255."""

_HASH = re.compile(
    r"\$(?P<kind>[56])\$(?:rounds=(?P<rounds>[0-9]{1,12})\$)?"
    r"(?P<salt>[^$\n]{0,16})\$(?P<digest>[./0-9A-Za-z]+)\Z"
)
_ALPHABET = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_LENGTH = {"5": 43, "6": 86}


def matches(password: str, stored: str) -> bool | None:
    """Return whether `stored` is a hash of `password`; compared in constant time.

    None if this is unknown: `stored` is another kind of hash, is malformed or requires more than :data:`MAX_ROUNDS`,
    or the password has more than :data:`MAX_BYTES`.
    """
    found = _HASH.match(stored)
    if not found or len(found["digest"]) != _LENGTH[found["kind"]]:
        return None
    rounds = min(max(int(found["rounds"]), 1000), 999_999_999) if found["rounds"] else 5000
    key = password.encode("utf-8", "surrogatepass")
    if rounds > MAX_ROUNDS or len(key) > MAX_BYTES:
        return None
    new = hashlib.sha256 if found["kind"] == "5" else hashlib.sha512
    digest = _digest(new, key, found["salt"].encode("utf-8", "surrogatepass"), rounds)
    return hmac.compare_digest(_encoded(digest), found["digest"])


def _digest(new: Callable[[bytes], Any], key: bytes, salt: bytes, rounds: int) -> bytes:
    alternate: bytes = new(key + salt + key).digest()
    start = key + salt + _stretched(alternate, len(key))
    length = len(key)
    while length:
        start += alternate if length & 1 else key
        length >>= 1
    digest: bytes = new(start).digest()
    p = _stretched(_repeated(new, key, len(key)), len(key))
    s = _stretched(_repeated(new, salt, 16 + digest[0]), len(salt))
    around = []  # what stands before and after the digest repeats every 2 * 3 * 7 rounds
    for number in range(42):
        middle = (s if number % 3 else b"") + (p if number % 7 else b"")
        around.append((p + middle, b"") if number % 2 else (b"", middle + p))
    for before, after in islice(cycle(around), rounds):
        digest = new(before + digest + after).digest()
    return digest


def _repeated(new: Callable[[bytes], Any], piece: bytes, times: int) -> bytes:
    """Return the digest of a piece that is there so many times, of which memory holds one."""
    state = new(b"")
    for _time in range(times):
        state.update(piece)
    digest: bytes = state.digest()
    return digest


def _stretched(block: bytes, length: int) -> bytes:
    return (block * (length // len(block) + 1))[:length]


def _encoded(digest: bytes) -> str:
    """Return the digest in the specification's order of bytes and its own base 64, which begins with the lowest bits.

    Three bytes, each a third of the digest from the next, become four characters. From group to group they move on by
    one byte and change places. The bytes left over close the text.
    """
    short = len(digest) == 32
    third = len(digest) // 3
    a, b, c = 0, third, 2 * third
    out = []
    for _group in range(third):
        out.append(_characters(digest[a] << 16 | digest[b] << 8 | digest[c], 4))
        a, b, c = (c + 1, a + 1, b + 1) if short else (b + 1, c + 1, a + 1)
    out.append(_characters(digest[31] << 8 | digest[30], 3) if short else _characters(digest[63], 2))
    return "".join(out)


def _characters(value: int, count: int) -> str:
    return "".join(_ALPHABET[value >> 6 * index & 63] for index in range(count))
