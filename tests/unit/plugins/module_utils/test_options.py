# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The connection options: what they become, which source counts, and what is refused before anything is sent."""

from __future__ import annotations

import pytest

from ansible_collections.community.plesk.plugins.doc_fragments._plesk import ModuleDocFragment
from ansible_collections.community.plesk.plugins.module_utils._api.errors import OptionError
from ansible_collections.community.plesk.plugins.module_utils._api.options import (
    CONNECTION_OPTIONS,
    ENVIRONMENT,
    Connection,
)

TASK = {"api_host": "panel.example.com", "api_secret_key": "key-1"}
LOGIN = {"api_host": "panel.example.com", "api_username": "admin", "api_password": "pass-1"}
ENVIRON = {"PLESK_HOST": "env.example.com", "PLESK_USERNAME": "envuser", "PLESK_PASSWORD": "pass-2"}
URL = "https://panel.example.com:8443/enterprise/control/agent.php"
DIGITS = "0123456789abcdef" * 4
COLONS = ":".join(DIGITS[at : at + 2].upper() for at in range(0, 64, 2))


def refused(params: dict, environ: dict | None = None) -> OptionError:
    with pytest.raises(OptionError) as caught:
        Connection.resolve(params, environ or {})
    assert "pass-" not in caught.value.message
    assert "pass-" not in str(caught.value.as_dict())
    return caught.value


def test_defaults():
    connection = Connection.resolve(TASK, {})
    assert connection == Connection(url=URL, secret_key="key-1")
    assert (connection.timeout, connection.connect_timeout, connection.retries) == (300, 10, 3)
    assert (connection.verify, connection.ca_path, connection.version) == (True, None, None)


def test_a_login_pair():
    connection = Connection.resolve(LOGIN, {})
    assert (connection.username, connection.password, connection.secret_key) == ("admin", "pass-1", None)


def test_every_option_has_its_variable(tmp_path):
    environ = {
        **ENVIRON,
        "PLESK_PORT": "8444",
        "PLESK_API_VERSION": "1.6.9.1",
        "PLESK_TIMEOUT": "20",
        "PLESK_RETRIES": "0",
        "PLESK_VALIDATE_CERTS": "yes",
        "PLESK_CA_PATH": str(tmp_path),
        "PLESK_FINGERPRINT": COLONS,
    }
    assert Connection.resolve({}, environ) == Connection(
        url="https://env.example.com:8444/enterprise/control/agent.php",
        username="envuser",
        password="pass-2",
        version="1.6.9.1",
        timeout=20,
        retries=0,
        ca_path=str(tmp_path),
        fingerprint=DIGITS,
    )
    assert Connection.resolve({}, {"PLESK_URL": "http://h:8880/x", "PLESK_SECRET_KEY": "key-3"}) == Connection(
        url="http://h:8880/x", secret_key="key-3"
    )
    assert list(ENVIRONMENT) == list(CONNECTION_OPTIONS)


def test_the_task_beats_the_environment_option_by_option_outside_the_groups():
    environ = {"PLESK_TIMEOUT": "20", "PLESK_API_VERSION": "1.6.3.5", "PLESK_RETRIES": "1"}
    connection = Connection.resolve({**TASK, "api_timeout": 30, "api_version": "1.6.9.1"}, environ)
    assert (connection.timeout, connection.version, connection.retries) == (30, "1.6.9.1", 1)


def test_credentials_of_the_task_beat_those_of_the_environment_as_a_group():
    assert Connection.resolve(TASK, ENVIRON).username is None
    assert Connection.resolve(LOGIN, {"PLESK_SECRET_KEY": "key-2"}).secret_key is None


def test_where_the_task_connects_to_beats_the_environment_as_a_group():
    environ = {"PLESK_URL": "https://other.example.com/x", "PLESK_PORT": "1"}
    assert Connection.resolve(TASK, {"PLESK_PORT": "1"}).url == URL
    assert Connection.resolve(TASK, environ).url == URL
    assert Connection.resolve({"api_url": "https://h/x", "api_secret_key": "k"}, ENVIRON).url == "https://h/x"


@pytest.mark.parametrize("blank", ["", "  ", None])
def test_a_blank_option_or_variable_is_unset(blank):
    params = dict.fromkeys(CONNECTION_OPTIONS, blank)
    assert Connection.resolve({**params, **TASK}, dict.fromkeys(ENVIRONMENT.values(), blank or "")).url == URL
    assert Connection.resolve(params, ENVIRON).username == "envuser"


@pytest.mark.parametrize(
    "params, environ, words",
    [
        ({"api_secret_key": "k"}, {}, "api_host is missing. Set api_host or api_url, or set PLESK_HOST or PLESK_URL"),
        ({"api_host": "h"}, {}, "api_username and api_password, or api_secret_key, are missing"),
        ({"api_host": "h", "api_username": "u"}, {}, "api_password is missing, but api_username is set"),
        ({"api_host": "h", "api_password": "pass-1"}, {}, "api_username is missing, but api_password is set"),
        ({"api_host": "h", "api_username": "u"}, ENVIRON, "PLESK_PASSWORD is not used if a task sets one of"),
        ({"api_port": 8443}, ENVIRON, "PLESK_HOST is not used if a task sets one of api_url, api_host, api_port"),
        ({}, {"PLESK_PORT": "1", "PLESK_SECRET_KEY": "k"}, "PLESK_HOST is missing, but PLESK_PORT is set"),
        ({}, {"PLESK_HOST": "h", "PLESK_PASSWORD": "pass-1"}, "PLESK_USERNAME is missing, but PLESK_PASSWORD is set"),
        ({**TASK, "api_username": "u"}, {}, "api_secret_key and api_username are mutually exclusive"),
        ({**TASK, "api_password": "pass-1"}, {}, "api_secret_key and api_password are mutually exclusive"),
        ({**TASK, "api_url": URL}, {}, "api_url and api_host are mutually exclusive"),
        ({"api_url": URL, "api_port": 1, "api_secret_key": "k"}, {}, "api_url and api_port are mutually exclusive"),
        ({}, {**ENVIRON, "PLESK_URL": URL}, "PLESK_URL and PLESK_HOST are mutually exclusive"),
        ({}, {**ENVIRON, "PLESK_SECRET_KEY": "k"}, "PLESK_SECRET_KEY and PLESK_USERNAME are mutually exclusive"),
    ],
)
def test_what_is_missing_or_contradictory_is_named(params, environ, words):
    assert words in refused(params, environ).message


@pytest.mark.parametrize(
    "host, netloc",
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::1", "[::1]"),
        ("[2001:DB8::7]", "[2001:db8::7]"),
        (" panel.example.com ", "panel.example.com"),
        ("bücher.example", "bücher.example"),
    ],
)
def test_hosts(host, netloc):
    connection = Connection.resolve({"api_host": host, "api_port": 1, "api_secret_key": "k"}, {})
    assert connection.url == f"https://{netloc}:1/enterprise/control/agent.php"


@pytest.mark.parametrize(
    "host",
    ["https://h", "h:8443", "h/path", "user@h", "h h", "[h]", "::g", "fe80::1%eth0", "h?x", "h#x", "h\x7f", "h\\x"],
)
def test_what_is_no_host_is_refused_with_the_remedy(host):
    message = refused({"api_host": host, "api_secret_key": "k"}).message
    assert message.startswith("api_host: ")
    assert "the port in api_port, or a full URL in api_url" in message


@pytest.mark.parametrize(
    "url, words",
    [
        ("h", "is not a URL that begins with https://"),
        ("ftp://h/x", "is not a URL that begins with https://"),
        ("https:///x", "is not a URL that begins with https://"),
        ("https://h:0/x", "is not a URL that begins with https://"),
        ("https://h:99999/x", "is not a URL"),
        ("https://[::1/x", "is not a URL"),
        ("https://h", "is not the URL of the XML API's endpoint"),
        ("https://h/", "is not the URL of the XML API's endpoint"),
        ("https://h/x#y", "is not the URL of the XML API's endpoint"),
        ("https://h/x y", "contains white space"),
        ("https://h/x\ny", "contains white space or a control character"),
        ("https://admin:pass-9@h/x", "contains credentials. Use api_username"),
        ("https://admin:pass-9@h:port/x", "is not a URL"),
    ],
)
def test_what_is_no_endpoint_is_refused_without_showing_credentials(url, words):
    message = refused({"api_url": url, "api_secret_key": "k"}).message
    assert message.startswith("api_url: ")
    assert words in message


@pytest.mark.parametrize(
    "option, value, words",
    [
        ("api_port", 0, "Write a whole number from 1 to 65535."),
        ("api_port", 65536, "api_port: 65536 is out of range"),
        ("api_timeout", 0, "Write a whole number from 1 to 86400."),
        ("api_retries", 21, "Write a whole number from 0 to 20."),
        ("api_version", "latest", "api_version: 'latest' is not a protocol version. Write numbers with dots"),
        ("api_version", '1.6"', "is not a protocol version"),
        ("ca_path", "/nowhere/ca.pem", "ca_path: '/nowhere/ca.pem' does not exist"),
    ],
)
def test_values_out_of_range_are_refused(option, value, words):
    assert words in refused({**TASK, option: value}).message


@pytest.mark.parametrize(
    "variable, value, words",
    [
        ("PLESK_PORT", "https", "PLESK_PORT: 'https' is not a whole number"),
        ("PLESK_TIMEOUT", "1.5", "PLESK_TIMEOUT: '1.5' is not a whole number"),
        ("PLESK_VALIDATE_CERTS", "maybe", "PLESK_VALIDATE_CERTS: 'maybe' is not a boolean"),
    ],
)
def test_errors_name_the_variable_that_holds_the_value(variable, value, words):
    assert words in refused({}, {**ENVIRON, variable: value}).message


@pytest.mark.parametrize(
    "word, verify",
    [("yes", True), ("True", True), ("1", True), ("on", True), ("no", False), ("FALSE", False), ("0", False)],
)
def test_booleans_of_the_environment_are_read_as_ansible_does(word, verify):
    assert Connection.resolve(TASK, {"PLESK_VALIDATE_CERTS": word}).verify is verify


@pytest.mark.parametrize("option", ["api_username", "api_password", "api_secret_key"])
@pytest.mark.parametrize(
    "value", ["pass-\nX: y", "pass-\r", "pass-\x00", "pass-\t1", " pass-1", "pass-1 ", "pass-\udcff"]
)
def test_what_a_header_cannot_carry_is_refused_by_name(option, value):
    base = TASK if option == "api_secret_key" else LOGIN
    message = refused({**base, option: value}).message if option != "api_username" else None
    if message is None:
        with pytest.raises(OptionError) as caught:
            Connection.resolve({**base, option: value}, {})
        message = caught.value.message
    assert message.startswith(f"{option}: ")
    assert "HTTP header" in message


def test_passwords_beyond_latin_are_kept():
    assert Connection.resolve({**LOGIN, "api_password": "Grüße 日本 😀"}, {}).password == "Grüße 日本 😀"


def test_ca_path_is_expanded_and_not_looked_for_when_nothing_is_verified(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "ca.pem").touch()
    assert Connection.resolve(TASK, {"PLESK_CA_PATH": "~/ca.pem"}).ca_path == str(tmp_path / "ca.pem")
    assert not Connection.resolve({**TASK, "ca_path": "/nowhere", "validate_certs": False}, {}).verify


def test_secrets_are_listed_for_masking_and_never_shown():
    for params, secret in ((TASK, "key-1"), (LOGIN, "pass-1")):
        connection = Connection.resolve(params, {})
        assert connection.secrets() == [secret]
        assert secret not in repr(connection)


def test_the_argument_spec_hides_secrets_and_has_no_defaults():
    assert {name for name, spec in CONNECTION_OPTIONS.items() if spec.get("no_log")} == {
        "api_password",
        "api_secret_key",
    }
    assert all(set(spec) <= {"type", "no_log"} for spec in CONNECTION_OPTIONS.values())


def test_every_variable_is_documented():
    assert all(f"E({variable})" in ModuleDocFragment.DOCUMENTATION for variable in ENVIRONMENT.values())


@pytest.mark.parametrize(
    "text", [DIGITS, COLONS, f" {COLONS.lower()} ", f"sha256 Fingerprint={COLONS}", f"SHA256:{DIGITS}"]
)
def test_fingerprint_is_taken_in_every_usual_form(text):
    assert Connection.resolve({**TASK, "api_fingerprint": text}, {}).fingerprint == DIGITS


@pytest.mark.parametrize(
    "text", ["0", DIGITS[:40], DIGITS[:32], f"{DIGITS}00", "zz" * 32, f"sha1 Fingerprint={COLONS}"]
)
def test_anything_but_a_sha256_fingerprint_is_refused(text):
    error = refused({**TASK, "api_fingerprint": text})
    assert error.option == "api_fingerprint"
    assert "openssl x509" in error.remedy


def test_fingerprint_without_tls_is_refused():
    error = refused({"api_url": "http://h:8880/x", "api_secret_key": "k", "api_fingerprint": DIGITS})
    assert "over plain HTTP" in error.message


def test_fingerprint_of_the_environment_is_for_its_server():
    environ = {**ENVIRON, "PLESK_FINGERPRINT": DIGITS}
    assert Connection.resolve({}, environ).fingerprint == DIGITS
    assert Connection.resolve({"api_host": "other.example.com"}, environ).fingerprint is None
    assert Connection.resolve({"api_fingerprint": COLONS}, ENVIRON).fingerprint == DIGITS


def test_ca_path_is_not_looked_for_beside_a_fingerprint():
    assert Connection.resolve({**TASK, "ca_path": "/nowhere", "api_fingerprint": DIGITS}, {}).fingerprint == DIGITS


@pytest.mark.parametrize("text", ["²", "٣", "1_0", "9" * 5000])
def test_numbers_of_the_environment_are_ascii_digits(text):
    assert refused(TASK, {"PLESK_TIMEOUT": text}).option == "PLESK_TIMEOUT"
