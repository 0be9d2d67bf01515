# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The command line: its options, their help, and the two secrets, which never stand on it."""

from __future__ import annotations

import argparse
import os
import secrets
import textwrap
from pathlib import Path
from typing import NamedTuple

from ..behaviors.chosen import declared
from ..user_error import UserError
from ..web.faults import KINDS

PASSWORD_VARIABLE = "PLESK_EMULATOR_ADMIN_PASSWORD"
TOKEN_VARIABLE = "PLESK_EMULATOR_CONTROL_TOKEN"

_EPILOG = """\
faults:
  A fault is KIND or KIND:NAME=VALUE,NAME=VALUE. The first one in force that strikes a request is the one it suffers.
    when=before|after   before or after the work is done, where a kind can do both (its default comes first below)
    times=N             how often it strikes (1; with chance: without end)
    chance=0.1          the probability with which it strikes, drawn from the seed
    seed=N              where the draws begin (0)
    skip=N              how many matching requests pass first (0)
    for=A/B+C/D         only requests that hold operation B of operator A (or D of C); A/* is every operation of A
  Kinds:
{kinds}

control path (--control):
  Every request carries the token in the header X-Emulator-Token; the answers are JSON.
    GET /emulator/faults            the faults and how often each has struck
    POST /emulator/faults           orders a fault: "drop:when=after" or {{"kind": "drop", "when": "after"}}, or a list
    DELETE /emulator/faults         no more faults
    GET /emulator/requests?after=N  the count of API requests, and the log entries with a number above N
    DELETE /emulator/requests       count from zero again
    POST /emulator/reset            back to the state right after the start (not with --state)

environment:
  {password}   the administrator's password, unless --admin-password-file is given
  {token}    the control token, unless --control-token-file is given
  A password or token that is given in neither way is made up and printed before the ready line.

exit codes:
  0  stopped by SIGTERM, SIGINT or SIGHUP
  1  could not start: the address is taken or not this machine's, or a Python package is missing
  2  an option, or a file that an option names, cannot be used

examples:
  python roles/emulator/files/plesk_emulator --port 8443
  python roles/emulator/files/plesk_emulator --port 0 --ready-file ready.json --seed-from server.yml
  python roles/emulator/files/plesk_emulator --state plesk.sqlite --certificate ca.pem --admin-password-file password
  python roles/emulator/files/plesk_emulator --host 0.0.0.0 --certificate-host panel.example.com
  python roles/emulator/files/plesk_emulator --behavior hash=absent --fault drop:when=after,chance=0.1,seed=7
"""


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    kinds = "\n".join(_kind_help(name) for name in KINDS)
    made = argparse.ArgumentParser(
        prog="plesk_emulator",
        description="A server of the Plesk XML API for tests. When it is ready it prints one line with its URL and the "
        "file with the certificate that clients verify it with.",
        epilog=_EPILOG.format(kinds=kinds, password=PASSWORD_VARIABLE, token=TOKEN_VARIABLE),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    _add_network(made.add_argument_group("network"))
    _add_state(made.add_argument_group("accounts and state"))
    _add_conduct(made.add_argument_group("conduct"))
    return made


def _add_network(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s)")
    group.add_argument("--port", type=_port, default=8443, help="port to listen on; 0 picks a free one (%(default)s)")
    group.add_argument(
        "--certificate",
        type=Path,
        metavar="FILE",
        help="CA certificate that clients verify the server with, kept over restarts; made when it does not exist, "
        "its key in FILE.key (default: a new one in a temporary folder for every start)",
    )
    group.add_argument(
        "--certificate-host",
        action="append",
        default=[],
        metavar="NAME[,NAME...]",
        help="host name or IP address that clients call the server by, beside localhost, 127.0.0.1, ::1 and --host; "
        "may be repeated",
    )
    group.add_argument(
        "--plain-http", action="store_true", help="no TLS and no certificate, for a proxy in front that terminates it"
    )
    group.add_argument(
        "--ready-file",
        type=Path,
        metavar="FILE",
        help="JSON file written when the server is ready (url, ca, host, port, pid) and removed when it stops",
    )


def _add_state(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--admin-password-file", type=Path, metavar="FILE", help="file whose first line is the administrator's password"
    )
    group.add_argument("--state", type=Path, metavar="FILE", help="SQLite file for the state (default: memory)")
    group.add_argument(
        "--seed-from",
        type=Path,
        metavar="FILE",
        help="YAML file with plans, accounts and subscriptions to start from; skipped when the file of --state exists",
    )


def _add_conduct(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--behavior",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="how to behave where the behavior of a real server is not documented; may be repeated",
    )
    group.add_argument("--list-behaviors", action="store_true", help="explain every behavior and end")
    group.add_argument(
        "--fault", action="append", default=[], metavar="SPEC", help="misbehave as described below; may be repeated"
    )
    group.add_argument("--request-log", type=Path, metavar="FILE", help="append one JSON line per API request to FILE")
    group.add_argument("--control", action="store_true", help="serve the control path described below")
    group.add_argument(
        "--control-token-file", type=Path, metavar="FILE", help="file whose first line is the token of the control path"
    )


def behaviors_explained() -> str:
    """What --list-behaviors prints: every behavior with its values, its sense and the reason for its default."""
    lines = [
        "Each line: NAME, its values with the default first. Values marked * make answers that the published output",
        "schemas do not allow.",
    ]
    for behavior in declared().values():
        values = [f"{value}{'*' * (value in behavior.breaks_output_schema)}" for value in behavior.values]
        values += ["SECONDS"] if behavior.seconds else []
        lines += ["", f"{behavior.name}: {' | '.join(values)}"]
        for sentence in (behavior.explains, f"Default: {behavior.reason}"):
            lines += textwrap.wrap(sentence, 110, initial_indent="    ", subsequent_indent="    ")
    return "\n".join(lines)


class Secret(NamedTuple):
    """A password or token and whether it was made up here, so that it must be shown."""

    value: str
    made_up: bool


def secret(file: Path | None, variable: str, what: str) -> Secret:
    """The first line of ``file``, else the environment variable, else a new one; a blank variable counts as unset.

    Raises UserError when the file cannot be read or the value could not travel in an HTTP header.
    """
    if file is not None:
        value, source = _first_line(file, what), str(file)
    else:
        value, source = os.environ.get(variable, ""), f"the variable {variable}"
        if not value.strip():
            return Secret(secrets.token_urlsafe(15) + "-Aa1", True)
    if not value or value != value.strip() or not value.isprintable():
        raise UserError(
            f"{what} in {source} is empty, begins or ends with a blank or holds a control character; "
            "choose one that can travel in an HTTP header"
        )
    return Secret(value, False)


def _first_line(file: Path, what: str) -> str:
    try:
        return (file.read_text(encoding="utf-8").splitlines() or [""])[0]
    except OSError as error:
        raise UserError(f"cannot read {what} from {file}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UserError(f"{what} in {file} is no UTF-8 text; save it as such") from error


def _port(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text) <= 65535:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is no port; give a number from 0 to 65535")


def _kind_help(name: str) -> str:
    kind = KINDS[name]
    moments = f" (when={'|'.join(kind.moments)})" if len(kind.moments) > 1 else ""
    own = f" ({kind.parameter}={kind.default})" if kind.parameter else ""
    return f"    {name:<18}{kind.explains}{moments}{own}"
