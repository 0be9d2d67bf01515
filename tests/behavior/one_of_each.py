# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""An object of most kinds: the options that create it, and a change of it."""

from __future__ import annotations

from ansible_collections.community.plesk.plugins.module_utils._resources.customer import CUSTOMER
from ansible_collections.community.plesk.plugins.module_utils._resources.database import DATABASE
from ansible_collections.community.plesk.plugins.module_utils._resources.dns_record_set import DNS_RECORD_SET
from ansible_collections.community.plesk.plugins.module_utils._resources.dns_zone import DNS_ZONE
from ansible_collections.community.plesk.plugins.module_utils._resources.ftp_user import FTP_USER
from ansible_collections.community.plesk.plugins.module_utils._resources.mail_account import MAIL_ACCOUNT
from ansible_collections.community.plesk.plugins.module_utils._resources.protected_directory import PROTECTED_DIRECTORY
from ansible_collections.community.plesk.plugins.module_utils._resources.service_plan import SERVICE_PLAN
from ansible_collections.community.plesk.plugins.module_utils._resources.site import SITE
from ansible_collections.community.plesk.plugins.module_utils._resources.site_alias import SITE_ALIAS
from ansible_collections.community.plesk.plugins.module_utils._resources.subscription import SUBSCRIPTION

SECRET = "Corr3ct-Horse"
PLACE = {"subscription": "a.example"}
RECORD = {"zone_name": "a.example", "prefix": "x", "type": "A"}
USER = {"login": "jdoe", "password": SECRET}
OBJECTS = (
    (CUSTOMER, {"login": "ann", "contact_name": "Ann", "password": SECRET}, {"login": "ann", "phone": "1"}),
    (SERVICE_PLAN, {"name": "Gold"}, {"name": "Gold", "limits": {"max_db": 5}}),
    (
        SUBSCRIPTION,
        {"name": "a.example", "hosting_type": "physical", "ftp_login": "johnsys", "ftp_password": SECRET},
        {"name": "a.example", "service_plan": "Gold"},
    ),
    (SITE, {**PLACE, "name": "b.example"}, {**PLACE, "name": "b.example", "status": "suspended"}),
    (SITE_ALIAS, {"site": "a.example", "name": "c.example"}, {"name": "c.example", "status": "disabled"}),
    (DATABASE, {**PLACE, "name": "app", "type": "mysql"}, None),
    (MAIL_ACCOUNT, {"address": "john@a.example", "mailbox": True}, {"address": "john@a.example", "aliases": ["jo"]}),
    (DNS_RECORD_SET, {**RECORD, "value": ["192.0.2.1"]}, {**RECORD, "value": ["192.0.2.2"]}),
    (DNS_ZONE, None, {"zone_name": "a.example", "enabled": False}),
    (FTP_USER, {**PLACE, "name": "ftpjohn", "password": SECRET}, {"name": "ftpjohn", "quota": "5M"}),
    (
        PROTECTED_DIRECTORY,
        {"site": "a.example", "path": "private", "title": "Old", "users": [USER]},
        {"site": "a.example", "path": "private", "title": "New"},
    ),
)
