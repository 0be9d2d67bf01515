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
  A fault is KIND or KIND:NAME=VALUE,NAME=VALUE. Only the first fault that matches a request is applied.
    when=before|after   before or after the execution, if the kind supports both (the default is listed first)
    times=N             how often the fault is applied (1; with chance: without limit)
    chance=0.1          apply the fault at random with this probability
    seed=N              seed of the random numbers (0)
    skip=N              how many matching requests pass first (0)
    for=A/B+C/D         only requests that contain operation B of operator A (or D of C); A/* is every operation of A
  Kinds:
{kinds}

control path (--control):
  Every request carries the token in the header X-Emulator-Token. Responses are JSON.
    GET /emulator/faults            list the faults and how often each was applied
    POST /emulator/faults           add a fault: "drop:when=after" or {{"kind": "drop", "when": "after"}}, or a list
    DELETE /emulator/faults         remove all faults
    GET /emulator/requests?after=N  return the number of API requests, and the log entries above number N
    DELETE /emulator/requests       restart the count at zero
    POST /emulator/reset            restore the state after the start (not with --state)

environment:
  {password}   the administrator's password, unless --admin-password-file is set
  {token}    the control token, unless --control-token-file is set
  If neither is set, a random value is generated and printed before the ready line.

exit codes:
  0  stopped by SIGTERM, SIGINT or SIGHUP
  1  could not start: the address is in use or not local, or a Python package is missing
  2  an option, or a file that an option names, cannot be used

examples:
  python roles/emulator/files/plesk_emulator --port 8443
  python roles/emulator/files/plesk_emulator --port 0 --ready-file ready.json --seed-from server.yml
  python roles/emulator/files/plesk_emulator --state plesk.sqlite --certificate ca.pem --admin-password-file password
  python roles/emulator/files/plesk_emulator --host 0.0.0.0 --certificate-host panel.example.com
  python roles/emulator/files/plesk_emulator --behavior hash=absent --fault drop:when=after,chance=0.1,seed=7
"""


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
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
        help="CA certificate that clients verify the server with, kept over restarts; created if it does not exist, "
        "its key in FILE.key (default: a new one in a temporary folder for every start)",
    )
    group.add_argument(
        "--certificate-host",
        action="append",
        default=[],
        metavar="NAME[,NAME...]",
        help="host name or IP address that clients use, in addition to localhost, 127.0.0.1, ::1 and --host; "
        "may be repeated",
    )
    group.add_argument(
        "--plain-http", action="store_true", help="disable TLS, for example behind a proxy that terminates it"
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
        help="select a behavior where the server's is not documented; may be repeated",
    )
    group.add_argument("--list-behaviors", action="store_true", help="explain every behavior and exit")
    group.add_argument(
        "--fault",
        action="append",
        default=[],
        metavar="SPEC",
        help="simulate an error as described below; may be repeated",
    )
    group.add_argument("--request-log", type=Path, metavar="FILE", help="append one JSON line per API request to FILE")
    group.add_argument("--control", action="store_true", help="serve the control path described below")
    group.add_argument(
        "--control-token-file", type=Path, metavar="FILE", help="file whose first line is the token of the control path"
    )


def behaviors_explained() -> str:
    """Return the output of --list-behaviors: each behavior with values, meaning and default."""
    lines = [
        "Each line: NAME, its values with the default first. Values marked * lead to responses that the published",
        "output schemas do not allow.",
    ]
    for behavior in declared().values():
        values = [f"{value}{'*' * (value in behavior.breaks_output_schema)}" for value in behavior.values]
        values += ["SECONDS"] if behavior.seconds else []
        lines += ["", f"{behavior.name}: {' | '.join(values)}"]
        for sentence in (behavior.explains, f"Default: {behavior.reason}"):
            lines += textwrap.wrap(sentence, 110, initial_indent="    ", subsequent_indent="    ")
    return "\n".join(lines)


class Secret(NamedTuple):
    """A password or token, and whether it was generated, so that it must be printed."""

    value: str
    made_up: bool


def secret(file: Path | None, variable: str, what: str) -> Secret:
    """Return the first line of ``file``, else the environment variable, else a generated value.

    A blank variable is ignored. Raises UserError if the file cannot be read or an HTTP header cannot carry the value.
    """
    if file is not None:
        value, source = _first_line(file, what), str(file)
    else:
        value, source = os.environ.get(variable, ""), f"the variable {variable}"
        if not value.strip():
            return Secret(secrets.token_urlsafe(15) + "-Aa1", True)
    if not value or value != value.strip() or not value.isprintable():
        raise UserError(
            f"{what} in {source} is empty, begins or ends with white space or contains a control "
            "character; choose one that an HTTP header can carry"
        )
    return Secret(value, False)


def _first_line(file: Path, what: str) -> str:
    try:
        return (file.read_text(encoding="utf-8").splitlines() or [""])[0]
    except OSError as error:
        raise UserError(f"cannot read {what} from {file}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UserError(f"{what} in {file} is not UTF-8 text; save it as UTF-8") from error


def _port(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text) <= 65535:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a port; set a number from 0 to 65535")


def _kind_help(name: str) -> str:
    kind = KINDS[name]
    moments = f" (when={'|'.join(kind.moments)})" if len(kind.moments) > 1 else ""
    own = f" ({kind.parameter}={kind.default})" if kind.parameter else ""
    return f"    {name:<18}{kind.explains}{moments}{own}"
