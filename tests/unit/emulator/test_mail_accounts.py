# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Accounts of the operator ``mail``."""

from __future__ import annotations

import pytest

from plesk_emulator.state.shacrypt import sha256_crypt
from unit.emulator.dns_and_mail import (
    EVERYTHING,
    JDOE,
    account,
    create_mail,
    listed,
    mail_names,
    mail_operation,
    mailname,
    prepared,
    update_codes,
    update_mail,
)
from unit.emulator.hosted import change, plan_limits, read, webspace
from unit.emulator.test_site import del_site, site

PASSWORD = "<password><value>Setup-1-of-mail</value><type>plain</type></password>"
MAILBOX = "<mailbox><enabled>true</enabled></mailbox>"
FULL = (
    "<cp-access>true</cp-access><mailbox><enabled>true</enabled><quota>1048576</quota></mailbox>"
    "<forwarding><enabled>true</enabled><address>a@other.example</address><address>b@other.example</address>"
    "</forwarding><alias>john</alias><alias>doe</alias>"
    "<autoresponder><enabled>true</enabled><subject>Away</subject><content_type>text/html</content_type>"
    "<charset>UTF-16</charset><text>two\nlines</text><attachment><tmp-name>t1</tmp-name><file-name>f.pdf</file-name>"
    "</attachment><forward>c@other.example</forward><end_date>2026-12-31</end_date></autoresponder>"
    f"{PASSWORD}<antivir>inout</antivir><outgoing-messages-mbox-limit>50</outgoing-messages-mbox-limit>"
    "<description>the first</description>"
)


@pytest.fixture
def hosted(server):
    """A server with a site for mail."""
    return prepared(server)


@pytest.fixture
def mailed(hosted):
    """The same with an account that has everything."""
    assert hosted.codes(create_mail(mailname("jd", FULL))) == [0]
    return hosted


def tree(found) -> dict[str, object]:
    """The texts below a node by their path."""
    paths = found.getroottree()
    leaves = (leaf for leaf in found.iterdescendants() if not len(leaf))
    return {paths.getelementpath(leaf).rpartition("mailname/")[2]: leaf.text for leaf in leaves}


def test_created_account_is_returned_with_its_id(hosted):
    results = hosted.results(create_mail(mailname("jd"), mailname("kate")))
    assert [(made.findtext("mailname/id"), made.findtext("mailname/name")) for made in results] == [
        ("1", "jd"),
        ("2", "kate"),
    ]
    assert mail_names(hosted) == ["jd", "kate"]


def test_account_returns_what_it_was_given(mailed):
    found = account(mailed)
    order = "id name mailbox forwarding alias alias autoresponder password antivir"
    assert [child.tag for child in found] == [*order.split(), "outgoing-messages-mbox-limit", "description"]
    assert listed(found, "mailbox/*") == ["true", "1048576", "0"]
    assert listed(found, "forwarding/*") == ["true", "a@other.example", "b@other.example"]
    assert listed(found, "alias") == ["john", "doe"]
    responder = {child.tag: child.text for child in found.find("autoresponder") if not len(child)}
    assert responder == {
        "enabled": "true",
        "subject": "Away",
        "content_type": "text/html",
        "charset": "UTF-16",
        "text": "two\nlines",
        "forward": "c@other.example",
        "end_date": "2026-12-31",
    }
    assert listed(found, "autoresponder/attachment/*") == ["t1", "f.pdf"]
    assert (len(found.find("password")), found.findtext("password")) == (0, "")
    assert listed(found, "antivir") + listed(found, "description") == ["inout", "the first"]
    assert found.findtext("outgoing-messages-mbox-limit") == "50"
    assert found.find("cp-access") is None


def test_only_selected_parts_are_returned(mailed):
    assert [child.tag for child in account(mailed, rest="")][:4] == ["id", "name", "password", "antivir"]
    assert [child.tag for child in account(mailed, rest="<mailbox-usage/>").find("mailbox")] == ["usage"]
    assert [child.tag for child in account(mailed, rest="<mailbox/>").find("mailbox")] == ["enabled", "quota"]


def test_end_date_is_returned_by_versions_that_have_it(mailed):
    assert account(mailed, version="1.6.7.0").find("autoresponder/end_date") is None
    assert account(mailed, version="1.6.8.0").find("autoresponder/end_date") is not None


def test_account_without_settings_has_no_mailbox(hosted):
    hosted.codes(create_mail())
    found = account(hosted)
    assert listed(found, "mailbox/*") == ["false", "-1", "0"]
    assert listed(found, "forwarding/*") == ["false"]
    assert listed(found, "antivir") == ["off"]


def test_password_is_stored_as_a_hash_only(mailed):
    with mailed.store.transaction() as db:
        row = db.the("SELECT * FROM mail_names")
    assert row["hash"] == sha256_crypt("Setup-1-of-mail", row["hash"].split("$")[2])
    assert not any(value == "Setup-1-of-mail" for value in tuple(row))
    given = "<password><value>$6$x$y</value><type>crypt</type></password>"
    assert update_codes(mailed, update_mail("set", given)) == [0]
    with mailed.store.transaction() as db:
        assert db.value("SELECT hash FROM mail_names") == "$6$x$y"


@pytest.mark.parametrize(
    "rest, code",
    [
        ("<mailbox><enabled>true</enabled><quota>-2</quota></mailbox>", 1019),
        ("<forwarding><enabled>true</enabled><address>nonsense</address></forwarding>", 1019),
        ("<alias>two words</alias>", 1019),
        ("<alias>jd</alias>", 1007),
        ("<alias/>", 0),
        ("<autoresponder><content_type>text/other</content_type></autoresponder>", 1019),
        ("<autoresponder><forward>nonsense</forward></autoresponder>", 1019),
        ("<password><value>x</value></password>", 1019),
        ("<password><value>my-jd-password</value></password>", 0),
        ("<password><value>mailuser</value></password>", 0),
        ("<outgoing-messages-mbox-limit>many</outgoing-messages-mbox-limit>", 1019),
    ],
)
def test_bad_values_are_refused_without_a_trace(hosted, rest, code):
    assert hosted.codes(create_mail(mailname("jd", rest))) == [code]
    assert mail_names(hosted) == ([] if code else ["jd"])


@pytest.mark.parametrize("name", ["", "a@b", "two words", ".jd", "jd.", "a..b", "x" * 65])
def test_bad_names_are_refused(hosted, name):
    assert hosted.codes(create_mail(mailname(name))) == [1019]


def test_accounts_and_aliases_share_their_names(mailed):
    assert (
        mailed.codes(create_mail(mailname("JD"), mailname("John"), mailname("new", "<alias>doe</alias>"))) == [1007] * 3
    )
    assert mailed.codes(create_mail(mailname("kate"))) == [0]
    assert update_codes(mailed, update_mail("add", "<alias>kate</alias>")) == [1007]
    assert update_codes(mailed, update_mail("set", "<alias>kate</alias>")) == [1007]
    assert listed(account(mailed), "alias") == ["john", "doe"]
    mailed.codes(webspace("other.example"))
    assert mailed.codes(create_mail(site_id=2)) == [0]


def test_failed_account_leaves_the_others(hosted):
    results = hosted.results(create_mail(mailname("a b"), mailname("jd")))
    assert [result.findtext("errcode") for result in results] == ["1019", None]
    assert [result.findtext("mailname/name") for result in results] == ["a b", "jd"]


def test_unknowns_of_errors_follow_behaviors(serving):
    hosted = prepared(serving(mail_error_echo="none", mail_bad_site="1015"))
    assert hosted.one(mail_operation("get_info", "nobody")).find("mailname") is None
    for request in (
        create_mail(site_id=77),
        mail_operation("get_info", site_id=77),
        mail_operation("remove", site_id=77),
    ):
        assert hosted.codes(request) == [1015]
    assert update_codes(hosted, update_mail("set", "", site_id=77)) == [1015]


@pytest.mark.parametrize("operation", ["get_info", "remove"])
def test_unknown_account_is_refused(mailed, operation):
    result = mailed.one(mail_operation(operation, "nobody"))
    assert (result.findtext("errcode"), result.findtext("mailname/name")) == ("1013", "nobody")
    assert update_codes(mailed, update_mail("set", "", "nobody")) == [1013]
    assert mailed.codes(mail_operation(operation, site_id=77)) == [1013]


def test_removal_by_name_spares_the_others(mailed):
    mailed.codes(create_mail(mailname("kate")))
    assert mailed.one(mail_operation("remove", "JD")).findtext("mailname/name") == "jd"
    assert mail_names(mailed) == ["kate"]
    assert mailed.codes(create_mail(mailname("john"))) == [0]


def test_removal_without_names_removes_all(mailed):
    mailed.codes(create_mail(mailname("kate")))
    assert mailed.codes(mail_operation("remove")) == [0, 0]
    assert mail_names(mailed) == []
    for operation in ("remove", "get_info"):
        assert [child.tag for child in mailed.one(mail_operation(operation))] == ["status"]


def rename(new: str, old: str = "jd") -> str:
    return f"<mail><rename><site-id>1</site-id><name>{old}</name><new-name>{new}</new-name></rename></mail>"


def test_renamed_account_keeps_id_and_content(mailed):
    assert mailed.codes(rename("jdoe")) == [0]
    before = account(mailed, "jdoe")
    assert (before.findtext("id"), listed(before, "alias")) == ("1", ["john", "doe"])
    assert mailed.codes(mail_operation("get_info", "jd")) == [1013]
    assert mailed.codes(rename("x", "nobody")) == [1013]
    assert mailed.codes(rename("a@b", "jdoe")) == [1019]


@pytest.mark.parametrize("code", ["1007", "1019", "1023"])
def test_renaming_to_a_taken_name_follows_behavior(serving, code):
    hosted = prepared(serving(mail_rename_taken=code))
    hosted.codes(create_mail(mailname("jd"), mailname("kate", "<alias>kat</alias>")))
    assert hosted.codes(rename("kate") + rename("kat")) == [int(code)] * 2


def test_set_keeps_what_is_left_out(mailed):
    before = tree(account(mailed))
    assert update_codes(mailed, update_mail("set", "")) == [0]
    assert tree(account(mailed)) == before
    assert update_codes(mailed, update_mail("set", "<mailbox><quota>2048</quota></mailbox>")) == [0]
    assert tree(account(mailed)) == {**before, "mailbox/quota": "2048"}


def test_set_replaces_lists_that_are_given(mailed):
    forwarding = "<forwarding><enabled>true</enabled><address>new@other.example</address></forwarding>"
    attachment = "<autoresponder><attachment><file-name>g.pdf</file-name></attachment></autoresponder>"
    given = f"{forwarding}<alias>John</alias><alias>jack</alias>{attachment}"
    assert update_codes(mailed, update_mail("set", given)) == [0]
    found = account(mailed)
    assert listed(found, "alias") == ["John", "jack"]
    assert listed(found, "forwarding/address") == ["new@other.example"]
    assert listed(found, "autoresponder/attachment/file-name") == ["g.pdf"]
    assert found.findtext("autoresponder/subject") == "Away"


def test_set_takes_the_id_of_the_account_only(mailed):
    given = "<filter><site-id>1</site-id><mailname><id>{}</id><name>jd</name></mailname></filter>"
    for account_id, code in ((1, 0), (2, 1013)):
        request = f"<mail><update><set>{given.format(account_id)}</set></update></mail>"
        assert update_codes(mailed, request) == [code]


@pytest.mark.parametrize("behavior, addresses", [("kept", ["a@other.example", "b@other.example"]), ("cleared", [])])
def test_forwarding_switched_off_follows_behavior(serving, behavior, addresses):
    mailed = prepared(serving(forwarding_off_keeps=behavior))
    mailed.codes(create_mail(mailname("jd", FULL)))
    assert update_codes(mailed, update_mail("set", "<forwarding><enabled>false</enabled></forwarding>")) == [0]
    found = account(mailed)
    assert found.findtext("forwarding/enabled") == "false"
    assert listed(found, "forwarding/address") == addresses


def test_forwarding_needs_an_address(hosted):
    hosted.codes(create_mail())
    assert update_codes(hosted, update_mail("set", "<forwarding><enabled>true</enabled></forwarding>")) == [1019]


@pytest.mark.parametrize(
    "behavior, code, aliases", [("cleared", 0, []), ("ignored", 0, ["john", "doe"]), ("1019", 1019, ["john", "doe"])]
)
def test_empty_alias_follows_behavior(serving, behavior, code, aliases):
    mailed = prepared(serving(mail_empty_alias=behavior))
    mailed.codes(create_mail(mailname("jd", FULL)))
    assert update_codes(mailed, update_mail("set", "<alias/>")) == [code]
    assert listed(account(mailed), "alias") == aliases


def test_add_and_remove_change_members_only(mailed):
    addresses = "<forwarding><address>{}</address></forwarding>"
    attachment = "<autoresponder><attachment><file-name>{}</file-name></attachment></autoresponder>"
    added = addresses.format("new@other.example") + "<alias>jack</alias>" + attachment.format("g.pdf")
    assert update_codes(mailed, update_mail("add", added)) == [0]
    removed = addresses.format("A@other.example") + "<alias>DOE</alias>" + attachment.format("f.pdf")
    assert update_codes(mailed, update_mail("remove", removed)) == [0]
    found = account(mailed)
    assert listed(found, "alias") == ["john", "jack"]
    assert listed(found, "forwarding/*") == ["true", "b@other.example", "new@other.example"]
    assert listed(found, "autoresponder/attachment/file-name") == ["g.pdf"]
    assert found.findtext("autoresponder/subject") == "Away"
    assert listed(found, "mailbox/*") == ["true", "1048576", "0"]


def test_forwarding_ends_with_its_last_address(mailed):
    both = "<forwarding><address>a@other.example</address><address>b@other.example</address></forwarding>"
    assert update_codes(mailed, update_mail("remove", both)) == [0]
    assert listed(account(mailed), "forwarding/*") == ["false"]


def test_remove_resets_the_autoresponder_values_given(mailed):
    given = "<cp-access>true</cp-access><autoresponder><enabled>true</enabled><subject/></autoresponder>"
    assert update_codes(mailed, update_mail("remove", given)) == [0]
    found = account(mailed)
    assert found.findtext("autoresponder/enabled") == "false"
    assert (found.findtext("autoresponder/subject"), found.findtext("autoresponder/charset")) == ("", "UTF-16")


@pytest.mark.parametrize("behavior, value, code", [("ignored", "ignored", 0), ("1007", "1013", 1)])
def test_known_and_unknown_members_follow_behaviors(serving, behavior, value, code):
    mailed = prepared(serving(mail_member_exists=behavior, mail_member_missing=value))
    mailed.codes(create_mail(mailname("jd", FULL)))
    known, unknown = "<forwarding><address>a@other.example</address></forwarding>", "<alias>nobody</alias>"
    for given in (known, "<alias>john</alias>"):
        assert update_codes(mailed, update_mail("add", given)) == [1007 * code]
    assert update_codes(mailed, update_mail("remove", unknown)) == [1013 * code]
    assert listed(account(mailed), "alias") == ["john", "doe"]


def test_account_belongs_to_a_user_or_has_a_password(mailed):
    with mailed.store.transaction() as db:
        guid = db.value("SELECT guid FROM accounts WHERE login = 'jdoe'")
    assert update_codes(mailed, update_mail("set", "<user-guid>nobody</user-guid>")) == [1013]
    assert update_codes(mailed, update_mail("set", f"<user-guid>{guid}</user-guid>")) == [0]
    assert account(mailed).findtext("user-guid") == guid
    assert update_codes(mailed, update_mail("set", PASSWORD)) == [0]
    assert account(mailed).find("user-guid") is None


def limited(server, **limits: int):
    assert server.codes(change(plan_limits(**limits))) == [0]


@pytest.mark.parametrize("code", ["1024", "1019", "1023"])
def test_quota_above_the_limit_follows_behavior(serving, code):
    hosted = prepared(serving(mail_quota_over=code))
    limited(hosted, mbox_quota=1000)
    quota = "<mailbox><enabled>true</enabled><quota>{}</quota></mailbox>"
    for value, expected in ((1001, int(code)), (-1, int(code)), (1000, 0)):
        assert hosted.codes(create_mail(mailname("jd", quota.format(value)))) == [expected]
    assert update_codes(hosted, update_mail("set", quota.format(1001))) == [int(code)]
    hosted.codes(create_mail(mailname("kate", MAILBOX)))
    assert listed(account(hosted, "kate"), "mailbox/*") == ["true", "1000", "0"]


@pytest.mark.parametrize("behavior, code, quota", [("unlimited", 1024, "500"), ("default", 0, "1000")])
def test_quota_minus_one_follows_behavior(serving, behavior, code, quota):
    hosted = prepared(serving(mail_quota_minus_one=behavior))
    limited(hosted, mbox_quota=1000)
    hosted.codes(create_mail(mailname("jd", "<mailbox><enabled>true</enabled><quota>500</quota></mailbox>")))
    assert update_codes(hosted, update_mail("set", "<mailbox><quota>-1</quota></mailbox>")) == [code]
    assert account(hosted).findtext("mailbox/quota") == quota


def test_mailboxes_count_against_the_limit(hosted):
    limited(hosted, max_box=1)
    assert hosted.codes(create_mail(mailname("a", MAILBOX), mailname("b", MAILBOX), mailname("c"))) == [0, 1024, 0]
    assert update_codes(hosted, update_mail("set", MAILBOX, "c")) == [1024]
    assert update_codes(hosted, update_mail("set", MAILBOX, "a")) == [0]
    off = "<mailbox><enabled>false</enabled></mailbox>"
    assert update_codes(hosted, update_mail("set", off, "a")) == [0]
    assert update_codes(hosted, update_mail("set", MAILBOX, "c")) == [0]


def test_reseller_limit_counts_the_boxes_of_its_customers(server):
    reseller = server.reseller()
    with server.store.transaction() as db:
        db.insert("limits", holder="reseller", holder_id=reseller, name="max_box", value=1)
        db.insert("ip_pool", reseller_id=reseller, address="192.0.2.10", type="shared")
    server.customer("jdoe", owner_login="reseller1")
    webspaces = webspace(owner_login="jdoe") + webspace("other.example", owner_login="reseller1")
    assert server.codes(webspaces) == [0, 0]
    boxes = create_mail(mailname("a", MAILBOX)) + create_mail(mailname("a", MAILBOX), site_id=2)
    assert server.codes(boxes) == [0, 1024]


def test_license_limits_mailboxes(hosted):
    with hosted.store.transaction() as db:
        db.put("license", name="lim_mn", value="1")
    assert hosted.codes(create_mail(mailname("a", MAILBOX), mailname("b", MAILBOX))) == [0, 1024]


@pytest.mark.parametrize("code", ["1019", "1023", "2204"])
def test_weak_password_follows_behavior(serving, code):
    hosted = prepared(serving(mail_weak_password=code))
    weak = "<password><value>x</value></password>"
    assert hosted.codes(create_mail(mailname("jd", weak), mailname("kate"))) == [int(code), 0]
    assert update_codes(hosted, update_mail("set", weak, "kate")) == [int(code)]


@pytest.mark.parametrize("behavior, code", [("no", 0), ("1019", 1019)])
def test_mailbox_without_password_follows_behavior(serving, behavior, code):
    hosted = prepared(serving(mail_password_needed=behavior))
    access = "<cp-access>true</cp-access>"
    made = create_mail(mailname("a", MAILBOX), mailname("b", access), mailname("c"), mailname("d", MAILBOX + PASSWORD))
    assert hosted.codes(made) == [code, code, 0, 0]
    assert update_codes(hosted, update_mail("set", MAILBOX, "c")) == [code]
    assert update_codes(hosted, update_mail("add", access, "c")) == [code]


@pytest.mark.parametrize("behavior, name", [("kept", "Kate"), ("lower", "kate")])
def test_case_of_names_follows_behavior(serving, behavior, name):
    hosted = prepared(serving(mail_name_case=behavior))
    assert hosted.one(create_mail(mailname("Kate"))).findtext("mailname/name") == name
    assert mail_names(hosted) == [name]
    assert account(hosted, "KATE").findtext("name") == name


def test_sensitive_keys_apply_to_mail_names(serving):
    hosted = prepared(serving(key_case="sensitive"))
    hosted.codes(create_mail(mailname("Kate")))
    assert hosted.codes(mail_operation("get_info", "kate", "Kate")) == [1013, 0]


@pytest.mark.parametrize("behavior, tags", [("present", 2), ("absent", 0)])
def test_extra_values_follow_behavior(serving, behavior, tags):
    hosted = prepared(serving(mail_info_extras=behavior))
    hosted.codes(create_mail())
    found = account(hosted)
    assert len(found.findall("description") + found.findall("outgoing-messages-mbox-limit")) == tags


def test_accounts_are_deleted_with_their_site(mailed):
    assert mailed.codes(site(webspace_name="example.com")) == [0]
    assert mailed.codes(create_mail(site_id=2)) == [0]
    assert mailed.codes(del_site("shop.example")) == [0]
    assert mailed.codes("<webspace><del><filter><id>1</id></filter></del></webspace>") == [0]
    with mailed.store.transaction() as db:
        assert db.value("SELECT COUNT(*) FROM mail_names") == 0
        assert db.value("SELECT COUNT(*) FROM mail_members") == 0


def test_accounts_are_counted(mailed):
    mailed.codes(site(webspace_name="example.com"))
    mailed.codes(create_mail(mailname("a", MAILBOX), site_id=2))
    counts = [("example.com", "webspace", "2"), ("example.com", "site", "1"), ("shop.example", "site", "1")]
    for name, operator, boxes in counts:
        stat = read(mailed, "stat", name, operator)
        assert stat.findtext("box") == boxes
    stat = read(mailed, "stat")
    assert [stat.findtext(name) for name in ("redir", "resp")] == ["1", "1"]
    customer = "<customer><get><filter><login>jdoe</login></filter><dataset><stat/></dataset></get></customer>"
    found = mailed.one(customer).find("data/stat")
    assert [found.findtext(name) for name in ("postboxs", "redirects", "mail_resps")] == ["2", "1", "1"]
    objects = mailed.one("<server><get><stat/></get></server>").find("stat/objects")
    assert [objects.findtext(f"mail_{name}") for name in ("boxes", "redirects", "responders")] == ["2", "1", "1"]


def test_customer_manages_accounts_of_own_sites_only(mailed):
    mailed.codes(webspace("other.example"))
    assert mailed.codes(create_mail(mailname("kate")), **JDOE) == [0]
    assert account(mailed, rest=EVERYTHING, **JDOE).findtext("name") == "jd"
    assert mailed.codes(create_mail(site_id=2), **JDOE) == [1013]
    assert mailed.codes(mail_operation("remove", site_id=2), **JDOE) == [1013]
