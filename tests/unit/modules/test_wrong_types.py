# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Values of another type than the option's are refused in words for people, by every module for one object."""

from __future__ import annotations

import re
from typing import Any

import pytest

from ansible_collections.community.plesk.plugins.module_utils._edge.given import plain
from ansible_collections.community.plesk.plugins.module_utils._resources.kinds import SECTIONS
from engine import InProcess, Server
from module_run import running

PYTHON = re.compile(r"<class|None|\{'|object at|Traceback|defect of the collection")
WRONG: dict[str, tuple[Any, ...]] = {
    "dict": (0, 1.5, True, [], [None], [1], "x"),
    "list": ({}, {"a": 1}),
    "bool": ([], {"a": None}),
    "int": ([None], {"a": None}, "x"),
    "str": ([1], {"a": None}),
}


@pytest.fixture(scope="module")
def run():
    with running(InProcess(Server().emulator)) as runner:
        yield runner


def shortest(resource: Any) -> dict[str, Any]:
    """The options without which no value is looked at."""
    spec = resource.argument_spec()
    texts = {name: "a.example" for name in (*resource.naturals, *resource.keys) if name and name in spec}
    return {name: value for name, value in texts.items() if spec[name]["type"] == "str"}


@pytest.mark.parametrize("resource", SECTIONS.values(), ids=lambda resource: resource.name)
def test_values_of_wrong_types_are_refused_in_words(run, resource):
    for option, argument in resource.argument_spec().items():
        for value in WRONG.get(argument["type"], ()):
            done = run(f"plesk_{resource.name}", check_mode=True, **{**shortest(resource), option: value})
            assert done.result["failed"] is True, (option, value)
            assert not PYTHON.search(done.result["msg"]), (option, value, done.result["msg"])
            assert done.requests == 0


@pytest.mark.parametrize(
    "told, shown",
    [
        (
            "argument 'sync' is of type dict and we were unable to convert to bool: <class 'dict'> cannot be converted",
            "sync is a map, but a boolean is expected. Correct the option.",
        ),
        (
            "argument 'x' is of type list found in 'mail -> y'. and we were unable to convert to dict: <class 'list'>",
            "mail -> y.x is a list, but a map is expected. Correct the option.",
        ),
        (
            "argument 'z' is of type <class 'str'> and we were unable to convert to dict: dictionary requested",
            "z is a text, but a map is expected. Correct the option.",
        ),
        (
            "value of status must be one of: a, b, got: [None]",
            "value of status must be one of: a, b, but it is a list.",
        ),
        ("missing required arguments: name", "missing required arguments: name"),
    ],
)
def test_messages_of_the_check_lose_python_words(told, shown):
    assert plain(told) == shown
