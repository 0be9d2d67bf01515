# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What concerns mail accounts and the mail settings of sites."""

from __future__ import annotations

from .behavior import declare

BEHAVIORS = tuple(
    declare(name, values, explains, reason, operators="mail")
    for name, values, explains, reason in (
        (
            "mail_bad_site",
            "1013|1015",
            "The code for a site that does not exist.",
            "Nothing is documented; 1013 is the code by its name.",
        ),
        (
            "mail_error_echo",
            "mailname|none",
            "Whether the result of a failed operation on an account repeats its name.",
            "The schema allows it.",
        ),
        (
            "mail_name_case",
            "kept|lower",
            "Whether the name of a new account keeps its upper-case letters.",
            "Nothing is documented; accounts that differ only in case are the same.",
        ),
        (
            "mail_off_create",
            "1023|1019|accepted",
            "What creating an account on a site whose mail service is switched off leads to.",
            "Only the failure is known.",
        ),
        (
            "mail_weak_password",
            "1019|1023|2204",
            "The code for a password that is too weak.",
            "Nothing is documented; 2204 was seen when a customer was created.",
        ),
        (
            "mail_password_needed",
            "no|1019",
            "Whether a mailbox or access to the panel needs a password.",
            "The vendor's tests create accounts without one, but without a mailbox too.",
        ),
        (
            "mail_quota_over",
            "1024|1019|1023",
            "The code for a quota above the limit mbox_quota of the subscription.",
            "Nothing is documented; 1024 is the code by its name.",
        ),
        (
            "mail_quota_minus_one",
            "unlimited|default",
            "Whether the quota -1 means no limit or the default of the subscription.",
            "A sample shows it as the value of an account without a limit.",
        ),
        (
            "forwarding_off_keeps",
            "kept|cleared",
            "Whether update/set with forwarding switched off and no address keeps the stored addresses.",
            "Omitted values stay.",
        ),
        (
            "mail_empty_alias",
            "cleared|ignored|1019",
            "Whether an empty alias node in update/set empties the list, is ignored or is refused.",
            "A list that is given replaces the stored one; an alias without a name cannot exist.",
        ),
        (
            "mail_member_exists",
            "ignored|1007",
            "What update/add with an alias or address that the account has already leads to.",
            "Nothing is documented.",
        ),
        (
            "mail_member_missing",
            "ignored|1013",
            "What update/remove with an alias or address that the account does not have leads to.",
            "Nothing is documented.",
        ),
        (
            "mail_rename_taken",
            "1007|1019|1023",
            "The code for renaming an account to a name that is taken.",
            "Nothing is documented; 1007 is the code by its name.",
        ),
        (
            "mail_info_extras",
            "present|absent",
            "Whether get_info returns the outgoing limit and the description.",
            "The schema has them; no recording shows them.",
        ),
        (
            "mail_switch_same",
            "ok|1023",
            "What enabling an enabled mail service or disabling a disabled one leads to.",
            "Nothing is documented.",
        ),
        (
            "prefs_none",
            "settings|none",
            "What get_prefs returns for a site without a mail service: its settings with mailservice false, or none.",
            "The schema has both.",
        ),
        (
            "webmail_boolean",
            "1019|accepted",
            "Whether true and false are accepted as webmail, for the first webmail and none.",
            "The documentation calls it a Boolean, a recorded plan contains a name.",
        ),
    )
)
