# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The custom credential type for AWX: what it injects is what the modules look for, and nothing else is needed."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import jinja2
import pytest
import requests

import emulator_process
from ansible_collections.community.plesk.plugins.module_utils._api.options import ENVIRONMENT, Connection

FIELD_KEYS = {"id", "label", "type", "help_text", "multiline", "secret"}
URL = "https://panel.example.com/enterprise/control/agent.php"


def test_the_injected_variables_are_exactly_the_fallbacks_of_the_modules(injectors):
    assert sorted(injectors["env"]) == sorted(ENVIRONMENT.values())


def test_the_fields_are_of_the_form_that_awx_takes(inputs):
    for name, field in inputs.items():
        assert set(field) <= FIELD_KEYS, name
        assert re.fullmatch("[a-zA-Z_][a-zA-Z0-9_]*", name), name
        assert field["label"], name
        assert field["type"] == "string" or not {"secret", "multiline"} & set(field), name


def test_what_is_secret_is_stored_encrypted(inputs):
    assert {name for name, field in inputs.items() if field.get("secret")} == {"password", "secret_key"}


def test_each_template_uses_defined_names_only(inputs, injectors):
    """AWX refuses a credential type whose templates name something else."""
    jinja = jinja2.sandbox.ImmutableSandboxedEnvironment(undefined=jinja2.StrictUndefined)
    names = dict.fromkeys(inputs, "EXAMPLE") | {"tower": {"filename": {"ca_certificate": "/tmp/ca"}}}
    for template in (*injectors["env"].values(), *injectors["file"].values()):
        assert jinja.from_string(template).render(names)


def test_every_field_is_injected(inputs, injectors):
    templates = " ".join((*injectors["env"].values(), *injectors["file"].values()))
    assert {name for name in inputs if not re.search(rf"\b{name}\b", templates)} == set()


def test_an_empty_credential_says_nothing_but_that_certificates_are_verified(inject):
    assert {name: value for name, value in inject().items() if value} == {"PLESK_VALIDATE_CERTS": "true"}


@pytest.mark.parametrize(
    "given, expected",
    [
        ({"host": "panel.example.com"}, {"url": "https://panel.example.com:8443/enterprise/control/agent.php"}),
        (
            {"host": "panel.example.com", "port": "443"},
            {"url": "https://panel.example.com:443/enterprise/control/agent.php"},
        ),
        ({"url": URL}, {"url": URL}),
        ({"url": URL, "version": "1.6.9.1"}, {"version": "1.6.9.1"}),
        ({"url": URL, "timeout": "60", "retries": "0"}, {"timeout": 60, "retries": 0}),
        ({"url": URL, "fingerprint": "AB:" * 31 + "AB"}, {"fingerprint": "ab" * 32}),
        ({"url": URL, "insecure": True}, {"verify": False}),
        ({"url": URL, "insecure": False}, {"verify": True, "ca_path": None}),
    ],
)
def test_what_the_fields_mean_to_a_module(inject, given, expected):
    connection = Connection.resolve({}, inject(secret_key="9f2e-key", **given))
    assert {name: getattr(connection, name) for name in expected} == expected
    assert connection.secret_key == "9f2e-key"


def test_a_certificate_comes_as_a_file(inject):
    connection = Connection.resolve({}, inject(url=URL, username="admin", password="Geheim-1", ca_certificate="PEM\n"))
    assert Path(connection.ca_path).read_text(encoding="utf-8") == "PEM\n"
    assert (connection.username, connection.password) == ("admin", "Geheim-1")


PLAY = """
- hosts: localhost
  gather_facts: false
  vars:
    ansible_python_interpreter: "{{ ansible_playbook_python }}"
  tasks:
    - name: Read
      community.plesk.plesk_server_info:
        gather_subset: [general]
      register: plesk
    - name: Show
      ansible.builtin.debug:
        msg: "mode {{ plesk.server.general.mode }}"
"""


def secret_key(emulator):
    """A new secret key, bound to the address from which it is asked for."""
    answer = requests.post(
        emulator.url,
        data="<packet><secret_key><create/></secret_key></packet>",
        headers={**emulator.credentials, "Content-Type": "text/xml"},
        verify=emulator.ca,
        timeout=60,
    )
    return re.search("<key>(.*?)</key>", answer.text)[1]


@pytest.mark.parametrize("kind", ["password", "secret key"])
def test_a_module_needs_nothing_but_the_injected_environment(inject, bare_environment, tmp_path, kind):
    with emulator_process.start_emulator() as emulator:
        credential = {"host": "localhost", "port": str(emulator.port)}
        credential["ca_certificate"] = Path(emulator.ca).read_text(encoding="utf-8")
        if kind == "password":
            credential |= {"username": "admin", "password": emulator.password}
        else:
            credential |= {"secret_key": secret_key(emulator)}
        (tmp_path / "play.yml").write_text(PLAY, encoding="utf-8")
        done = subprocess.run(
            ["ansible-playbook", "play.yml"],
            check=False,
            cwd=tmp_path,
            env={**bare_environment, **inject(**credential)},
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        assert "mode standard" in done.stdout
        assert emulator.log()[-1]["caller"] == ("password" if kind == "password" else "key")
