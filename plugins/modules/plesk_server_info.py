#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_server_info
short_description: Gather information about a Plesk server
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Returns the protocol versions of a Plesk server, and its data sets such as license, statistics, services and
    settings (operator C(server), operations C(get_protos) and C(get)).
  - All accounts can read the protocol versions. Only the administrator can read the data sets. For other accounts, the
    module succeeds, and RV(errors) lists the data sets that they are not allowed to read.
  - The content of the license (node C(content)) and the password of the mail relay (node C(smtp_password)) are never
    returned.
  - Usually sends one HTTP request, with an operation for each data set, so that a data set that cannot be read does not
    affect the others. If the server rejects the whole request, a second one contains only the data sets that this
    account and this version of the protocol can read. This happens for resellers and customers on some servers, and on
    servers with a protocol before 1.6.8.0 unless O(api_version) is set. If this request is rejected too, because the
    protocol is older than 1.6.6.0, there is one request for each data set.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._attributes.info
options:
  gather_subset:
    description:
      - The data sets to read. The versions of the protocol are always read.
      - V(license) is the node C(key), V(general) is C(gen_info), V(components) is C(components), V(statistics) is
        C(stat), V(administrator) is C(admin), V(interfaces) is C(interfaces), V(services) is C(services_state),
        V(preferences) is C(prefs), V(shells) is C(shells), V(session) is C(session_setup), V(site_isolation) is
        C(site-isolation-config), V(updates) is C(updates), V(administrator_domains) is C(admin-domain-list) (protocol
        1.6.7.0 and later), V(certificates) is C(certificates) (protocol 1.6.8.0 and later).
      - V(all) selects all data sets, V(min) only V(general).
      - A name with a leading V(!) is excluded, at any position in the list. If the list contains only such names, they
        are excluded from V(all). V(!all) reads only the versions of the protocol, which is a fast test of the
        connection.
      - The task fails if a name is not valid.
    type: list
    elements: str
    default: [all]
seealso:
  - module: community.plesk.plesk_customer_info
  - module: community.plesk.plesk_reseller_plan_info
"""

EXAMPLES = r"""
- name: Read everything
  community.plesk.plesk_server_info:
  register: plesk

- name: Verify that the license and the statistics could be read
  ansible.builtin.assert:
    that: "'license' not in plesk.errors and 'statistics' not in plesk.errors"

- name: Verify that the license allows ten more customers
  ansible.builtin.assert:
    that: plesk.remaining.customers is community.plesk.at_least(10)
    fail_msg: The license allows {{ plesk.remaining.customers }} more customers.

- name: Read only the license and the statistics
  community.plesk.plesk_server_info:
    gather_subset: [license, statistics]

- name: Read everything except slow data sets
  community.plesk.plesk_server_info:
    gather_subset: ['!components', '!statistics']

- name: Test the connection and read the versions of the protocol with any account
  community.plesk.plesk_server_info:
    gather_subset: ['!all']
  register: panel

- name: Show the newest version of the protocol
  ansible.builtin.debug:
    var: panel.protocol
"""

RETURN = r"""
protocols:
  description:
    - The versions of the protocol that the server supports (nodes C(protos/proto)), sorted as numbers.
  returned: success
  type: list
  elements: str
  sample: [1.6.6.0, 1.6.7.0, 1.6.8.0, 1.6.9.0, 1.6.9.1]
protocol:
  description:
    - The highest version in RV(protocols).
  returned: success
  type: str
  sample: 1.6.9.1
remaining:
  description:
    - The number of objects that the license allows in addition to the existing ones. It is V(-1) if there is no limit,
      and V(0) if the limit is reached or exceeded.
    - Null means that the number is unknown. The data set V(license) is required, and V(statistics) too if there is a
      limit.
  returned: success
  type: dict
  sample: {customers: 83, subscriptions: 41, mailboxes: -1, web_users: -1}
  contains:
    customers:
      description: Customers (C(lim_cl) minus C(clients)). It is V(0) if C(can-manage-customers) is false.
      type: int
    subscriptions:
      description: Subscriptions (C(lim_dom) minus C(domains)).
      type: int
    mailboxes:
      description: Mailboxes (C(lim_mn) minus C(mail_boxes)).
      type: int
    web_users:
      description: Web users (C(lim_wu) minus C(web_users)).
      type: int
errors:
  description:
    - The errors of data sets that could not be read, by their names in O(gather_subset). The key of the protocol
      versions is V(protocols).
    - The task fails only if nothing could be read.
  returned: success
  type: dict
  sample:
    license:
      kind: api
      operator: server
      operation: get
      object: key
      code: 1006
      text: Permission denied.
      meaning: this user may not do this, or the API is closed for this user or for the address of the caller
      message: 'server/get of key failed with error 1006: ...'
server:
  description:
    - The data sets that were read, by their names in O(gather_subset).
    - A value that the server does not return is null; in a list of values, it is missing. Booleans and numbers in a
      form that the protocol does not define are returned as text.
    - Nodes that this version of the collection does not support are returned as text in C(other), in the dictionary of
      their parent node. If there are none, C(other) is missing.
  returned: success
  type: dict
  sample:
    general:
      host_name: panel.example.com
      guid: 0c8ad0e6-0a4b-4d53-8e21-7f1c7b2a9d10
      external_id: null
      mode: standard
      vps_optimized: {apache-modules-all: false, mysql-innodb: false}
    services:
      - {id: dns, title: DNS Server (BIND), state: running, error: null}
      - {id: web, title: Web Server (Apache), state: running, error: null}
    session: {idle_timeout: 30}
  contains:
    license:
      description:
        - The main license key (node C(key)), without its content. C(other) contains further properties.
        - Numbers are V(-1) for unlimited.
      type: dict
      contains:
        key_id: {description: ID of the key (C(plesk_key_id))., type: str}
        edition: {description: Edition of Plesk (C(edition))., type: str}
        expires: {description: 'End of the license, as YYYY-MM-DD (C(lim_date)).', type: str}
        next_update:
          description: Date of the next renewal of the key, as YYYY-MM-DD (C(license_update_date)).
          type: str
        demo: {description: Whether this is a demo license (C(demo))., type: bool}
        additional: {description: Whether this is an additional key (C(additional-key))., type: bool}
        max_customers: {description: Maximum number of customers (C(lim_cl))., type: int}
        max_subscriptions: {description: Maximum number of subscriptions (C(lim_dom))., type: int}
        max_domain_aliases:
          description: Maximum number of domain aliases (C(lim_domain_aliases)).
          type: int
        max_mailboxes: {description: Maximum number of mailboxes (C(lim_mn))., type: int}
        max_web_users: {description: Maximum number of web users (C(lim_wu))., type: int}
        manage_accounts: {description: Whether accounts can be managed (C(can-manage-accounts))., type: bool}
        manage_customers: {description: Whether customers can be managed (C(can-manage-customers))., type: bool}
        manage_resellers: {description: Whether resellers can be managed (C(can-manage-resellers))., type: bool}
        manage_subscriptions:
          description: Whether subscriptions can be managed (C(can-manage-subscriptions)).
          type: bool
        manage_custom_view: {description: Whether there is a custom view (C(can-manage-custom-view))., type: bool}
        remote_api: {description: Whether the XML API can be used (C(api-rpc))., type: bool}
    general:
      description: General properties of the server (node C(gen_info)).
      type: dict
      contains:
        host_name: {description: Full host name (C(server_name))., type: str}
        guid: {description: GUID of the server (C(server_guid))., type: str}
        external_id: {description: External ID (C(external-id))., type: str}
        mode: {description: V(standard) or V(poweruser) (C(mode))., type: str}
        vps_optimized:
          description: Optimizations for virtual servers, by the names of the server (C(vps-optimized-status)).
          type: dict
    components:
      description: Software of the server, sorted by name (node C(components)).
      type: list
      elements: dict
      contains:
        name: {description: 'Name, usually of a package (C(name)).', type: str}
        version: {description: Version (C(version))., type: str}
    statistics:
      description: Numbers of objects and state of the server (node C(stat)).
      type: dict
      contains:
        objects:
          description: Numbers of objects (node C(objects)).
          type: dict
          contains:
            customers: {description: Customers (C(clients))., type: int}
            subscriptions: {description: Subscriptions (C(domains))., type: int}
            active_subscriptions: {description: Active subscriptions (C(active_domains))., type: int}
            mailboxes: {description: Mailboxes (C(mail_boxes))., type: int}
            mail_redirects: {description: Mail redirects (C(mail_redirects))., type: int}
            mail_groups: {description: Mail groups (C(mail_groups))., type: int}
            mail_responders: {description: Automatic replies (C(mail_responders))., type: int}
            web_users: {description: Web users (C(web_users))., type: int}
            databases: {description: Databases (C(databases))., type: int}
            database_users: {description: Database users (C(database_users))., type: int}
            problem_customers: {description: Customers with problems (C(problem_clients))., type: int}
            problem_subscriptions: {description: Subscriptions with problems (C(problem_domains))., type: int}
        version:
          description: Versions of Plesk and of the operating system (node C(version)).
          type: dict
          contains:
            name: {description: Name of the product (C(plesk_name))., type: str}
            plesk: {description: Version of Plesk (C(plesk_version))., type: str}
            build: {description: Build of Plesk (C(plesk_build))., type: str}
            os: {description: Operating system (C(plesk_os))., type: str}
            os_version: {description: Version of the operating system (C(plesk_os_version))., type: str}
            kernel: {description: Release of the kernel (C(os_release))., type: str}
            virtuozzo_id: {description: ID of the container in Virtuozzo (C(veid))., type: int}
        system:
          description: The machine (node C(other)).
          type: dict
          contains:
            cpu: {description: Model of the processor (C(cpu))., type: str}
            uptime: {description: Time since the start in seconds (C(uptime))., type: int}
            inside_virtuozzo: {description: Whether it is a container of Virtuozzo (C(inside_vz))., type: bool}
        load_average:
          description: Load average in its usual scale (node C(load_avg)). The protocol multiplies it by 100.
          type: dict
          contains:
            one_minute: {description: Over one minute (C(l1))., type: float}
            five_minutes: {description: Over five minutes (C(l5))., type: float}
            fifteen_minutes: {description: Over fifteen minutes (C(l15))., type: float}
        memory:
          description: Memory (node C(mem)).
          type: dict
          contains:
            total: {description: Total size in bytes (C(total))., type: int}
            used: {description: 'Used memory in bytes, buffers and cache included (C(used)).', type: int}
            free: {description: Free space in bytes (C(free))., type: int}
            shared: {description: Shared memory in bytes (C(shared))., type: int}
            buffers: {description: Memory in buffers in bytes (C(buffer))., type: int}
            cached: {description: Memory in the cache in bytes (C(cached))., type: int}
        swap:
          description: Swap space (node C(swap)).
          type: dict
          contains:
            total: {description: Total size in bytes (C(total))., type: int}
            used: {description: Used space in bytes (C(used))., type: int}
            free: {description: Free space in bytes (C(free))., type: int}
        disks:
          description: File systems, sorted by device (nodes C(diskspace/device)).
          type: list
          elements: dict
          contains:
            name: {description: Device (C(name))., type: str}
            total: {description: 'Size in bytes, including reserved space (C(total)).', type: int}
            used: {description: Used space in bytes (C(used))., type: int}
            free: {description: Free space in bytes (C(free))., type: int}
    administrator:
      description: The administrator's contact data (node C(admin)).
      type: dict
      contains:
        contact_name: {description: Name (C(admin_pname))., type: str}
        company: {description: Company (C(admin_cname))., type: str}
        phone: {description: Phone number (C(admin_phone))., type: str}
        fax: {description: Fax (C(admin_fax))., type: str}
        email: {description: Email address (C(admin_email))., type: str}
        address: {description: Street and number (C(admin_address))., type: str}
        city: {description: City (C(admin_city))., type: str}
        state_or_province: {description: State or province (C(admin_state))., type: str}
        postal_code: {description: Postal code (C(admin_pcode))., type: str}
        country: {description: Code of the country (C(admin_country))., type: str}
        locale: {description: Language of the panel (C(admin_locale))., type: str}
        multiple_sessions:
          description: Whether several sessions at the same time are allowed (C(admin_multiple_sessions)).
          type: bool
        announcements: {description: Whether Plesk sends announcements (C(send_announce))., type: bool}
        uid: {description: ID for single sign-on (C(uid))., type: str}
        global_login: {description: Login for single sign-on (C(global-login))., type: str}
    interfaces:
      description: Names of the network interfaces, sorted (nodes C(interfaces/interface)).
      type: list
      elements: str
    services:
      description: Services, sorted by C(id) (nodes C(services_state/srv)).
      type: list
      elements: dict
      contains:
        id: {description: 'Identifier, such as V(web) (C(id)).', type: str}
        title: {description: "Name in the language of the server (C(title)).", type: str}
        state:
          description: V(running), V(stopped), or V(none) if the service is not installed (C(state)).
          type: str
        error: {description: Error of the service (C(error))., type: str}
    preferences:
      description: Settings of the server (node C(prefs)). Settings that do not apply are null.
      type: dict
      contains:
        max_mail_connections: {description: Maximum number of mail connections (C(max_connections))., type: int}
        max_mail_connections_per_ip:
          description: Maximum number of mail connections of each address (C(max_connections_per_ip)).
          type: int
        outgoing_mail_mode:
          description:
            - Sender address of mail, V(domain-ip), V(domain-name) or V(explicit-ip) (C(outgoing_email_mode)).
          type: str
        outgoing_mail_ipv4: {description: IPv4 address to send from (C(outgoing_email_mode_explicit_ipv4))., type: str}
        outgoing_mail_ipv6: {description: IPv6 address to send from (C(outgoing_email_mode_explicit_ipv6))., type: str}
        outgoing_antispam: {description: Whether outgoing mail is limited (C(outgoing_antispam))., type: bool}
        outgoing_messages_per_mailbox: {description: Messages per hour (C(outgoing_messages_mbox_limit))., type: int}
        outgoing_messages_per_domain: {description: Messages per hour (C(outgoing_messages_domain_limit))., type: int}
        outgoing_messages_per_subscription:
          description: Messages per hour (C(outgoing_messages_subscription_limit)).
          type: int
        sendmail: {description: Whether scripts can use sendmail (C(enable_sendmail))., type: bool}
        report_period:
          description: Time between reports, V(P1D), V(P1W), V(P2W) or V(P1M) as in ISO 8601 (C(report_period)).
          type: str
        notification_period:
          description: Time between notifications, from V(PT15M) to V(P1D) as in ISO 8601 (C(notification_period)).
          type: str
        keep_statistics: {description: Number of months to keep traffic statistics (C(stat_ttl))., type: int}
        include_remote_databases:
          description: Whether remote databases are included in the disk space (C(include_remote_databases)).
          type: bool
        traffic_accounting:
          description: Traffic to include, V(incoming), V(outgoing) or V(both) (C(traffic_accounting)).
          type: str
        apache_restart_interval:
          description: Time between restarts of Apache in seconds (C(restart_apache_interval)).
          type: int
        apache_piped_logs: {description: Whether Apache writes its logs into pipes (C(apache_pipelog))., type: bool}
        ftp_over_tls:
          description: V(disabled), V(enabled), V(required) or V(custom) (C(ftp_over_ssl)).
          type: str
        mail_notifications: {description: Whether notifications are sent by email (C(mail_notifications))., type: bool}
        smtp_use_default_settings:
          description: Whether mail is sent with the settings of the system (C(smtp_use_default_settings)).
          type: bool
        smtp_host: {description: Host of the mail relay (C(smtp_host))., type: str}
        smtp_port: {description: Port of the mail relay (C(smtp_port))., type: int}
        smtp_login: {description: Login at the mail relay (C(smtp_login))., type: str}
        smtp_tls: {description: Whether connections to the mail relay use TLS (C(smtp_tls))., type: bool}
        smtp_allow_users: {description: Whether users can use the mail relay (C(smtp_allow_users))., type: bool}
        aps_force_updates: {description: Whether updates of applications are forced (C(aps_force_updates))., type: bool}
        aps_suggest_updates:
          description: Whether updates of applications are suggested (C(aps_suggest_updates)).
          type: bool
        preview_protection: {description: Whether previews of sites are protected (C(preview_protection))., type: bool}
        waf_rule_engine: {description: 'V(on), V(detection-only) or V(off) (C(waf-rule-engine)).', type: str}
        waf_rule_set: {description: Rules of the web application firewall (C(waf-rule-set))., type: str}
    shells:
      description: Shells that system users can have, in the order of the server (nodes C(shells/shell)).
      type: list
      elements: dict
      contains:
        name: {description: Name (C(name))., type: str}
        path: {description: Path (C(path))., type: str}
    session:
      description: Settings of sessions in the panel (node C(session_setup)).
      type: dict
      contains:
        idle_timeout: {description: Idle time of a session in minutes (C(login_timeout))., type: int}
    site_isolation:
      description:
        - Settings that sites can have, in the order of the server (nodes C(site-isolation-config/property)).
        - A name can occur several times.
      type: list
      elements: dict
      contains:
        name: {description: Name of the setting (C(name))., type: str}
        choices: {description: Valid values (C(value))., type: list, elements: str}
    updates:
      description: Updates of Plesk (node C(updates)).
      type: dict
      contains:
        available: {description: Available update (C(available_update))., type: str}
        available_type: {description: Type of the available update (C(available_update_type))., type: str}
        security: {description: Security updates (C(security_updates))., type: str}
        last_installed: {description: Last installed update (C(last_installed_update))., type: str}
        automatic:
          description: Whether updates are installed automatically (C(install_updates_automatically)).
          type: bool
        automatic_third_party:
          description: Whether updates of other vendors are installed automatically (C(install_third_party_updates)).
          type: bool
        automatic_system_packages:
          description:
            - Whether updates of system packages are installed automatically
              (C(install_system_package_updates_automatically)).
          type: bool
    administrator_domains:
      description:
        - Domains, subdomains and aliases of the administrator, sorted by C(id) (nodes C(admin-domain-list/domain)).
      type: list
      elements: dict
      contains:
        id: {description: ID (C(id))., type: int}
        name: {description: Name (C(name))., type: str}
        ascii_name: {description: Name in its ASCII form (C(ascii-name))., type: str}
        type: {description: Type as returned by the server (C(type))., type: str}
        main: {description: Whether it is the main domain of its subscription (C(main))., type: bool}
        guid: {description: GUID (C(guid))., type: str}
        external_id: {description: External ID (C(external-id))., type: str}
        parent_id: {description: ID of the parent domain (C(parent-id))., type: int}
        domain_id: {description: ID of the domain that it belongs to (C(domain-id))., type: int}
    certificates:
      description: Certificates of the server itself (node C(certificates)).
      type: dict
      contains:
        panel:
          description: Certificate of the panel (node C(panel)). It is null if there is none.
          type: dict
          contains:
            name: {description: Name of the certificate (C(name))., type: str}
            subscription: {description: Subscription that contains the certificate (C(webspace))., type: str}
            site: {description: Site that contains the certificate (C(site))., type: str}
            server_pool: {description: Whether it is in the pool of the server (C(admin))., type: bool}
        mail_server:
          description: Certificate of the mail server (node C(mail-server)). It is null if there is none.
          type: dict
          contains:
            name: {description: Name of the certificate (C(name))., type: str}
            subscription: {description: Subscription that contains the certificate (C(webspace))., type: str}
            site: {description: Site that contains the certificate (C(site))., type: str}
            server_pool: {description: Whether it is in the pool of the server (C(admin))., type: bool}
operations:
  description:
    - The names of the operations that were sent, in the order of their first use.
  returned: always
  type: list
  elements: str
  sample: [server/get_protos, server/get]
error:
  description:
    - Details of the failure as structured data. RV(ignore:msg) contains the message too.
  returned: failure
  type: dict
  sample:
    kind: option
    option: gather_subset[0]
    value: stats
    message: "gather_subset[0]: 'stats' is not a data set. Did you mean 'statistics' or 'updates'?"
"""

from typing import Any

from ansible_collections.community.plesk.plugins.module_utils._edge.module import connected, make_module, report
from ansible_collections.community.plesk.plugins.module_utils._edge.server_info import OPTIONS, choose, gather


def main() -> None:
    module = make_module(OPTIONS)
    result: dict[str, Any] = {"changed": False}
    with connected(module, result) as (client, _connection):
        result.update(gather(client, choose(module.params["gather_subset"])))
        report(result, client)
    module.exit_json(**result)


if __name__ == "__main__":
    main()
