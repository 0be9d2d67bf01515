# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What answers contain."""

from __future__ import annotations

from .behavior import declare

BEHAVIORS = (
    declare(
        "empty_result",
        "bare_ok|ok_filter_id|none",
        "What a filter that names no object returns when none matches: a bare ok result, one with filter-id, nothing.",
        "Schemas require a result, and clients were written for a bare one.",
        breaks="none",
    ),
    declare(
        "duplicate_keys",
        "each|once",
        "Whether a value that occurs twice in a filter is returned twice.",
        "One result per value is the documented rule.",
    ),
    declare(
        "result_order",
        "request|id",
        "Whether results follow the order of the filter's values or the ids of the objects.",
        "The order of the request is the natural one.",
    ),
    declare(
        "key_case",
        "insensitive|sensitive",
        "Whether logins and names that differ only in case name the same object.",
        "Names usually live in database columns that ignore case.",
    ),
    declare(
        "blank_key",
        "not_found|all",
        "Whether a blank text value in a filter matches no object or all of them.",
        "Schemas accept blank values; an object without a name cannot exist.",
    ),
    declare(
        "owner_form",
        "admin_login_else_id|login|both|id",
        "Which owner nodes a customer has: owner-login when it is the administrator, else owner-id; or those named.",
        "The first is what recordings show.",
    ),
    *(
        declare(
            f"hash_{role}",
            "sha256|other|sym|plain|absent",
            f"What {who} reads as an account's password: a SHA-256 crypt hash, another hash, a symmetrically encrypted "
            "value, the plain text or nothing.",
            "Recorded servers return the SHA-256 crypt hash; what newer ones do is unknown.",
        )
        for role, who in (("admin", "an administrator"), ("reseller", "a reseller"), ("customer", "a customer"))
    ),
    declare(
        "string_storage",
        "collapsed|raw",
        "Whether white space inside text values is collapsed before they are stored.",
        "The schema's type for text collapses it for validation.",
    ),
    declare(
        "unset",
        "empty|absent",
        "Whether a text value that was never given is an empty node or missing.",
        "Recordings show empty nodes.",
        breaks="absent",
    ),
    declare(
        "plan_error_echo",
        "selector|none",
        "Whether a failed result of reseller-plan and service-plan repeats the id, name, guid or external-id.",
        "A sample in the documentation repeats it.",
    ),
    declare(
        "no_plan",
        "absent|empty",
        "Whether the subscriptions node of a reseller or a subscription without a plan is missing or empty.",
        "The schema makes it optional.",
    ),
    declare(
        "booleans",
        "words|digits",
        "Whether booleans are written true and false or 1 and 0.",
        "Words are usual; digits were seen in descriptors.",
    ),
    declare(
        "failed_block",
        "whole|omitted",
        "Whether a data set that fails makes the whole result of server/get fail or is omitted from it.",
        "Nothing is known; the strict reading is the safer default.",
    ),
    declare(
        "update_server",
        "reachable|unreachable",
        "Whether the data set updates of server/get can be read or fails (1023); see failed_block.",
        "It is the one data set that needs another server.",
    ),
    declare(
        "output_node",
        "absent|present",
        "Whether responses carry an output node with the debug text of a command-line tool.",
        "The schema allows it for debugging only.",
    ),
    declare(
        "key_info",
        "key|hash|id",
        "What secret_key/get_info returns as the key: the key itself, its hash or an id.",
        "The vendor's client library uses the value for delete.",
    ),
    declare(
        "rename_echo",
        "old|new",
        "Whether filter-id contains the old or the new login or name after a set that renames.",
        "filter-id repeats the filter's value.",
    ),
)
