# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operator ``certificate``."""

from __future__ import annotations

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from lxml import etree

from unit.emulator.hosted import error, named, pairs, physical, read, webspace
from unit.emulator.pem import pem

ADMIN, WEBSPACE, SITE = "<admin/>", "<webspace>example.com</webspace>", "<site>a.example</site>"
ADD_SITE = (
    "<site><add><gen_setup><name>a.example</name><htype>vrt_hst</htype><webspace-id>1</webspace-id></gen_setup></add>"
    "</site>"
)
STOCK = ["default certificate", "Let's Encrypt certificate (server pool)"]


def certificate(operation: str, content: str) -> str:
    return f"<certificate><{operation}>{content}</{operation}></certificate>"


def content(**parts: str) -> str:
    """The node ``content`` of a whole certificate; keywords replace its parts, None leaves one out."""
    own = pem()
    given = {"csr": own.csr, "pvt": own.key, "cert": own.cert, **parts}
    return (
        f"<content>{''.join(f'<{name}>{text}</{name}>' for name, text in given.items() if text is not None)}</content>"
    )


def install(name: str = "shop", place: str = WEBSPACE, rest: str = "", operation: str = "install", **parts: str) -> str:
    return certificate(operation, f"<name>{name}</name>{place}{content(**parts)}{rest}")


def remove(*names: str, place: str = WEBSPACE) -> str:
    wanted = "".join(f"<name>{name}</name>" for name in names)
    return certificate("remove", f"<filter>{wanted}</filter>{place}")


def pool(server, criterion: str = "<domain-name>example.com</domain-name>", **packet: str) -> list[str | None]:
    asked = criterion if criterion == ADMIN else f"<filter>{criterion}</filter>"
    result = server.one(certificate("get-pool", asked), **packet)
    return [found.text for found in result.findall("certificates/certificate/name")]


def use(name: str, domain: str = "a.example", operator: str = "site") -> str:
    hosting = f"<hosting><vrt_hst>{named('property', certificate_name=name)}</vrt_hst></hosting>"
    change = f"<filter><name>{domain}</name></filter><values>{hosting}</values>"
    return f"<{operator}><set>{change}</set></{operator}>"


def use_for_panel(name: str, place: str = ADMIN) -> str:
    panel = f"<panel><name>{name}</name>{place}</panel>"
    return f"<server><set><certificates>{panel}</certificates></set></server>"


def panel(server) -> list[tuple[str, str | None]]:
    result = server.one("<server><get><certificates/></get></server>")
    return [(child.tag, child.text) for child in result.find("certificates/panel")]


@pytest.fixture
def hosting(server):
    """A server with a subscription of the administrator's and a site in it."""
    assert server.codes(webspace(rest=physical()) + ADD_SITE) == [0, 0]
    return server


def test_fresh_pools(hosting):
    assert pool(hosting, ADMIN) == STOCK
    result = hosting.one(certificate("get-pool", "<filter><domain-id>1</domain-id></filter>"))
    assert [child.tag for child in result] == ["status", "filter-id", "id", "certificates"]
    assert len(result.find("certificates")) == 0


def test_each_place_has_its_own_pool(hosting):
    answer = hosting.packet(install("of it") + install("of site", SITE) + install("of server", ADMIN))
    assert {etree.tostring(found) for found in answer.iter("result")} == {b"<result><status>ok</status></result>"}
    assert pool(hosting) == pool(hosting, "<domain-id>1</domain-id>") == ["of it"]
    assert pool(hosting, "<domain-name>A.example</domain-name>") == ["of site"]
    assert pool(hosting, ADMIN) == [*STOCK, "of server"]
    guid = read(hosting, "gen_info", "a.example", "site").findtext("guid")
    assert pool(hosting, f"<domain-guid>{guid}</domain-guid>") == ["of site"]


def test_main_site_shares_the_pool_of_its_subscription(hosting):
    hosting.codes(install("shop", "<site>example.com</site>"))
    assert pool(hosting) == ["shop"]


def test_content_keeps_its_line_breaks(hosting):
    hosting.codes(install(ca=pem("ca").cert))
    with hosting.store.transaction() as db:
        row = db.the("SELECT * FROM certificates WHERE name = 'shop'")
    assert [row[name] for name in ("csr", "private_key", "certificate", "ca")] == [
        *(pem().csr, pem().key, pem().cert),
        pem("ca").cert,
    ]


@pytest.mark.parametrize(
    "parts, code",
    [
        ({"cert": None}, 0),
        ({"cert": pem().cert + pem("ca").cert}, 0),
        ({"ca": pem("ca").cert + pem("root").cert}, 0),
        ({"cert": "", "ca": ""}, 0),
        ({"pvt": "no key"}, 8002),
        ({"pvt": ""}, 8002),
        ({"pvt": pem().key.replace("\n", " ")}, 8002),
        ({"pvt": pem().locked}, 8002),
        ({"pvt": pem("other").key}, 8002),
        ({"csr": pem("other").csr}, 8002),
        ({"csr": "no request"}, 8002),
        ({"cert": pem("other").cert}, 8002),
        ({"cert": pem("ca").cert + pem().cert}, 8002),
        ({"cert": "no certificate"}, 8002),
        ({"cert": pem().cert.replace("\n", " ")}, 8002),
        ({"cert": pem().cert[:100] + pem().cert[-60:]}, 8002),
        ({"ca": "no certificate"}, 8002),
        ({"ca": pem("ca").cert + "no certificate"}, 8002),
    ],
)
def test_content_is_checked(hosting, parts, code):
    assert hosting.codes(install(**parts)) == [code]
    assert pool(hosting) == ["shop"] * (code == 0)
    hosting.codes(install("present"))
    assert hosting.codes(install("present", operation="update", **parts)) == [code]


@pytest.mark.parametrize("behavior, code", [("accepted", 0), ("1019", 1019)])
def test_empty_request_is_accepted_or_refused(serving, behavior, code):
    server = serving(empty_csr=behavior)
    assert server.codes(install(place=ADMIN, csr="")) == [code]


@pytest.mark.parametrize("behavior, code, names", [("1007", 1007, ["shop"]), ("second", 0, ["shop", "shop"])])
def test_install_under_a_taken_name(serving, behavior, code, names):
    server = serving(certificate_reinstall=behavior)
    server.codes(webspace() + install())
    assert server.codes(install()) == [code]
    assert pool(server) == names
    assert server.codes(remove("shop")) == [0] * len(names)
    assert pool(server) == []


def test_blank_name_is_refused(hosting):
    assert hosting.codes(install(" ")) == [1019]


def test_update_replaces_the_whole_content(hosting):
    other = pem("other")
    hosting.codes(install(ca=pem("ca").cert))
    result = hosting.one(install(operation="update", csr=other.csr, pvt=other.key, cert=None))
    assert etree.tostring(result) == b"<result><status>ok</status></result>"
    with hosting.store.transaction() as db:
        row = db.the("SELECT * FROM certificates WHERE name = 'shop'")
    assert (row["private_key"], row["certificate"], row["ca"]) == (other.key, "", "")


def test_update_needs_its_version(hosting):
    hosting.codes(install())
    assert hosting.codes(install(operation="update"), version="1.6.7.0") == [1014]
    assert hosting.codes(install(operation="update"), version="1.6.8.0") == [0]


@pytest.mark.parametrize("behavior", ["1013", "1015"])
def test_unknown_certificate_is_refused(serving, behavior):
    server = serving(certificate_missing=behavior)
    server.codes(webspace() + install())
    assert server.codes(install("x", operation="update")) == [int(behavior)]
    results = server.results(remove("x", "shop"))
    assert [(error(result), result.findtext("name")) for result in results] == [(int(behavior), "x"), (0, "shop")]
    assert server.codes(remove("shop")) == [int(behavior)]


@pytest.mark.parametrize("behavior", ["1015", "1013"])
@pytest.mark.parametrize(
    "place", ["<webspace>none.example</webspace>", "<site>none.example</site>", SITE.replace("site", "webspace")]
)
def test_unknown_domain_is_refused(serving, behavior, place):
    server = serving(certificate_bad_domain=behavior)
    server.codes(webspace(rest=physical()) + ADD_SITE)
    packets = install(place=place) + install(place=place, operation="update") + remove("a", place=place)
    results = server.results(packets)
    assert [error(result) for result in results] == [int(behavior)] * 3
    assert {result.findtext("errtext") for result in results} == {"domain does not exist"}


@pytest.mark.parametrize("behavior", ["1013", "1015"])
def test_pool_of_unknown_domain_is_refused(serving, behavior):
    server = serving(certificate_pool_domain=behavior)
    for criterion in ("<domain-id>9</domain-id>", "<domain-name>x</domain-name>", "<domain-guid>x</domain-guid>"):
        result = server.one(certificate("get-pool", f"<filter>{criterion}</filter>"))
        assert (error(result), result.find("filter-id") is not None) == (int(behavior), True)


def test_certificate_is_assigned_to_an_address(hosting):
    address = "<ip_address>192.0.2.10</ip_address>"
    assert hosting.codes(install("pool", ADMIN, address)) == [0]
    assert hosting.codes(remove("pool", place=ADMIN)) == [1023]
    assert hosting.codes(install("shop", WEBSPACE, address)) == [1019]
    unknown = "<ip_address>192.0.2.99</ip_address>"
    assert hosting.codes(install("other", ADMIN, unknown)) == [1018]
    assert pool(hosting, ADMIN) == [*STOCK, "pool"]


@pytest.mark.parametrize("behavior, code", [("refuse_1023", 1023), ("reset", 0)])
@pytest.mark.parametrize("domain, operator", [("a.example", "site"), ("example.com", "webspace")])
def test_certificate_used_by_a_site(serving, behavior, code, domain, operator):
    server = serving(certificate_in_use=behavior)
    server.codes(webspace(rest=physical()) + ADD_SITE + install())
    assert server.codes(use("shop", domain, operator)) == [0]
    assert server.codes(remove("shop")) == [code]
    kept = pairs(read(server, "hosting", domain, operator))["certificate_name"]
    assert kept == ("shop" if code else "")
    assert server.codes(use("", domain, operator) + remove("shop")) == [0, 1013 if not code else 0]


def test_site_uses_the_nearest_certificate_of_a_name(hosting):
    hosting.codes(install("x", ADMIN) + install("x") + install("x", SITE) + use("x"))
    assert hosting.codes(remove("x", place=ADMIN) + remove("x") + remove("x", place=SITE)) == [0, 0, 1023]


@pytest.mark.parametrize("behavior, code", [("1019", 1019), ("1013", 1013), ("1023", 1023), ("accepted", 0)])
def test_hosting_with_an_unknown_certificate(serving, behavior, code):
    server = serving(hosting_certificate=behavior)
    server.codes(webspace(rest=physical()) + ADD_SITE + install("of it") + install("of site", SITE))
    chosen = named("property", certificate_name="x")
    setup = "<name>b.example</name><webspace-id>1</webspace-id>"
    packets = (
        use("x"),
        use("x", "example.com"),
        use("x", "example.com", "webspace"),
        use("of site", "example.com", "webspace"),
        f"<site><add><gen_setup>{setup}</gen_setup><hosting><vrt_hst>{chosen}</vrt_hst></hosting></add></site>",
        f"<subdomain><add><parent>a.example</parent><name>s</name>{chosen}</add></subdomain>",
        webspace("example.org", rest=physical(certificate_name="x", ftp_login="other")),
    )
    assert [server.codes(packet) for packet in packets] == [[code]] * len(packets)
    known = use("of site") + use("of it") + use(STOCK[0]) + use("of it", "example.com", "webspace")
    assert server.codes(known) == [0] * 4


def test_subdomain_keeps_to_known_certificates(hosting):
    hosting.codes("<subdomain><add><parent>a.example</parent><name>s</name></add></subdomain>" + install())
    packet = "<subdomain><set><filter><name>s.a.example</name></filter>{}</set></subdomain>"
    choices = [packet.format(named("property", certificate_name=name)) for name in ("x", "shop")]
    assert hosting.codes("".join(choices)) == [1019, 0]


def test_sites_elsewhere_do_not_use_a_certificate(hosting):
    elsewhere = "<webspace>example.net</webspace>"
    hosting.codes(webspace("example.net", rest=physical(ftp_login="other")) + install("x") + install("x", elsewhere))
    assert hosting.codes(use("x", "example.net", "webspace")) == [0]
    assert hosting.codes(remove("x") + remove("x", place=elsewhere)) == [0, 1023]


@pytest.mark.parametrize("behavior, code", [("refuse_1023", 1023), ("reset", 0)])
def test_certificates_used_by_the_server(serving, behavior, code):
    server = serving(certificate_in_use=behavior)
    server.codes(webspace() + install() + install("pool", ADMIN))
    assert panel(server) == [("name", "default certificate"), ("admin", None)]
    assert server.codes(use_for_panel("shop", WEBSPACE)) == [0]
    assert panel(server) == [("name", "shop"), ("webspace", "example.com")]
    assert server.codes(remove("shop")) == [code]
    assert panel(server)[0][1] == ("shop" if code else "default certificate")
    address = "<filter><ip_address>192.0.2.10</ip_address></filter><certificate_name>pool</certificate_name>"
    assert server.codes(f"<ip><set>{address}</set></ip>" + remove("pool", place=ADMIN)) == [0, code]


def test_panel_falls_back_when_its_site_is_deleted(hosting):
    hosting.codes(install("of site", SITE) + use_for_panel("of site", SITE))
    assert panel(hosting) == [("name", "of site"), ("site", "a.example")]
    hosting.codes("<site><del><filter><name>a.example</name></filter></del></site>")
    assert panel(hosting)[0] == ("name", "default certificate")


def test_default_certificate_stays(serving):
    assert serving(certificate_in_use="reset").codes(remove(STOCK[0], place=ADMIN)) == [1023]


def test_certificates_go_with_their_domain(hosting):
    hosting.codes(install() + install("of site", SITE))
    hosting.codes("<webspace><del><filter><id>1</id></filter></del></webspace>")
    with hosting.store.transaction() as db:
        assert [row["name"] for row in db.all("SELECT name FROM certificates ORDER BY id")] == STOCK


def test_callers_reach_only_their_own_pools(hosting):
    hosting.customer()
    hosting.codes(webspace("example.net", owner_login="jdoe") + install())
    jdoe = {"login": "jdoe", "password": "long enough"}
    own = "<webspace>example.net</webspace>"
    assert hosting.codes(install(place=own) + install() + install(place=ADMIN), **jdoe) == [0, 1015, 1006]
    assert pool(hosting, "<domain-name>example.net</domain-name>", **jdoe) == ["shop"]
    packets = certificate("get-pool", "<filter><domain-id>1</domain-id></filter>") + certificate("get-pool", ADMIN)
    assert hosting.codes(packets, **jdoe) == [1013, 1006]


def generate(rest: str = "", **parts: str) -> str:
    info = {"bits": "1024", "country": "DE", "state": "Berlin", "location": "Berlin", "company": "Example"}
    info.update({"dept": "Shop", "email": "a@example.com", "name": "example.com", **parts})
    nodes = "".join(f"<{name}>{value}</{name}>" for name, value in info.items() if value is not None)
    return certificate("generate", f"<info>{nodes}</info>{rest}")


@pytest.mark.parametrize("bits", [1024, 2048])
def test_generated_key_and_request_belong_together(server, bits):
    result = server.one(generate(bits=str(bits)))
    key = load_pem_private_key(result.findtext("pvt").encode(), password=None)
    request = x509.load_pem_x509_csr(result.findtext("csr").encode())
    assert key.key_size == bits
    assert request.is_signature_valid
    assert request.public_key() == key.public_key()
    subject = "1.2.840.113549.1.9.1=a@example.com,CN=example.com,OU=Shop,O=Example,L=Berlin,ST=Berlin,C=DE"
    assert request.subject.rfc4514_string() == subject
    parts = {"csr": result.findtext("csr"), "pvt": result.findtext("pvt"), "cert": None}
    assert server.codes(install(place=ADMIN, **parts)) == [0]


def test_given_key_is_used_and_not_returned(server):
    result = server.one(generate(f"<PVT>{pem().key}</PVT>", dept=None, state=""))
    assert result.find("pvt") is None
    request = x509.load_pem_x509_csr(result.findtext("csr").encode())
    assert request.public_key() == load_pem_private_key(pem().key.encode(), password=None).public_key()
    assert "OU=" not in request.subject.rfc4514_string()


@pytest.mark.parametrize(
    "parts, rest, code",
    [
        ({"country": "Germany"}, "", 1019),
        ({"name": " "}, "", 1019),
        ({"name": "a" * 65}, "", 1019),
        ({"bits": "4096"}, "", 1014),
        ({}, "<PVT>no key</PVT>", 8002),
    ],
)
def test_generate_checks_values(server, parts, rest, code):
    assert server.codes(generate(rest, **parts)) == [code]
