# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""A report of a server as a seed: what the modules read from the new server is what the report says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

import plesk_emulator
from ansible_collections.community.plesk.plugins.module_utils._resources.kinds import SECTIONS as KINDS
from engine import PASSWORD, InProcess
from module_run import running
from plesk_emulator.emulator import Emulator
from plesk_emulator.seed.loading import open_store, read_seed
from plesk_emulator.seed.sections import SECTIONS
from plesk_emulator.user_error import UserError

MANUAL = Path(plesk_emulator.__file__).parent / "OPERATING.md"
FURTHER = """
customers:
  - {login: kate, contact_name: K., status: disabled}
service_plans:
  - name: Full
    mail: {nonexistent_user: reject, webmail: roundcube, mailing_lists: true, outgoing_limit_mailbox: 5}
    hosting_type: physical
    web_server_settings: {additional: Options None, nginx_proxy_mode: true}
    plan_items: [extra]
    aps_filter: true
    packages: [{name: WordPress, value: '6.0'}]
service_plan_addons:
  - {name: Fast, performance: {bandwidth: 100}, permissions: {manage_dns: true}, hosting: {ssi: true}}
database_servers:
  - {type: mysql, host: db1.example.com, port: 3306, admin: root, default: true}
subscriptions:
  - {name: example.net, owner: kate, status: disabled, description: bare}
  - name: full.example
    plan: Full
    addons: [Fast]
    admin_description: for us
    reseller_description: for them
    ip_addresses: [192.0.2.10]
    hosting: {ftp_login: fulluser, ftp_password: Corr3ct-Horse, ssi: true}
    preferences: {www: true, statistics_months: 5}
    performance: {bandwidth: 50, max_connections: 9}
    php_settings: {memory_limit: 256M}
    mail: {webmail: none, greylisting: true, nonexistent_user: {bounce: Nobody is here.}}
    certificate: own
  - {name: moved.example, hosting_type: standard_forwarding, forward_to: 'http://full.example/', forward_code: 302}
sites:
  - {name: framed.example, subscription: full.example, hosting_type: frame_forwarding, forward_to: 'http://x.example/'}
  - {name: asleep.example, subscription: full.example, status: suspended, hosting: {ssi: true}}
certificates:
  - {name: own, subscription: full.example}
  - {name: of the server, server_pool: true}
site_aliases:
  - {name: also.example, site: full.example, mail: false, status: disabled}
databases:
  - {name: shop, subscription: full.example, type: mysql, database_server: 'db1.example.com:3306', default_user: shop}
database_users:
  - {login: shop, database: shop, subscription: full.example, hosts: [192.0.2.7]}
  - {login: everywhere, subscription: full.example}
mail_accounts:
  - address: john@full.example
    password: Corr3ct-Horse
    mailbox: true
    quota: 5M
    aliases: [jo, jd]
    forward_to: [x@example.com]
    autoresponder: {enabled: true, subject: Away, text: Later., end_date: '2030-01-31'}
    antivirus: inout
    description: John's
  - {address: list@full.example, forward_to: [y@example.com], forward_enabled: false}
mail_settings:
  - {site: full.example, nonexistent_user: {forward: john@full.example}, greylisting: true, dkim: true}
  - {site: example.net, enabled: false}
dns_record_sets:
  - {zone_name: full.example, prefix: www, type: A, value: [192.0.2.9, 192.0.2.10]}
  - {zone_name: full.example, prefix: '', type: MX, value: [5 mx.example.com., 10 mail.full.example.]}
  - {zone_name: full.example, record: _sip._tcp.full.example, type: SRV, value: [1 2 5060 sip.example.com.]}
  - {zone_name: also.example, prefix: x, type: TXT, value: [a text]}
dns_zones:
  - {zone_name: full.example, soa: {ttl: 600, minimum: 60}, enabled: false}
  - {zone_name: also.example, type: secondary, primary_servers: [192.0.2.53]}
dns_server:
  - {transfer_acl: [192.0.2.60], recursion: localnets, template_soa: {ttl: 900}, template_enabled: true}
protected_directories:
  - {site: full.example, path: private, title: Members only, cgi: true, users: [{login: jd}, {login: kk}]}
log_rotations:
  - {site: full.example, period: weekly, files: 4, compress: false, email: logs@example.com}
  - {site: asleep.example, enabled: false}
ftp_users:
  - {name: upload, subscription: full.example, home: /httpdocs/up, quota: 10M, write: true}
"""
PLANTED = tuple(name for name in KINDS if name in SECTIONS)


def planted(path: Path) -> Emulator:
    return Emulator(admin_password=PASSWORD, store=open_store(None, read_seed(path), PASSWORD))


def report(emulator: Emulator) -> dict:
    with running(InProcess(emulator)) as run:
        return run("plesk_objects_info").result["objects"]


def written(folder: Path, content: object) -> Path:
    path = folder / "report.yml"
    path.write_text(yaml.safe_dump(content, sort_keys=False), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def original(tmp_path_factory) -> dict:
    """The report of a server with objects of every kind that a seed has, one plan of its stock deleted."""
    (shown,) = re.findall("```yaml\n(.*?)```", MANUAL.read_text(encoding="utf-8"), re.DOTALL)
    seed = yaml.safe_load(shown)
    for section, entries in yaml.safe_load(FURTHER).items():
        seed[section] = [*seed.get(section, ()), *entries]
    emulator = planted(written(tmp_path_factory.mktemp("seed"), seed))
    with running(InProcess(emulator)) as run:
        assert run("plesk_service_plan", name="Unlimited", state="absent").changed
    return {"server": {"protocol": "1.6.9.1", "facts": {"key": {}}}, **report(emulator)}


@pytest.fixture(scope="module")
def copied(original, tmp_path_factory) -> dict:
    return report(planted(written(tmp_path_factory.mktemp("report"), original)))


@pytest.mark.parametrize("section", PLANTED)
def test_a_report_of_the_new_server_is_equal(original, copied, section):
    assert original[section]
    assert copied[section] == original[section]


def test_nothing_of_a_whole_report_is_skipped(original, tmp_path, capsys):
    read_seed(written(tmp_path, {"server": {}, **{name: original[name] for name in PLANTED}}))
    assert capsys.readouterr().err == ""


def test_what_a_seed_cannot_hold_is_named(original, tmp_path, capsys):
    (customer,) = [each for each in original["customers"] if each["login"] == "kate"]
    content = {"server": {}, "shops": [{"name": "s"}], "customers": [{**customer, "shoe_size": 44}]}
    read_seed(written(tmp_path, content))
    assert "report.yml is a report; skipped: customers.shoe_size, shops" in capsys.readouterr().err


@pytest.mark.parametrize(
    "entry, message",
    [
        ({"login": "jdoe"}, "option contact_name is missing; set it"),
        ({"login": "jdoe", "contact_name": ["J."]}, "contact_name is a list; set one value"),
    ],
)
def test_a_mistake_in_a_report_names_the_entry(tmp_path, entry, message):
    with pytest.raises(UserError, match=re.escape(f"customers, entry 1 (jdoe): {message}")):
        read_seed(written(tmp_path, {"server": {}, "customers": [entry]}))


def test_an_owner_that_the_report_lacks_is_refused(tmp_path):
    path = written(tmp_path, {"server": {}, "customers": [{"login": "jdoe", "contact_name": "J.", "owner": "nobody"}]})
    with pytest.raises(UserError, match=r"entry 1 \(jdoe\): customer/add was refused"):
        planted(path)
