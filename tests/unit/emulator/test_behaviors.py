# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Behaviors: declared once, read from the command line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import plesk_emulator
from plesk_emulator.behaviors.chosen import Behaviors, declared
from plesk_emulator.cli.arguments import behaviors_explained

SOURCES = Path(plesk_emulator.__file__).parent


# What pipelines may rely on: names and values, the default first.
PROMISED = """
check_order=documented|auth_first on_error=continue|stop permission_error=result|system
application_error=result|system_mid_packet error_http=200|500 answer_version=request|server
protos_order=recorded|shuffled read_after_write=fresh|stale empty_result=bare_ok|ok_filter_id|none
duplicate_keys=each|once result_order=request|id key_case=insensitive|sensitive
owner_form=admin_login_else_id|login|both|id hash_admin=sha256|other|sym|plain|absent
hash_reseller=sha256|other|sym|plain|absent hash_customer=sha256|other|sym|plain|absent
string_storage=collapsed|raw unset=empty|absent plan_error_echo=selector|none no_plan=absent|empty
booleans=words|digits failed_block=whole|omitted output_node=absent|present set_limits=merge|replace
set_permissions=merge|replace set_ip_pool=replace|merge omitted_counts=keep|zero empty_node=clear|ignore|error
empty_guid=new|ignore plan_defaults=unlimited|zero|default_plan plan_name_taken=1007|1019|1023|accepted
customer_login_taken=1007|1002|1019 reseller_login_taken=1019|1007|1002
external_id=shared|unique_1007|unique_1019 unknown_name=1019|1023|ignored bound_permission=apply|refuse|ignore
plan_in_use_del=refuse_1023|detach status_write=mask|own_bit reseller_bit=16|32
reseller_disable=none|bit32|bit16 change_owner_ip=with_subscriptions|always|never change_owner_same=ok|error
license_limit=1024|1023 bad_owner=1015|1013|1019 bad_ip=1018|1027 bad_locale=1019|ignored key_info=key|hash|id
rename_echo=old|new normalise=none|country_upper|login_lower removed_operator=1014|served slow_commit=off
"""


def test_promised_names_and_values_stay():
    for promise in PROMISED.split():
        name, _equals, values = promise.partition("=")
        assert declared()[name].values == tuple(values.split("|"))


def test_the_default_comes_first():
    behaviors = Behaviors()
    assert dict(behaviors) == {name: behavior.values[0] for name, behavior in declared().items()}
    assert behaviors.changed() == {}
    assert behaviors.conforming()
    assert behaviors.seconds("slow_commit") == 0.0


def test_settings_are_read_and_the_last_one_counts():
    behaviors = Behaviors.parse(["unset=absent", " booleans = digits ", "unset=empty", "slow_commit=1.5"])
    assert behaviors.changed() == {"booleans": "digits", "slow_commit": "1.5"}
    assert behaviors.seconds("slow_commit") == 1.5


def test_hash_stands_for_every_role():
    assert Behaviors.parse(["hash=plain", "hash_reseller=absent"]).changed() == {
        "hash_admin": "plain",
        "hash_reseller": "absent",
        "hash_customer": "plain",
    }


@pytest.mark.parametrize(
    "setting, words",
    [
        ("unset", "'unset' has no value: write NAME=VALUE"),
        ("unst=absent", "no behavior 'unst'; did you mean unset"),
        ("zzzzzz=1", "no behavior 'zzzzzz'; --list-behaviors names all"),
        ("unset=missing", "unset: 'missing' is not one of its values, which are empty or absent"),
        ("slow_commit=-1", "'-1' is not one of its values, which are off or a positive number of seconds"),
        ("slow_commit=inf", "'inf' is not one"),
        ("slow_commit=nan", "'nan' is not one"),
    ],
)
def test_bad_settings_are_named_with_the_remedy(setting, words):
    with pytest.raises(ValueError, match=re.escape(words)):
        Behaviors.parse([setting])


def test_all_are_explained():
    lines = behaviors_explained().splitlines()
    for name, behavior in declared().items():
        values = [f"{value}{'*' * (value in behavior.breaks_output_schema)}" for value in behavior.values]
        assert f"{name}: {' | '.join([*values, *['SECONDS'] * behavior.seconds])}" in lines
        assert behavior.explains.endswith(".")
        assert behavior.reason.endswith(".")
    assert "empty_result: bare_ok | ok_filter_id | none*" in lines


def test_no_unheard_of_behavior_is_asked_for():
    asked = set()
    for file in SOURCES.rglob("*.py"):
        asked.update(re.findall(r"behaviors\[\"(\w+)\"\]|\.refuse\(\s*\"(\w+)\"", file.read_text(encoding="utf-8")))
    assert {name for names in asked for name in names if name} <= set(declared())
