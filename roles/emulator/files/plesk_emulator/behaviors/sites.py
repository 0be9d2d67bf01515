# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What concerns sites and what belongs to them."""

from __future__ import annotations

from .behavior import declare

BEHAVIORS = (
    declare(
        "alias_callers",
        "create_admin|all_admin|owners",
        "Who may use site-alias: only the administrator creates, only the administrator does anything, or owners too.",
        "One page says that only the administrator creates aliases and is silent about the other operations.",
        operators="site-alias",
    ),
    declare(
        "alias_pref_defaults",
        "panel|off",
        "Whether services and DNS omitted from site-alias/create are on, as in the panel, or off.",
        "Nothing is documented; a sample shows them on.",
        operators="site-alias",
    ),
    declare(
        "alias_bad_site",
        "1015|1013",
        "The code for an alias of a site that does not exist.",
        "1015 is the code for a missing owner.",
        operators="site-alias",
    ),
    declare(
        "alias_disabled",
        "1|8",
        "The status that a disabled alias shows and that may be written to disable one.",
        "The documentation lists both for the same state.",
        operators="site-alias",
    ),
    declare(
        "platform",
        "linux|windows",
        "The operating system of the server: what exists on one of them only is refused, ignored or not shown.",
        "Clients that manage websites mostly meet Linux.",
        operators="site-alias subdomain protected-dir database db_server",
    ),
    declare(
        "subdomain_ftp_user",
        "ignored|1019",
        "Whether the FTP login and password of a subdomain, whose user is the subscription's, are ignored or refused.",
        "The list of properties has them, though subdomains have no user of their own since Plesk 10.",
        operators="subdomain",
    ),
    declare(
        "php_handler_missing",
        "1013|1019|1023",
        "The code of php-handler for a handler that does not exist.",
        "Only the text was recorded; 1013 is the code by its name.",
        operators="php-handler",
    ),
    declare(
        "php_handler_in_use",
        "disabled|1023",
        "Whether a PHP handler that sites use can be disabled.",
        "Nothing is documented; the separate operation for its usage suggests that clients must look themselves.",
        operators="php-handler",
    ),
    declare(
        "php_handler_same_state",
        "ok|1023",
        "What enabling an enabled PHP handler or disabling a disabled one leads to.",
        "Nothing is documented.",
        operators="php-handler",
    ),
    declare(
        "php_handler_id",
        "accepted|1019",
        "Whether hosting may name a PHP handler that does not exist or is disabled.",
        "Nothing is documented.",
        operators="site subdomain webspace service-plan",
    ),
    declare(
        "protected_dir_taken",
        "1007|1019|1023",
        "The code for protecting a directory that is protected already.",
        "A sample shows an error without its code; 1007 is the code by its name.",
        operators="protected-dir",
    ),
    declare(
        "protected_dir_slash",
        "removed|kept",
        "Whether the slash in front of a protected directory's name is removed; the name of the root keeps it.",
        "Names without a slash were read back as they were sent; others are not documented.",
        operators="protected-dir",
    ),
    declare(
        "protected_dir_location",
        "merge|replace",
        "Whether locations omitted from protected-dir/set keep their values or become false.",
        "Lists of names and values suggest a merge.",
        operators="protected-dir",
    ),
    declare(
        "protected_dir_user_id",
        "ignored|1019",
        "Whether the id among the values of protected-dir/set-user is ignored or refused.",
        "Its purpose is not documented.",
        operators="protected-dir",
    ),
    declare(
        "ftp_home_missing",
        "1019|1013|1023",
        "The code for the home directory of an FTP user that does not exist and is not or must not be created.",
        "Only the rule is documented.",
        operators="ftp-user",
    ),
    declare(
        "ftp_permissions",
        "shown|absent",
        "Whether the responses of ftp-user contain the permissions to read and to write.",
        "They may exist on Windows only; a sample shows them.",
        operators="ftp-user",
    ),
    declare(
        "ftp_user_empty_result",
        "ok_filter_id|bare_ok",
        "What a filter of ftp-user that names no user and matches none returns.",
        "A sample shows the status and filter-id.",
        operators="ftp-user",
    ),
    declare(
        "log_rotation_no_hosting",
        "1023|1013|1019",
        "The code of log-rotation for a site without physical hosting.",
        "Only that it is an error is known.",
        operators="log-rotation",
    ),
    declare(
        "status_one",
        "accepted|1025",
        "Whether 1 may be written as the status of accounts, subscriptions and sites; it disables like the others.",
        "It is not documented as writable; clients wrote it for years, and the vendor called it valid.",
        operators="customer reseller site webspace",
    ),
    declare(
        "default_site_hosting",
        "none|physical|physical_subdomains",
        "Which sites have physical hosting when site/add names no hosting: none, all, or those below another site.",
        "The tests of the vendor's client show none; a sample speaks of default values for subdomains.",
        operators="site",
    ),
    declare(
        "turn_off",
        "kept|while_off",
        "Whether the turn-off-action of a site is kept in any status, or only while the status is not 0.",
        "The documentation says that it is only looked at when the status is not 0.",
        operators="site",
    ),
    declare(
        "virtdir_on_linux",
        "1023|1026",
        "The code of virtdir on Linux, which has no virtual directories.",
        "All failures in samples are 1023; 1026 is the code for what is not installed.",
        operators="virtdir",
    ),
    declare(
        "virtdir_lists",
        "replace|merge",
        "Whether the addresses and MIME types in virtdir/update replace those that are there or are added to them.",
        "Lists without keys are usually replaced.",
        operators="virtdir",
    ),
)
