# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Planting a seed: what the server then holds, what is refused, what happens to a state file."""

from __future__ import annotations

import pytest
from lxml import etree

from plesk_emulator.emulator import Emulator
from plesk_emulator.seed.loading import open_store, read_seed
from plesk_emulator.state.store import Store
from plesk_emulator.user_error import UserError

PASSWORD = "Setup-1-admin"
TWO = "customers:\n- {login: a, contact_name: A, password: Setup-1-a}\n- {login: b, contact_name: B, owner: admin}\n"


@pytest.fixture
def seed(tmp_path):
    def write_and_read(text: str):
        path = tmp_path / "server.yml"
        path.write_text(text, encoding="utf-8")
        return read_seed(path)

    return write_and_read


def ask(store: Store, operations: str) -> etree._Element:
    headers = {"HTTP_AUTH_LOGIN": "admin", "HTTP_AUTH_PASSWD": PASSWORD}
    heart = Emulator(admin_password=PASSWORD, store=store)
    return etree.fromstring(heart.handle(headers, f"<packet>{operations}</packet>".encode()).body)


def logins(store: Store) -> list[str | None]:
    answer = ask(store, "<customer><get><filter/><dataset><gen_info/></dataset></get></customer>")
    return [node.text for node in answer.iterfind("customer/get/result/data/gen_info/login")]


def test_what_an_entry_says_is_what_the_server_holds(seed):
    store = open_store(
        None,
        seed(
            "customers:\n- {login: jdoe, contact_name: J. <Doe>, password: Setup-1-jdoe, company: A & B,"
            " status: disabled, phone: 1_000, fax: '2', email: j@example.com, address: Weg 1, city: Ulm,"
            " state_or_province: BW, postal_code: 01234, country: DE, locale: de-DE, external_id: crm-1,"
            " description: 'd', owner: admin}\n"
        ),
        PASSWORD,
    )
    answer = ask(store, "<customer><get><filter/><dataset><gen_info/></dataset></get></customer>")
    info = {node.tag: node.text for node in answer.find("customer/get/result/data/gen_info")}
    assert info["pname"] == "J. <Doe>"
    assert info["cname"] == "A & B"
    assert (info["status"], info["pcode"], info["phone"]) == ("16", "01234", "1_000")
    assert (info["state"], info["country"], info["locale"]) == ("BW", "DE", "de-DE")
    assert (info["external-id"], info["description"], info["email"]) == ("crm-1", "d", "j@example.com")
    with store.transaction() as db:
        assert db.value("SELECT password FROM accounts WHERE login = 'jdoe'") == "Setup-1-jdoe"


def test_more_entries_than_fit_in_one_packet(seed):
    text = "".join(f"- {{login: c{number}, contact_name: C}}\n" for number in range(450))
    assert len(logins(open_store(None, seed("customers:\n" + text), PASSWORD))) == 450


def test_the_license_limits_what_may_be_added_later(seed):
    store = open_store(None, seed("license: {lim_cl: 2}\n" + TWO), PASSWORD)
    answer = ask(
        store,
        "<customer><add><gen_info><pname>C</pname><login>c</login><passwd>Setup-1-c</passwd></gen_info></add></customer>",
    )
    assert answer.findtext("customer/add/result/errcode") == "1024"


@pytest.mark.parametrize(
    "text, message",
    [
        (TWO + "- {login: A, contact_name: C}\n", ":4: customers, entry 3 (A): customer/add was refused with 1007: "),
        (
            TWO + "- {login: c, contact_name: C, owner: nobody}\n",
            ":4: customers, entry 3 (c): customer/add was refused with",
        ),
        (
            "license: {lim_cll: 2}\n",
            ":1: license, entry 1: 'lim_cll' is not a limit of the license; did you mean lim_cl?",
        ),
        ("license: {lim_cl: 1}\n" + TWO, ":4: customers, entry 2 (b): customer/add was refused with 1024"),
        (
            TWO + f"- {{login: c, contact_name: {'C' * 300}}}\n",
            ":4: customers, entry 3 (c): customer/add was refused with",
        ),
    ],
)
def test_what_the_server_refuses_is_told_with_line_and_entry(seed, text, message):
    with pytest.raises(UserError) as refused:
        open_store(None, seed(text), PASSWORD)
    assert message in str(refused.value)
    assert "Setup-1" not in str(refused.value)


def test_a_state_file_is_seeded_once(seed, tmp_path, capsys):
    state = tmp_path / "state"
    open_store(state, seed(TWO), PASSWORD).close()
    assert capsys.readouterr().err == ""
    again = open_store(state, seed(TWO + "- {login: c, contact_name: C}\n"), PASSWORD)
    assert logins(again) == ["a", "b"]
    again.close()
    assert f"{state} exists, so the seed is not loaded again" in capsys.readouterr().err


def test_a_refused_seed_leaves_no_state_file(seed, tmp_path):
    with pytest.raises(UserError, match="refused with 1007"):
        open_store(tmp_path / "state", seed(TWO + "- {login: a, contact_name: A}\n"), PASSWORD)
    assert [path.name for path in tmp_path.iterdir()] == ["server.yml"]


def test_what_a_killed_start_left_is_not_taken_for_a_state(seed, tmp_path):
    (tmp_path / "state.seeding").write_bytes(b"half of something")
    (tmp_path / "state.seeding-wal").write_bytes(b"half of something")
    store = open_store(tmp_path / "state", seed(TWO), PASSWORD)
    assert logins(store) == ["a", "b"]
    store.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["server.yml", "state"]
