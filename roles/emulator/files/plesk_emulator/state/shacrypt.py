# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The SHA-256 form of crypt(3), ``$5$``, as servers return it for passwords.

Follows the public specification "Unix crypt using SHA-256 and SHA-512" with its default of 5000 rounds.
"""

from __future__ import annotations

import secrets
from functools import lru_cache
from hashlib import sha256

_ALPHABET = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_ROUNDS = 5000
# The order in which the specification takes the bytes of the last digest, three for every four characters.
_GROUPS = (
    *((0, 10, 20), (21, 1, 11), (12, 22, 2), (3, 13, 23), (24, 4, 14)),
    *((15, 25, 5), (6, 16, 26), (27, 7, 17), (18, 28, 8), (9, 19, 29)),
)


@lru_cache(maxsize=20_000)
def hash_password(password: str) -> str:
    """Return a ``$5$`` hash with a random salt.

    One process gives equal passwords the same hash, so that a thousand test accounts cost one computation.
    """
    salt = "".join(secrets.choice(_ALPHABET) for _position in range(16))
    return sha256_crypt(password, salt)


def sha256_crypt(password: str, salt: str) -> str:
    """Return the crypt(3) string of ``password`` with a salt of up to 16 characters."""
    key, salted = password.encode(), salt.encode()
    repeated = sha256(key + salted + key).digest()
    start = key + salted + _stretch(repeated, len(key))
    bits = len(key)
    while bits:
        start += repeated if bits & 1 else key
        bits >>= 1
    digest = sha256(start).digest()
    p = _stretch(_repeated(key, len(key)), len(key))
    s = _stretch(_repeated(salted, 16 + digest[0]), len(salted))
    return f"$5${salt}${_encode(_rounds(digest, p, s))}"


def _repeated(piece: bytes, times: int) -> bytes:
    """Return the digest of a piece that is there so many times, of which memory holds one."""
    state = sha256()
    for _time in range(times):
        state.update(piece)
    return state.digest()


def _stretch(digest: bytes, length: int) -> bytes:
    return (digest * (length // len(digest) + 1))[:length]


def _rounds(digest: bytes, p: bytes, s: bytes) -> bytes:
    middle = [(b"" if number % 3 == 0 else s) + (b"" if number % 7 == 0 else p) for number in range(42)]
    for number in range(_ROUNDS):
        between = middle[number % 42]
        digest = sha256(p + between + digest if number & 1 else digest + between + p).digest()
    return digest


def _encode(digest: bytes) -> str:
    text = "".join(_characters(digest[a] << 16 | digest[b] << 8 | digest[c], 4) for a, b, c in _GROUPS)
    return text + _characters(digest[31] << 8 | digest[30], 3)


def _characters(number: int, count: int) -> str:
    return "".join(_ALPHABET[number >> 6 * place & 63] for place in range(count))
