# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading a seed file: values as they are written, mistakes with line and entry."""

from __future__ import annotations

import pytest
import yaml

from plesk_emulator.seed import file as seed_file
from plesk_emulator.seed.loading import read_seed
from plesk_emulator.user_error import UserError


@pytest.fixture(params=["C", "Python"])
def read(request, tmp_path, monkeypatch):
    if request.param == "Python":
        monkeypatch.setattr(seed_file, "_LOADER", yaml.SafeLoader)

    def read_text(text: str):
        path = tmp_path / "server.yml"
        path.write_text(text, encoding="utf-8")
        return read_seed(path)

    return read_text


def test_scalars_stay_as_written(read):
    seed = read(
        "customers:\n"
        "  - {login: jdoe, contact_name: J, password: 1e3, company: null,\n"
        "     postal_code: 01234, country: NO, phone: 1_000}\n"
    )
    assert seed["customers"][0].values == {
        "login": "jdoe",
        "contact_name": "J",
        "password": "1e3",
        "postal_code": "01234",
        "country": "NO",
        "phone": "1_000",
    }


def test_limits_are_read_as_people_write_them(read):
    seed = read(
        "reseller_plans:\n"
        "  - name: Gold\n"
        "    limits: {disk_space: 10G, a: 512 MB, b: 1.5k, c: unlimited, d: -1, e: 7, f: 1970-01-02, g: 0, h: ~}\n"
        "    permissions: {create_clients: yes, manage_dns: off}\n"
    )
    values = seed["reseller_plans"][0].values
    sizes = {"disk_space": 10 * 2**30, "a": 512 * 2**20, "b": 1536}
    assert values["limits"] == {**sizes, "c": -1, "d": -1, "e": 7, "f": 86400, "g": 0}
    assert values["permissions"] == {"create_clients": True, "manage_dns": False}


def test_anchors_and_merges_share_what_many_have_in_common(read):
    seed = read(
        "customers:\n"
        "  - &first {login: a, contact_name: A, password: secret-1, city: Oslo}\n"
        "  - {<<: *first, login: b}\n"
    )
    assert [entry.values["login"] for entry in seed["customers"]] == ["a", "b"]
    assert seed["customers"][1].values["city"] == "Oslo"


def test_a_password_that_is_not_given_is_made_up(read):
    text = "resellers: [{login: r, contact_name: R}]\ncustomers: [{login: c, contact_name: C, password: given}]\n"
    made_up = [read(text)["resellers"][0].values["password"] for _turn in range(2)]
    assert made_up[0] != made_up[1]
    assert all(len(password) > 12 for password in made_up)
    assert read(text)["customers"][0].values["password"] == "given"


@pytest.mark.parametrize("text", ["", "# nothing\n", "customers:\n", "customers: []\n"])
def test_an_empty_seed_plants_nothing(read, text):
    assert not any(read(text).values())


@pytest.mark.parametrize(
    "text, message",
    [
        (
            "customers:\n- login: a\n  emial: x\n",
            ":3: customers, entry 1 (a): option 'emial' is unknown; did you mean email?",
        ),
        ("customers:\n- login: a\n", ":2: customers, entry 1 (a): option contact_name is missing"),
        ("custmers: []\n", ":1: section 'custmers' is unknown; did you mean customers?"),
        ("- customers\n", ":1: is a list; set a map of names and values"),
        ("customers: 5\n", ":1: customers, entry 1: is one value; set a map"),
        ("customers:\n- [a]\n", ":2: customers, entry 1: is a list; set a map"),
        ("customers:\n- login: a\n  login: b\n", ":3: customers, entry 1 (a): 'login' is set twice"),
        ("customers:\n- login: ''\n", ":2: customers, entry 1: login is empty"),
        ("customers:\n- login: [a]\n", ":2: customers, entry 1: login is a list; set one value"),
        ("customers:\n- {[a]: b}\n", ":2: customers, entry 1: a name is a list"),
        (
            "customers:\n- login: a\n  status: locked\n",
            ":3: customers, entry 1 (a): status is 'locked'; choose from active, disabled",
        ),
        (
            f"reseller_plans:\n- name: a\n  limits:\n    disk_space: {'9' * 5000}\n",
            ":4: reseller_plans, entry 1 (a): limits.disk_space is '99999",
        ),
        (
            "reseller_plans:\n- name: a\n- name: b\n  limits:\n    disk_space: 10Q\n",
            ":5: reseller_plans, entry 2 (b): limits.disk_space is '10Q'; set a number, a size such as 10G",
        ),
        (
            "reseller_plans:\n- name: a\n  limits: {x: 9999999999T}\n",
            ":3: reseller_plans, entry 1 (a): limits.x is '9999999999T'",
        ),
        (
            "reseller_plans:\n- name: a\n  permissions: {x: perhaps}\n",
            ":3: reseller_plans, entry 1 (a): permissions.x is 'perhaps'; set true or false",
        ),
        (
            "reseller_plans:\n- {name: a, exclusive_ipv4: -2}\n",
            ":2: reseller_plans, entry 1 (a): exclusive_ipv4 is '-2'; set a whole number",
        ),
        (
            "resellers:\n- login: r\n  ip_pool:\n  - {ip_address: 192.0.2.1, type: shared}\n  - type: own\n",
            ":5: resellers, entry 1 (r): ip_pool[2].type is 'own'; choose from shared, exclusive",
        ),
        (
            'customers:\n- {login: a, contact_name: "\\x07", password: x}\n',
            ":2: customers, entry 1 (a): contact_name contains a character that XML does not allow",
        ),
        ("customers: [\n", ":2: not valid YAML"),
        ("customers: \x00\n", "not valid YAML"),
        ("a: 1\n---\nb: 2\n", "not valid YAML"),
    ],
)
def test_a_mistake_is_told_with_line_and_entry(read, text, message):
    with pytest.raises(UserError) as refused:
        read(text)
    assert "server.yml" in str(refused.value)
    assert message in str(refused.value)


def test_a_password_is_never_told(read):
    with pytest.raises(UserError) as refused:
        read('customers:\n- {login: a, contact_name: A, password: "top\\x01secret"}\n')
    assert "password contains a character" in str(refused.value)
    assert "secret" not in str(refused.value)


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    with pytest.raises(UserError, match=r"cannot read the seed .*missing\.yml: No such file"):
        read_seed(tmp_path / "missing.yml")
    (tmp_path / "latin.yml").write_bytes(b"customers: \xe9\n")
    with pytest.raises(UserError, match=r"latin\.yml is not UTF-8 text"):
        read_seed(tmp_path / "latin.yml")
