# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Meanings of the limits, the permissions and the hosting properties that public servers list.

The names, types and labels are those of the emulator's descriptors. A test fails if a name has no meaning here.
"""

from __future__ import annotations

LIMITS = {
    "disk_space": "Disk space for files, mail and databases.",
    "disk_space_soft": "Disk usage at which the server sends a notification.",
    "max_traffic": "Traffic per month.",
    "max_traffic_soft": "Traffic per month at which the server sends a notification.",
    "max_cl": "Number of customers.",
    "max_dom": "Number of subscriptions.",
    "max_site": "Number of sites.",
    "max_subdom": "Number of subdomains.",
    "max_dom_aliases": "Number of domain aliases.",
    "max_wu": "Number of web users, who have a page of their own below the domain.",
    "max_subftp_users": "Number of FTP accounts in addition to the system user.",
    "max_db": "Number of databases.",
    "max_box": "Number of mailboxes.",
    "mbox_quota": "Size of each mailbox.",
    "max_maillists": "Number of mailing lists.",
    "expiration": "Date on which the subscription expires.",
}
EXAMPLES = {
    "bytes": "10G",
    "int": "50",
    "date": "2027-12-31",
    "disk_space_soft": "9G",
    "max_traffic": "unlimited",
    "mbox_quota": "500 MB",
}
UNITS = {"bytes": "size", "int": "number", "date": "date", "boolean": "boolean", "string": "text"}
PERMISSIONS = {
    "create_clients": "Create customers.",
    "allow_oversell": "Choose whether to oversell resources.",
    "remote_access_interface": "Use the API.",
    "change_limits": "Change the limits of subscriptions.",
    "create_domains": "Create and remove domains.",
    "manage_phosting": "Change hosting settings.",
    "manage_php_settings": "Change PHP settings.",
    "manage_php_version": "Select the PHP version and handler.",
    "manage_sh_access": "Allow SSH access with a chrooted shell.",
    "manage_not_chroot_shell": "Allow SSH access with any shell.",
    "manage_quota": "Set the hard disk quota.",
    "manage_subdomains": "Manage subdomains.",
    "manage_domain_aliases": "Manage domain aliases.",
    "manage_log": "Manage log rotation.",
    "manage_anonftp": "Manage anonymous FTP.",
    "manage_subftp": "Manage additional FTP accounts.",
    "manage_crontab": "Manage scheduled tasks.",
    "manage_dns": "Manage DNS zones.",
    "manage_mail_settings": "Change mail settings.",
    "manage_maillists": "Manage mailing lists.",
    "manage_spamfilter": "Manage the spam filter.",
    "manage_virusfilter": "Manage the antivirus.",
    "manage_webstat": "Manage web statistics.",
    "manage_performance": "Change hosting performance settings.",
    "manage_protected_dirs": "Manage password-protected directories.",
    "manage_website_maintenance": "Switch on the maintenance mode of websites.",
    "allow_insecure_sites": "Use web scripting options that can be insecure.",
    "allow_local_backups": "Back up and restore subscriptions in the storage of the server.",
    "allow_ftp_backups": "Back up and restore subscriptions in an FTP storage.",
    "allow_account_local_backups": "Back up all subscriptions of the account in the storage of the server.",
    "allow_account_ftp_backups": "Back up all subscriptions of the account in an FTP storage.",
    "access_appcatalog": "Use the application catalog.",
    "access_service_users": "Manage user accounts.",
    "select_db_server": "Select the database server.",
    "remote_db_connection": "Allow remote access to databases.",
}
HOSTING = {
    "ftp_login": "Login of the system user.",
    "ftp_password": "Password of the system user. Servers do not return it.",
    "ftp_password_type": "Form of the password. Servers do not return it.",
    "ftp_quota": "Hard disk quota of the system user.",
    "www_root": "Document root, relative to the folder of the subscription.",
    "certificate_name": "Name of the SSL/TLS certificate.",
    "ssl": "Whether SSL/TLS is supported.",
    "ssl-redirect": "Whether HTTP requests are redirected to HTTPS.",
    "php": "Whether PHP is supported.",
    "php_handler_id": "Identifier of the PHP handler.",
    "php_served_by_nginx": "Whether nginx serves PHP.",
    "ssi": "Whether server-side includes are supported.",
    "cgi": "Whether CGI is supported.",
    "perl": "Whether Perl is supported.",
    "python": "Whether Python is supported.",
    "fastcgi": "Whether FastCGI is supported.",
    "webstat": "Program for web statistics.",
    "webstat_protected": "Whether a password protects the web statistics.",
    "errdocs": "Whether custom error documents are supported.",
    "wu_script": "Whether web users can use scripts.",
    "shell": "Shell of the system user for SSH access.",
    "unpaid_website_status": "Status of the sites of an expired subscription.",
}
