# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""From the command line to a running server and back to a clean end."""

from __future__ import annotations

import argparse
import contextlib
import errno
import json
import os
import signal
import socket
import ssl
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, TextIO

from ..behaviors.chosen import Behaviors
from ..emulator import Emulator
from ..seed.loading import Seed, open_store, read_seed
from ..state.store import Store, StoreError
from ..user_error import UserError
from ..web.certificate import Authority, check_names, wrong_context
from ..web.control import Control
from ..web.exchange import Exchange
from ..web.faults import NO_TLS, WRONG_CERTIFICATE, Fault, Faults
from ..web.request_log import RequestLog
from ..web.server import API_PATH, ContextSource, Server
from .arguments import PASSWORD_VARIABLE, TOKEN_VARIABLE, Secret, behaviors_explained, parser, secret

_STOPPED, _CANNOT_START, _BAD_OPTION = 0, 1, 2
_STOP_SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
_WILDCARDS = ("0.0.0.0", "::")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the emulator until a signal stops it; returns the exit code (see --help)."""
    options = parser().parse_args(arguments)
    try:
        if options.list_behaviors:
            print(behaviors_explained())
            return _STOPPED
        return _run(options)
    except (UserError, StoreError) as error:
        print(f"plesk_emulator: {error}", file=sys.stderr)
        return _BAD_OPTION
    except _ListenError as error:
        print(f"plesk_emulator: {error}", file=sys.stderr)
        return _CANNOT_START


class _ListenError(Exception):
    """The address cannot be listened on."""


class _Tls(NamedTuple):
    """Where clients find the CA certificate, and the context for a new connection."""

    ca: Path
    context: ContextSource


class _Settings(NamedTuple):
    """What the command line, its files and the environment say, checked."""

    password: Secret
    token: Secret | None
    behaviors: Behaviors
    faults: Faults
    names: Sequence[str]
    seed: Seed | None


def _settings(options: argparse.Namespace) -> _Settings:
    return _Settings(
        password=secret(options.admin_password_file, PASSWORD_VARIABLE, "the administrator's password"),
        token=_control_token(options),
        behaviors=_behaviors(options.behavior),
        faults=_faults(options),
        names=_certificate_names(options),
        seed=read_seed(options.seed_from) if options.seed_from else None,
    )


def _run(options: argparse.Namespace) -> int:
    settings = _settings(options)
    if options.ready_file:
        options.ready_file.unlink(missing_ok=True)
    # Signals wait in the queue until sigwait takes them; a handler would run in the middle of anything.
    signal.pthread_sigmask(signal.SIG_BLOCK, _STOP_SIGNALS)
    with contextlib.ExitStack() as cleanup:
        log = RequestLog(_log_file(options.request_log, cleanup))
        tls = None if options.plain_http else _tls(options, settings, cleanup)
        store = open_store(options.state, settings.seed, settings.password.value)
        cleanup.callback(store.close)
        server = _listen(options, _exchange(settings, store, log), tls)
        if settings.token is not None:
            reset = None if options.state else _reset(server.exchange, settings, store)
            server.control = Control(settings.token.value, settings.faults, log, tls=tls is not None, reset=reset)
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        cleanup.callback(server.stop)
        _show_made_up(settings)
        _announce(options, server.port, tls, cleanup)
        signal.sigwait(_STOP_SIGNALS)
    return _STOPPED


def _exchange(settings: _Settings, store: Store, log: RequestLog) -> Exchange:
    stopping = threading.Event()
    return Exchange(_heart(settings, store, stopping), settings.faults, log, stopping)


def _heart(settings: _Settings, store: Store, stopping: threading.Event) -> Emulator:
    def sleep(seconds: float) -> None:
        # A server that stops ends the pause of slow_commit early, so that the work is done and not lost.
        stopping.wait(seconds)

    password = settings.password.value
    return Emulator(admin_password=password, store=store, behaviors=settings.behaviors, sleep=sleep)


def _reset(exchange: Exchange, settings: _Settings, store: Store) -> Callable[[], None]:
    pristine = store.snapshot()

    def reset() -> None:
        exchange.heart = _heart(settings, pristine.snapshot(), exchange.stopping)

    return reset


def _log_file(path: Path | None, cleanup: contextlib.ExitStack) -> TextIO | None:
    try:
        return None if path is None else cleanup.enter_context(open(path, "a", encoding="utf-8"))
    except OSError as error:
        raise UserError(f"cannot write the request log {path}: {error.strerror}; set another file") from error


def _control_token(options: argparse.Namespace) -> Secret | None:
    if options.control:
        return secret(options.control_token_file, TOKEN_VARIABLE, "the control token")
    if options.control_token_file:
        raise UserError("--control-token-file has no effect without --control; add --control or remove it")
    return None


def _behaviors(settings: Sequence[str]) -> Behaviors:
    try:
        return Behaviors.parse(settings)
    except ValueError as error:
        raise UserError(f"--behavior: {error}") from error


def _faults(options: argparse.Namespace) -> Faults:
    faults = [Fault.parse(spec) for spec in options.fault]
    if options.plain_http and any(fault.kind == WRONG_CERTIFICATE for fault in faults):
        raise UserError(NO_TLS)
    return Faults(faults)


def _certificate_names(options: argparse.Namespace) -> list[str]:
    if options.plain_http and (options.certificate or options.certificate_host):
        raise UserError("--certificate and --certificate-host have no effect with --plain-http; remove one of them")
    listening = [] if options.host in _WILDCARDS else [options.host]
    given = [name.strip() for names in options.certificate_host for name in names.split(",")]
    names = list(dict.fromkeys(["localhost", "127.0.0.1", "::1", *listening, *given]))
    check_names(names)
    return names


def _tls(options: argparse.Namespace, settings: _Settings, cleanup: contextlib.ExitStack) -> _Tls:
    if options.certificate:
        ca, authority = options.certificate.absolute(), Authority.at(options.certificate)
    else:
        folder = cleanup.enter_context(tempfile.TemporaryDirectory(prefix="plesk_emulator-"))
        ca, authority = Path(folder, "ca.pem"), Authority.make()
        authority.write(ca)
    right = authority.server_context(settings.names)

    def context() -> ssl.SSLContext:
        fault = settings.faults.for_connection()
        return right if fault is None else wrong_context(fault.detail, authority, settings.names)

    return _Tls(ca, context)


def _listen(options: argparse.Namespace, exchange: Exchange, tls: _Tls | None) -> Server:
    where = f"port {options.port} of {options.host}"
    try:
        return Server(options.host, options.port, exchange, context=tls.context if tls else None)
    except socket.gaierror as error:
        raise _ListenError(f"--host {options.host}: {error.strerror}; set an address of this machine") from error
    except OSError as error:
        remedies = {
            errno.EADDRINUSE: "another program uses the port; stop it, or set another --port (0 picks a free one)",
            errno.EACCES: "this user is not allowed to use the port; set a --port above 1023",
            errno.EADDRNOTAVAIL: "the address is not local; set another --host",
        }
        raise _ListenError(f"{where}: {remedies.get(error.errno or 0, error.strerror)}") from error


def _show_made_up(settings: _Settings) -> None:
    if settings.password.made_up:
        print(f"plesk_emulator: the administrator's password is {settings.password.value}")
    if settings.token is not None and settings.token.made_up:
        print(f"plesk_emulator: the control token is {settings.token.value}")


def _announce(options: argparse.Namespace, port: int, tls: _Tls | None, cleanup: contextlib.ExitStack) -> None:
    host = "localhost" if options.host in _WILDCARDS else options.host
    shown = f"[{host}]" if ":" in host else host
    url = f"{'https' if tls else 'http'}://{shown}:{port}{API_PATH}"
    if options.ready_file:
        ready = {"url": url, "ca": str(tls.ca) if tls else None, "host": host, "port": port, "pid": os.getpid()}
        _write_whole(options.ready_file, json.dumps(ready) + "\n")
        cleanup.callback(options.ready_file.unlink, missing_ok=True)
    certificate = f", CA certificate {tls.ca}" if tls else ", without TLS"
    print(f"plesk_emulator: ready at {url}{certificate}", flush=True)


def _write_whole(path: Path, text: str) -> None:
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        part.write_text(text, encoding="utf-8")
        os.replace(part, path)
    except OSError as error:
        raise UserError(f"cannot write {path}: {error.strerror}; set a file in a writable folder") from error
