# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The tables of the store.

Accounts of all kinds share one table, because their logins are one name space and a conversion keeps the id. Limits,
permissions, packages and offered database servers belong to a ``holder`` (``reseller``, ``reseller-plan``,
``service-plan``, ``service-plan-addon``, ``webspace``).
``*_key`` columns hold the case-folded text by which objects are found. Times are ISO 8601 text, booleans 0 and 1.

Subscriptions and sites share their ids. The view ``all_sites`` holds both, because the main site of a subscription is
the subscription itself. What belongs to either references ``domains (id) ON DELETE CASCADE``: that table follows both.
"""

from __future__ import annotations

TABLES = """
CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS accounts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('admin', 'reseller', 'customer', 'alias')),
    login TEXT NOT NULL, login_key TEXT NOT NULL,
    password TEXT NOT NULL, hash TEXT NOT NULL,
    guid TEXT NOT NULL UNIQUE, external_id TEXT, owner_id INTEGER REFERENCES accounts (id),
    status INTEGER NOT NULL DEFAULT 0, created TEXT NOT NULL,
    cname TEXT, pname TEXT, phone TEXT, fax TEXT, email TEXT, address TEXT, city TEXT, state TEXT, pcode TEXT,
    country TEXT, locale TEXT, description TEXT, power_user INTEGER NOT NULL DEFAULT 0,
    plan_id INTEGER REFERENCES reseller_plans (id), locked INTEGER NOT NULL DEFAULT 0,
    oversell INTEGER NOT NULL DEFAULT 0, overuse TEXT NOT NULL DEFAULT 'block', aps_filter INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS accounts_login ON accounts (login_key);
CREATE INDEX IF NOT EXISTS accounts_external_id ON accounts (external_id);
CREATE INDEX IF NOT EXISTS accounts_owner ON accounts (owner_id, kind);
CREATE INDEX IF NOT EXISTS accounts_plan ON accounts (plan_id);

CREATE TABLE IF NOT EXISTS reseller_plans (
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, name_key TEXT NOT NULL, guid TEXT NOT NULL UNIQUE,
    external_id TEXT, oversell INTEGER NOT NULL DEFAULT 1, overuse TEXT NOT NULL DEFAULT 'not_suspend',
    allocate_ip INTEGER NOT NULL DEFAULT 0, allocate_ipv6 INTEGER NOT NULL DEFAULT 0,
    aps_filter INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS reseller_plans_name ON reseller_plans (name_key);
CREATE INDEX IF NOT EXISTS reseller_plans_external_id ON reseller_plans (external_id);
CREATE TABLE IF NOT EXISTS reseller_plan_ips (
    plan_id INTEGER NOT NULL REFERENCES reseller_plans (id) ON DELETE CASCADE, address TEXT NOT NULL,
    PRIMARY KEY (plan_id, address)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS service_plans (
    id INTEGER PRIMARY KEY AUTOINCREMENT, owner_id INTEGER NOT NULL REFERENCES accounts (id),
    name TEXT NOT NULL, name_key TEXT NOT NULL, guid TEXT NOT NULL UNIQUE, external_id TEXT,
    overuse TEXT NOT NULL DEFAULT 'block', aps_filter INTEGER NOT NULL DEFAULT 0, content TEXT NOT NULL DEFAULT ''
);
CREATE INDEX IF NOT EXISTS service_plans_name ON service_plans (owner_id, name_key);

CREATE TABLE IF NOT EXISTS addon_plans (
    id INTEGER PRIMARY KEY AUTOINCREMENT, owner_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    name TEXT NOT NULL, name_key TEXT NOT NULL, guid TEXT NOT NULL UNIQUE, external_id TEXT,
    content TEXT NOT NULL DEFAULT ''
);
CREATE INDEX IF NOT EXISTS addon_plans_name ON addon_plans (owner_id, name_key);

CREATE TABLE IF NOT EXISTS limits (
    holder TEXT NOT NULL, holder_id INTEGER NOT NULL, name TEXT NOT NULL, value INTEGER NOT NULL,
    PRIMARY KEY (holder, holder_id, name)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS permissions (
    holder TEXT NOT NULL, holder_id INTEGER NOT NULL, name TEXT NOT NULL, value INTEGER NOT NULL,
    PRIMARY KEY (holder, holder_id, name)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS packages (
    holder TEXT NOT NULL, holder_id INTEGER NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (holder, holder_id, name)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS webspaces (
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, name_key TEXT NOT NULL,
    owner_id INTEGER NOT NULL REFERENCES accounts (id), plan_id INTEGER REFERENCES service_plans (id),
    locked INTEGER NOT NULL DEFAULT 0, guid TEXT NOT NULL UNIQUE, external_id TEXT,
    status INTEGER NOT NULL DEFAULT 0, created TEXT NOT NULL, htype TEXT NOT NULL DEFAULT 'none',
    real_size INTEGER NOT NULL DEFAULT 0, traffic INTEGER NOT NULL DEFAULT 0,
    overuse TEXT NOT NULL DEFAULT 'block', description TEXT, admin_description TEXT, reseller_description TEXT,
    aps_filter INTEGER NOT NULL DEFAULT 0, content TEXT NOT NULL DEFAULT ''
);
CREATE INDEX IF NOT EXISTS webspaces_name ON webspaces (name_key);
CREATE INDEX IF NOT EXISTS webspaces_external_id ON webspaces (external_id);
CREATE INDEX IF NOT EXISTS webspaces_owner ON webspaces (owner_id);
CREATE INDEX IF NOT EXISTS webspaces_plan ON webspaces (plan_id);
CREATE TABLE IF NOT EXISTS webspace_ips (
    webspace_id INTEGER NOT NULL REFERENCES webspaces (id) ON DELETE CASCADE, address TEXT NOT NULL,
    PRIMARY KEY (webspace_id, address)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS webspace_addons (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    webspace_id INTEGER NOT NULL REFERENCES webspaces (id) ON DELETE CASCADE,
    addon_id INTEGER NOT NULL REFERENCES addon_plans (id) ON DELETE CASCADE,
    UNIQUE (webspace_id, addon_id)
);
CREATE INDEX IF NOT EXISTS webspace_addons_addon ON webspace_addons (addon_id);

CREATE TABLE IF NOT EXISTS sites (
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, name_key TEXT NOT NULL,
    webspace_id INTEGER NOT NULL REFERENCES webspaces (id) ON DELETE CASCADE, parent_id INTEGER,
    guid TEXT NOT NULL UNIQUE, external_id TEXT, status INTEGER NOT NULL DEFAULT 0, created TEXT NOT NULL,
    htype TEXT NOT NULL DEFAULT 'none', description TEXT, content TEXT NOT NULL DEFAULT ''
);
CREATE INDEX IF NOT EXISTS sites_name ON sites (name_key);
CREATE INDEX IF NOT EXISTS sites_webspace ON sites (webspace_id);
CREATE INDEX IF NOT EXISTS sites_parent ON sites (parent_id);

CREATE TABLE IF NOT EXISTS domains (id INTEGER PRIMARY KEY);
CREATE TRIGGER IF NOT EXISTS webspaces_made AFTER INSERT ON webspaces
BEGIN INSERT OR IGNORE INTO domains VALUES (NEW.id); END;
CREATE TRIGGER IF NOT EXISTS webspaces_gone AFTER DELETE ON webspaces
BEGIN DELETE FROM domains WHERE id = OLD.id; END;
CREATE TRIGGER IF NOT EXISTS sites_made AFTER INSERT ON sites
BEGIN INSERT OR IGNORE INTO domains VALUES (NEW.id); END;
CREATE TRIGGER IF NOT EXISTS sites_gone AFTER DELETE ON sites
BEGIN DELETE FROM domains WHERE id = OLD.id; END;
INSERT OR IGNORE INTO domains SELECT id FROM webspaces UNION SELECT id FROM sites;
CREATE VIEW IF NOT EXISTS all_sites AS
    SELECT id, name, name_key, guid, status, created, htype, description, content, webspace_id, parent_id, 0 AS main
    FROM sites
    UNION ALL
    SELECT id, name, name_key, guid, status, created, htype, description, content, id, NULL, 1 FROM webspaces;

CREATE TABLE IF NOT EXISTS site_aliases (
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, name_key TEXT NOT NULL,
    domain_id INTEGER NOT NULL REFERENCES domains (id) ON DELETE CASCADE, webspace_id INTEGER NOT NULL,
    disabled INTEGER NOT NULL DEFAULT 0, web INTEGER NOT NULL, mail INTEGER NOT NULL, tomcat INTEGER NOT NULL,
    seo_redirect INTEGER NOT NULL, icp_status INTEGER NOT NULL, icp_permit TEXT, manage_dns INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS site_aliases_name ON site_aliases (name_key);
CREATE INDEX IF NOT EXISTS site_aliases_domain ON site_aliases (domain_id);
CREATE INDEX IF NOT EXISTS site_aliases_webspace ON site_aliases (webspace_id);

CREATE TABLE IF NOT EXISTS certificates (
    id INTEGER PRIMARY KEY AUTOINCREMENT, domain_id INTEGER REFERENCES domains (id) ON DELETE CASCADE,
    name TEXT NOT NULL, csr TEXT NOT NULL DEFAULT '', private_key TEXT NOT NULL DEFAULT '',
    certificate TEXT NOT NULL DEFAULT '', ca TEXT NOT NULL DEFAULT ''
);
CREATE INDEX IF NOT EXISTS certificates_name ON certificates (domain_id, name);

CREATE TABLE IF NOT EXISTS db_servers (
    id INTEGER PRIMARY KEY AUTOINCREMENT, type TEXT NOT NULL, host TEXT NOT NULL, port INTEGER NOT NULL,
    admin TEXT NOT NULL, password TEXT, is_local INTEGER NOT NULL DEFAULT 0, is_default INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS offered_db_servers (
    holder TEXT NOT NULL, holder_id INTEGER NOT NULL,
    server_id INTEGER NOT NULL REFERENCES db_servers (id) ON DELETE CASCADE,
    PRIMARY KEY (holder, holder_id, server_id)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS databases (
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL,
    webspace_id INTEGER NOT NULL REFERENCES webspaces (id) ON DELETE CASCADE,
    server_id INTEGER NOT NULL REFERENCES db_servers (id), custom_host TEXT,
    default_user_id INTEGER REFERENCES database_users (id) ON DELETE SET NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS databases_name ON databases (server_id, name);
CREATE INDEX IF NOT EXISTS databases_webspace ON databases (webspace_id);
CREATE INDEX IF NOT EXISTS databases_default_user ON databases (default_user_id);
CREATE TABLE IF NOT EXISTS database_users (
    id INTEGER PRIMARY KEY AUTOINCREMENT, login TEXT NOT NULL, password TEXT NOT NULL,
    password_type TEXT NOT NULL DEFAULT 'plain', role TEXT NOT NULL DEFAULT 'readWrite',
    hosts TEXT NOT NULL DEFAULT '', addresses TEXT NOT NULL DEFAULT '',
    server_id INTEGER NOT NULL REFERENCES db_servers (id) ON DELETE CASCADE,
    database_id INTEGER REFERENCES databases (id) ON DELETE CASCADE,
    webspace_id INTEGER REFERENCES webspaces (id) ON DELETE CASCADE,
    CHECK ((database_id IS NULL) <> (webspace_id IS NULL))
);
CREATE UNIQUE INDEX IF NOT EXISTS database_users_login ON database_users (server_id, login);
CREATE INDEX IF NOT EXISTS database_users_database ON database_users (database_id);
CREATE INDEX IF NOT EXISTS database_users_webspace ON database_users (webspace_id);

CREATE TABLE IF NOT EXISTS traffic (
    domain_id INTEGER NOT NULL REFERENCES domains (id) ON DELETE CASCADE, date TEXT NOT NULL,
    smtp_in INTEGER NOT NULL, smtp_out INTEGER NOT NULL,
    pop3_imap_in INTEGER NOT NULL, pop3_imap_out INTEGER NOT NULL, PRIMARY KEY (domain_id, date)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS webspace_usage (
    webspace_id INTEGER PRIMARY KEY REFERENCES webspaces (id) ON DELETE CASCADE,
    used TEXT NOT NULL, seen TEXT NOT NULL
);

-- A zone is that of a domain or of an alias. Records without a zone are the template's. The server itself made those
-- with "made" set; "subdomain_id" is that of a site whose records are in the zone of its parent.
CREATE TABLE IF NOT EXISTS dns_zones (
    id INTEGER PRIMARY KEY AUTOINCREMENT, domain_id INTEGER UNIQUE REFERENCES domains (id) ON DELETE CASCADE,
    alias_id INTEGER UNIQUE REFERENCES site_aliases (id) ON DELETE CASCADE, webspace_id INTEGER NOT NULL,
    name TEXT NOT NULL, name_key TEXT NOT NULL, type TEXT NOT NULL, enabled INTEGER NOT NULL,
    ttl INTEGER NOT NULL, refresh INTEGER NOT NULL, retry INTEGER NOT NULL, expire INTEGER NOT NULL,
    minimum INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS dns_zones_webspace ON dns_zones (webspace_id);
CREATE INDEX IF NOT EXISTS dns_zones_name ON dns_zones (name_key);
CREATE TABLE IF NOT EXISTS dns_records (
    id INTEGER PRIMARY KEY AUTOINCREMENT, zone_id INTEGER REFERENCES dns_zones (id) ON DELETE CASCADE,
    type TEXT NOT NULL, host TEXT NOT NULL, host_key TEXT NOT NULL, value TEXT NOT NULL, opt TEXT NOT NULL DEFAULT '',
    made INTEGER NOT NULL DEFAULT 0, subdomain_id INTEGER REFERENCES sites (id) ON DELETE CASCADE
);
CREATE INDEX IF NOT EXISTS dns_records_zone ON dns_records (zone_id);
CREATE INDEX IF NOT EXISTS dns_records_host ON dns_records (host_key);
CREATE INDEX IF NOT EXISTS dns_records_subdomain ON dns_records (subdomain_id);
CREATE TABLE IF NOT EXISTS dns_masters (
    id INTEGER PRIMARY KEY AUTOINCREMENT, zone_id INTEGER NOT NULL REFERENCES dns_zones (id) ON DELETE CASCADE,
    address TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS dns_masters_zone ON dns_masters (zone_id);
CREATE TABLE IF NOT EXISTS dns_acl (host TEXT PRIMARY KEY) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS ftp_users (
    id INTEGER PRIMARY KEY AUTOINCREMENT, webspace_id INTEGER NOT NULL REFERENCES webspaces (id) ON DELETE CASCADE,
    name TEXT NOT NULL UNIQUE, hash TEXT NOT NULL, home TEXT NOT NULL, quota INTEGER NOT NULL,
    can_read INTEGER NOT NULL, can_write INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS ftp_users_webspace ON ftp_users (webspace_id);
CREATE TABLE IF NOT EXISTS directories (
    webspace_id INTEGER NOT NULL REFERENCES webspaces (id) ON DELETE CASCADE, path TEXT NOT NULL,
    PRIMARY KEY (webspace_id, path)
) WITHOUT ROWID;

-- A quota of NULL is the default of the subscription. Only the hash of a password is kept.
CREATE TABLE IF NOT EXISTS mail_names (
    id INTEGER PRIMARY KEY AUTOINCREMENT, domain_id INTEGER NOT NULL REFERENCES domains (id) ON DELETE CASCADE,
    name TEXT NOT NULL, name_key TEXT NOT NULL, hash TEXT, user_guid TEXT, cp_access INTEGER NOT NULL DEFAULT 0,
    mailbox INTEGER NOT NULL DEFAULT 0, quota INTEGER, usage INTEGER NOT NULL DEFAULT 0,
    forwarding INTEGER NOT NULL DEFAULT 0, antivir TEXT NOT NULL DEFAULT 'off', outgoing_limit TEXT, description TEXT,
    responds INTEGER NOT NULL DEFAULT 0, responder_subject TEXT, responder_content_type TEXT, responder_charset TEXT,
    responder_text TEXT, responder_forward TEXT, responder_end_date TEXT, UNIQUE (domain_id, name_key)
);
CREATE TABLE IF NOT EXISTS mail_members (
    id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL,
    account_id INTEGER NOT NULL REFERENCES mail_names (id) ON DELETE CASCADE,
    value TEXT NOT NULL, value_key TEXT NOT NULL, file TEXT NOT NULL DEFAULT ''
);
CREATE INDEX IF NOT EXISTS mail_members_account ON mail_members (account_id);
CREATE INDEX IF NOT EXISTS mail_members_value ON mail_members (value_key);

CREATE TABLE IF NOT EXISTS ips (
    address TEXT PRIMARY KEY, netmask TEXT NOT NULL, type TEXT NOT NULL, interface TEXT NOT NULL,
    public_address TEXT, certificate_name TEXT, is_default INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS ip_pool (
    reseller_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE, address TEXT NOT NULL,
    type TEXT NOT NULL, PRIMARY KEY (reseller_id, address)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS locales (
    id TEXT PRIMARY KEY, lang TEXT NOT NULL, country TEXT NOT NULL, enabled INTEGER NOT NULL DEFAULT 1
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS php_handlers (
    id TEXT PRIMARY KEY, display_name TEXT NOT NULL, full_version TEXT NOT NULL, type TEXT NOT NULL, path TEXT NOT NULL,
    clipath TEXT NOT NULL, phpini TEXT NOT NULL, custom INTEGER NOT NULL DEFAULT 0, enabled INTEGER NOT NULL DEFAULT 1
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS extensions (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, version TEXT NOT NULL, release TEXT NOT NULL,
    active INTEGER NOT NULL DEFAULT 1
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS secret_keys (
    id INTEGER PRIMARY KEY AUTOINCREMENT, value TEXT NOT NULL, hash TEXT NOT NULL UNIQUE,
    addresses TEXT NOT NULL, description TEXT NOT NULL DEFAULT '',
    account_id INTEGER REFERENCES accounts (id) ON DELETE CASCADE, created TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS sessions (
    id TEXT PRIMARY KEY, account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    type TEXT NOT NULL, address TEXT NOT NULL, login TEXT NOT NULL, created TEXT NOT NULL, used TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS license (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS additional_keys (
    number TEXT PRIMARY KEY, name TEXT NOT NULL, active INTEGER NOT NULL DEFAULT 1, content TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS domain_restrictions (name TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS misc (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS services (id TEXT PRIMARY KEY, title TEXT NOT NULL, state TEXT NOT NULL) WITHOUT ROWID;
"""
