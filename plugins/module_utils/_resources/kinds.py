# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""All kinds of objects, what is referred to before what refers to it.

A list rather than a search: in the packed module there is nothing to search in.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from .._model.resource import Resource
from .certificate import CERTIFICATE
from .customer import CUSTOMER
from .database import DATABASE
from .database_server import DATABASE_SERVER
from .database_user import DATABASE_USER
from .dns_record_set import DNS_RECORD_SET
from .dns_server import DNS_SERVER
from .dns_zone import DNS_ZONE
from .ftp_user import FTP_USER
from .log_rotation import LOG_ROTATION
from .mail_account import MAIL_ACCOUNT
from .mail_settings import MAIL_SETTINGS
from .php_handler import PHP_HANDLER
from .protected_directory import PROTECTED_DIRECTORY
from .reseller import RESELLER
from .reseller_plan import RESELLER_PLAN
from .service_plan import SERVICE_PLAN
from .service_plan_addon import SERVICE_PLAN_ADDON
from .site import SITE
from .site_alias import SITE_ALIAS
from .subscription import SUBSCRIPTION

KINDS: tuple[Resource, ...] = (
    RESELLER_PLAN,
    RESELLER,
    CUSTOMER,
    PHP_HANDLER,
    SERVICE_PLAN,
    SERVICE_PLAN_ADDON,
    DATABASE_SERVER,
    DNS_SERVER,
    SUBSCRIPTION,
    SITE,
    SITE_ALIAS,
    FTP_USER,
    DNS_ZONE,
    DNS_RECORD_SET,
    DATABASE,
    DATABASE_USER,
    CERTIFICATE,
    PROTECTED_DIRECTORY,
    LOG_ROTATION,
    MAIL_SETTINGS,
    MAIL_ACCOUNT,
)

SECTIONS: dict[str, Resource] = {kind.plural: kind for kind in KINDS}
"""The kinds by the names of their lists in a document."""
