# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The entries that M(community.plesk.plesk_objects) takes.

Written by tests/update_bulk_docs.py from the documentation of the modules for one object: change it there.
Note that this doc fragment is **PRIVATE** to the collection.
"""

from __future__ import annotations


class ModuleDocFragment:
    """The options of an entry."""

    DOCUMENTATION = r"""
options:
  reseller_plans:
    description:
      - The reseller plans. Each entry takes the options of M(community.plesk.plesk_reseller_plan).
      - Two entries that mean the same object are an error that names both.
    type: list
    elements: dict
    suboptions:
      state:
        description:
          - Whether the plan exists.
          - With V(absent), the task fails, with a list of their logins, if resellers
            subscribe to the plan, unless O(reseller_plans[].force=true).
        type: str
        choices:
          - present
          - absent
        default: present
      match_by:
        description:
          - The option that is the key of the plan. The other options are desired
            values, so O(reseller_plans[].name) can be changed with O(reseller_plans[].match_by=external_id),
            O(reseller_plans[].match_by=id) or O(reseller_plans[].match_by=guid).
          - Only V(name) and V(external_id) can create a plan.
          - The task fails if several plans share the key, or if O(reseller_plans[].name)
            belongs to a plan with a different key.
        type: str
        choices:
          - name
          - id
          - guid
          - external_id
        default: name
      name:
        description:
          - The name of the plan (node C(name)).
          - Required to create a plan.
        type: str
      id:
        description:
          - The ID of the plan (filter node C(id)).
          - Used as the key if O(reseller_plans[].match_by=id). Otherwise, the ID
            of the plan must equal this value.
        type: int
      guid:
        description:
          - The GUID of the plan (filter node C(guid)).
          - Used as the key if O(reseller_plans[].match_by=guid). Otherwise, the
            GUID of the plan must equal this value.
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
            name that the plan already has is always valid.
          - Set sizes as V(10G), V(512 MB) or a number of bytes (powers of 1024),
            counts as numbers, dates as C(YYYY-MM-DD), and V(unlimited) (or V(-1))
            for no limit. They are returned as integers, unlimited as V(-1).
        type: dict
      overuse:
        description:
          - What happens if a reseller exceeds its limits (node C(limits/resource-policy/overuse)).
          - With V(block), the usage cannot exceed a limit. With V(notify), it can,
            and the server sends an email when a limit is reached. With V(normal),
            it can, but the reseller is suspended if it exceeds the disk space or
            the traffic. With V(not_suspend), the reseller is never suspended. With
            V(not_suspend_notify), it is never suspended and the server sends an
            email.
        type: str
        choices:
          - block
          - normal
          - notify
          - not_suspend
          - not_suspend_notify
      oversell:
        description:
          - Whether resellers may oversell their resources (node C(limits/resource-policy/oversell)).
        type: bool
      permissions:
        description:
          - Permissions by name, each a boolean (nodes C(permissions/permission)).
            Permissions that the task omits keep their values. Names are checked
            as in O(reseller_plans[].limits).
        type: dict
      shared_ip_addresses:
        description:
          - The complete list of shared addresses that resellers of this plan can
            use (nodes C(ip-pool/ip-address)).
        type: list
        elements: str
      exclusive_ipv4:
        description:
          - The number of exclusive IPv4 addresses that a reseller can use (node
            C(ip-pool/allocate-ip)).
        type: int
      exclusive_ipv6:
        description:
          - The number of exclusive IPv6 addresses that a reseller can use (node
            C(ip-pool/allocate-ipv6)).
        type: int
      copy_of:
        description:
          - The name of a plan to copy if this plan does not exist. The module duplicates
            it (operation C(duplicate)) and then applies the other options.
          - Ignored if the plan exists.
          - In a list of M(community.plesk.plesk_reseller_plans), the plan to copy
            can be in the same list. It is created first.
        type: str
      force:
        description:
          - Whether to delete a plan with subscribers. The resellers get custom
            subscriptions first (operation C(switch-subscription) of C(reseller)),
            because servers can refuse to delete a plan that is in use.
        type: bool
        default: false
  resellers:
    description:
      - The resellers. Each entry takes the options of M(community.plesk.plesk_reseller).
      - Two entries that mean the same object are an error that names both.
    type: list
    elements: dict
    suboptions:
      state:
        description:
          - Whether the reseller exists.
          - With V(absent), the reseller is deleted together with everything it
            owns. The task fails, with a list of the objects, if the reseller has
            customers or subscriptions, unless O(resellers[].force=true).
        type: str
        choices:
          - present
          - absent
        default: present
      match_by:
        description:
          - The option that is the key of the reseller. The other options are desired
            values, so O(resellers[].login) can be changed with O(resellers[].match_by=external_id)
            or O(resellers[].match_by=id).
          - Only V(login) and V(external_id) can create a reseller.
          - The task fails if several resellers share the key, or if O(resellers[].login)
            belongs to a reseller with a different key.
        type: str
        choices:
          - login
          - id
          - guid
          - external_id
        default: login
      login:
        description:
          - The login name (node C(login)). Letter case is ignored in comparisons.
          - Required to create a reseller.
          - Customers, resellers and other users of a server share one name space.
        type: str
      id:
        description:
          - The ID of the reseller (filter node C(id)).
          - Used as the key if O(resellers[].match_by=id). Otherwise, the ID of
            the reseller must equal this value.
        type: int
      guid:
        description:
          - The GUID of the reseller (filter node C(guid)).
          - Used as the key if O(resellers[].match_by=guid). Otherwise, the GUID
            of the reseller must equal this value.
        type: str
      external_id:
        description:
          - An identifier from another system, such as the ID in a billing system
            (node C(external-id)).
        type: str
      contact_name:
        description:
          - The name of the contact person (node C(pname)).
          - Required to create a reseller.
        type: str
      company:
        description:
          - The company (node C(cname)).
        type: str
      password:
        description:
          - The password in plain text (node C(passwd)).
          - Required to create a reseller. For an existing reseller, O(resellers[].update_password)
            defines when it is written.
          - It can contain single spaces, but no spaces at the beginning or the
            end and no several spaces in a row, because the protocol would remove
            them.
        type: str
      update_password:
        description:
          - When the O(resellers[].password) of an existing reseller is written.
          - With V(when_different), it is compared with the hash that the server
            returns (SHA-256 or SHA-512 crypt). If the server returns no hash, the
            password is not written, and the module reports a warning.
          - With V(always), it is written in every run, and the task always reports
            C(changed).
          - With V(on_create), it is written only for new resellers.
        type: str
        choices:
          - when_different
          - always
          - on_create
        default: when_different
      status:
        description:
          - Whether the reseller can log in (node C(status), a sum of bits).
          - V(disabled) is met if the account is disabled (16 or 32). Otherwise,
            bit 16 is set.
          - V(active) clears only bit 16. The task fails, with the reasons, if the
            account is disabled for any other reason.
        type: str
        choices:
          - active
          - disabled
      phone:
        description:
          - The phone number (node C(phone)).
        type: str
      fax:
        description:
          - The fax number (node C(fax)).
        type: str
      email:
        description:
          - The email address (node C(email)).
        type: str
      address:
        description:
          - The street address (node C(address)).
        type: str
      city:
        description:
          - The city (node C(city)).
        type: str
      state_or_province:
        description:
          - The state or province (node C(state)).
        type: str
      postal_code:
        description:
          - The postal code (node C(pcode)). Quote it in YAML to keep leading zeros.
        type: str
      country:
        description:
          - The two-letter code of the country, such as V(DE) (node C(country)).
        type: str
      locale:
        description:
          - The language of the panel for this reseller, such as V(en-US) (node
            C(locale)). It must be installed on the server.
        type: str
      description:
        description:
          - A description for the administrator (node C(description)).
        type: str
      power_user:
        description:
          - Whether the reseller uses the Power User view of the panel (node C(power-user)).
        type: bool
      limits:
        description:
          - Limits by name (nodes C(limits/limit)). Limits that the task omits keep
            their values.
          - The descriptor of the reseller defines the valid names and their types;
            for a new reseller, the descriptor of the reseller plans. The task fails
            if a name is not valid, and suggests similar names. A name that the
            reseller already has is always valid.
          - Set sizes as V(10G), V(512 MB) or a number of bytes (powers of 1024),
            counts as numbers, dates as C(YYYY-MM-DD), and V(unlimited) (or V(-1))
            for no limit. They are returned as integers, unlimited as V(-1).
          - The limits of a reseller with a O(resellers[].plan) can deviate from
            the plan. See O(resellers[].sync).
        type: dict
      overuse:
        description:
          - What happens if the reseller exceeds its limits (node C(limits/resource-policy/overuse)).
          - With V(block), the usage cannot exceed a limit. With V(notify), it can,
            and the server sends an email when a limit is reached. With V(normal),
            it can, but the reseller is suspended if it exceeds the disk space or
            the traffic. With V(not_suspend), the reseller is never suspended. With
            V(not_suspend_notify), it is never suspended and the server sends an
            email.
        type: str
        choices:
          - block
          - normal
          - notify
          - not_suspend
          - not_suspend_notify
      oversell:
        description:
          - Whether the reseller may oversell its resources (node C(limits/resource-policy/oversell)).
            The permission C(allow_oversell) is different; it allows the reseller
            to change this setting.
        type: bool
      permissions:
        description:
          - Permissions by name, each a boolean (nodes C(permissions/permission)).
            Permissions that the task omits keep their values. Names are checked
            as in O(resellers[].limits).
        type: dict
      ip_pool:
        description:
          - The complete list of addresses that the reseller can use. Addresses
            are added with C(ippool-add-ip), and their type is changed with C(ippool-set-ip).
            Addresses that the list omits are removed with C(ippool-del-ip).
        type: list
        elements: dict
        suboptions:
          ip_address:
            description:
              - An IPv4 or IPv6 address of the server (node C(ip-address)).
            type: str
            required: true
          type:
            description:
              - Whether other resellers can use the address too (node C(ip-type)).
            type: str
            choices:
              - shared
              - exclusive
            default: shared
      plan:
        description:
          - The name of the reseller plan that the reseller subscribes to (node
            C(plan-name) for a new reseller). An empty string ends the subscription.
            The operation C(switch-subscription) changes the plan (nodes C(plan-guid)
            and C(no-plan)).
          - The module warns if the server cannot provide something that the new
            plan includes.
          - The task fails if the plan does not exist. In check mode, the module
            only warns.
        type: str
      sync:
        description:
          - Whether to reset a reseller whose subscription is locked or not synchronized
            to the limits and permissions of its plan (operation C(sync-subscription)).
          - Mutually exclusive with O(resellers[].limits), O(resellers[].overuse),
            O(resellers[].oversell) and O(resellers[].permissions).
        type: bool
      force:
        description:
          - Whether to delete or convert a reseller that has customers or subscriptions.
        type: bool
        default: false
      convert_to_customer:
        description:
          - Whether to convert the reseller to a customer of the administrator (operation
            C(convert-to-customer)). The task changes nothing else. It reports C(ok)
            if a customer with this key exists already.
          - The task fails if the reseller has customers or subscriptions, unless
            O(resellers[].force=true).
        type: bool
        default: false
      service_plan:
        description:
          - The service plan for O(resellers[].convert_to_customer=true) (node C(plan-name)).
            It must belong to the administrator. If not set, the subscriptions of
            the reseller become custom subscriptions.
        type: str
  customers:
    description:
      - The customers. Each entry takes the options of M(community.plesk.plesk_customer).
      - Two entries that mean the same object are an error that names both.
    type: list
    elements: dict
    suboptions:
      state:
        description:
          - Whether the customer exists.
          - With V(absent), the customer is deleted together with everything it
            owns. The task fails if the customer owns subscriptions, unless O(customers[].force=true).
        type: str
        choices:
          - present
          - absent
        default: present
      match_by:
        description:
          - The option that is the key of the customer. The other options are desired
            values, so O(customers[].login) can be changed with O(customers[].match_by=external_id)
            or O(customers[].match_by=id).
          - Only V(login) and V(external_id) can create a customer.
          - The task fails if several customers share the key, or if O(customers[].login)
            belongs to a customer with a different key.
        type: str
        choices:
          - login
          - id
          - guid
          - external_id
        default: login
      login:
        description:
          - The login name (node C(login)). Letter case is ignored in comparisons.
          - Required to create a customer.
          - Customers, resellers and other users of a server share one name space.
        type: str
      id:
        description:
          - The ID of the customer (filter node C(id)).
          - Used as the key if O(customers[].match_by=id). Otherwise, the ID of
            the customer must equal this value.
        type: int
      guid:
        description:
          - The GUID of the customer (filter node C(guid)).
          - Used as the key if O(customers[].match_by=guid). Otherwise, the GUID
            of the customer must equal this value.
        type: str
      external_id:
        description:
          - An identifier from another system, such as the ID in a billing system
            (node C(external-id)).
        type: str
      contact_name:
        description:
          - The name of the contact person (node C(pname)).
          - Required to create a customer.
        type: str
      company:
        description:
          - The company (node C(cname)).
        type: str
      password:
        description:
          - The password in plain text (node C(passwd)).
          - Required to create a customer. For an existing customer, O(customers[].update_password)
            defines when it is written.
          - It can contain single spaces, but no spaces at the beginning or the
            end and no several spaces in a row, because the protocol would remove
            them.
        type: str
      update_password:
        description:
          - When the O(customers[].password) of an existing customer is written.
          - With V(when_different), it is compared with the hash that the server
            returns (SHA-256 or SHA-512 crypt). If the server returns no hash, the
            password is not written, and the module reports a warning.
          - With V(always), it is written in every run, and the task always reports
            C(changed).
          - With V(on_create), it is written only for new customers.
        type: str
        choices:
          - when_different
          - always
          - on_create
        default: when_different
      status:
        description:
          - Whether the customer can log in and its subscriptions are online (node
            C(status), a sum of bits).
          - V(disabled) is met if the administrator (16) or the reseller (32) disabled
            the account. Otherwise, bit 16 is set.
          - V(active) clears only bit 16. The task fails, with the reasons, if the
            account is disabled for any other reason.
        type: str
        choices:
          - active
          - disabled
      phone:
        description:
          - The phone number (node C(phone)).
        type: str
      fax:
        description:
          - The fax number (node C(fax)).
        type: str
      email:
        description:
          - The email address (node C(email)).
        type: str
      address:
        description:
          - The street address (node C(address)).
        type: str
      city:
        description:
          - The city (node C(city)).
        type: str
      state_or_province:
        description:
          - The state or province (node C(state)).
        type: str
      postal_code:
        description:
          - The postal code (node C(pcode)). Quote it in YAML to keep leading zeros.
        type: str
      country:
        description:
          - The two-letter code of the country, such as V(DE) (node C(country)).
        type: str
      locale:
        description:
          - The language of the panel for this customer, such as V(en-US) (node
            C(locale)). It must be installed on the server.
        type: str
      description:
        description:
          - A description for the administrator (node C(description)).
        type: str
      owner:
        description:
          - The login of the reseller that the customer belongs to, or V(admin)
            for the administrator (node C(owner-login)). Defaults to the account
            that the module logs in with, for a new customer.
          - If the owner differs, the operation C(change-owner) moves the customer
            and its subscriptions. See O(customers[].ip_addresses) and O(customers[].service_plan).
          - If the server returns only the ID of the owner and the task does not
            set this option, the result contains null.
        type: str
      ip_addresses:
        description:
          - The new addresses of the subscriptions of a customer whose O(customers[].owner)
            changes, from the pool of the new owner (nodes C(ipV4-address) and C(ipV6-address)).
          - Required to change the owner of a customer with subscriptions. Ignored
            if the owner does not change.
        type: list
        elements: str
      service_plan:
        description:
          - The name of the new service plan of the subscriptions of a customer
            whose O(customers[].owner) changes (node C(plan-name)). The plan must
            belong to the new owner. If not set, the subscriptions become custom
            subscriptions.
          - Ignored if the owner does not change, and if O(customers[].convert_to_reseller=true).
        type: str
      force:
        description:
          - Whether to delete or convert a customer that owns subscriptions.
        type: bool
        default: false
      convert_to_reseller:
        description:
          - Whether to convert the customer to a reseller (operation C(convert-to-reseller)).
            The task changes nothing else. It reports C(ok) if a reseller with this
            key exists already.
          - The task fails if the customer owns subscriptions, unless O(customers[].force=true).
            The reseller keeps the subscriptions.
        type: bool
        default: false
      reseller_plan:
        description:
          - The reseller plan for O(customers[].convert_to_reseller=true) (node
            C(reseller-plan-name)). If not set, the reseller gets the sum of the
            resources of the customer.
        type: str
  php_handlers:
    description:
      - The php handlers. Each entry takes the options of M(community.plesk.plesk_php_handler).
      - Two entries that mean the same object are an error that names both.
    type: list
    elements: dict
    suboptions:
      handler_id:
        description:
          - The ID of the PHP handler (node C(id)), such as V(plesk-php83-fpm).
            It is the value of the hosting property C(php_handler_id) of sites that
            use it.
          - Required.
        type: str
      enabled:
        description:
          - Whether sites can use the PHP handler (node C(handler-status), operations
            C(enable) and C(disable)).
          - The task fails, with a list of their names, if it would disable a PHP
            handler that sites use, unless O(php_handlers[].force=true).
        type: bool
      force:
        description:
          - Whether to disable a PHP handler that sites use. Servers can refuse
            this.
        type: bool
        default: false
  service_plans:
    description:
      - The service plans. Each entry takes the options of M(community.plesk.plesk_service_plan).
      - Two entries that mean the same object are an error that names both.
    type: list
    elements: dict
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
  service_plan_addons:
    description:
      - The service plan addons. Each entry takes the options of M(community.plesk.plesk_service_plan_addon).
      - Two entries that mean the same object are an error that names both.
    type: list
    elements: dict
    suboptions:
      state:
        description:
          - Whether the add-on plan exists.
          - With V(absent), the task fails, with a list of their names, if subscriptions
            carry the add-on plan, unless O(service_plan_addons[].force=true).
        type: str
        choices:
          - present
          - absent
        default: present
      match_by:
        description:
          - The option that is the key of the add-on plan, among those of O(service_plan_addons[].owner).
            The other options are desired values, so O(service_plan_addons[].name)
            can be changed with O(service_plan_addons[].match_by=external_id), O(service_plan_addons[].match_by=id)
            or O(service_plan_addons[].match_by=guid).
          - Only V(name) and V(external_id) can create one.
          - The task fails if several share the key, or if O(service_plan_addons[].name)
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
          - Required to create a add-on plan.
        type: str
      id:
        description:
          - The ID (filter node C(id)).
          - Used as the key if O(service_plan_addons[].match_by=id). Otherwise,
            the ID must equal this value.
        type: int
      guid:
        description:
          - The GUID (filter node C(guid)).
          - Used as the key if O(service_plan_addons[].match_by=guid). Otherwise,
            the GUID must equal this value.
        type: str
      owner:
        description:
          - The login name of the reseller who has the add-on plan, or V(admin)
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
            name that the add-on plan already has is always valid.
          - Set sizes as V(10G), V(512 MB) or a number of bytes (powers of 1024),
            counts as numbers, and V(unlimited) (or V(-1)) for no limit. They are
            returned as integers, unlimited as V(-1).
        type: dict
      permissions:
        description:
          - Permissions by name, each a boolean (nodes C(permissions/permission)).
            Permissions that the task omits keep their values. Names are checked
            as in O(service_plan_addons[].limits).
        type: dict
      hosting:
        description:
          - Properties of physical hosting by name, such as C(ssl), C(php_handler_id)
            or C(shell) (nodes C(property)). Properties that the task omits keep
            their values, and only those that differ are sent. Names are checked
            as in O(service_plan_addons[].limits).
          - Set booleans for properties that are on or off, and sizes as in O(service_plan_addons[].limits).
        type: dict
      php_settings:
        description:
          - PHP settings by name, such as C(memory_limit) (nodes C(php-settings/setting)).
            Settings that the task omits keep their values, and only those that
            differ are sent. Names and values are not checked.
          - Booleans are sent as C(on) and C(off), numbers as text. The settings
            are returned as text.
        type: dict
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
      copy_of:
        description:
          - The name of a add-on plan of the same owner to copy if this one does
            not exist. The module duplicates it (operation C(duplicate)) and then
            applies the other options.
          - Ignored if the add-on plan exists.
          - In a list of M(community.plesk.plesk_service_plan_addons), the one to
            copy can be in the same list. It is created first.
        type: str
      force:
        description:
          - Whether to delete an add-on plan that subscriptions carry. It is removed
            from them first (operation C(remove-subscription) of C(webspace)).
        type: bool
        default: false
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
  database_servers:
    description:
      - The database servers. Each entry takes the options of M(community.plesk.plesk_database_server).
      - Two entries that mean the same object are an error that names both.
    type: list
    elements: dict
    suboptions:
      state:
        description:
          - Whether the database server is registered. With V(absent), Plesk forgets
            the server, which itself is not changed.
          - With V(absent), the task fails, with a list of their names, if databases
            are on the server, unless O(database_servers[].force=true).
          - Plesk refuses to remove the local server and the default server of a
            type.
        type: str
        choices:
          - present
          - absent
        default: present
      match_by:
        description:
          - The option that is the key of the database server. With V(host), O(database_servers[].type)
            and O(database_servers[].port) belong to the key if they are set, because
            several servers can have the same host. With V(id), O(database_servers[].host)
            and O(database_servers[].port) are desired values.
          - Only V(host) can register a database server.
          - The task fails if several database servers share the key.
        type: str
        choices:
          - host
          - id
        default: host
      host:
        description:
          - The host name or IP address of the database server (node C(host)).
          - Required to register a database server.
        type: str
      id:
        description:
          - The ID of the database server (node C(id)).
          - Used as the key if O(database_servers[].match_by=id). Otherwise, the
            ID of the database server must equal this value.
        type: int
      port:
        description:
          - The port of the database server (node C(port)).
          - Required to register a database server.
        type: int
      type:
        description:
          - The type of the database server (node C(type)). It is impossible to
            change it.
          - Required to register a database server.
        type: str
        choices:
          - mysql
          - postgresql
          - mssql
      admin:
        description:
          - The login name of the administrator of the database server (node C(admin)).
          - Required to register a database server.
        type: str
      password:
        description:
          - The password of O(database_servers[].admin) (node C(password)). It is
            not compared, so O(database_servers[].update_password) determines when
            it is written.
        type: str
      update_password:
        description:
          - When to write O(database_servers[].password). With V(on_create), only
            a new database server gets it. With V(always), every run writes it and
            reports a change.
        type: str
        choices:
          - on_create
          - always
        default: on_create
      default:
        description:
          - Whether this is the default server of its type, on which databases are
            created if they do not name a server (node C(default) of C(add), later
            the operation C(set-default)).
          - The task fails if the default server is set to V(false). Set another
            server to V(true) instead.
        type: bool
      force:
        description:
          - Whether to attempt to remove a database server with databases. Servers
            can refuse this.
        type: bool
        default: false
  dns_server:
    description:
      - The dns server. Each entry takes the options of M(community.plesk.plesk_dns_server).
      - Two entries that mean the same object are an error that names both.
    type: list
    elements: dict
    suboptions:
      transfer_acl:
        description:
          - The complete list of hosts that may transfer the zones of this server.
            Each host is an IP address, a network such as V(192.0.2.0/24), or a
            name (node C(host), operations C(add_to_acl) and C(remove_from_acl)).
        type: list
        elements: str
      recursion:
        description:
          - For whom the name server looks up names of other servers (node C(value),
            operation C(set-recursion)). Quote V(on) and V(off) in YAML.
          - The task fails if the server does not support the value. V(local) is
            for Windows.
        type: str
        choices:
          - 'on'
          - 'off'
          - local
          - localnets
      remote_dns:
        description:
          - Whether a remote name server answers for the zones instead of the one
            on this server (node C(dns-status), operations C(enable-remote-dns)
            and C(disable-remote-dns)).
        type: bool
      template_enabled:
        description:
          - Whether the name server answers for new zones (node C(zone_status),
            operations C(enable) and C(disable) without a filter). Existing zones
            are unchanged.
        type: bool
      template_soa:
        description:
          - Numbers of the SOA record of new zones, in seconds (node C(soa), operation
            C(set) without a filter). Numbers that the task omits keep their values.
            Existing zones are unchanged.
        type: dict
        suboptions:
          ttl:
            description:
              - The time to live of the records of a zone (node C(soa/ttl)).
            type: int
          refresh:
            description:
              - The time after which secondary servers look for changes (node C(soa/refresh)).
            type: int
          retry:
            description:
              - The time after which secondary servers try again (node C(soa/retry)).
            type: int
          expire:
            description:
              - The time after which secondary servers discard a zone (node C(soa/expire)).
            type: int
          minimum:
            description:
              - The time for which a missing name is cached (node C(soa/minimum)).
            type: int
  subscriptions:
    description:
      - The subscriptions. Each entry takes the options of M(community.plesk.plesk_subscription).
      - Two entries that mean the same object are an error that names both.
    type: list
    elements: dict
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
  sites:
    description:
      - The sites. Each entry takes the options of M(community.plesk.plesk_site).
      - Two entries that mean the same object are an error that names both.
    type: list
    elements: dict
    suboptions:
      state:
        description:
          - Whether the site exists.
          - With V(absent), the site is deleted together with its subdomains, aliases,
            mail, DNS zone and files. The task fails, with a list of the contents,
            if the site is not empty, unless O(sites[].force=true).
        type: str
        choices:
          - present
          - absent
        default: present
      match_by:
        description:
          - The option that is the key of the site. The other options are desired
            values, so O(sites[].name) can be changed with O(sites[].match_by=id)
            or O(sites[].match_by=guid).
          - Only V(name) can create a site.
        type: str
        choices:
          - name
          - id
          - guid
        default: name
      name:
        description:
          - The full domain name of the site, also for a subdomain (node C(name)).
          - Required to create a site.
          - Names are compared in their ASCII form, without letter case and final
            dot. Subscriptions, sites, subdomains, aliases and DNS records share
            one name space.
        type: str
      id:
        description:
          - The ID of the site (filter node C(id)).
          - Used as the key if O(sites[].match_by=id). Otherwise, the ID of the
            site must equal this value.
        type: int
      guid:
        description:
          - The GUID of the site (filter node C(guid)).
          - Used as the key if O(sites[].match_by=guid). Otherwise, the GUID of
            the site must equal this value.
        type: str
      subscription:
        description:
          - The name of the subscription to which the site belongs (node C(webspace-name)).
          - Required to create a site.
          - The XML API cannot move a site to another subscription. The task fails
            if the site belongs to a different one.
          - The result contains null if the task does not set this option.
        type: str
      parent:
        description:
          - The name of the site of which this one is a subdomain, or V('') for
            a site that is not a subdomain (node C(parent-site-name); read with
            the operation C(get) of the operator C(subdomain)).
          - The O(sites[].name) of a subdomain ends with a dot and the name of its
            parent. Without this option, a new site is not a subdomain, whatever
            its name is.
          - It cannot be changed. The task fails if the site has a different parent.
          - The result contains null if the task does not set this option.
        type: str
      status:
        description:
          - Whether the site is active (node C(status), a sum of bits).
          - With V(suspended), visitors get an error page (8). V(disabled) accepts
            a site that the administrator (16), a reseller (32), a customer (64)
            or an old client (1) disabled. Otherwise, the module writes 16, or 32
            if the login account is not the administrator.
          - V(active) clears these bits. If the subscription is disabled (2) or
            has expired (256), the module warns, because this status is inherited.
        type: str
        choices:
          - active
          - suspended
          - disabled
      turn_off_action:
        description:
          - How the site is turned off (node C(turn-off-action) of C(set), from
            protocol 1.6.8.0).
          - It has no effect on an active site. The module then warns and does not
            write it.
        type: str
        choices:
          - disable
          - suspend
      hosting_type:
        description:
          - The type of the hosting (node C(htype)).
          - Defaults to V(physical) for a new site, and if the task sets O(sites[].document_root),
            O(sites[].certificate) or O(sites[].hosting).
          - Leaving V(physical) deletes the hosting with the files of the website,
            which requires O(sites[].force=true).
        type: str
        choices:
          - physical
          - standard_forwarding
          - frame_forwarding
          - none
      document_root:
        description:
          - The folder of the website, relative to the home of the subscription
            (property C(www_root)).
          - Defaults to the name of the site for new hosting of the type V(physical).
          - The server returns an absolute path, so only the end of the path is
            compared.
        type: str
      hosting:
        description:
          - Other properties of the physical hosting by name, such as C(php), C(ssl)
            or C(ssl-redirect) (nodes C(hosting/vrt_hst/property)). Only the properties
            that differ are written, and the others keep their values.
          - The descriptor of the server defines the valid names and their types.
            The task fails if a name is not valid, and suggests similar names.
          - Properties with an option of their own, such as O(sites[].document_root),
            are not valid here. The system user (C(ftp_login), C(ftp_password))
            is that of the subscription.
        type: dict
      preferences:
        description:
          - Preferences of the site (node C(prefs)). Preferences that the task omits
            keep their values.
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
      mail_service:
        description:
          - Whether a new site has the mail service (node C(mail/mailservice) of
            C(add)).
          - Ignored for a site that exists, because the operator can neither read
            nor change it.
        type: bool
      description:
        description:
          - A description of the site (node C(description)).
        type: str
      force:
        description:
          - Whether to delete the site even if it is not empty, and to let O(sites[].hosting_type)
            delete physical hosting.
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
          - Only for O(sites[].hosting_type=standard_forwarding).
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
  site_aliases:
    description:
      - The site aliases. Each entry takes the options of M(community.plesk.plesk_site_alias).
      - Two entries that mean the same object are an error that names both.
    type: list
    elements: dict
    suboptions:
      state:
        description:
          - Whether the alias exists.
        type: str
        choices:
          - present
          - absent
        default: present
      match_by:
        description:
          - The option that is the key of the alias. The other options are desired
            values, so O(site_aliases[].name) can be changed with O(site_aliases[].match_by=id).
          - Only V(name) can create an alias.
        type: str
        choices:
          - name
          - id
        default: name
      name:
        description:
          - The domain name of the alias (node C(name); changed with the operation
            C(rename)).
          - Required to create an alias.
          - Names are compared in their ASCII form, without letter case and final
            dot. Subscriptions, sites, subdomains, aliases and DNS records share
            one name space.
        type: str
      id:
        description:
          - The ID of the alias (filter node C(id)).
          - Used as the key if O(site_aliases[].match_by=id). Otherwise, the ID
            of the alias must equal this value.
        type: int
      site:
        description:
          - The name of the site to which the alias leads (node C(site-id)). It
            can be an additional site, a subdomain, or a subscription, whose name
            is that of its main site.
          - Required to create an alias.
          - The XML API cannot move an alias to another site. With O(site_aliases[].force=true),
            the alias is deleted and created again with the same settings.
          - The result contains null if the task does not set this option.
        type: str
      web:
        description:
          - Whether the alias serves the website (node C(pref/web)).
          - The server decides about a new alias if the task does not set this option.
            The same applies to O(site_aliases[].mail), O(site_aliases[].seo_redirect)
            and O(site_aliases[].dns).
        type: bool
      mail:
        description:
          - Whether the alias receives mail for the addresses of the site (node
            C(pref/mail)).
        type: bool
      seo_redirect:
        description:
          - Whether visitors are redirected to the name of the site with HTTP status
            code 301 (node C(pref/seo-redirect)).
        type: bool
      dns:
        description:
          - Whether the server manages a DNS zone of the alias that follows the
            zone of the site (node C(manage-dns)).
        type: bool
      icp_status:
        description:
          - Whether the ICP permit of China is on (node C(pref/icp-status), from
            protocol 1.6.8.0).
        type: bool
      icp_permit:
        description:
          - The number of the ICP permit (node C(pref/icp-permit), from protocol
            1.6.8.0).
        type: str
      status:
        description:
          - Whether the alias is active (node C(status), a sum of bits).
          - V(disabled) is written as 1. Servers can return 8 for it.
          - If the site is disabled (2), the module warns, because V(active) does
            not change this.
        type: str
        choices:
          - active
          - disabled
      force:
        description:
          - Whether to delete the alias and create it again if O(site_aliases[].site)
            differs. It then has a new ID.
        type: bool
        default: false
  ftp_users:
    description:
      - The ftp users. Each entry takes the options of M(community.plesk.plesk_ftp_user).
      - Two entries that mean the same object are an error that names both.
    type: list
    elements: dict
    suboptions:
      state:
        description:
          - Whether the user exists. The files in its home stay when it is deleted.
        type: str
        choices:
          - present
          - absent
        default: present
      match_by:
        description:
          - The option that is the key of the user. The other options are desired
            values, so O(ftp_users[].name) can be changed with O(ftp_users[].match_by=id).
          - Only V(name) can create a user.
        type: str
        choices:
          - name
          - id
        default: name
      name:
        description:
          - The login of the user, which is unique on the server (node C(name)).
            It has at most 16 lower-case letters, digits, hyphens and underscores,
            and begins with a letter.
          - Required to create a user.
        type: str
      id:
        description:
          - The ID of the user (filter node C(id)).
          - Used as the key if O(ftp_users[].match_by=id). Otherwise, the ID of
            the user must equal this value.
        type: int
      subscription:
        description:
          - The name of the subscription to which the user belongs (node C(webspace-name)).
          - Required to create a user.
          - The XML API cannot move a user to another subscription. The task fails
            if the user belongs to a different one.
          - The result contains null if the task does not set this option.
        type: str
      password:
        description:
          - The password of the user (node C(password)). The server does not return
            it.
          - Required to create a user.
          - It can contain single spaces, but not at its beginning or end.
        type: str
      update_password:
        description:
          - When to write O(ftp_users[].password).
          - With V(on_create), only when the user is created.
          - With V(always), in every run. The task then always reports a change.
        type: str
        choices:
          - on_create
          - always
        default: on_create
      home:
        description:
          - The folder to which the user has access, from the root of the subscription,
            such as V(/httpdocs/upload) (node C(home)). V('') is the root. Slashes
            around it do not matter.
        type: str
      create_home:
        description:
          - Whether to create the folder if O(ftp_users[].home) is written and does
            not exist (node C(create-non-existent)). The server does not create
            folders directly in the root.
        type: bool
        default: false
      quota:
        description:
          - The maximum size of the files of the user (node C(quota)), as V(10G),
            V(512 MB), a number of bytes, or V(unlimited) (V(-1)). Returned as a
            number of bytes.
        type: raw
      read:
        description:
          - Whether the user can download files (node C(permissions/read)).
          - The server may return the permissions only on Windows. They are then
            not compared on Linux, with a warning.
        type: bool
      write:
        description:
          - Whether the user can upload files (node C(permissions/write)). See O(ftp_users[].read).
        type: bool
  dns_zones:
    description:
      - The dns zones. Each entry takes the options of M(community.plesk.plesk_dns_zone).
      - Two entries that mean the same object are an error that names both.
    type: list
    elements: dict
    suboptions:
      zone_name:
        description:
          - The name of the zone, which is the name of a subscription, a site or
            an alias. A subdomain without a zone of its own has no settings; use
            the zone of its parent.
          - Required.
        type: str
      enabled:
        description:
          - Whether the name server answers for the zone (node C(zone_status), operations
            C(enable) and C(disable)).
        type: bool
      type:
        description:
          - Whether the records of the zone are managed on this server, V(primary),
            or copied from O(dns_zones[].primary_servers), V(secondary) (node C(zone_type),
            operation C(switch)).
          - The task fails if it would switch a zone to V(secondary), unless O(dns_zones[].force=true),
            because the records of the zone can be lost.
        type: str
        choices:
          - primary
          - secondary
      soa:
        description:
          - Numbers of the SOA record, in seconds (node C(soa)). Numbers that the
            task omits keep their values.
        type: dict
        suboptions:
          ttl:
            description:
              - The time to live of the records of the zone (node C(soa/ttl)).
            type: int
          refresh:
            description:
              - The time after which secondary servers look for changes (node C(soa/refresh)).
            type: int
          retry:
            description:
              - The time after which secondary servers try again (node C(soa/retry)).
            type: int
          expire:
            description:
              - The time after which secondary servers discard the zone (node C(soa/expire)).
            type: int
          minimum:
            description:
              - The time for which a missing name is cached (node C(soa/minimum)).
            type: int
      primary_servers:
        description:
          - The complete list of IP addresses of the servers from which a secondary
            zone is copied (node C(ip_address), operations C(add_master_server)
            and C(del_master_server)).
        type: list
        elements: str
      force:
        description:
          - Whether to switch the zone to V(secondary).
        type: bool
        default: false
  dns_record_sets:
    description:
      - The dns record sets. Each entry takes the options of M(community.plesk.plesk_dns_record_set).
      - Two entries that mean the same object are an error that names both.
    type: list
    elements: dict
    suboptions:
      state:
        description:
          - Whether the record set exists.
          - With V(absent), all records of the name and type are deleted, whatever
            O(dns_record_sets[].value) contains.
        type: str
        choices:
          - present
          - absent
        default: present
      zone_name:
        description:
          - The name of the zone, which is the name of a subscription, a site or
            an alias.
          - The records of a subdomain without a zone of its own are in the zone
            of its parent. The name of such a subdomain can be used too.
          - Either this option or O(dns_record_sets[].template=true) is required.
        type: str
      template:
        description:
          - Whether to manage a record of the server's template of new zones (node
            C(template)) instead of a zone. Only the administrator can do this.
          - In the template, C(<domain>) stands for the name of the zone, and C(<ip>)
            and C(<ipv6>) for its addresses.
        type: bool
      record:
        description:
          - The full name of the record set, with or without the final dot (node
            C(host)). The name of a C(PTR) record is an IP address.
          - Either O(dns_record_sets[].record) or O(dns_record_sets[].prefix) is
            required.
        type: str
      prefix:
        description:
          - The name of the record set without the name of the zone, such as V(www).
            V('') and V(@) stand for the zone itself.
        type: str
      type:
        description:
          - The type of the records (node C(type)), such as V(A), V(AAAA), V(CNAME),
            V(MX), V(NS), V(PTR), V(SRV), V(TXT), V(DS), V(CAA) or V(TLSA).
          - All protocol versions list V(A), V(AAAA), V(AXFR), V(CNAME), V(MX),
            V(NS), V(PTR), V(SRV) and V(TXT). It depends on the server whether it
            accepts other types. A record set of such a type is written in a request
            of its own.
          - The SOA record is managed by M(community.plesk.plesk_dns_zone).
        type: str
      value:
        description:
          - The complete list of values (nodes C(value) and C(opt)).
          - A value of type V(MX) contains the preference and the name, such as
            V(10 mail.example.com). A value of type V(SRV) contains priority, weight,
            port and target, such as V(10 5 5060 sip.example.com).
          - Names are absolute, with or without the final dot. Texts are written
            without quotes.
          - Required if O(dns_record_sets[].state=present) and the record set does
            not exist.
        type: list
        elements: str
      ttl:
        description:
          - The XML API has no TTL for single records, so the task fails if this
            option is set. Set the option C(soa.ttl) of M(community.plesk.plesk_dns_zone),
            which is valid for the whole zone.
        type: int
  databases:
    description:
      - The databases. Each entry takes the options of M(community.plesk.plesk_database).
      - Two entries that mean the same object are an error that names both.
    type: list
    elements: dict
    suboptions:
      state:
        description:
          - Whether the database exists.
          - With V(absent), the task fails, with a list of their logins, if the
            database has users, unless O(databases[].force=true). The data in a
            database without users are deleted too.
        type: str
        choices:
          - present
          - absent
        default: present
      match_by:
        description:
          - The option that is the key of the database. With V(name), the database
            is looked for in O(databases[].subscription). With V(id), it is moved
            if it is in another subscription.
          - Only V(name) can create a database.
        type: str
        choices:
          - name
          - id
        default: name
      name:
        description:
          - The name of the database (node C(name)). It is impossible to change
            it.
          - Required to create a database.
        type: str
      id:
        description:
          - The ID of the database (filter node C(id)).
          - Used as the key if O(databases[].match_by=id). Otherwise, the ID of
            the database must equal this value.
        type: int
      subscription:
        description:
          - The name of the subscription that owns the database (node C(webspace-id)).
          - A database in another subscription is moved here (operation C(assign-to-subscription),
            protocol 1.6.7.0 or later) if the task identifies it completely, with
            O(databases[].match_by=id), or with O(databases[].name) and the server
            (O(databases[].database_server) or O(databases[].server_id)), which
            has each name only once. Without the server, a database of the same
            name in another subscription is never touched.
          - Required unless O(databases[].match_by=id).
        type: str
      type:
        description:
          - The type of the database server (node C(type)). It is impossible to
            change it.
          - Required to create a database.
        type: str
        choices:
          - mysql
          - postgresql
          - mssql
      database_server:
        description:
          - The database server as C(HOST:PORT), such as V(localhost:3306) (node
            C(db-server-id)). It is impossible to change it.
          - Only the administrator can read database servers. With another login
            account, set O(databases[].server_id).
          - If neither is set, a new database is created on the default server of
            its type.
          - Mutually exclusive with O(databases[].server_id).
        type: str
      server_id:
        description:
          - The ID of the database server (node C(db-server-id)), for accounts that
            cannot read database servers.
          - Mutually exclusive with O(databases[].database_server).
        type: int
      default_user:
        description:
          - The login of the default user (operation C(set-default-user)), which
            is a user of the database or a user of all databases of the subscription
            on the server.
          - The first user of a database becomes the default one. While the database
            has no users, this option has no effect and the task warns.
          - Returned only if the task sets it. M(community.plesk.plesk_database_info)
            always returns it.
        type: str
      custom_host:
        description:
          - The host name that users of the database are shown (operation C(set-custom-host),
            protocol 1.6.8.0 or later).
          - The server does not return it, so O(databases[].update_custom_host)
            determines when it is written.
        type: str
      update_custom_host:
        description:
          - When to write O(databases[].custom_host). With V(on_create), only a
            new database gets it. With V(always), every run writes it and reports
            a change.
        type: str
        choices:
          - on_create
          - always
        default: on_create
      force:
        description:
          - Whether to delete a database together with its users.
        type: bool
        default: false
  database_users:
    description:
      - The database users. Each entry takes the options of M(community.plesk.plesk_database_user).
      - Two entries that mean the same object are an error that names both.
    type: list
    elements: dict
    suboptions:
      state:
        description:
          - Whether the database user exists.
        type: str
        choices:
          - present
          - absent
        default: present
      match_by:
        description:
          - The option that is the key of the database user. With V(id), O(database_users[].login)
            is a desired value, and O(database_users[].subscription) and O(database_users[].database)
            can be omitted.
          - Only V(login) can create a database user.
        type: str
        choices:
          - login
          - id
        default: login
      login:
        description:
          - The login of the database user (node C(login)).
          - Required to create a database user.
        type: str
      id:
        description:
          - The ID of the database user (node C(id)).
          - Used as the key if O(database_users[].match_by=id). Otherwise, the ID
            of the database user must equal this value.
        type: int
      subscription:
        description:
          - The name of the subscription (node C(webspace-id)).
          - Required unless O(database_users[].match_by=id).
        type: str
      database:
        description:
          - The name of the database to which the user belongs (node C(db-id)).
            If not set, the user belongs to all databases of O(database_users[].subscription)
            on the server.
          - If the subscription has databases of this name on several servers, set
            the server too.
        type: str
      database_server:
        description:
          - The database server as C(HOST:PORT), such as V(localhost:3306) (node
            C(db-server-id)). The server of an existing user is neither compared
            nor changed.
          - Only the administrator can read database servers. With another login
            account, set O(database_users[].server_id).
          - Required, or O(database_users[].server_id), if O(database_users[].database)
            is not set. Mutually exclusive with O(database_users[].server_id).
        type: str
      server_id:
        description:
          - The ID of the database server (node C(db-server-id)), for accounts that
            cannot read database servers.
          - Mutually exclusive with O(database_users[].database_server).
        type: int
      password:
        description:
          - The password (node C(password)). It is not compared, so O(database_users[].update_password)
            determines when it is written.
          - Required to create a database user.
        type: str
      update_password:
        description:
          - When to write O(database_users[].password). With V(on_create), only
            a new database user gets it. With V(always), every run writes it and
            reports a change.
        type: str
        choices:
          - on_create
          - always
        default: on_create
      password_type:
        description:
          - The form of O(database_users[].password) (node C(password-type)).
          - With V(crypt) or V(sym), the password is encrypted already.
        type: str
        choices:
          - plain
          - crypt
          - sym
        default: plain
      hosts:
        description:
          - The complete list of hosts from which the user can connect, as MySQL
            writes them, such as V(localhost) or V(%) (nodes C(acl/host)).
        type: list
        elements: str
      allow_access_from:
        description:
          - The complete list of IP addresses and networks from which the user can
            connect (nodes C(allow-access-from/ip-address)).
        type: list
        elements: str
      role:
        description:
          - What the user can do with the database (node C(role), protocol 1.6.7.0
            or later).
          - The server does not return it, so O(database_users[].update_role) determines
            when it is written.
        type: str
        choices:
          - read_write
          - read_only
          - write_only
      update_role:
        description:
          - When to write O(database_users[].role). With V(on_create), only a new
            database user gets it. With V(always), every run writes it and reports
            a change.
        type: str
        choices:
          - on_create
          - always
        default: on_create
  certificates:
    description:
      - The certificates. Each entry takes the options of M(community.plesk.plesk_certificate).
      - Two entries that mean the same object are an error that names both.
    type: list
    elements: dict
    suboptions:
      state:
        description:
          - Whether the certificate exists.
          - With V(absent), the task fails, with a list of their names, if sites
            of the subscription use the certificate, unless O(certificates[].force=true).
            Mail services that use it are not found.
          - With V(absent), a certificate of the server's pool is deleted only if
            O(certificates[].force=true), because the server does not return what
            uses it.
        type: str
        choices:
          - present
          - absent
        default: present
      name:
        description:
          - The name of the certificate in its pool (node C(name)). It is impossible
            to change it.
        type: str
      subscription:
        description:
          - The name of the subscription whose pool contains the certificate (node
            C(webspace)).
          - Exactly one of O(certificates[].subscription), O(certificates[].site)
            and O(certificates[].server_pool) is required.
        type: str
      site:
        description:
          - The name of the site whose pool contains the certificate (node C(site)).
        type: str
      server_pool:
        description:
          - Whether the certificate is in the pool of the server (node C(admin)).
            Only the administrator can use it.
        type: bool
      private_key:
        description:
          - The private key in PEM form, without a passphrase (node C(pvt)).
          - Required to create a certificate, and together with O(certificates[].csr),
            O(certificates[].certificate), O(certificates[].ca) and O(certificates[].ip_address).
        type: str
      csr:
        description:
          - The certificate signing request in PEM form (node C(csr)).
          - Servers require one. If not set, the module makes it from O(certificates[].private_key),
            with the subject of O(certificates[].certificate), or else with the
            name of the subscription or site.
        type: str
      certificate:
        description:
          - The certificate in PEM form, without those of its authorities (node
            C(cert)).
        type: str
      ca:
        description:
          - The certificates of the authorities in PEM form, the issuer of O(certificates[].certificate)
            first, each followed by its own issuer (node C(ca)).
        type: str
      update_content:
        description:
          - When to write O(certificates[].private_key), O(certificates[].csr),
            O(certificates[].certificate), O(certificates[].ca) and O(certificates[].ip_address).
            With V(on_create), only a new certificate gets them. With V(always),
            every run replaces all of the content and reports a change.
          - Before version 1.6.8.0 of the protocol, a certificate cannot be replaced.
            If O(api_version) is older, the module deletes it and installs it again.
            This requires O(certificates[].force=true) if sites use the certificate,
            and always in the pool of the server. Sites can be without TLS afterwards.
        type: str
        choices:
          - on_create
          - always
        default: on_create
      ip_address:
        description:
          - The IP address of the server that uses the certificate (node C(ip_address)).
            It is not compared.
          - Valid only if O(certificates[].server_pool=true).
        type: str
      force:
        description:
          - Whether to delete a certificate that is in use, or one of the server's
            pool. Servers can refuse this.
          - Also required to replace such a certificate before version 1.6.8.0 of
            the protocol.
        type: bool
        default: false
  protected_directories:
    description:
      - The protected directories. Each entry takes the options of M(community.plesk.plesk_protected_directory).
      - Two entries that mean the same object are an error that names both.
    type: list
    elements: dict
    suboptions:
      state:
        description:
          - Whether the directory is protected.
        type: str
        choices:
          - present
          - absent
        default: present
      match_by:
        description:
          - The option that is the key of the directory within its site. With V(id),
            O(protected_directories[].path) is the desired path.
          - Only V(path) can create a protected directory.
        type: str
        choices:
          - path
          - id
        default: path
      site:
        description:
          - The name of the site, which can be the main site of a subscription.
          - Required.
        type: str
      path:
        description:
          - The path of the directory below the document root (node C(name)). V(/)
            protects the whole site. Other slashes at the beginning and at the end
            are ignored.
        type: str
      id:
        description:
          - The ID of the protected directory (node C(id)).
          - Used as the key if O(protected_directories[].match_by=id). Otherwise,
            the ID of the directory must equal this value.
        type: int
      title:
        description:
          - The text that browsers show when they ask for the password (node C(header)).
        type: str
      ssl:
        description:
          - Whether access over HTTPS is protected (property C(ssl) of node C(location)).
            Linux only.
          - At least one of O(protected_directories[].ssl), O(protected_directories[].non_ssl)
            and O(protected_directories[].cgi) must be V(true).
        type: bool
      non_ssl:
        description:
          - Whether access over HTTP is protected (property C(nonssl) of node C(location)).
            Linux only.
        type: bool
      cgi:
        description:
          - Whether the directory C(cgi-bin) is protected (property C(cgi) of node
            C(location)). Linux only.
        type: bool
      users:
        description:
          - The users who can access the directory (operations C(add-user), C(set-user)
            and C(delete-user), node C(login)). Users that the task does not list
            are kept unless O(protected_directories[].purge_users=true).
        type: list
        elements: dict
        suboptions:
          login:
            description:
              - The login name of the user (node C(login)).
            type: str
            required: true
          password:
            description:
              - The password of the user (node C(password)). It is not compared,
                so O(protected_directories[].users[].update_password) determines
                when it is written.
              - Required to create a user.
            type: str
          update_password:
            description:
              - When to write O(protected_directories[].users[].password). With
                V(on_create), only a new user gets it. With V(always), every run
                writes it and reports a change.
            type: str
            choices:
              - on_create
              - always
            default: on_create
      purge_users:
        description:
          - Whether to delete users that O(protected_directories[].users) does not
            list.
        type: bool
        default: false
  log_rotations:
    description:
      - The log rotations. Each entry takes the options of M(community.plesk.plesk_log_rotation).
      - Two entries that mean the same object are an error that names both.
    type: list
    elements: dict
    suboptions:
      site:
        description:
          - The domain name of the site. Main sites of subscriptions, additional
            sites and subdomains have log files if their hosting is physical.
          - Always required. The name can be written in Unicode or in ASCII.
        type: str
      enabled:
        description:
          - Whether log files are rotated (node C(get-status/enabled)). Other options
            can be set while the rotation is off.
        type: bool
      size:
        description:
          - The size from which a file is rotated, as a number in kilobytes according
            to the vendor's documentation (node C(log-bysize)). Takes the place
            of O(log_rotations[].period).
          - Mutually exclusive with O(log_rotations[].period).
        type: int
      period:
        description:
          - How often files are rotated (node C(log-bytime)). Takes the place of
            O(log_rotations[].size).
          - Mutually exclusive with O(log_rotations[].size).
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
            An empty text removes it.
        type: str
  mail_settings:
    description:
      - The mail settings. Each entry takes the options of M(community.plesk.plesk_mail_settings).
      - Two entries that mean the same object are an error that names both.
    type: list
    elements: dict
    suboptions:
      site:
        description:
          - The domain name of the site. Main sites of subscriptions, additional
            sites and subdomains have mail settings.
          - Always required. The name can be written in Unicode or in ASCII.
        type: str
      enabled:
        description:
          - Whether the mail service of the site is switched on (node C(mailservice)).
          - Some servers do not return the other settings while the service is off.
            They are not compared then, and a warning says so.
        type: bool
      nonexistent_user:
        description:
          - What happens to mail for addresses of the site that do not exist (node
            C(nonexistent-user)).
          - Set V(reject), a map of C(bounce) and a text to bounce with, or a map
            of C(forward) and an address.
        type: raw
      webmail:
        description:
          - The name of the webmail, such as V(roundcube), or V(none) (node C(webmail)).
        type: str
      dkim:
        description:
          - Whether outgoing mail is signed with DKIM (node C(spam-protect-sign)).
        type: bool
      greylisting:
        description:
          - Whether greylisting is on for the site (node C(greylisting)).
        type: bool
      webmail_certificate:
        description:
          - The name of the SSL/TLS certificate of the webmail (node C(webmail-certificate)).
          - Requires version 1.6.8.0 of the protocol.
        type: str
  mail_accounts:
    description:
      - The mail accounts. Each entry takes the options of M(community.plesk.plesk_mail_account).
      - Two entries that mean the same object are an error that names both.
    type: list
    elements: dict
    suboptions:
      state:
        description:
          - Whether the account exists.
          - With V(absent), the task fails if the mailbox contains messages, unless
            O(mail_accounts[].force=true).
        type: str
        choices:
          - present
          - absent
        default: present
      match_by:
        description:
          - The option that is the key of the account. With V(id), the account is
            found by its ID among the accounts of the site of O(mail_accounts[].address).
            If O(mail_accounts[].address) differs from its address, the account
            is renamed.
          - Only V(address) can create an account.
        type: str
        choices:
          - address
          - id
        default: address
      address:
        description:
          - The address of the account, such as V(info@example.com). The part before
            the C(@) is the name of the account (node C(name), or C(new-name) to
            rename it), the part after it is its site.
          - Always required, because it names the site.
          - The site can be written in Unicode or in ASCII. It is returned in ASCII.
        type: str
      id:
        description:
          - The ID of the account. The protocol cannot search for it, so all accounts
            of the site are read.
          - Used as the key if O(mail_accounts[].match_by=id). Otherwise, the ID
            of the account must equal this value.
        type: int
      password:
        description:
          - The password (node C(password)). It is sent as plain text, so use HTTPS.
          - Servers can reject weak passwords, and passwords that contain the name
            of the account.
        type: str
      update_password:
        description:
          - When O(mail_accounts[].password) is written. The server does not return
            passwords, so with V(always) every run writes it and reports a change.
        type: str
        choices:
          - on_create
          - always
        default: on_create
      mailbox:
        description:
          - Whether the account has a mailbox (node C(mailbox/enabled)). A new account
            has none unless this is V(true).
          - With V(false), the task fails if the mailbox contains messages, unless
            O(mail_accounts[].force=true).
        type: bool
      quota:
        description:
          - The maximum size of the mailbox (node C(mailbox/quota)), such as V(500M)
            or V(2G) (powers of 1024), or V(unlimited). It is returned in bytes,
            unlimited as V(-1).
          - With V(default), a new account gets the default size of its subscription,
            and the size of an existing account is not changed.
          - Requires O(mail_accounts[].mailbox) to create an account.
        type: raw
      aliases:
        description:
          - The complete list of further names of the account on the same site,
            without the C(@) (nodes C(alias)).
        type: list
        elements: str
      forward_to:
        description:
          - The complete list of addresses to which mail is forwarded (nodes C(forwarding/address)).
          - Sets O(mail_accounts[].forward_enabled) to V(true), or to V(false) if
            the list is empty. The server can keep addresses of a forwarding that
            is switched off.
        type: list
        elements: str
      forward_enabled:
        description:
          - Whether mail is forwarded (node C(forwarding/enabled)). To switch forwarding
            off and to keep its addresses, set it to V(false).
          - With V(true), the account must have an address to forward to, or O(mail_accounts[].forward_to)
            must contain one.
        type: bool
      autoresponder:
        description:
          - The automatic reply (node C(autoresponder)). Values that the task omits
            stay, and are sent along with those that differ, because it is not documented
            whether the server merges or replaces the node.
        type: dict
        suboptions:
          enabled:
            description:
              - Whether automatic replies are sent (node C(enabled)).
            type: bool
          subject:
            description:
              - The subject of the reply (node C(subject)).
            type: str
          content_type:
            description:
              - The type of the text (node C(content_type)).
            type: str
            choices:
              - text/plain
              - text/html
          charset:
            description:
              - The character encoding of the reply (node C(charset)).
            type: str
          text:
            description:
              - The text of the reply (node C(text)). White space at the ends of
                lines is not compared.
            type: str
          forward_to:
            description:
              - An address to which a message is forwarded when it is answered (node
                C(forward)).
            type: str
          end_date:
            description:
              - The last day on which replies are sent, as C(YYYY-MM-DD) (node C(end_date)).
                The protocol cannot remove it.
              - Requires version 1.6.7.0 of the protocol.
            type: str
      antivirus:
        description:
          - Which mail is scanned for viruses (node C(antivir)).
        type: str
        choices:
          - 'off'
          - in
          - out
          - inout
      panel_access:
        description:
          - Whether the account can log in to Plesk (node C(cp-access)).
        type: bool
      update_panel_access:
        description:
          - When O(mail_accounts[].panel_access) is written. The server does not
            return it, so with V(always) every run writes it and reports a change.
        type: str
        choices:
          - on_create
          - always
        default: on_create
      outgoing_limit:
        description:
          - How many messages the account can send per hour (node C(outgoing-messages-mbox-limit)).
            A number, V(unlimited), or V(default) for the limit of the subscription.
        type: raw
      description:
        description:
          - A description of the account (node C(description)).
        type: str
      force:
        description:
          - Whether to delete an account, or to switch off a mailbox, that contains
            messages.
        type: bool
        default: false
  purge:
    description:
      - Deletes objects that the document omits, kind by kind, within conditions
        which all must hold.
      - Each object is checked by its own data before it is deleted. The login account
        is never deleted.
    type: dict
    suboptions:
      reseller_plans:
        description:
          - Delete reseller plans that O(reseller_plans) omits, within these conditions.
        type: dict
        suboptions:
          name_prefix:
            description:
              - Only reseller plans of which the option C(name) begins with this
                text.
            type: str
          external_id_prefix:
            description:
              - Only reseller plans of which the option C(external_id) begins with
                this text.
            type: str
      resellers:
        description:
          - Delete resellers that O(resellers) omits, within these conditions.
        type: dict
        suboptions:
          plan:
            description:
              - Only resellers of which the option C(plan) has this value.
            type: str
          login_prefix:
            description:
              - Only resellers of which the option C(login) begins with this text.
            type: str
          external_id_prefix:
            description:
              - Only resellers of which the option C(external_id) begins with this
                text.
            type: str
      customers:
        description:
          - Delete customers that O(customers) omits, within these conditions.
        type: dict
        suboptions:
          owner:
            description:
              - Only customers of which the option C(owner) has this value.
            type: str
          login_prefix:
            description:
              - Only customers of which the option C(login) begins with this text.
            type: str
          external_id_prefix:
            description:
              - Only customers of which the option C(external_id) begins with this
                text.
            type: str
      service_plans:
        description:
          - Delete service plans that O(service_plans) omits, within these conditions.
        type: dict
        suboptions:
          owner:
            description:
              - Only service plans of which the option C(owner) has this value.
            type: str
          name_prefix:
            description:
              - Only service plans of which the option C(name) begins with this
                text.
            type: str
          external_id_prefix:
            description:
              - Only service plans of which the option C(external_id) begins with
                this text.
            type: str
      service_plan_addons:
        description:
          - Delete add-on plans that O(service_plan_addons) omits, within these
            conditions.
        type: dict
        suboptions:
          owner:
            description:
              - Only add-on plans of which the option C(owner) has this value.
            type: str
          name_prefix:
            description:
              - Only add-on plans of which the option C(name) begins with this text.
            type: str
          external_id_prefix:
            description:
              - Only add-on plans of which the option C(external_id) begins with
                this text.
            type: str
      subscriptions:
        description:
          - Delete subscriptions that O(subscriptions) omits, within these conditions.
        type: dict
        suboptions:
          owner:
            description:
              - Only subscriptions of which the option C(owner) has this value.
            type: str
          name_prefix:
            description:
              - Only subscriptions of which the option C(name) begins with this
                text.
            type: str
          external_id_prefix:
            description:
              - Only subscriptions of which the option C(external_id) begins with
                this text.
            type: str
      sites:
        description:
          - Delete sites that O(sites) omits, within these conditions.
        type: dict
        suboptions:
          subscription:
            description:
              - Only sites of which the option C(subscription) has this value.
            type: str
          name_prefix:
            description:
              - Only sites of which the option C(name) begins with this text.
            type: str
      site_aliases:
        description:
          - Delete site aliass that O(site_aliases) omits, within these conditions.
        type: dict
        suboptions:
          site:
            description:
              - Only site aliass of which the option C(site) has this value.
            type: str
          name_prefix:
            description:
              - Only site aliass of which the option C(name) begins with this text.
            type: str
      ftp_users:
        description:
          - Delete FTP users that O(ftp_users) omits, within these conditions.
        type: dict
        suboptions:
          subscription:
            description:
              - Only FTP users of which the option C(subscription) has this value.
            type: str
          name_prefix:
            description:
              - Only FTP users of which the option C(name) begins with this text.
            type: str
      dns_record_sets:
        description:
          - Delete DNS record sets that O(dns_record_sets) omits, within these conditions.
        type: dict
        suboptions:
          zone_name:
            description:
              - Only DNS record sets of which the option C(zone_name) has this value.
            type: str
      databases:
        description:
          - Delete databases that O(databases) omits, within these conditions.
        type: dict
        suboptions:
          subscription:
            description:
              - Only databases of which the option C(subscription) has this value.
            type: str
          name_prefix:
            description:
              - Only databases of which the option C(name) begins with this text.
            type: str
      database_users:
        description:
          - Delete database users that O(database_users) omits, within these conditions.
        type: dict
        suboptions:
          subscription:
            description:
              - Only database users of which the option C(subscription) has this
                value.
            type: str
          database:
            description:
              - Only database users of which the option C(database) has this value.
            type: str
          login_prefix:
            description:
              - Only database users of which the option C(login) begins with this
                text.
            type: str
      mail_accounts:
        description:
          - Delete mail accounts that O(mail_accounts) omits, within these conditions.
        type: dict
        suboptions:
          site:
            description:
              - Only mail accounts of which the option C(site) has this value.
            type: str
          address_prefix:
            description:
              - Only mail accounts of which the option C(address) begins with this
                text.
            type: str
"""
