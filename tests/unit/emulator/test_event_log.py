# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operator ``event_log``."""

from __future__ import annotations

from unit.emulator.hosted import physical, webspace


def operation(name: str, nodes: str = "") -> str:
    return f"<event_log><{name}>{nodes}</{name}></event_log>"


def events(server, nodes: str = ""):
    """Type, class and object of the events after the start of the server, by the detailed list."""
    found = server.one(operation("get_events", nodes or "<lastId>1</lastId>")).iterfind("event")
    return [(event.findtext("type"), event.findtext("class"), event.findtext("obj_id")) for event in found]


def last(server) -> int:
    return int(server.one(operation("get-last-id")).findtext("id"))


def test_new_server_has_started(server):
    assert last(server) == 1
    (event,) = server.one(operation("get")).iterfind("event")
    assert [event.findtext(name) for name in ("type", "class", "id")] == ["started", "service", "web"]
    assert int(event.findtext("time")) > 0


def test_what_was_done_is_in_the_log(server):
    customer = str(server.customer())
    chosen = f"<filter><id>{customer}</id></filter>"
    server.codes(f"<customer><set>{chosen}<values><gen_info><city>X</city></gen_info></values></set></customer>")
    server.codes(webspace(rest=physical(), owner_login="jdoe"))
    account = "<filter><site-id>{}</site-id><mailname><name>jd</name></mailname></filter>"
    site = server.one("<webspace><get><filter/><dataset/></get></webspace>").findtext("id")
    server.codes(f"<mail><create>{account.format(site)}</create></mail>")
    server.codes(f"<customer><del>{chosen}</del></customer>")
    assert events(server) == [
        ("created", "client", customer),
        ("updated", "client", customer),
        ("created", "domain", site),
        ("created", "mailname", "1"),
        ("deleted", "client", customer),
    ]


def test_failures_and_readings_are_not_in_the_log(server):
    assert server.codes("<customer><del><filter><login>nobody</login></filter></del></customer>") == [1013]
    assert server.codes("<customer><get><filter/><dataset><gen_info/></dataset></get></customer>") == [0]
    assert events(server) == []


def test_detailed_events_name_user_and_address(server):
    server.customer()
    (event,) = server.one(operation("get_events", "<lastId>1</lastId>")).iterfind("event")
    assert (event.findtext("user"), event.findtext("host")) == ("admin", "127.0.0.1")
    assert int(event.findtext("id")) == last(server) == 2


def test_detailed_events_are_filtered_by_type_and_class(server):
    server.customer()
    created, started = (
        f"<event><type>{type_}</type><class>{class_}</class></event>"
        for type_, class_ in (("created", "client"), ("started", "service"))
    )
    assert [event[1] for event in events(server, f"<events>{created}</events>")] == ["client"]
    assert [event[1] for event in events(server, f"<events>{started}{created}</events>")] == ["service", "client"]


def test_reading_flushes_the_short_list_only(server):
    keep = "<options><flush_selected_range>false</flush_selected_range></options>"
    for options, left in ((keep, 1), (keep, 1), ("", 1), ("", 0)):
        assert len(server.one(operation("get", options)).findall("event")) == left
    server.customer()
    assert len(server.one(operation("get", "<options/>")).findall("event")) == 1
    assert server.one(operation("get", keep)).findall("event") == []
    assert last(server) == 2


def test_customers_may_not_read_the_log(server):
    server.customer()
    assert server.codes(operation("get"), login="jdoe", password="long enough") == [1006]
