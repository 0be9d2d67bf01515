# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What concerns subscriptions, their plans and their add-ons."""

from __future__ import annotations

from .behavior import declare

_GROUPS = "service-plan service-plan-addon webspace site"

BEHAVIORS = (
    declare(
        "set_hosting",
        "merge|replace",
        "Whether hosting properties omitted from a set keep their values or take their defaults; the login of the "
        "system user and the document root always stay.",
        "Public clients send a single property to change only that.",
        operators=_GROUPS,
    ),
    declare(
        "set_php_settings",
        "merge|replace",
        "Whether PHP settings omitted from a set keep their values or are removed.",
        "As for hosting properties.",
        operators="service-plan service-plan-addon webspace",
    ),
    declare(
        "set_mail",
        "merge|replace",
        "Whether mail settings omitted from a set keep their values or are removed.",
        "Omitted nodes keep their values elsewhere.",
        operators="service-plan webspace",
    ),
    declare(
        "custom_lock",
        "different|any_set",
        "Whether a set locks a subscription only if it then differs from its plan, or whenever it sets limits, "
        "permissions, hosting, performance, PHP or mail settings.",
        "The documentation speaks of customized subscriptions.",
        operators="webspace site",
    ),
    declare(
        "plan_exceeded",
        "problems|refuse_1023",
        "Whether limits of a plan that a subscription already exceeds are reported as problems of an ok result, or the "
        "operation is refused.",
        "The documentation describes problems; a text for a refusal was seen too.",
        operators="service-plan service-plan-addon webspace",
    ),
    declare(
        "subscription_plans",
        "plan_first|addons_first",
        "The order in which the data set subscriptions lists the plan and the add-ons.",
        "Nothing is documented; the list does not distinguish the kinds.",
        operators="webspace",
    ),
    declare(
        "addon_without_plan",
        "1023|1019|1013",
        "The code for attaching an add-on to a subscription without a plan.",
        "The administrator's guide says that add-ons need a plan, not which code follows.",
        operators="webspace",
    ),
    declare(
        "addon_twice",
        "1007|1019|1023|ok",
        "What attaching an add-on to a subscription that already carries it leads to.",
        "The administrator's guide allows it once; 1007 is the code by its name.",
        operators="webspace",
    ),
    declare(
        "addon_not_attached",
        "1013|1023|ok",
        "What removing an add-on from a subscription that does not carry it leads to.",
        "Nothing is documented; 1013 is the code by its name.",
        operators="webspace",
    ),
    declare(
        "addon_in_use_del",
        "refuse_1023|detach",
        "Whether an add-on that subscriptions carry is refused on deletion or they lose it.",
        "Nothing is documented; the default is that of plans.",
        operators="service-plan-addon",
    ),
    declare(
        "no_plan_with_addons",
        "detach|refuse_1023",
        "Whether no-plan takes the add-ons of a subscription along or is refused while there are some.",
        "Nothing is documented, and a subscription without a plan cannot carry add-ons.",
        operators="webspace",
    ),
    declare(
        "owner_change_plan",
        "detach|refuse_1023",
        "Whether a subscription that moves to the owner of another provider loses its plan, or the move is refused.",
        "Nothing is documented; a provider sells only its own plans.",
        operators="webspace customer",
    ),
    declare(
        "main_site_del",
        "subscription|refuse_1023",
        "Whether site/del of the main site of a subscription deletes the subscription or is refused.",
        "Clients delete what they find by its name and rely on success.",
        operators="site",
    ),
    declare(
        "hosting_gen_info",
        "present|absent",
        "Whether a response to a request for hosting without gen_info contains gen_info as well.",
        "A test of the vendor contains both, and two programs read both after asking for hosting alone.",
        operators="webspace site",
    ),
)
