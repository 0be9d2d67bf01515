# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing secret is shown: not by what a module refuses, not in its warnings, and no mask travels on as a value."""

from __future__ import annotations

import importlib
import json
from typing import Any

import pytest

from ansible_collections.community.plesk.plugins.module_utils._api.errors import OptionError
from ansible_collections.community.plesk.plugins.module_utils._api.options import Connection
from ansible_collections.community.plesk.plugins.module_utils._api.secrets import (
    refuse_masked,
    url_credentials,
    written_out,
)
from ansible_collections.community.plesk.plugins.module_utils._edge.module import make_module
from module_run import Runner

SECRET = "Corr3ct-Horse"
MASKED = [
    "********",
    "VALUE_SPECIFIED_IN_NO_LOG_PARAMETER",
    "https://u:********@h/",
    "x VALUE_SPECIFIED_IN_NO_LOG_PARAMETER",
]
ACCOUNT = {"pname": "Ann", "login": "ann", "passwd": SECRET}


@pytest.mark.parametrize("value", MASKED)
def test_masked_value_is_refused_and_not_shown(value):
    with pytest.raises(OptionError) as caught:
        refuse_masked(value, "customers[3].phone")
    assert caught.value.option == "customers[3].phone"
    assert value not in caught.value.message
    assert "vault" in caught.value.remedy


@pytest.mark.parametrize("value", ["*******", "*********", "", None, 8, ["********"], "VALUE_SPECIFIED"])
def test_value_that_is_no_mask_passes(value):
    refuse_masked(value, "phone")


@pytest.mark.parametrize("option", ["api_host", "api_url", "api_username", "api_password", "api_secret_key", "ca_path"])
@pytest.mark.parametrize("value", MASKED)
def test_masked_connection_option_is_refused(option, value):
    with pytest.raises(OptionError) as caught:
        Connection.resolve({option: value}, {})
    assert (caught.value.option, "masked by Ansible" in caught.value.message) == (option, True)


@pytest.mark.parametrize(
    "packet, where",
    [
        ({"customer": {"add": {"gen_info": {**ACCOUNT, "passwd": MASKED[1]}}}}, "packet.customer.add.gen_info.passwd"),
        ({"customer": {"add": {"gen_info": {**ACCOUNT, "phone": MASKED[0]}}}}, "packet.customer.add.gen_info.phone"),
    ],
)
def test_masked_value_in_a_packet_is_refused(run: Runner, packet, where):
    done = run("plesk_packet", packet=packet)
    assert (done.error["option"], done.requests) == (where, 0)


@pytest.mark.parametrize("value", MASKED)
@pytest.mark.parametrize("option", ["contact_name", "password", "phone", "external_id"])
def test_masked_value_of_an_object_is_refused(run: Runner, option, value):
    entry = {"login": "ann", "contact_name": "Ann", "password": SECRET, option: value}
    for done, where in (
        (run("plesk_customer", **entry), option),
        (run("plesk_customers", customers=[entry]), f"customers[0].{option}"),
    ):
        assert (done.error["option"], done.changed) == (where, False)


def test_masked_value_in_xml_is_refused(run: Runner):
    values = f"<values><gen_info><phone>{MASKED[0]}</phone></gen_info></values>"
    done = run("plesk_packet", xml=f"<customer><set><filter><id>1</id></filter>{values}</set></customer>")
    assert (done.error["option"], done.requests) == ("xml.customer.set.values.gen_info.phone", 0)


@pytest.mark.parametrize(
    "packet",
    [
        json.dumps({"customer": {"add": {"gen_info": ACCOUNT}}}),
        [json.dumps({"customer": {"add": {"gen_info": ACCOUNT}}})],
        {"customer": json.dumps({"add": {"gen_info": ACCOUNT}})},
        {"customer": {"add": json.dumps({"gen_info": ACCOUNT})}},
        {"customer": {"add": {"gen_info": json.dumps(ACCOUNT)}}},
        {"customer": {"add": {"gen_info": f"login: ann\npasswd: {SECRET}"}}},
        {"customer": {"add": {"gen_info": [json.dumps(ACCOUNT)]}}},
        {"customer": {"add": [[{"gen_info": ACCOUNT}]]}},
        {"customer": f"add {SECRET}"},
        f"<customer><add><gen_info><passwd>{SECRET}</passwd></gen_info></add></customer>",
        {f"customer: {SECRET}": {"add": None}},
        {"customer": {"add": {f"passwd: {SECRET}": None}}},
    ],
    ids=str,
)
@pytest.mark.parametrize("check_mode", [True, False])
def test_packet_of_another_shape_shows_no_secret(run: Runner, packet, check_mode):
    done = run("plesk_packet", packet=packet, check_mode=check_mode, api_retries=0)
    assert done.result.get("failed") or done.changed
    assert SECRET not in done.output


def test_packet_with_an_unknown_option_shows_no_secret(run: Runner):
    done = run("plesk_packet", packet=json.dumps(ACCOUNT), pakket=1)
    assert done.result["failed"]
    assert SECRET not in done.output


@pytest.mark.parametrize(
    "module, options",
    [
        ("plesk_customer", {"login": "ann", "pasword": SECRET}),
        ("plesk_subscription", {"name": "a.example", "ftp_pasword": {"is": SECRET}}),
        ("plesk_protected_directory", {"site": "a.example", "path": "x", "users": [{"login": "a", "passwd": SECRET}]}),
        ("plesk_server_info", {"api_pasword": SECRET}),
    ],
    ids=str,
)
def test_misspelled_secret_is_not_shown(run: Runner, module, options):
    done = run(module, **options)
    assert "Unsupported parameters" in done.result["msg"]
    assert SECRET not in done.output
    arguments = done.result["invocation"]["module_args"]
    assert set(options) <= set(arguments)
    assert arguments.get("login", "ann") == "ann"


@pytest.mark.parametrize(
    "url", [f"https://u:{SECRET}@h/", f"https://{SECRET}@h/x", f"//u:{SECRET}@h", f"x://{SECRET}:@h/"]
)
@pytest.mark.parametrize("options", [{}, {"nonsense": 1}], ids=["refused", "not understood"])
def test_credentials_in_a_url_are_not_shown(run: Runner, url, options):
    done = run("plesk_server_info", api_url=url, **options)
    assert done.result["failed"]
    assert SECRET not in done.output


def test_credentials_in_a_url_are_found_as_written_and_decoded():
    assert set(url_credentials("https://u:a%20b@c@h/")) == {"u:a%20b@c", "a%20b@c", "a b@c"}
    assert list(url_credentials("https://h:8443/x@y")) == []
    assert list(url_credentials(None)) == []


@pytest.mark.parametrize(
    "text, expected",
    [
        ('{"a": 1}', True),
        ("[1]", True),
        ("<a/>", True),
        ("login: a\npasswd: b", True),
        ("Passwd-1", False),
        ("", False),
    ],
)
def test_text_that_was_written_out_is_recognized(text, expected):
    assert written_out(text) is expected


def _of_core(module: Any, method: str, text: str, **options: Any) -> None:
    """Let ansible-core itself tell something, as its validators do."""
    getattr(importlib.import_module("ansible.module_utils.common.warnings"), method)(text, **options)


@pytest.mark.parametrize(
    "teller", [_of_core, lambda module, method, *args, **how: getattr(module, method)(*args, **how)]
)
@pytest.mark.parametrize("ending", ["exit_json", "fail_json"])
@pytest.mark.parametrize("method", ["warn", "deprecate"])
def test_warnings_hold_no_secret(run: Runner, monkeypatch, method, ending, teller):
    def main() -> None:
        module = make_module({"word": {"type": "str", "no_log": True}})
        options = {} if method == "warn" else {"version": "9.0.0", "collection_name": "community.plesk"}
        teller(module, method, f"The word {SECRET} of {module.params['api_url']} is old.", **options)
        getattr(module, ending)(msg="done", changed=False)

    monkeypatch.setattr("ansible_collections.community.plesk.plugins.modules.plesk_server_info.main", main)
    done = run("plesk_server_info", word=SECRET, api_url="https://u:Second-1@h/")
    assert "The word" in done.output
    assert SECRET not in done.output
    assert "Second-1" not in done.output
