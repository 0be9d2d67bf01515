# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Password hashes: the specification's own vectors, what is no such hash, and what would take too long."""

from __future__ import annotations

import tracemalloc

import pytest

from ansible_collections.community.plesk.plugins.module_utils._model.crypt import MAX_BYTES, MAX_ROUNDS, matches

LONG = "a very much longer text to encrypt.  This one even stretches over morethan one line."
VECTORS = [
    ("Hello world!", "$5$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc5"),
    ("Hello world!", "$5$rounds=10000$saltstringsaltst$3xv.VbSHBb41AL9AvLeujZkZRBAwqFMz2.opqey6IcA"),
    ("This is just a test", "$5$rounds=5000$toolongsaltstrin$Un/5jzAHMgOGZ5.mWJpuVolil07guHPvOW8mGRcvxa5"),
    (LONG, "$5$rounds=1400$anotherlongsalts$Rx.j8H.h8HjEDGomFU8bDkXm3XIUnzyxf12oP84Bnq1"),
    (
        "we have a short salt string but not a short password",
        "$5$rounds=77777$short$JiO1O3ZpDAxGJeaDIuqCoEFysAe1mZNJRs3pw0KQRd/",
    ),
    ("a short string", "$5$rounds=123456$asaltof16chars..$gP3VQ/6X7UUEW3HkBn2w1/Ptq2jxPyzV/cZKmF/wJvD"),
    ("the minimum number is still observed", "$5$rounds=1000$roundstoolow$yfvwcWrQ8l/K0DAWyuPMDNHpIVlTQebY9l/gL972bIC"),
    (
        "Hello world!",
        "$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1",
    ),
    (
        "Hello world!",
        (
            "$6$rounds=10000$saltstringsaltst$"
            "OW1/O6BYHV6BcXZu8QVeXbDWra3Oeqh0sbHbbMCVNSnCM/UrjmM0Dp8vOuZeHBy/YTBmSK6H9qs/y3RnOaw5v."
        ),
    ),
    (
        "This is just a test",
        (
            "$6$rounds=5000$toolongsaltstrin$"
            "lQ8jolhgVRVhY4b5pZKaysCLi0QBxGoNeKQzQ3glMhwllF7oGDZxUhx1yxdYcz/e1JSbq3y6JMxxl8audkUEm0"
        ),
    ),
    (
        LONG,
        (
            "$6$rounds=1400$anotherlongsalts$"
            "POfYwTEok97VWcjxIiSOjiykti.o/pQs.wPvMxQ6Fm7I6IoYN3CmLs66x9t0oSwbtEW7o7UmJEiDwGqd8p4ur1"
        ),
    ),
    (
        "we have a short salt string but not a short password",
        "$6$rounds=77777$short$WuQyW2YR.hBNpjjRhpYD/ifIw05xdfeEyQoMxIXbkvr0gge1a1x3yRULJ5CCaUeOxFmtlcGZelFl5CxtgfiAc0",
    ),
    (
        "a short string",
        (
            "$6$rounds=123456$asaltof16chars..$"
            "BtCwjqMJGx5hrJhZywWvt0RLE8uZ4oPwcelCjmw2kSYu.Ec6ycULevoBK25fs2xXgMNrCzIMVcgEJAstJeonj1"
        ),
    ),
    (
        "the minimum number is still observed",
        (
            "$6$rounds=1000$roundstoolow$"
            "kUMsbe306n21p9R.FRkW3IGn.S9NPN0x50YhH1xhLsPuWGsUSklZt58jaTfF4ZEQpyUNGc0dqbpBYYBaHHrsX."
        ),
    ),
]
DIGEST = "5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc5"


@pytest.mark.parametrize("password, stored", VECTORS)
def test_the_specifications_vectors(password, stored):
    assert matches(password, stored) is True


@pytest.mark.parametrize("password", ["Hello world", "hello world!", "", "Hello world! "])
def test_another_password_does_not_match(password):
    assert matches(password, VECTORS[0][1]) is False


def test_a_password_is_hashed_as_utf_8():
    assert matches("Grüße, 日本", "$5$rounds=1000$salt$jDAuN/sNEnjRSR4EIWCp6gRqPc3kp2Y3rxIktkVjMu/") is True


def test_few_rounds_are_raised_to_the_least_that_the_specification_allows():
    assert matches(*VECTORS[6]) is matches(VECTORS[6][0], VECTORS[6][1].replace("=1000", "=10")) is True


@pytest.mark.parametrize(
    "stored",
    [
        "",
        "secret",
        "$1$saltstring$7K6p5BEcGRTbm.kFRS9pX1",
        "$2y$10$abcdefghijklmnopqrstuv",
        "$y$j9T$salt$hash",
        "$5$saltstring$" + DIGEST[:-1],
        "$5$saltstring$" + DIGEST + ".",
        "$6$saltstring$" + DIGEST,
        "$5$saltstring$" + DIGEST[:-1] + "*",
        "$5$saltstring$" + DIGEST + "\n",
        "$5$saltlongerthansixteen$" + DIGEST,
        "$5$rounds=$saltstring$" + DIGEST,
        "$5$rounds=x$saltstring$" + DIGEST,
        "$5$saltstring",
    ],
)
def test_what_is_no_hash_of_these_kinds_cannot_be_told(stored):
    assert matches("Hello world!", stored) is None


@pytest.mark.parametrize("rounds", [MAX_ROUNDS + 1, 999_999_999, 10**11])
def test_too_many_rounds_are_not_computed(rounds):
    assert matches("Hello world!", f"$5$rounds={rounds}$saltstring${DIGEST}") is None


@pytest.mark.parametrize("stored", [VECTORS[0][1], VECTORS[7][1]], ids=["sha256", "sha512"])
def test_long_password_costs_no_memory(stored):
    tracemalloc.start()
    try:
        assert matches("x" * MAX_BYTES, stored) is False
        assert matches("x" * (MAX_BYTES + 1), stored) is None
        assert matches("ä" * 30_000, stored) is None
        assert tracemalloc.get_traced_memory()[1] < 2_000_000
    finally:
        tracemalloc.stop()


def test_password_with_lone_surrogates_is_compared():
    assert matches("\ud800", VECTORS[0][1]) is False
