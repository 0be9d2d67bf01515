# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The entries that M(community.plesk.plesk_service_plans) takes.

Written by tests/update_bulk_docs.py from the documentation of M(community.plesk.plesk_service_plan): change it there.
Note that this doc fragment is **PRIVATE** to the collection.
"""

from __future__ import annotations


class ModuleDocFragment:
    """The options of an entry."""

    DOCUMENTATION = r"""
options:
  service_plans:
    description:
      - The service plans. Each entry takes the options of M(community.plesk.plesk_service_plan).
      - Two entries that mean the same object are an error that names both.
    type: list
    elements: dict
    required: true
    suboptions:
      state:
        description:
          - Whether the service plan exists.
          - With V(absent), the task fails, with a list of their names, if subscriptions
            use the plan, unless O(service_plans[].force=true).
        type: str
        choices:
          - present
          - absent
        default: present
      match_by:
        description:
          - The option that is the key of the service plan, among those of O(service_plans[].owner).
            The other options are desired values, so O(service_plans[].name) can
            be changed with O(service_plans[].match_by=external_id), O(service_plans[].match_by=id)
            or O(service_plans[].match_by=guid).
          - Only V(name) and V(external_id) can create one.
          - The task fails if several share the key, or if O(service_plans[].name)
            belongs to one with a different key.
        type: str
        choices:
          - name
          - id
          - guid
          - external_id
        default: name
      name:
        description:
          - The name (node C(name)), which is unique among those of one owner.
          - Required to create a service plan.
        type: str
      id:
        description:
          - The ID (filter node C(id)).
          - Used as the key if O(service_plans[].match_by=id). Otherwise, the ID
            must equal this value.
        type: int
      guid:
        description:
          - The GUID (filter node C(guid)).
          - Used as the key if O(service_plans[].match_by=guid). Otherwise, the
            GUID must equal this value.
        type: str
      owner:
        description:
          - The login name of the reseller who has the service plan, or V(admin)
            for the administrator (node C(owner-login)). It belongs to the key and
            cannot be changed.
          - If not set, the owner is the login account of the module.
        type: str
      external_id:
        description:
          - An identifier from another system, such as the ID in a billing system
            (node C(external-id)).
        type: str
      limits:
        description:
          - Limits by name (nodes C(limits/limit)). Limits that the task omits keep
            their values.
          - The descriptor of the server defines the valid names and their types.
            The task fails if a name is not valid, and suggests similar names. A
            name that the service plan already has is always valid.
          - Set sizes as V(10G), V(512 MB) or a number of bytes (powers of 1024),
            counts as numbers, and V(unlimited) (or V(-1)) for no limit. They are
            returned as integers, unlimited as V(-1).
        type: dict
      permissions:
        description:
          - Permissions by name, each a boolean (nodes C(permissions/permission)).
            Permissions that the task omits keep their values. Names are checked
            as in O(service_plans[].limits).
        type: dict
      hosting:
        description:
          - Properties of physical hosting by name, such as C(ssl), C(php_handler_id)
            or C(shell) (nodes C(property)). Properties that the task omits keep
            their values, and only those that differ are sent. Names are checked
            as in O(service_plans[].limits).
          - Set booleans for properties that are on or off, and sizes as in O(service_plans[].limits).
        type: dict
      hosting_type:
        description:
          - Whether subscriptions of the plan get physical hosting (nodes C(hosting/vrt_hst)
            and C(hosting/none)). Defaults to V(physical) for a new plan, and if
            O(service_plans[].hosting) contains properties.
          - V(none) deletes the properties of the hosting from the plan.
        type: str
        choices:
          - physical
          - none
      php_settings:
        description:
          - PHP settings by name, such as C(memory_limit) (nodes C(php-settings/setting)).
            Settings that the task omits keep their values, and only those that
            differ are sent. Names and values are not checked.
          - Booleans are sent as C(on) and C(off), numbers as text. The settings
            are returned as text.
        type: dict
      web_server_settings:
        description:
          - Settings of the web servers (node C(web-server-settings)).
        type: dict
        suboptions:
          additional:
            description:
              - Additional Apache directives for HTTP (node C(additional)).
            type: str
          additional_ssl:
            description:
              - Additional Apache directives for HTTPS (node C(additional-ssl)).
            type: str
          additional_nginx:
            description:
              - Additional nginx directives (node C(additional-nginx)).
            type: str
          restrict_follow_symlinks:
            description:
              - Whether the web server follows symbolic links only if their owner
                matches, or V(default) (node C(restrict-follow-sym-links)).
            type: raw
          nginx_proxy_mode:
            description:
              - Whether nginx works as a proxy in front of Apache, or V(default)
                (node C(nginx-proxy-mode)).
              - Requires protocol 1.6.8.0 or later.
            type: raw
      performance:
        description:
          - Limits of the performance (node C(performance)).
        type: dict
        suboptions:
          bandwidth:
            description:
              - The bandwidth in kilobytes per second, or V(unlimited) (node C(bandwidth)).
            type: raw
          max_connections:
            description:
              - The number of simultaneous connections, or V(unlimited) (node C(max_connections)).
            type: raw
      log_rotation:
        description:
          - The rotation of log files (node C(log-rotation)).
        type: dict
        suboptions:
          enabled:
            description:
              - Whether log files are rotated (nodes C(on) and C(off)). Defaults
                to V(true) if another value is set.
            type: bool
          size:
            description:
              - The size from which a file is rotated, as a number in kilobytes
                according to the vendor's documentation (node C(log-bysize)).
              - Mutually exclusive with O(service_plans[].log_rotation.period).
            type: int
          period:
            description:
              - How often files are rotated (node C(log-bytime)).
              - Mutually exclusive with O(service_plans[].log_rotation.size).
            type: str
            choices:
              - daily
              - weekly
              - monthly
          files:
            description:
              - The number of old files to keep (node C(log-max-num-files)).
            type: int
          compress:
            description:
              - Whether old files are compressed (node C(log-compress)).
            type: bool
          email:
            description:
              - The email address that processed files are sent to (node C(log-email)).
            type: str
      mail:
        description:
          - Settings of the mail service (node C(mail)).
        type: dict
        suboptions:
          enabled:
            description:
              - Whether subscriptions get the mail service (node C(mailservice)).
            type: bool
          nonexistent_user:
            description:
              - What happens to mail for users that do not exist (node C(nonexistent-user)).
                Set V(reject), or a map with one entry. Its name is C(bounce), with
                the text of the answer, or C(forward), with an email address.
            type: raw
          webmail:
            description:
              - The webmail program (node C(webmail)).
            type: str
          mailing_lists:
            description:
              - Whether subscriptions get mailing lists (node C(maillists)).
            type: bool
          outgoing_limit_mailbox:
            description:
              - How many messages a mailbox can send in an hour, V(default) or V(unlimited)
                (node C(outgoing-messages-mbox-limit)).
            type: raw
          outgoing_limit_domain:
            description:
              - How many messages a domain can send in an hour, V(default) or V(unlimited)
                (node C(outgoing-messages-domain-limit)).
            type: raw
          outgoing_limit_subscription:
            description:
              - How many messages a subscription can send in an hour, V(default)
                or V(unlimited) (node C(outgoing-messages-subscription-limit)).
            type: raw
          sendmail:
            description:
              - Whether scripts can send mail with sendmail, or V(default) (node
                C(outgoing-messages-enable-sendmail)).
            type: raw
          outgoing_overlimit_percent:
            description:
              - By how many percent the limits can be exceeded (node C(outgoing-messages-overlimit-percent)).
            type: int
      preferences:
        description:
          - Further settings of new subscriptions (node C(preferences)).
        type: dict
        suboptions:
          statistics_months:
            description:
              - The number of months for which statistics are kept (node C(stat)).
            type: int
          mailing_lists:
            description:
              - Whether mailing lists are available (node C(maillists)).
            type: bool
          mail_service:
            description:
              - Whether the mail service is available (node C(mailservice)).
            type: bool
          dns_zone_type:
            description:
              - The type of new DNS zones (node C(dns_zone_type), values C(master)
                and C(slave)).
            type: str
            choices:
              - primary
              - secondary
      aps_filter:
        description:
          - Whether subscribers can install only the applications in O(service_plans[].packages)
            (node C(aps-filter), operations C(enable-aps-filter) and C(disable-aps-filter)).
        type: bool
      db_servers:
        description:
          - The complete list of database servers on offer, added and removed with
            the operation C(db-servers).
          - A task that sets it needs one more request, because the operation finds
            plans of all owners only by ID. It is returned only by tasks that set
            it, and is null otherwise.
        type: list
        elements: dict
        suboptions:
          type:
            description:
              - The type of the database server (node C(type)).
            type: str
            choices:
              - mysql
              - postgresql
              - mssql
            default: mysql
          host:
            description:
              - The host of the database server (node C(host)).
            type: str
            required: true
          port:
            description:
              - The port of the database server (node C(port)). Defaults to 3306
                for MySQL, 5432 for PostgreSQL and 0 for Microsoft SQL Server.
            type: int
      copy_of:
        description:
          - The name of a service plan of the same owner to copy if this one does
            not exist. The module duplicates it (operation C(duplicate)) and then
            applies the other options.
          - Ignored if the service plan exists.
          - In a list of M(community.plesk.plesk_service_plans), the one to copy
            can be in the same list. It is created first.
        type: str
      force:
        description:
          - Whether to delete a plan with subscriptions. They become custom subscriptions
            first. Their add-on plans are removed (operation C(remove-subscription)
            of C(webspace)), then the plan (operation C(switch-subscription)). They
            keep what they have.
        type: bool
        default: false
      overuse:
        description:
          - What happens if the subscription exceeds its limits (node C(limits/overuse)).
          - With V(block), the usage cannot exceed a limit. With V(notify), it can,
            and the server sends an email when a limit is reached. With V(normal),
            it can, but the subscription is suspended if it exceeds the disk space
            or the traffic. With V(not_suspend), the subscription is never suspended.
            With V(not_suspend_notify), it is never suspended and the server sends
            an email.
        type: str
        choices:
          - block
          - normal
          - notify
          - not_suspend
          - not_suspend_notify
      plan_items:
        description:
          - The complete list of names of custom items, added and removed with operations
            of their own (node C(plan-item)).
        type: list
        elements: str
      packages:
        description:
          - The complete list of application packages, added and removed with operations
            of their own (node C(package), for subscriptions from protocol 1.6.8.0).
          - For a subscription, only tasks that set it return it, with one more
            request. It is null otherwise.
        type: list
        elements: dict
        suboptions:
          name:
            description:
              - The name of the package (node C(name)).
            type: str
            required: true
          value:
            description:
              - The value of the package, which the server returns as its version
                (node C(value)).
            type: str
            default: ''
"""
