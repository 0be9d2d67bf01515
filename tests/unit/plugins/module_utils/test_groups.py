# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Options that hold several values, and the groups of settings that plans and subscriptions have alike."""

from __future__ import annotations

import pytest

from ansible_collections.community.plesk.plugins.module_utils._api.errors import OptionError, SeveralErrors
from ansible_collections.community.plesk.plugins.module_utils._api.nodes import Node
from ansible_collections.community.plesk.plugins.module_utils._api.questions import Found
from ansible_collections.community.plesk.plugins.module_utils._model.groups import Amount, Switch, Texts, Worded
from ansible_collections.community.plesk.plugins.module_utils._resources.groups import (
    NonexistentUser,
    PhpSettings,
    Properties,
    performance,
    plan_mail,
    read_property,
    written_property,
)


def leaf(tag: str, text: str = "") -> Node:
    return Node(tag, text)


class TestAmount:
    @pytest.mark.parametrize(
        "given, parsed, written",
        [(5, 5, "5"), ("7", 7, "7"), ("unlimited", -1, "-1"), (-1, -1, "-1"), ("default", "default", "default")],
    )
    def test_amount_round_trips(self, given, parsed, written):
        codec = Amount("default")
        assert codec.parse(given, "x") == parsed
        assert codec.write(parsed) == written
        assert codec.read(written) == parsed

    @pytest.mark.parametrize("given", [True, "many", -2, 1.5, {}, []])
    def test_amount_that_is_none_is_refused(self, given):
        with pytest.raises(OptionError):
            Amount("default").parse(given, "x")

    def test_fraction_is_taken_where_the_protocol_has_one(self):
        assert Amount(fraction=True).parse("1.5", "x") == 1.5
        assert Amount(fraction=True).read("100.0") == 100

    def test_unknown_word_of_an_answer_is_kept(self):
        assert Amount().read("unknown") == "unknown"
        assert Amount().read("") is None


class TestSwitch:
    @pytest.mark.parametrize("given, written", [(True, "true"), ("no", "false"), ("default", "default")])
    def test_switch_round_trips(self, given, written):
        parsed = Switch().parse(given, "x")
        assert Switch().write(parsed) == written
        assert Switch().same(parsed, Switch().read(written))

    def test_default_may_be_an_empty_node(self):
        assert Switch("").write("default") is None
        assert Switch("").read("") == "default"
        assert Switch("").read(None) is None

    def test_other_text_is_refused(self):
        with pytest.raises(OptionError, match="default"):
            Switch().parse("maybe", "x")


def test_worded_choice_translates_both_ways():
    codec = Worded(primary="master", secondary="slave")
    assert codec.argument()["choices"] == ["primary", "secondary"]
    assert [codec.write("primary"), codec.read("slave"), codec.read("other")] == ["master", "secondary", "other"]


def test_texts_write_booleans_as_php_does():
    assert Texts().parse({"a": True, "b": 5, "c": "x"}, "t") == {"a": "on", "b": "5", "c": "x"}
    with pytest.raises(OptionError):
        Texts().parse({"a": None}, "t")


class TestGroup:
    def test_only_named_values_are_compared_and_all_are_written(self):
        group = performance()
        found = Found()
        group.read(
            Node("x", "", [Node("performance", "", [leaf("bandwidth", "100"), leaf("max_connections", "-1")])]), found
        )
        assert found.values["performance"] == {"bandwidth": 100, "max_connections": -1}
        wanted = group.codec.parse({"max_connections": 5, "bandwidth": None}, "performance")
        assert group.codec.difference(wanted, found.values["performance"]) == (
            {"max_connections": -1},
            {"max_connections": 5},
        )
        whole = group.codec.overlay(wanted, found.values["performance"])
        assert group.write(whole, "set") == [("performance", [("bandwidth", "100"), ("max_connections", "5")])]

    def test_missing_node_reads_as_unknown_values(self):
        group, found = performance(), Found()
        group.read(Node("x"), found)
        assert found.values["performance"] == {"bandwidth": None, "max_connections": None}
        assert group.write(found.values["performance"], "set") == []

    def test_errors_name_the_value_within_the_group(self):
        with pytest.raises(SeveralErrors) as caught:
            performance().codec.parse({"bandwidth": "x", "max_connections": "y"}, "performance")
        assert [each.option for each in caught.value.errors] == ["performance.bandwidth", "performance.max_connections"]

    def test_group_moves_only_with_a_value_that_was_known(self):
        group = performance()
        assert group.unmoved({"bandwidth": None}, {"bandwidth": 5})
        assert not group.unmoved({"bandwidth": 1}, {"bandwidth": 5})


class TestMail:
    @pytest.mark.parametrize("action", ["reject", {"bounce": "gone"}, {"forward": "a@example.com"}])
    def test_nonexistent_user_round_trips(self, action):
        group, found = plan_mail(), Found()
        [(tag, content)] = group.write({"nonexistent_user": action, "enabled": True}, "add")
        assert [name for name, _value in content] == ["nonexistent-user", "mailservice"]
        [(told, text)] = content[0][1]
        group.read(Node("x", "", [Node(tag, "", [Node("nonexistent-user", "", [leaf(told, text or "")])])]), found)
        assert found.values["mail"]["nonexistent_user"] == action

    @pytest.mark.parametrize("address", ["A@Example.com", "a@B\u00fccher.example"])
    def test_address_of_nonexistent_user_is_compared_as_such(self, address):
        codec, (local, domain) = NonexistentUser(), address.split("@")
        stored = {"forward": f"{local.lower()}@{domain.encode('idna').decode().lower()}"}
        assert codec.same(codec.parse({"forward": address}, "x"), stored)
        assert not codec.same({"forward": f"b{address}"}, stored)
        assert not codec.same({"bounce": address}, stored)

    def test_forwarding_to_no_address_is_refused(self):
        with pytest.raises(OptionError, match=r"x\.forward: 'nobody' is not an email address"):
            NonexistentUser().parse({"forward": "nobody"}, "x")

    @pytest.mark.parametrize("action", ["drop", {"bounce": ""}, {"bounce": "a", "forward": "b"}, {"other": "x"}, []])
    def test_other_action_is_refused(self, action):
        with pytest.raises(OptionError, match="reject"):
            NonexistentUser().parse(action, "mail.nonexistent_user")


class TestProperties:
    @pytest.mark.parametrize(
        "text, value", [("true", True), ("-1", -1), ("0", 0), ("007", "007"), ("awstats", "awstats")]
    )
    def test_property_round_trips(self, text, value):
        assert read_property(text) == value
        assert written_property(value) == text

    def test_property_with_an_option_of_its_own_is_refused(self):
        with pytest.raises(OptionError, match="ftp_login"):
            Properties({"ftp_login": "ftp_login"}).parse({"ftp_login": "x"}, "hosting")


def test_php_settings_are_read_and_written_by_name():
    part, found = PhpSettings(), Found()
    settings = [Node("setting", "", [leaf("name", "memory_limit"), leaf("value", "128M")])]
    part.read(Node("x", "", [Node("php-settings", "", settings)]), found)
    assert found.values["php_settings"] == {"memory_limit": "128M"}
    written = part.write({"php_settings": {"memory_limit": "1G", "open_basedir": ""}}, "set")
    assert written == [
        (
            "php-settings",
            [
                ("setting", [("name", "memory_limit"), ("value", "1G")]),
                ("setting", [("name", "open_basedir"), ("value", None)]),
            ],
        )
    ]
