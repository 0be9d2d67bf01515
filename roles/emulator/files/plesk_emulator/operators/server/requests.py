# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What ``server`` understands."""

from __future__ import annotations

REQUESTS = """
define admin-data
  (in order)?
    admin_cname string until=1.6.8.0
    admin_cname? string since=1.6.9.0
    admin_pname string
    admin_phone string until=1.6.8.0
    admin_phone? string since=1.6.9.0
    admin_fax string until=1.6.8.0
    admin_fax? string since=1.6.9.0
    admin_email emailType
    admin_address string until=1.6.8.0
    admin_address? string since=1.6.9.0
    admin_city string until=1.6.8.0
    admin_city? string since=1.6.9.0
    admin_state string until=1.6.8.0
    admin_state? string since=1.6.9.0
    admin_pcode zipcodeType until=1.6.8.0
    admin_pcode? zipcodeType since=1.6.9.0
    admin_country string until=1.6.8.0
    admin_country? string since=1.6.9.0
    send_announce boolean default=false until=1.6.6.0
    send_announce boolean since=1.6.7.0 until=1.6.8.0
    send_announce? boolean since=1.6.9.0
    admin_locale? string since=1.6.8.0
    admin_multiple_sessions? boolean since=1.6.8.0
  uid? string
  global-login? string

define certificate
  name string
  (one of)
    webspace domainName
    site domainName
    admin any

define additional-keys
  filter?
    name* string

define properties
  filter
    property+
      name string

define alias-data
  data
    (any order)
      login? string
      password? string
      email? emailType
      contact? string
      comment? string
      status? boolean default=true until=1.6.6.0
      status? boolean since=1.6.7.0

define aliases
  filter
    login+ string

get_protos empty
get
  (in order)?
    key?
      filter?
        (one of)
          key-id+ string
          name* string
          all empty
          main empty
          all-additional empty
    gen_info? empty
    components? empty
    stat? empty
    admin? empty
    interfaces? empty
    services_state? empty
    prefs? empty
    shells? empty
    session_setup? empty
    site-isolation-config? empty
    updates? empty
    admin-domain-list? empty since=1.6.7.0
    certificates? empty since=1.6.8.0
set
  (any order)
    admin?
      use admin-data
    password? serverPassword
    prefs?
      (any order)
        max_connections? int
        max_connections_per_ip? int
        outgoing_email_mode? domain-ip|domain-name|explicit-ip
        outgoing_email_mode_explicit_ipv4? string
        outgoing_email_mode_explicit_ipv6? string
        outgoing_antispam? boolean
        outgoing_messages_mbox_limit? int
        outgoing_messages_domain_limit? int
        outgoing_messages_subscription_limit? int
        enable_sendmail? boolean
        report_period? P1D|P1W|P2W|P1M
        notification_period? PT15M|PT1H|PT6H|PT12H|P1D
        stat_ttl? int
        include_remote_databases? boolean since=1.6.7.0
        traffic_accounting? 1|2|3
        restart_apache_interval? int
        apache_pipelog? boolean
        ftp_over_ssl? disabled|enabled|required|custom
        mail_notifications? boolean
        smtp_use_default_settings? boolean
        smtp_host? string
        smtp_port? portNumber until=1.6.6.0
        smtp_port? int since=1.6.7.0
        smtp_login? string
        smtp_password? string
        smtp_tls? boolean
        smtp_allow_users? boolean
        aps_force_updates? boolean
        aps_suggest_updates? boolean
        preview_protection? boolean since=1.6.7.0
        waf-rule-engine? on|detection-only|off
        waf-rule-set? tortix|crs until=1.6.7.0
        waf-rule-set? string since=1.6.8.0
    session_setup?
      (any order)
        login_timeout? sessionMinutes until=1.6.6.0
        login_timeout? int since=1.6.7.0
    external-id? string
    mode? poweruser|standard
    certificates? since=1.6.8.0
      (any order)
        panel?
          use certificate
        mail-server?
          use certificate
srv_man
  id string
  operation start|stop|restart
lic_install
  (one of)
    license base64
    activation-code string
  additional_key? any
  instance-id? string
lic_update
  filter
    key-id string
  instance-id? string
initial_setup
  (any order)
    admin
      use admin-data
    password serverPassword
    server_name? string
    trial_license? boolean since=1.6.9.1
get_additional_key
  use additional-keys
remove_additional_key
  use additional-keys
renew_additional_key
  use additional-keys
set_misc
  filter
    property+
      name string
      value string
get_misc
  use properties
del_misc
  use properties
create_session
  login string
  data?
    user_ip string
    c_email? string
    c_phone? string
    starting_url? string
    source_server string
    navigation? string
    pathbar? string
    logo_img_url? string
    logo_img_ref? string
    locale_id? string
    skin? string
    domain_name? string
    disable_lock_screen? string
    max_button_length? string
    back_url? string
set-ppb-connection
  connection
    ppb-url string
    remote-access-hash string
    integration-api-version string
    ppb-remote? true|false
set-poa-connection until=1.6.7.0
  connection
    poa-api-url string
    poa-api-login string
    poa-api-password string
reboot any
license-rollback-key any
license-retrieve-keys any
lic_get_info
  license base64
install-module until=1.6.7.0
  url urlType
clean-mail-queue any
add-admin-alias
  use alias-data
set-admin-alias
  use aliases
  use alias-data
del-admin-alias
  use aliases
domain-restriction-add
  name string
domain-restriction-remove
  name string
domain-restriction-list empty
domain-restriction-rename
  name string
  new-name string
domain-restriction-enable empty
domain-restriction-disable empty
"""
