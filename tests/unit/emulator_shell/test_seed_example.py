# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The seed that OPERATING.md shows can be planted as it stands, and makes what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

import plesk_emulator
from plesk_emulator.emulator import Emulator
from plesk_emulator.seed.loading import open_store, read_seed
from plesk_emulator.seed.sections import SECTIONS

PASSWORD = "Setup-1-admin"
MANUAL = Path(plesk_emulator.__file__).parent / "OPERATING.md"


@pytest.fixture(scope="module")
def example(tmp_path_factory) -> Path:
    (shown,) = re.findall("```yaml\n(.*?)```", MANUAL.read_text(encoding="utf-8"), re.DOTALL)
    path = tmp_path_factory.mktemp("seed") / "server.yml"
    path.write_text(shown, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def heart(example) -> Emulator:
    return Emulator(admin_password=PASSWORD, store=open_store(None, read_seed(example), PASSWORD))


def ask(heart: Emulator, operations: str) -> etree._Element:
    headers = {"HTTP_AUTH_LOGIN": "admin", "HTTP_AUTH_PASSWD": PASSWORD}
    return etree.fromstring(heart.handle(headers, f"<packet>{operations}</packet>".encode()).body)


def test_it_shows_every_section(example):
    assert set(read_seed(example)) == {"license", *SECTIONS}


@pytest.mark.parametrize(
    "request_packet, path, expected",
    [
        ("<server><get><key/></get></server>", "server/get/result/key/property[name='lim_cl']/value", "500"),
        ("<ip><get/></ip>", "ip/get/result/addresses/ip_info[ip_address='192.0.2.20']/type", "exclusive"),
        ("<locale><get><filter><id>ja-JP</id></filter></get></locale>", "locale/get/result/info/enabled", "false"),
        (
            "<extension><get><filter><id>nodejs</id></filter></get></extension>",
            "extension/get/result/details/active",
            "true",
        ),
        (
            "<extension><get><filter><id>advisor</id></filter></get></extension>",
            "extension/get/result/errcode",
            "1013",
        ),
        (
            "<reseller-plan><get><filter><name>Gold</name></filter><limits/></get></reseller-plan>",
            "reseller-plan/get/result/limits/limit[name='disk_space']/value",
            str(10 * 2**30),
        ),
        (
            "<reseller><get><filter><login>reseller1</login></filter><dataset><ippool/></dataset></get></reseller>",
            "reseller/get/result/data/ippool/ip[ip-address='192.0.2.21']/ip-type",
            "shared",
        ),
        (
            "<service-plan><get><filter><name>Small</name></filter><owner-login>reseller1</owner-login></get></service-plan>",
            "service-plan/get/result/limits/limit[name='max_site']/value",
            "3",
        ),
        (
            "<customer><get><filter><external-id>crm-4711</external-id></filter><dataset><gen_info/></dataset></get></customer>",
            "customer/get/result/data/gen_info/address",
            "Münsterplatz 1",
        ),
        (
            "<webspace><get><filter><owner-login>jdoe</owner-login></filter><dataset><gen_info/></dataset></get></webspace>",
            "webspace/get/result/data/gen_info/name",
            "example.com",
        ),
        (
            "<site><get><filter><name>shop.example.com</name></filter><dataset><gen_info/></dataset></get></site>",
            "site/get/result/data/gen_info/name",
            "shop.example.com",
        ),
        (
            "<subdomain><get><filter/></get></subdomain>",
            "subdomain/get/result/data/parent",
            "shop.example.com",
        ),
        (
            "<php-handler><get><filter><id>plesk-php82-cgi</id></filter></get></php-handler>",
            "php-handler/get/result/handler-status",
            "disabled",
        ),
        (
            "<ftp-user><get><filter><name>mary</name></filter></get></ftp-user>",
            "ftp-user/get/result/quota",
            str(2**30),
        ),
    ],
)
def test_what_it_describes_is_there(heart, request_packet, path, expected):
    assert ask(heart, request_packet).findtext(path) == expected
