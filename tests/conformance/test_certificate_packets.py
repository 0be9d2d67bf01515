# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The packets for what belongs to sites, held against the schemas that know them."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

import certs
import places
from ansible_collections.community.plesk.plugins.module_utils._engine.gather import Wanted, gather
from ansible_collections.community.plesk.plugins.module_utils._resources.certificate import CERTIFICATE
from ansible_collections.community.plesk.plugins.module_utils._resources.log_rotation import LOG_ROTATION
from ansible_collections.community.plesk.plugins.module_utils._resources.php_handler import PHP_HANDLER
from ansible_collections.community.plesk.plugins.module_utils._resources.protected_directory import PROTECTED_DIRECTORY
from ansible_collections.community.plesk.plugins.module_utils._resources.virtual_directory import VIRTUAL_DIRECTORY
from conformance.schema_paths import VendorSchema
from engine import InProcess
from mail_server import hosted, send
from unit.emulator.hosted import site

FOLDER = places.protocol_dir()
VERSIONS = sorted(path.name for path in (FOLDER / "schemas").iterdir()) if FOLDER else ["none"]
SINCE = {"update": "1.6.8.0", "enable": "1.6.7.0", "disable": "1.6.7.0", "get-usage": "1.6.7.0"}
CONTENT = {"private_key": certs.KEY, "certificate": certs.CERTIFICATE, "ca": certs.CHAIN}
POOLS = ({"subscription": "example.com"}, {"site": "shop.example"}, {"server_pool": True, "ip_address": "192.0.2.10"})


@pytest.fixture(scope="module")
def schemas() -> dict[str, VendorSchema]:
    if FOLDER is None:
        pytest.skip("no schemas of the vendor are here")
    return {version: VendorSchema(FOLDER / "schemas" / version) for version in VERSIONS}


def judge(schemas: dict[str, VendorSchema], packets: list[bytes], since: str = "") -> set[str]:
    """Hold packets against the schemas and return the operations in them."""
    seen = set()
    for packet in packets:
        tree = etree.fromstring(packet)
        names = {operation.tag for operation in tree.findall("*/*")}
        seen |= names
        least = max(SINCE.get(name, since) for name in names)
        judges = [schema for version, schema in schemas.items() if version >= least]
        assert judges
        for schema in judges:
            assert schema.accepts(tree), (packet, schema.schema.error_log)
    return seen


@pytest.mark.parametrize("place", POOLS, ids=lambda place: next(iter(place)))
@pytest.mark.parametrize("version", [None, "1.6.7.0"])
def test_packets_of_certificates_are_valid(schemas: dict[str, VendorSchema], place: dict[str, Any], version) -> None:
    server = hosted("example.com", "certificate_in_use=reset")
    assert b"<status>ok" in send(server, site("shop.example", htype="none", webspace_id=1))
    named = {**place, "name": "Web <&>", "force": True}
    runs = (
        {**named, "private_key": certs.OTHER_KEY},
        {**named, **CONTENT, "csr": certs.CSR, "update_content": "always"},
        {**named, "state": "absent", "force": "server_pool" in place},
    )
    seen = set()
    for options in runs:
        done = server.task(CERTIFICATE, version=version, **options)
        assert (done.error, done.changed) == (None, True)
        seen |= judge(schemas, done.wire.packets)
    assert {"get-pool", "install", "remove"} <= seen
    assert ("update" in seen) == (version is None)


def test_packets_that_read_certificates_are_valid(schemas: dict[str, VendorSchema]) -> None:
    server = hosted("example.com")
    wire = InProcess(server.emulator)
    gather(server.client(wire), [Wanted(CERTIFICATE)])
    gather(server.client(wire), [Wanted(CERTIFICATE, "subscription", ("example.com",))])
    assert judge(schemas, wire.packets) == {"get", "get-pool"}


def test_packets_of_php_handlers_are_valid(schemas: dict[str, VendorSchema]) -> None:
    server = hosted("example.com")
    seen = set()
    for enabled in (False, True):
        done = server.task(PHP_HANDLER, handler_id="cgi", enabled=enabled)
        assert (done.error, done.changed) == (None, True)
        seen |= judge(schemas, done.wire.packets, since="1.6.7.0")
    assert seen == {"get", "get-usage", "disable", "enable"}


def test_packets_of_protected_directories_are_valid(schemas: dict[str, VendorSchema]) -> None:
    server = hosted("example.com")
    named = {"site": "example.com", "path": "a <&> b"}
    user = {"login": "jdoe", "password": "Corr3ct <&> Horse"}
    runs = (
        {**named, "title": "Staff", "ssl": True, "users": [user]},
        {**named, "title": "", "cgi": True, "users": [{**user, "update_password": "always"}]},
        {**named, "users": [], "purge_users": True},
        {**named, "state": "absent"},
    )
    seen = set()
    for options in runs:
        done = server.task(PROTECTED_DIRECTORY, **options)
        assert (done.error, done.changed) == (None, True)
        seen |= judge(schemas, done.wire.packets)
    assert seen == {"get", "get-user", "add", "set", "delete", "add-user", "set-user", "delete-user"}


def test_packets_of_log_rotations_are_valid(schemas: dict[str, VendorSchema]) -> None:
    server = hosted("example.com", "b\u00fccher.example")
    runs = (
        {"site": "example.com", "enabled": False, "period": "daily", "files": 0, "email": "l&o@example.com"},
        {"site": "example.com", "enabled": True, "size": 2048, "compress": False, "email": ""},
        {"site": "xn--bcher-kva.example", "files": 3},
    )
    seen = set()
    for options in runs:
        done = server.task(LOG_ROTATION, **options)
        assert (done.error, done.changed) == (None, True)
        seen |= judge(schemas, done.wire.packets)
    wire = InProcess(server.emulator)
    gather(server.client(wire), [Wanted(LOG_ROTATION)])
    seen |= judge(schemas, wire.packets)
    assert seen == {"get", "get-status", "set", "enable", "disable"}


def test_packets_of_virtual_directories_are_valid(schemas: dict[str, VendorSchema]) -> None:
    server = hosted("example.com", "platform=windows")
    named = {"site": "example.com", "name": "a/b-c"}
    application = {"parent_paths": True, "run_in_mta": True, "aspnet_version": "4.0"}
    flags = ("access_source", "access_read", "access_write", "directory_browsing", "log_visits", "access_anonymous")
    more = ("access_windows", "require_ssl", "asp_server_debug", "asp_client_debug", "deny_by_concurrent_requests")
    numbers = ("asp_buffering_limit", "asp_max_request_entity_allowed", "max_concurrent_requests", "max_requests")
    runs = (
        named,
        {**named, "application": application, "default_documents": ["index.html", "a b.htm"]},
        {**named, **dict.fromkeys((*flags, *more, "deny_by_request_rate"), True), **dict.fromkeys(numbers, 7)},
        {**named, "ip_allow": ["192.0.2.1"], "ip_deny": ["192.0.2.0/24"], "mime_types": [".x a/x", ".y a/y"]},
        {**named, "application": {"enabled": False}, "default_documents": [], "request_interval": 9},
        {**named, "execute_permission": "execute", "real_path": "other/folder"},
        {**named, "state": "absent"},
    )
    seen = set()
    for options in runs:
        done = server.task(VIRTUAL_DIRECTORY, **options)
        assert (done.error, done.changed) == (None, True)
        seen |= judge(schemas, done.wire.packets)
    assert seen == {"get", "create", "update", "remove"}
