# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The entries that M(community.plesk.plesk_subscriptions) takes.

Written by tests/update_bulk_docs.py from the documentation of M(community.plesk.plesk_subscription): change it there.
Note that this doc fragment is **PRIVATE** to the collection.
"""

from __future__ import annotations


class ModuleDocFragment:
    """The options of an entry."""

    DOCUMENTATION = r"""
options:
  subscriptions:
    description:
      - The subscriptions. Each entry takes the options of M(community.plesk.plesk_subscription).
      - Two entries that mean the same object are an error that names both.
    type: list
    elements: dict
    required: true
    suboptions:
      state:
        description:
          - Whether the subscription exists.
          - With V(absent), the subscription is deleted together with its websites,
            mail, databases and users. The task fails, with a list of the contents,
            if the subscription is not empty, unless O(subscriptions[].force=true).
        type: str
        choices:
          - present
          - absent
        default: present
      match_by:
        description:
          - The option that is the key of the subscription. The other options are
            desired values, so O(subscriptions[].name) can be changed with O(subscriptions[].match_by=external_id),
            O(subscriptions[].match_by=id) or O(subscriptions[].match_by=guid).
          - Only V(name) and V(external_id) can create a subscription.
          - The task fails if several subscriptions share the key, or if O(subscriptions[].name)
            belongs to a subscription with a different key.
        type: str
        choices:
          - name
          - id
          - guid
          - external_id
        default: name
      name:
        description:
          - The name of the subscription, which is its main domain name (node C(name)).
          - Required to create a subscription.
          - Names are compared in their ASCII form, without letter case and final
            dot. Subscriptions, sites, subdomains, aliases and DNS records share
            one name space.
        type: str
      id:
        description:
          - The ID of the subscription (filter node C(id)).
          - Used as the key if O(subscriptions[].match_by=id). Otherwise, the ID
            of the subscription must equal this value.
        type: int
      guid:
        description:
          - The GUID of the subscription (filter node C(guid)).
          - Used as the key if O(subscriptions[].match_by=guid). Otherwise, the
            GUID of the subscription must equal this value.
        type: str
      external_id:
        description:
          - An identifier from another system, such as the ID in a billing system
            (node C(external-id)).
        type: str
      owner:
        description:
          - The login of the customer or reseller that owns the subscription, or
            V(admin) for the administrator (node C(owner-login)).
          - Defaults to the login account for a new subscription.
          - If the new owner has another vendor (the administrator or a reseller),
            the subscription leaves its service plan and its add-on plans, which
            that vendor does not sell. Set O(subscriptions[].service_plan) to a
            plan of the new vendor, or to V('').
          - The result contains null if the server returns only the ID of the owner
            and the task does not set this option.
        type: str
      service_plan:
        description:
          - The name of the service plan, one of the vendor of the owner (nodes
            C(plan-guid) in C(add) and in C(switch-subscription)).
          - With V(''), the subscription becomes a custom one. Its add-on plans
            are detached first.
          - If the server cannot provide something that the plan includes, the module
            warns.
        type: str
      addons:
        description:
          - The names of all add-on plans of the subscription (operations C(add-subscription)
            and C(remove-subscription)). Add-on plans require a service plan.
        type: list
        elements: str
      sync:
        description:
          - Whether to restore the settings of the service plan if the subscription
            is customized or differs from its plan (operation C(sync-subscription)).
          - Settings that the server cannot provide stay as they are, with a warning.
          - Mutually exclusive with O(subscriptions[].limits), O(subscriptions[].overuse),
            O(subscriptions[].permissions), O(subscriptions[].hosting), O(subscriptions[].php_settings),
            O(subscriptions[].preferences), O(subscriptions[].mail) and O(subscriptions[].performance).
        type: bool
      status:
        description:
          - Whether the subscription and its websites are active (node C(status),
            a sum of bits).
          - V(disabled) accepts a subscription that the administrator (16), a reseller
            (32) or an old client (1) disabled. Otherwise, the module writes 16,
            or 32 if the login account is a reseller.
          - V(active) clears 1, 16, 32 and 64. If the owner is suspended (2) or
            the subscription has expired (256), the module warns, because this status
            is inherited.
        type: str
        choices:
          - active
          - disabled
      hosting_type:
        description:
          - The type of the hosting (node C(htype)).
          - Defaults to V(physical) if the task sets O(subscriptions[].ftp_login),
            O(subscriptions[].ftp_password), O(subscriptions[].document_root), O(subscriptions[].certificate)
            or O(subscriptions[].hosting).
          - Leaving V(physical) deletes the hosting with the files of the website,
            which requires O(subscriptions[].force=true).
        type: str
        choices:
          - physical
          - standard_forwarding
          - frame_forwarding
          - none
      ip_addresses:
        description:
          - The addresses of the hosting, at most one IPv4 and one IPv6 address
            of the pool of the vendor (nodes C(ip_address)).
          - Defaults to an address that the server chooses. An empty list is ignored.
        type: list
        elements: str
      ftp_login:
        description:
          - The login of the system user (property C(ftp_login)).
          - Required for new hosting of the type V(physical).
        type: str
      ftp_password:
        description:
          - The password of the system user (property C(ftp_password)). The server
            does not return it.
          - Required for new hosting of the type V(physical).
          - It can contain single spaces, but not at its beginning or end.
        type: str
      update_ftp_password:
        description:
          - When to write O(subscriptions[].ftp_password).
          - With V(on_create), only when the physical hosting is created.
          - With V(always), in every run. The task then always reports a change.
        type: str
        choices:
          - on_create
          - always
        default: on_create
      document_root:
        description:
          - The folder of the website, relative to the home of the subscription
            (property C(www_root)).
          - The server returns an absolute path, so only the end of the path is
            compared.
        type: str
      hosting:
        description:
          - Other properties of the physical hosting by name, such as C(php), C(ssl)
            or C(ftp_quota) (nodes C(hosting/vrt_hst/property)). Only the properties
            that differ are written, and the others keep their values.
          - The descriptor of the server defines the valid names and their types.
            The task fails if a name is not valid, and suggests similar names.
          - Properties with an option of their own, such as O(subscriptions[].ftp_login),
            are not valid here.
        type: dict
      limits:
        description:
          - Limits by name (nodes C(limits/limit)). Limits that the task omits keep
            their values. Names are checked as in O(subscriptions[].hosting).
          - Set sizes as V(10G), V(512 MB) or a number of bytes (powers of 1024),
            counts as numbers, dates as C(YYYY-MM-DD), and V(unlimited) (or V(-1))
            for no limit. They are returned as integers, unlimited as V(-1).
        type: dict
      permissions:
        description:
          - Permissions by name, each a boolean (nodes C(permissions/permission)).
            Permissions that the task omits keep their values. Names are checked
            as in O(subscriptions[].hosting).
        type: dict
      php_settings:
        description:
          - PHP directives by name, such as C(memory_limit) (nodes C(php-settings/setting)).
            Booleans are written as V(on) and V(off). Only the directives that differ
            are written, and the others keep their values.
        type: dict
      preferences:
        description:
          - Preferences of the subscription (node C(prefs)). Preferences that the
            task omits keep their values.
        type: dict
        suboptions:
          www:
            description: Whether the name with the prefix C(www.) works too (node
              C(prefs/www)).
            type: bool
          statistics_months:
            description: How many months statistics are kept (node C(prefs/stat_ttl)),
              or V(unlimited).
            type: raw
          outgoing_limit_domain:
            description:
              - How many messages the domain can send in an hour (node C(prefs/outgoing-messages-domain-limit)),
                V(default) or V(unlimited).
            type: raw
          icp_status:
            description: Whether the ICP permit of China is on (node C(prefs/icp-status),
              from protocol 1.6.8.0).
            type: bool
          icp_permit:
            description: The number of the ICP permit (node C(prefs/icp-permit),
              from protocol 1.6.8.0).
            type: str
      mail:
        description:
          - The mail service of the main domain (node C(mail)). Settings that the
            task omits keep their values.
        type: dict
        suboptions:
          nonexistent_user:
            description:
              - What happens to mail for addresses that do not exist (node C(mail/nonexistent-user)).
              - Set V(reject), a map with C(bounce) and a text, or a map with C(forward)
                and an address.
            type: raw
          webmail:
            description: The webmail client, such as V(roundcube) (node C(mail/webmail)).
            type: str
          dkim:
            description: Whether outgoing mail is signed with DKIM (node C(mail/spam-protect-sign)).
            type: bool
          greylisting:
            description: Whether greylisting is on (node C(mail/greylisting)).
            type: bool
          enabled:
            description: Whether the mail service is on (node C(mail/mailservice)).
            type: bool
          webmail_certificate:
            description: The name of the certificate of webmail (node C(mail/webmail-certificate),
              from protocol 1.6.8.0).
            type: str
          outgoing_limit_mailbox:
            description:
              - How many messages a mailbox can send in an hour (node C(mail/outgoing-messages-mbox-limit)),
                V(default) or V(unlimited).
            type: raw
          outgoing_limit_domain:
            description:
              - How many messages a domain can send in an hour (node C(mail/outgoing-messages-domain-limit)),
                V(default) or V(unlimited).
            type: raw
          outgoing_limit_subscription:
            description:
              - How many messages the whole subscription can send in an hour (node
                C(mail/outgoing-messages-subscription-limit)), V(default) or V(unlimited).
            type: raw
          sendmail:
            description:
              - Whether scripts and users can send mail with Sendmail (node C(mail/outgoing-messages-enable-sendmail)),
                V(true), V(false) or V(default).
            type: raw
          outgoing_overlimit_percent:
            description:
              - By how many percent the limits of outgoing mail can be exceeded
                (node C(mail/outgoing-messages-overlimit-percent)).
            type: int
      aps_filter:
        description:
          - Whether only the applications in O(subscriptions[].packages) can be
            installed (node C(aps-filter), operations C(enable-aps-filter) and C(disable-aps-filter),
            from protocol 1.6.8.0).
          - It is returned only by tasks that set it, which need one more request,
            and is null otherwise.
        type: bool
      db_servers:
        description:
          - The complete list of database servers on offer, added and removed with
            the operation C(db-servers). Changing it customizes a subscription with
            a plan.
          - It is returned only by tasks that set it, which need one more request,
            and is null otherwise.
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
              - The host name or address of the database server (node C(host)).
            type: str
            required: true
          port:
            description:
              - The port of the database server (node C(port)). Defaults to 3306
                for MySQL, 5432 for PostgreSQL and 0 for Microsoft SQL Server.
            type: int
      description:
        description:
          - A description for the users of the subscription (node C(description)).
        type: str
      admin_description:
        description:
          - A description that only the administrator can read (node C(admin-description)).
        type: str
      reseller_description:
        description:
          - A description that only the reseller and the administrator can read
            (node C(reseller-description)).
        type: str
      force:
        description:
          - Whether to delete the subscription even if it is not empty, and to let
            O(subscriptions[].hosting_type) delete physical hosting.
          - In a document, additional sites, mail accounts and databases that are
            absent in the same document do not count.
        type: bool
        default: false
      forward_to:
        description:
          - The URL to which the domain is forwarded (node C(dest_url)).
          - Required for new hosting of the type V(standard_forwarding) or V(frame_forwarding).
        type: str
      forward_code:
        description:
          - The HTTP status code of the redirect, such as V(301) or V(302) (node
            C(http_code)).
          - Only for O(subscriptions[].hosting_type=standard_forwarding).
        type: int
      certificate:
        description:
          - The name of the certificate of the website (property C(certificate_name)).
          - The task fails if neither the website, its subscription nor the server
            has a certificate with this name.
        type: str
      performance:
        description:
          - Limits of the web server (node C(performance)). The value that the task
            omits stays.
        type: dict
        suboptions:
          bandwidth:
            description: The bandwidth in KB per second (node C(performance/bandwidth)),
              or V(unlimited).
            type: raw
          max_connections:
            description: How many connections are served at once (node C(performance/max_connections)),
              or V(unlimited).
            type: raw
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
