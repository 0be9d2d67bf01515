# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""All behaviors of the emulator, as data."""

from __future__ import annotations

from .behavior import Behavior


def _behavior(name: str, values: str, explains: str, reason: str, breaks: str = "", seconds: bool = False) -> Behavior:
    return Behavior(name, tuple(values.split("|")), explains, reason, frozenset(breaks.split()), seconds)


_PACKET = (
    _behavior(
        "check_order",
        "documented|auth_first",
        "Whether the protocol version and well-formedness are judged before the credentials, or the credentials first.",
        "The documentation lists version, credentials, access, validity.",
    ),
    _behavior(
        "on_error",
        "continue|stop",
        "Whether the operations after a failed one are still executed; with stop they are missing from the answer.",
        "The documentation says that every operation reports its own error.",
    ),
    _behavior(
        "permission_error",
        "result|system",
        "Whether an operation that the caller may not use fails alone (1006), or the packet fails and nothing is done.",
        "Only the code is documented; a result spoils least.",
    ),
    _behavior(
        "application_error",
        "result|system_mid_packet",
        "Whether a failing write reports in its result, or replaces the answer by a system error after earlier work.",
        "Recorded servers report in the result; the documentation allows the other form.",
    ),
    _behavior(
        "error_http",
        "200|500",
        "The HTTP status of an answer that holds an error.",
        "All recordings but one show 200.",
    ),
    _behavior(
        "answer_version",
        "request|server",
        "Whether packet@version of an answer repeats the request's version or names the server's newest.",
        "Recorded answers repeat the request's; the documentation calls it the server's.",
    ),
    _behavior(
        "protos_order",
        "recorded|shuffled",
        "Whether get_protos lists the versions in the recorded order or in an arbitrary one.",
        "A recorded list is almost sorted, and nothing promises an order.",
    ),
    _behavior(
        "read_after_write",
        "fresh|stale",
        "Whether a reading operation sees what earlier operations of the same packet wrote.",
        "Operations run one after another, so fresh is likely.",
    ),
    _behavior(
        "removed_operator",
        "1014|served",
        "Whether a request in an older version may still use an operator that the newest version dropped.",
        "The newest published schemas lost these operators.",
    ),
    _behavior(
        "slow_commit",
        "off",
        "Seconds that a valid writing packet waits before its work begins: a client with a shorter time-out has given "
        "up by then, the work is done all the same, and the answer follows it.",
        "Servers answer within seconds unless they are busy.",
        seconds=True,
    ),
    _behavior(
        "disabled_caller",
        "1011|1001|served",
        "What a disabled reseller or customer gets when he calls the API.",
        "1011 is the code by its name; no answer was recorded.",
    ),
)

_READING = (
    _behavior(
        "empty_result",
        "bare_ok|ok_filter_id|none",
        "What a filter that names no object answers when none matches: a bare ok result, one with filter-id, nothing.",
        "Schemas demand a result, and clients were written for a bare one.",
        breaks="none",
    ),
    _behavior(
        "duplicate_keys",
        "each|once",
        "Whether a value that stands twice in a filter is answered twice.",
        "One result per value is the documented rule.",
    ),
    _behavior(
        "result_order",
        "request|id",
        "Whether results follow the order of the filter's values or the ids of the objects.",
        "The order of the request is the natural one.",
    ),
    _behavior(
        "key_case",
        "insensitive|sensitive",
        "Whether logins and names that differ only in case name the same object.",
        "Names usually live in database columns that ignore case.",
    ),
    _behavior(
        "blank_key",
        "not_found|all",
        "Whether a blank text value in a filter matches no object or all of them.",
        "Schemas accept blank values; an object without a name cannot exist.",
    ),
    _behavior(
        "owner_form",
        "admin_login_else_id|login|both|id",
        "Which owner nodes a customer has: owner-login when it is the administrator, else owner-id; or those named.",
        "The first is what recordings show.",
    ),
    *(
        _behavior(
            f"hash_{role}",
            "sha256|other|sym|plain|absent",
            f"What {who} reads as an account's password: a SHA-256 crypt hash, another hash, a symmetrically encrypted "
            "value, the plain text or nothing.",
            "Recorded servers return the SHA-256 crypt hash; what newer ones do is unknown.",
        )
        for role, who in (("admin", "an administrator"), ("reseller", "a reseller"), ("customer", "a customer"))
    ),
    _behavior(
        "string_storage",
        "collapsed|raw",
        "Whether white space inside text values is collapsed before they are stored.",
        "The schema's type for text collapses it for validation.",
    ),
    _behavior(
        "unset",
        "empty|absent",
        "Whether a text value that was never given is an empty node or missing.",
        "Recordings show empty nodes.",
        breaks="absent",
    ),
    _behavior(
        "plan_error_echo",
        "selector|none",
        "Whether a failed result of reseller-plan and service-plan repeats the id, name, guid or external-id.",
        "A sample in the documentation repeats it.",
    ),
    _behavior(
        "no_plan",
        "absent|empty",
        "Whether the subscriptions node of a reseller or a subscription without a plan is missing or empty.",
        "The schema makes it optional.",
    ),
    _behavior(
        "booleans",
        "words|digits",
        "Whether booleans are written true and false or 1 and 0.",
        "Words are usual; digits were seen in descriptors.",
    ),
    _behavior(
        "failed_block",
        "whole|omitted",
        "Whether a data set that fails makes the whole result of server/get fail or is left out of it.",
        "Nothing is known; the strict reading is the safer default.",
    ),
    _behavior(
        "update_server",
        "reachable|unreachable",
        "Whether the data set updates of server/get can be read or fails (1023); see failed_block.",
        "It is the one data set that needs another server.",
    ),
    _behavior(
        "output_node",
        "absent|present",
        "Whether answers carry an output node with the debug text of a command-line tool.",
        "The schema allows it for debugging only.",
    ),
    _behavior(
        "key_info",
        "key|hash|id",
        "What secret_key/get_info returns as the key: the key itself, its hash or an id.",
        "The vendor's client library uses the value for delete.",
    ),
    _behavior(
        "rename_echo",
        "old|new",
        "Whether filter-id holds the old or the new login or name after a set that renames.",
        "filter-id repeats the filter's value.",
    ),
)

_WRITING = (
    _behavior(
        "set_limits",
        "merge|replace",
        "Whether limits left out of a set keep their values or become unlimited.",
        "Lists of names and values without a way to remove one suggest a merge.",
    ),
    _behavior(
        "set_permissions",
        "merge|replace",
        "Whether permissions left out of a set keep their values or become false.",
        "As for limits.",
    ),
    _behavior(
        "set_ip_pool",
        "replace|merge",
        "Whether addresses left out of a plan's pool in a set are removed from it.",
        "The list has no keys, so replacement is likely.",
    ),
    _behavior(
        "omitted_counts",
        "keep|zero",
        "Whether the numbers of exclusive addresses left out of an ip-pool keep their values or become 0.",
        "Left-out nodes keep their values elsewhere.",
    ),
    _behavior(
        "empty_node",
        "clear|ignore|error",
        "Whether an empty text node in a set clears the value, is ignored or is refused with 1019.",
        "Samples in the documentation send empty nodes.",
    ),
    _behavior(
        "empty_guid",
        "new|ignore",
        "Whether the empty guid node in a set assigns a new GUID or does nothing.",
        "It can hold no value, so a new one is its likely purpose.",
    ),
    _behavior(
        "plan_defaults",
        "unlimited|zero|default_plan",
        "What the limits left out of reseller-plan/add become.",
        "Nothing is documented.",
    ),
    _behavior(
        "custom_reseller",
        "nothing|unlimited",
        "What the limits left out of reseller/add become without a plan: 0 or unlimited.",
        "The command line's documentation says that such a reseller has no resources and no permissions.",
    ),
    _behavior(
        "plan_and_limits",
        "limits|plan",
        "Whether limits and permissions given beside a plan in reseller/add win over the plan's, or are ignored.",
        "Both are accepted, and what is said in more detail usually wins.",
    ),
    _behavior(
        "bad_plan",
        "1019|1013|1023",
        "The code for a plan that does not exist, named where an account is created, converted or subscribed.",
        "Nothing is documented; it is an invalid value.",
    ),
    _behavior(
        "pool_address_taken",
        "1007|1027",
        "The code for adding an address to the pool of a reseller that is there already.",
        "Nothing is documented; 1007 is the code by its name.",
    ),
    _behavior(
        "convert_with_customers",
        "refuse|to_admin",
        "Whether a reseller with customers cannot become a customer (1023), or his customers go to the administrator.",
        "Nothing is documented; a refusal loses nothing.",
    ),
    _behavior(
        "plan_name_taken",
        "1007|1019|1023|accepted",
        "What adding or renaming a plan to a name that another plan has leads to.",
        "1007 is the code by its name.",
    ),
    _behavior(
        "customer_login_taken",
        "1007|1002|1019",
        "The code for a customer's login that is taken.",
        "1007 was recorded.",
    ),
    _behavior(
        "reseller_login_taken",
        "1019|1007|1002",
        "The code for a reseller's login that is taken.",
        "1019 was recorded.",
    ),
    _behavior(
        "external_id",
        "shared|unique_1007|unique_1019",
        "Whether several objects of a kind may have the same external id, and the code if not.",
        "Uniqueness is not documented; one report says it is demanded.",
    ),
    _behavior(
        "unknown_name",
        "1019|1023|ignored",
        "What an unknown limit or permission name leads to.",
        "Nothing is documented; it is an invalid value.",
    ),
    _behavior(
        "bound_permission",
        "apply|refuse|ignore",
        "What setting a permission leads to whose precondition, another permission, is false.",
        "Descriptors only describe what panels show.",
    ),
    _behavior(
        "plan_in_use_del",
        "refuse_1023|detach",
        "Whether a plan with subscribers is refused on deletion or its subscribers lose it.",
        "Nothing is documented; the panel refuses.",
    ),
    _behavior(
        "status_write",
        "mask|own_bit",
        "Whether a written status replaces the disabling bits or only the caller's own bit.",
        "The documentation describes the value as the mask.",
    ),
    _behavior(
        "reseller_bit",
        "16|32",
        "The status bit that a reseller sets when he disables a customer.",
        "Only 0 and 16 are documented for customers.",
    ),
    _behavior(
        "reseller_disable",
        "none|bit32|bit16",
        "The status bit that customers show while their reseller is disabled.",
        "Nothing is documented.",
    ),
    _behavior(
        "change_owner_ip",
        "with_subscriptions|always|never",
        "When change-owner demands at least one address.",
        "Addresses are for the subscriptions that move along.",
    ),
    _behavior(
        "change_owner_same",
        "ok|error",
        "What moving a customer to the owner whom he already has leads to.",
        "Nothing is documented.",
    ),
    _behavior(
        "license_limit",
        "1024|1023",
        "The code when the license or a limit of the reseller allows no further object.",
        "1024 is the code by its name.",
    ),
    _behavior(
        "bad_owner", "1015|1013|1019", "The code for an owner who does not exist.", "1015 was seen for subscriptions."
    ),
    _behavior(
        "bad_ip",
        "1018|1027",
        "The code for an address that the server or the pool does not have.",
        "1018 is the code by its name.",
    ),
    _behavior(
        "bad_locale",
        "1019|ignored",
        "Whether a language that is not installed is refused, or the default language is taken instead.",
        "It is an invalid value.",
    ),
    _behavior(
        "normalise",
        "none|country_upper|login_lower",
        "Whether written country codes become upper case, or logins lower case.",
        "Samples are written that way already.",
    ),
)

BEHAVIORS = {behavior.name: behavior for behavior in (*_PACKET, *_READING, *_WRITING)}
