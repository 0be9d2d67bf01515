# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operator ``protected-dir``."""

from __future__ import annotations

import pytest

from unit.emulator.hosted import allow, leaves, named, pairs, webspace, with_site
from unit.emulator.test_site import change_site, del_site

JDOE = {"login": "jdoe", "password": "long enough"}


def packet(operation: str, content: str) -> str:
    return f"<protected-dir><{operation}>{content}</{operation}></protected-dir>"


def location(**places: object) -> str:
    return f"<location>{named('property', **places)}</location>"


def add(name: str = "private", rest: str = "", site_id: int = 1) -> str:
    return packet("add", f"<site-id>{site_id}</site-id><name>{name}</name>{rest}")


def operation(name: str, criterion: str = "<id>1</id>", values: str | None = None) -> str:
    given = "" if values is None else f"<values>{values}</values>"
    return packet(name, f"<filter>{criterion}</filter>{given}")


def add_user(login: str = "mary", password: str = "let me in", pd_id: int = 1, **rest: str) -> str:
    return packet("add-user", f"<pd-id>{pd_id}</pd-id>{leaves(login=login, password=password, **rest)}")


def data(server, criterion: str = "<id>1</id>") -> dict[str, str]:
    found = server.one(operation("get", criterion)).find("data")
    return {"name": found.findtext("name"), "header": found.findtext("header"), **pairs(found)}


def logins(server, criterion: str = "") -> list[str | None]:
    return [result.findtext("data/login") for result in server.results(operation("get-user", criterion))]


def hashes(server) -> list[str]:
    with server.store.transaction() as db:
        return [row["hash"] for row in db.all("SELECT hash FROM protected_dir_users ORDER BY id")]


@pytest.fixture
def hosted(server):
    """A server with a subscription of a customer and a site in it."""
    return with_site(server)


@pytest.fixture
def guarded(hosted):
    """The same with a protected directory and a user of it."""
    assert hosted.codes(add() + add_user()) == [0, 0]
    return hosted


def test_directory_has_the_documented_defaults(hosted):
    hosted.codes(change_site(f"<hosting><vrt_hst>{named('property', ssl='0')}</vrt_hst></hosting>"))
    assert hosted.codes(add() + add("private", site_id=2)) == [0, 0]
    assert data(hosted) == {"name": "private", "header": "", "ssl": "true", "nonssl": "true", "cgi": "false"}
    assert data(hosted, "<id>2</id>")["ssl"] == "false"


def test_directory_location_overlays_the_defaults(hosted):
    hosted.codes(add(rest=f"<header>Members</header>{location(nonssl=0, cgi=1)}"))
    assert data(hosted) == {"name": "private", "header": "Members", "ssl": "true", "nonssl": "false", "cgi": "true"}


@pytest.mark.parametrize(
    "behaviors, sent, read",
    [
        ({}, "test", "test"),
        ({}, "/", "/"),
        ({}, "/a/b", "a/b"),
        ({"protected_dir_slash": "kept"}, "/a/b", "/a/b"),
    ],
)
def test_directory_names_are_read_back(serving, behaviors, sent, read):
    server = with_site(serving(**behaviors))
    assert server.codes(add(sent)) == [0]
    assert data(server)["name"] == read


@pytest.mark.parametrize(
    "request_, code",
    [
        (add(), 1007),
        (add("/private"), 1007),
        (add(site_id=2), 0),
        (add(site_id=77), 1015),
        (add(""), 1019),
        (add("b", location(ssl=0, nonssl=0)), 1019),
        (add("b", location(unheard=1)), 1019),
        (operation("get", "<id>77</id>"), 1013),
        (operation("set", "<id>77</id>", ""), 1013),
        (operation("set", values="<name>private</name>"), 0),
        (operation("set", values=location(ssl=0, nonssl=0)), 1019),
        (operation("delete", "<id>77</id>"), 1013),
        (add_user(), 1007),
        (add_user("Mary"), 0),
        (add_user("john", pd_id=77), 1015),
        (add_user("a:b"), 1019),
        (add_user("john", ""), 1019),
        (operation("set-user", values="<login>mary</login>"), 0),
        (operation("set-user", values="<login>a b</login>"), 1019),
        (operation("set-user", "<id>77</id>", ""), 1013),
        (operation("delete-user", "<id>77</id>"), 1013),
        (operation("get-user", "<id>77</id>"), 1013),
        (operation("get-pd-location-descriptor", "<site-id>77</site-id>"), 1013),
    ],
)
def test_directory_requests_have_their_codes(guarded, request_, code):
    assert guarded.codes(request_) == [code]


def test_taken_directory_has_the_code_of_the_behavior(serving):
    server = with_site(serving(protected_dir_taken="1023"))
    assert server.codes(add() + add() + add("b")) == [0, 1023, 0]
    assert server.codes(operation("set", "<id>2</id>", "<name>private</name>")) == [1023]


@pytest.mark.parametrize(
    "criterion, names",
    [
        ("", ["private", "b", "/"]),
        ("<site-id>1</site-id>", ["private", "b"]),
        ("<site-name>shop.example</site-name>", ["/"]),
        ("<site-id>77</site-id>", [None]),
    ],
)
def test_directory_filters(hosted, criterion, names):
    hosted.codes(add() + add("b") + add("/", site_id=2))
    assert [result.findtext("data/name") for result in hosted.results(operation("get", criterion))] == names


def test_directory_set_changes_only_what_is_given(guarded):
    assert guarded.codes(operation("set", values="<header>Members</header>")) == [0]
    assert guarded.codes(operation("set", values=f"<name>secret</name>{location(cgi=1)}")) == [0]
    assert data(guarded) == {"name": "secret", "header": "Members", "ssl": "true", "nonssl": "true", "cgi": "true"}


def test_directory_set_replaces_locations_under_the_behavior(serving):
    server = with_site(serving(protected_dir_location="replace"))
    server.codes(add() + operation("set", values=location(cgi=1)))
    assert [data(server)[place] for place in ("ssl", "nonssl", "cgi")] == ["false", "false", "true"]


def test_directories_on_windows_have_no_location(serving):
    server = with_site(serving(platform="windows"))
    assert server.codes(add(rest=location(ssl=0, nonssl=0))) == [0]
    assert server.one(operation("get")).find("data/location") is None


def test_users_are_listed_without_passwords(guarded):
    guarded.codes(add("b") + add_user("john", pd_id=2))
    assert logins(guarded) == ["mary", "john"]
    assert logins(guarded, "<pd-id>2</pd-id>") == ["john"]
    assert logins(guarded, "<pd-id>77</pd-id>") == [None]
    result = guarded.one(operation("get-user"))
    assert [found.tag for found in result.find("data")] == ["login"]


def test_passwords_are_kept_as_hashes(guarded):
    guarded.codes(add_user("john", "$5$salt$digest", password_type="crypt"))
    before = hashes(guarded)
    assert before[0].startswith("$5$")
    assert before[1] == "$5$salt$digest"
    assert guarded.codes(operation("set-user", values="<password>other</password>")) == [0]
    assert hashes(guarded)[0] != before[0]
    assert hashes(guarded)[1] == before[1]


def test_user_set_changes_the_login(guarded):
    before = hashes(guarded)
    assert guarded.codes(add_user("john") + operation("set-user", values="<login>john</login>")) == [0, 1007]
    assert guarded.codes(operation("set-user", values="<login>ann</login>")) == [0]
    assert logins(guarded) == ["ann", "john"]
    assert hashes(guarded)[0] == before[0]


@pytest.mark.parametrize("behaviors, code", [({}, 0), ({"protected_dir_user_id": "1019"}, 1019)])
def test_user_id_among_the_values_follows_the_behavior(serving, behaviors, code):
    server = with_site(serving(**behaviors))
    server.codes(add() + add_user())
    assert server.codes(operation("set-user", values="<id>5</id><login>ann</login>")) == [code]
    assert logins(server) == ["mary" if code else "ann"]


def test_directory_deletion_deletes_its_users(guarded):
    guarded.codes(add("b") + add_user("john", pd_id=2))
    assert guarded.codes(operation("delete")) == [0]
    assert logins(guarded) == ["john"]
    assert guarded.codes(operation("delete-user", "<pd-id>2</pd-id>")) == [0]
    assert logins(guarded) == [None]


def test_directories_go_with_their_site(guarded):
    guarded.codes(add(site_id=2))
    assert guarded.codes(del_site("shop.example")) == [0]
    assert len(guarded.results(operation("get", ""))) == 1
    assert guarded.codes("<webspace><del><filter/></del></webspace>") == [0]
    assert hashes(guarded) == []


def test_descriptor_holds_the_sites_default(hosted):
    for request_ in ("", "<filter/>"):
        whole = hosted.one(packet("get-pd-location-descriptor", request_))
        assert [found.findtext("name") for found in whole.findall("descriptor/property")] == ["ssl", "nonssl", "cgi"]
    one = hosted.one(operation("get-pd-location-descriptor", "<site-id>2</site-id>"))
    assert one.findtext("id") == "2"
    assert one.findtext("descriptor/property/default-value") == "true"


def test_customer_needs_the_permission_for_directories(guarded):
    guarded.codes(webspace("second.example") + add(site_id=3))
    wanted = [
        add("b"),
        operation("set", values="<header>x</header>"),
        add_user("john"),
        operation("set-user", values="<password>other</password>"),
        operation("delete-user"),
        operation("delete", "<site-id>1</site-id>"),
    ]
    assert [guarded.codes(request, **JDOE)[0] for request in wanted] == [1006] * len(wanted)
    assert len(guarded.results(operation("get", ""), **JDOE)) == 1
    assert guarded.codes(operation("get", "<id>2</id>"), **JDOE) == [1013]
    allow(guarded, "manage_protected_dirs")
    assert [guarded.codes(request, **JDOE)[0] for request in wanted] == [0] * len(wanted)
    assert guarded.codes(add("b", site_id=3), **JDOE) == [1015]
