# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Servers on loopback for the tests of the transport, in an environment without proxies of its own."""

from __future__ import annotations

import ssl

import pytest

from ansible_collections.community.plesk.tests.unit.plugins.module_utils.loopback import (
    Server,
)


@pytest.fixture
def serve():
    servers: list[Server] = []

    def start(*replies, context: ssl.SSLContext | None = None) -> Server:
        servers.append(Server(*replies, context=context))
        return servers[-1]

    yield start
    for server in servers:
        server.close()


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy", "requests_ca_bundle", "curl_ca_bundle", "netrc"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
