# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What writes do."""

from __future__ import annotations

from .behavior import declare

BEHAVIORS = (
    declare(
        "set_limits",
        "merge|replace",
        "Whether limits omitted from a set keep their values or become unlimited.",
        "Lists of names and values without a way to remove one suggest a merge.",
    ),
    declare(
        "set_permissions",
        "merge|replace",
        "Whether permissions omitted from a set keep their values or become false.",
        "As for limits.",
    ),
    declare(
        "set_ip_pool",
        "replace|merge",
        "Whether addresses omitted from a plan's pool in a set are removed from it.",
        "The list has no keys, so replacement is likely.",
    ),
    declare(
        "omitted_counts",
        "keep|zero",
        "Whether the numbers of exclusive addresses omitted from an ip-pool keep their values or become 0.",
        "Omitted nodes keep their values elsewhere.",
    ),
    declare(
        "empty_node",
        "clear|ignore|error",
        "Whether an empty text node in a set clears the value, is ignored or is refused with 1019.",
        "Samples in the documentation send empty nodes.",
    ),
    declare(
        "empty_guid",
        "new|ignore",
        "Whether the empty guid node in a set assigns a new GUID or does nothing.",
        "It cannot have a value, so a new one is its likely purpose.",
    ),
    declare(
        "plan_defaults",
        "unlimited|zero|default_plan",
        "What the limits omitted from reseller-plan/add become.",
        "Nothing is documented.",
    ),
    declare(
        "custom_reseller",
        "unlimited|nothing",
        "What the limits omitted from reseller/add become without a plan: unlimited or 0.",
        "Clients rely on subscriptions of such resellers; the command line's documentation gives them nothing.",
    ),
    declare(
        "plan_and_limits",
        "limits|plan",
        "Whether limits and permissions set in addition to a plan in reseller/add take precedence, or are ignored.",
        "Both are accepted, and more specific values usually take precedence.",
    ),
    declare(
        "bad_plan",
        "1019|1013|1023",
        "The code for a plan that does not exist, named where an account is created, converted or subscribed.",
        "Nothing is documented; it is an invalid value.",
    ),
    declare(
        "pool_address_taken",
        "1007|1027",
        "The code for adding an address to the pool of a reseller that is already in it.",
        "Nothing is documented; 1007 is the code by its name.",
    ),
    declare(
        "convert_with_customers",
        "refuse|to_admin",
        "Whether a reseller with customers cannot become a customer (1023), or its customers go to the administrator.",
        "Nothing is documented; a refusal loses nothing.",
    ),
    declare(
        "plan_name_taken",
        "1007|1019|1023|accepted",
        "What adding or renaming a plan to a name that another plan has leads to.",
        "1007 is the code by its name.",
    ),
    declare(
        "customer_login_taken",
        "1007|1002|1019",
        "The code for a customer's login that is taken.",
        "1007 was recorded.",
    ),
    declare(
        "reseller_login_taken",
        "1019|1007|1002",
        "The code for a reseller's login that is taken.",
        "1019 was recorded.",
    ),
    declare(
        "external_id",
        "shared|unique_1007|unique_1019",
        "Whether several objects of a kind may have the same external id, and the code if not.",
        "Uniqueness is not documented; according to one report it is required.",
    ),
    declare(
        "unknown_name",
        "1019|1023|ignored",
        "What an unknown limit or permission name leads to.",
        "Nothing is documented; it is an invalid value.",
    ),
    declare(
        "bound_permission",
        "apply|refuse|ignore",
        "What setting a permission leads to whose precondition, another permission, is false.",
        "Descriptors only describe what panels show.",
    ),
    declare(
        "plan_in_use_del",
        "refuse_1023|detach",
        "Whether a plan with subscribers is refused on deletion or its subscribers lose it.",
        "Nothing is documented; the panel refuses.",
    ),
    declare(
        "status_write",
        "mask|own_bit",
        "Whether a written status replaces the disabling bits or only the caller's own bit.",
        "The documentation describes the value as the mask.",
    ),
    declare(
        "reseller_bit",
        "16|32",
        "The status bit that a reseller sets when it disables a customer.",
        "Only 0 and 16 are documented for customers.",
    ),
    declare(
        "reseller_disable",
        "none|bit32|bit16",
        "The status bit that customers show while their reseller is disabled.",
        "Nothing is documented.",
    ),
    declare(
        "change_owner_ip",
        "with_subscriptions|always|never",
        "When change-owner requires at least one address.",
        "Addresses are for the subscriptions that move along.",
    ),
    declare(
        "change_owner_same",
        "ok|error",
        "What happens when a customer is moved to the owner that it already has.",
        "Nothing is documented.",
    ),
    declare(
        "no_customers",
        "1023|1006|add_only",
        "The code with which all operations on customers are refused where the license key has no customers, or "
        "whether only adding them is.",
        "A client's report says that the operator cannot be used in such editions, not which code follows.",
        operators="customer",
    ),
    declare(
        "license_limit",
        "1024|1023",
        "The code when the license or a limit of the reseller allows no further object.",
        "1024 is the code by its name.",
    ),
    declare(
        "bad_owner", "1015|1013|1019", "The code for an owner that does not exist.", "1015 was seen for subscriptions."
    ),
    declare(
        "bad_ip",
        "1018|1027",
        "The code for an address that the server or the pool does not have.",
        "1018 is the code by its name.",
    ),
    declare(
        "bad_locale",
        "1019|ignored",
        "Whether a language that is not installed is refused, or the default language is taken instead.",
        "It is an invalid value.",
    ),
    declare(
        "normalise",
        "none|country_upper|login_lower",
        "Whether written country codes become upper case, or logins lower case.",
        "Samples are written that way already.",
    ),
)
