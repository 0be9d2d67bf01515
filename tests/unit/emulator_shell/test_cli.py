# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line: wrong use is refused with the option, the value and the remedy, before anything is started."""

from __future__ import annotations

import os
import socket
import stat
import subprocess
import sys

import pytest

from emulator_process import PROGRAM
from plesk_emulator.behaviors.chosen import declared
from plesk_emulator.cli.arguments import PASSWORD_VARIABLE, TOKEN_VARIABLE, secret
from plesk_emulator.cli.command import main
from plesk_emulator.web.faults import KINDS


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own, for arguments under which it cannot start."""
    return subprocess.run(
        [sys.executable, str(PROGRAM), *arguments],
        env={**os.environ, PASSWORD_VARIABLE: "Setup-1-password", **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    "arguments, message",
    [
        (["--port", "99999"], "--port: '99999' is not a port; set a number from 0 to 65535"),
        (["--port", "-1"], "--port"),
        (["--behaviour", "x=y"], "unrecognized arguments: --behaviour"),
        (["--behavior", "hash=md5"], "'md5' is not one of its values"),
        (["--behavior", "hsh=plain"], "there is no behavior 'hsh'"),
        (["--behavior", "hash"], "NAME=VALUE"),
        (["--fault", "drap"], "'drap' is unknown; did you mean drop?"),
        (["--fault", "wrong_certificate", "--plain-http"], "start it without --plain-http"),
        (["--plain-http", "--certificate", "ca.pem"], "have no effect with --plain-http"),
        (["--plain-http", "--certificate-host", "a.example"], "have no effect with --plain-http"),
        (["--certificate-host", "a.example,b c"], "'b c' is not valid in a certificate"),
        (["--control-token-file", "token"], "has no effect without --control"),
        (["--admin-password-file", "/missing/file"], "cannot read the administrator's password from /missing/file"),
        (["--seed-from", "/missing/seed.yml"], "cannot read the seed /missing/seed.yml"),
    ],
)
def test_wrong_options_are_refused(arguments, message, capsys, monkeypatch):
    monkeypatch.setenv(PASSWORD_VARIABLE, "Setup-1-password")
    try:
        code = main(arguments)
    except SystemExit as ended:
        code = ended.code
    assert code == 2
    told = capsys.readouterr()
    assert message in told.err
    assert told.out == ""


@pytest.mark.parametrize("password", [" Tr0ub4dor", "Tr0ub4dor ", "Tr0ub4dor\nbreak", "Tr0ub4dor\x07"])
def test_a_password_that_no_header_can_carry_is_refused_unseen(password, capsys, monkeypatch):
    monkeypatch.setenv(PASSWORD_VARIABLE, password)
    assert main([]) == 2
    told = capsys.readouterr().err
    assert PASSWORD_VARIABLE in told
    assert "Tr0ub4dor" not in told


def test_a_password_comes_from_the_file_before_the_environment(tmp_path, monkeypatch):
    monkeypatch.setenv(PASSWORD_VARIABLE, "from-the-environment")
    file = tmp_path / "password"
    file.write_text("pässwörd\r\nsecond line\n", encoding="utf-8")
    assert secret(file, PASSWORD_VARIABLE, "x") == ("pässwörd", False)
    assert secret(None, PASSWORD_VARIABLE, "x") == ("from-the-environment", False)


def test_a_blank_variable_counts_as_unset(monkeypatch):
    made_up = []
    for value in ("", "   "):
        monkeypatch.setenv(TOKEN_VARIABLE, value)
        made_up.append(secret(None, TOKEN_VARIABLE, "x"))
    assert [one.made_up for one in made_up] == [True, True]
    assert made_up[0].value != made_up[1].value


def test_files_without_a_password_are_refused(tmp_path, capsys):
    file = tmp_path / "password"
    for content in (b"", b"\nsecond line\n", b"\xff\xfe"):
        file.write_bytes(content)
        assert main(["--admin-password-file", str(file)]) == 2
        assert str(file) in capsys.readouterr().err


def test_help_names_every_option_fault_and_variable(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    told = capsys.readouterr().out
    for name in (*KINDS, PASSWORD_VARIABLE, TOKEN_VARIABLE, "--ready-file", "X-Emulator-Token", "examples:"):
        assert name in told


def test_every_behavior_is_explained(capsys):
    assert main(["--list-behaviors"]) == 0
    told = capsys.readouterr().out
    for behavior in declared().values():
        assert f"\n{behavior.name}: {behavior.values[0]}" in told
        assert behavior.explains.split()[0] in told


def test_a_port_that_is_taken_is_named():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = run("--port", str(port))
    assert ended.returncode == 1
    assert f"port {port} of 127.0.0.1: another program uses the port" in ended.stderr
    assert ended.stdout == ""


def test_an_address_of_another_machine_is_named():
    ended = run("--host", "192.0.2.1", "--port", "0")
    assert (ended.returncode, ended.stdout) == (1, "")
    assert "the address is not local; set another --host" in ended.stderr


@pytest.mark.parametrize("option", ["--state", "--request-log", "--ready-file", "--certificate"])
def test_files_in_folders_that_are_missing_are_named(option, tmp_path):
    ended = run("--port", "0", option, str(tmp_path / "missing" / "file"))
    assert (ended.returncode, ended.stdout) == (2, "")
    assert f"{tmp_path}/missing/file" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_state_file_that_is_something_else_is_left_alone(tmp_path):
    state = tmp_path / "state"
    state.write_bytes(b"This is no database. " * 100)
    ended = run("--port", "0", "--state", str(state))
    assert ended.returncode == 2
    assert str(state) in ended.stderr
    assert state.read_bytes() == b"This is no database. " * 100


@pytest.mark.parametrize("module, package", [("lxml", "lxml"), ("cryptography", "cryptography"), ("yaml", "PyYAML")])
def test_a_missing_package_is_named_with_the_command_that_installs_it(module, package, tmp_path):
    (tmp_path / "sitecustomize.py").write_text(
        "import importlib.util as u\nfind = u.find_spec\n"
        f"u.find_spec = lambda name, *more: None if name == {module!r} else find(name, *more)\n"
    )
    ended = run("--help", PYTHONPATH=str(tmp_path))
    assert (ended.returncode, ended.stdout) == (1, "")
    assert f"lacks {package}; install with: {sys.executable} -m pip install -r" in ended.stderr
    assert (PROGRAM / "requirements.txt").exists()


def test_the_certificates_key_is_private_from_the_start(tmp_path):
    ca = tmp_path / "ca.pem"
    run("--port", "0", "--certificate", str(ca), "--ready-file", str(tmp_path / "missing" / "file"))
    assert stat.S_IMODE((tmp_path / "ca.pem.key").stat().st_mode) == 0o600
