# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Short ways to use the operator ``reseller``."""

from __future__ import annotations

from lxml import etree


def limit(name: str, value: int) -> str:
    return f"<limit><name>{name}</name><value>{value}</value></limit>"


def permission(name: str, value: str = "true") -> str:
    return f"<permission><name>{name}</name><value>{value}</value></permission>"


def filtered(*logins: str) -> str:
    return "<filter>" + "".join(f"<login>{login}</login>" for login in logins) + "</filter>"


def error(result: etree._Element) -> int:
    """The error code of a result, 0 for ok."""
    return int(result.findtext("errcode") or 0)


def send(server, operation: str, content: str) -> list[etree._Element]:
    """The results of one operation."""
    return server.results(f"<reseller><{operation}>{content}</{operation}></reseller>")


def add(server, login: str, more: str = "", rest: str = "") -> etree._Element:
    """Adds a reseller: ``more`` is the end of ``gen-info``, ``rest`` what follows it."""
    info = f"<gen-info><pname>R</pname><login>{login}</login><passwd>long enough</passwd>{more}</gen-info>"
    (made,) = send(server, "add", info + rest)
    return made


def change(server, login: str, values: str) -> etree._Element:
    (changed,) = send(server, "set", f"{filtered(login)}<values>{values}</values>")
    return changed


def data(server, login: str, name: str) -> etree._Element | None:
    """One data set of a reseller."""
    (found,) = send(server, "get", f"{filtered(login)}<dataset><{name}/></dataset>")
    assert error(found) == 0
    return found.find(f"data/{name}")


def info(server, login: str) -> etree._Element:
    found = data(server, login, "gen-info")
    assert found is not None
    return found


def entries(server, login: str, group: str) -> dict[str, str]:
    """The ``limits`` or ``permissions`` of a reseller by name."""
    group_node = data(server, login, group)
    return {entry.findtext("name"): entry.findtext("value") for entry in group_node.iterfind(group[:-1])}
