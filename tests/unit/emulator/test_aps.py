# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operator ``aps``."""

from __future__ import annotations

import pytest

PACKAGE = "<package><name>blog</name></package>"
DOWNLOAD = f"<download-package>{PACKAGE}</download-package>"


def aps(operations: str) -> str:
    return f"<aps>{operations}</aps>"


def filtered(operation: str, criteria: str = "", rest: str = "") -> str:
    return aps(f"<{operation}><filter>{criteria}</filter>{rest}</{operation}>")


def test_download_ends_without_a_package(server):
    task = server.one(aps(DOWNLOAD)).findtext("task-id")
    chosen = f"<task-id>{task}</task-id><task-id>99</task-id>"
    done, unknown = server.results(filtered("get-download-status", chosen))
    assert done.findtext("filter-id") == done.findtext("task/id") == task
    assert "blog" in done.findtext("task/finished/error")
    assert unknown.findtext("errcode") == "1013"


def test_ended_downloads_are_not_listed(server):
    server.one(aps(DOWNLOAD))
    (result,) = server.results(filtered("get-download-status"))
    assert result.findtext("status") == "ok"
    assert result.find("task") is None


@pytest.mark.parametrize("operation, rest", [("get-packages-list", ""), ("set-package-properties", "visible")])
def test_packages_of_a_filter_do_not_exist(server, operation, rest):
    properties = "<properties><visible>true</visible></properties>" if rest else ""
    results = server.results(filtered(operation, "<package-id>1</package-id><package-id>2</package-id>", properties))
    assert [(result.findtext("errcode"), result.findtext("filter-id")) for result in results] == [
        ("1013", "1"),
        ("1013", "2"),
    ]


def test_list_of_all_packages_is_empty(server):
    (result,) = server.results(aps("<get-packages-list><all/></get-packages-list>"))
    assert result.findtext("status") == "ok"
    assert result.find("package") is None


def test_owners_have_no_packages(server):
    reseller, webspace = server.reseller(), server.webspace(server.customer())
    for kind, known in (("reseller", reseller), ("webspace", webspace)):
        operation = f"get-packages-list-by-{kind}"
        packets = "".join(f"<{operation}><{kind}-id>{id}</{kind}-id></{operation}>" for id in (known, 99))
        assert server.codes(aps(packets)) == [0, 1013]


@pytest.mark.parametrize("operation", ["import-package", "import-config"])
def test_imported_file_does_not_exist(server, operation):
    result = server.one(aps(f"<{operation}><filename>/tmp/blog.zip</filename></{operation}>"))
    assert result.findtext("errcode") == "1013"
    assert result.findtext("errtext") == 'File "/tmp/blog.zip" does not exist'


@pytest.mark.parametrize(
    "place, text",
    [
        ("<domain-name>example.com</domain-name>", "Package does not exist"),
        ("<subdomain-id>99</subdomain-id>", "Domain does not exist"),
    ],
)
def test_install_names_what_is_missing(server, place, text):
    server.webspace(server.customer())
    result = server.one(aps(f"<install>{place}{PACKAGE}</install>"))
    assert (result.findtext("errcode"), result.findtext("errtext")) == ("1013", text)


def test_resellers_may_not_use_packages(server):
    server.reseller()
    assert server.codes(aps(DOWNLOAD), login="reseller1", password="long enough") == [1006]
