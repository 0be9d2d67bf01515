# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The description language for requests."""

from __future__ import annotations

import pytest

from plesk_emulator.protocol.errors import SystemRefusal
from plesk_emulator.protocol.grammar import GrammarError, Schema, parse

GRAMMAR = """
define who
  filter
    (one of)
      id+ id_type
      name string
# the operations
make
  use who
  kind on|off  # a switch
old empty until=1.6.7.0
new since=1.6.8.0
  (any order)
    b? text
    a boolean
many
  x{2,3} int
default
  status? objectStatus default=0
"""


def accepts(operation: str, version: str = "1.6.9.1", grammar: str = GRAMMAR) -> bool:
    schema = Schema([("thing", parse(grammar))], version)
    try:
        schema.check(f"<packet><thing>{operation}</thing></packet>".encode())
    except SystemRefusal:
        return False
    return True


@pytest.mark.parametrize(
    "operation, expected",
    [
        ("<new><a>1</a></new>", True),
        ("<new><b> x </b><a>true</a></new>", True),
        ("<new><a>1</a><a>1</a></new>", False),
        ("<new><b/></new>", False),
        ("<many><x>1</x></many>", False),
        ("<many><x>1</x><x>-1</x></many>", True),
        ("<many><x>1</x><x>1</x><x>1</x><x>1</x></many>", False),
        ("<default><status/></default>", True),
        ("<new><a>1</a></new><many><x>1</x><x>1</x></many><new><a>1</a></new>", True),
    ],
)
def test_cardinality_and_groups(operation, expected):
    assert accepts(operation) == expected


@pytest.mark.parametrize(
    "version, old, new", [("1.6.3.0", True, False), ("1.6.7.0", True, False), ("1.6.8.0", False, True)]
)
def test_versions(version, old, new):
    assert accepts("<old/>", version) == old
    assert accepts("<new><a>0</a></new>", version) == new


@pytest.mark.parametrize("right", [0, 1, 700, 5000])
@pytest.mark.parametrize("wrong", [1, 50_000])
@pytest.mark.parametrize("encoding", ["UTF-8", "UTF-16"])
def test_the_first_of_many_mistakes_is_told(right, wrong, encoding):
    lines = ["<packet><thing>", *["<many><x>1</x><x>2</x></many>"] * right, *["<many><x>é</x></many>"] * wrong]
    with pytest.raises(SystemRefusal) as refused:
        Schema([("thing", parse(GRAMMAR))], "1.6.9.1").check("\n".join([*lines, "</thing></packet>"]).encode(encoding))
    words = "Element 'x': 'é' is not a valid value of the atomic type 'int'."
    assert refused.value.text == f"Parser error: Request is invalid. Error in line {right + 2}: {words}"


def test_single_operation_is_the_only_one_in_its_node():
    grammar = "one operation\nmake empty\nread empty"
    assert accepts("<make/>", grammar=grammar)
    assert not accepts("<make/><read/>", grammar=grammar)
    assert not accepts("", grammar=grammar)


def test_definitions_groups_and_enumerations():
    assert accepts("<make><filter><id>1</id><id>2</id></filter><kind>on</kind></make>")
    assert not accepts("<make><filter><id>1</id><name>a</name></filter><kind>on</kind></make>")
    assert not accepts("<make><filter><name>a</name></filter><kind>maybe</kind></make>")


@pytest.mark.parametrize(
    "text, words",
    [
        ("a strnig", "line 1: there is no type 'strnig'"),
        ("a\n  use nothing", "line 2: 'nothing' is used before it is defined"),
        ("a string int", "line 1: 'int' is neither a type nor"),
        ("(some of)", "line 1: cannot read"),
        ("a int until=1.6.8", "line 1: there is no described version '1.6.8'"),
    ],
)
def test_mistakes_are_named(text, words):
    with pytest.raises(GrammarError, match="^" + words.replace("(", r"\(")):
        parse(text)
