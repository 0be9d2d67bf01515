# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operators client and domain, in the forms that billing plugins send in version 1.0.0.0."""

from __future__ import annotations

import pytest

OLD = "1.0.0.0"
INFO = "<pname>J. Doe</pname><login>jdoe</login><passwd>Corr3ct-Horse</passwd><phone>1</phone>"


def domain_set(values: str, name: str = "example.com") -> str:
    return f"<domain><set><filter><name>{name}</name></filter><values>{values}</values></set></domain>"


def domain_get(dataset: str, criterion: str = "<name>example.com</name>") -> str:
    return f"<domain><get><filter>{criterion}</filter><dataset>{dataset}</dataset></get></domain>"


def client_get(criterion: str = "<login>jdoe</login>") -> str:
    return f"<client><get><filter>{criterion}</filter><dataset><gen_info/></dataset></get></client>"


@pytest.fixture
def old(server):
    """A server with a customer and its subscription, made by the old operators."""
    assert server.codes(f"<client><add><gen_info>{INFO}</gen_info></add></client>", version=OLD) == [0]
    number = server.one(client_get(), version=OLD).findtext("id")
    setup = (
        f"<gen_setup><name>example.com</name><client_id>{number}</client_id><ip_address>192.0.2.10</ip_address>"
        "<htype>vrt_hst</htype><status>0</status></gen_setup><hosting><vrt_hst><ftp_login>jdsys</ftp_login>"
        "<ftp_password>Corr3ct-Horse</ftp_password><ip_address>192.0.2.10</ip_address></vrt_hst></hosting>"
        "<prefs><www>true</www></prefs><template-name>Unlimited</template-name>"
    )
    assert server.codes(f"<domain><add>{setup}</add></domain>", version=OLD) == [0]
    return server


def test_client_is_read_as_a_customer(old):
    found = old.one(client_get(), version=OLD)
    assert (found.findtext("data/gen_info/login"), found.findtext("data/gen_info/phone")) == ("jdoe", "1")
    new = old.one("<customer><get><filter><login>jdoe</login></filter><dataset><gen_info/></dataset></get></customer>")
    assert new.findtext("id") == found.findtext("id")


def test_client_is_changed(old):
    values = "<values><gen_info><passwd>An0ther-Horse</passwd><phone>2</phone></gen_info></values>"
    change = f"<client><set><filter><login>jdoe</login></filter>{values}</set></client>"
    assert old.codes(change, version=OLD) == [0]
    assert old.one(client_get(), version=OLD).findtext("data/gen_info/phone") == "2"


@pytest.mark.parametrize("version", [OLD, "1.4.2.0", "1.6.2.0"])
def test_domain_is_suspended_as_a_subscription(old, version):
    assert old.codes(domain_set("<gen_setup><status>16</status></gen_setup>"), version=version) == [0]
    new = "<webspace><get><filter><name>example.com</name></filter><dataset><gen_info/></dataset></get></webspace>"
    assert old.one(new).findtext("data/gen_info/status") == "16"


def test_limits_and_properties_are_nodes_of_their_own(old):
    values = "<hosting><vrt_hst><ssi>true</ssi><ip_address>192.0.2.10</ip_address></vrt_hst></hosting>"
    assert old.codes(domain_set(f"{values}<limits><max_db>5</max_db></limits>"), version=OLD) == [0]
    found = old.one(domain_get("<gen_info/><hosting/><limits/><stat/>"), version=OLD).find("data")
    assert found.findtext("limits/max_db") == "5"
    assert found.findtext("hosting/vrt_hst/ssi") == "true"
    assert found.findtext("hosting/vrt_hst/ip_address") == "192.0.2.10"
    assert found.findtext("gen_info/name") == "example.com"
    assert found.findtext("stat/traffic") == "0"


@pytest.mark.parametrize("criterion", ["<client_id>{}</client_id>", "<owner-id>{}</owner-id>"])
def test_domains_of_a_client_are_listed(old, criterion):
    number = old.one(client_get(), version=OLD).findtext("id")
    (found,) = old.results(domain_get("<gen_info/>", criterion.format(number)), version=OLD)
    assert found.findtext("data/gen_info/client_id") == number


@pytest.mark.parametrize("node", ["<max_db>many</max_db>", "<max_db><x/></max_db>"])
def test_limit_without_a_number_is_refused(old, node):
    assert old.codes(domain_set(f"<limits>{node}</limits>"), version=OLD) == [1019]


def test_missing_objects_are_told_as_in_new_versions(old):
    assert old.codes(domain_set("<gen_setup><status>0</status></gen_setup>", "no.example"), version=OLD) == [1013]
    assert old.codes(client_get("<login>nobody</login>"), version=OLD) == [1013]


@pytest.mark.parametrize("version", ["", "1.6.3.0", "1.6.9.1"])
@pytest.mark.parametrize("packet", [client_get(), domain_get("<gen_info/>")])
def test_versions_with_the_new_operators_refuse_the_old_ones(old, version, packet):
    assert old.codes(packet, version=version) == [1014]


def test_domain_and_client_are_deleted(old):
    assert old.codes("<domain><del><filter><name>example.com</name></filter></del></domain>", version=OLD) == [0]
    assert old.codes("<client><del><filter><login>jdoe</login></filter></del></client>", version=OLD) == [0]
    assert old.codes(client_get(), version=OLD) == [1013]
