# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What concerns packets as a whole."""

from __future__ import annotations

from .behavior import declare

BEHAVIORS = (
    declare(
        "check_order",
        "documented|auth_first",
        "Whether the version and well-formedness are checked before the credentials, or the credentials first.",
        "The documentation lists version, credentials, access, validity.",
    ),
    declare(
        "on_error",
        "continue|stop",
        "Whether the operations after a failed one are still executed; with stop they are missing from the response.",
        "The documentation says that every operation reports its own error.",
    ),
    declare(
        "permission_error",
        "result|system",
        "Whether an operation that the caller may not use fails alone (1006), or the packet fails and nothing is done.",
        "Only the code is documented; a result spoils least.",
    ),
    declare(
        "application_error",
        "result|system_mid_packet",
        "Whether a failing write reports in its result, or replaces the response by a system error after earlier work.",
        "Recorded servers report in the result; the documentation allows the other form.",
    ),
    declare(
        "error_http",
        "200|500",
        "The HTTP status of a response that contains an error.",
        "All recordings but one show 200.",
    ),
    declare(
        "answer_form",
        "length|chunked",
        "Whether responses come with Content-Length, or in chunks, with the cookies PHPSESSID and locale and without a "
        "charset.",
        "Responses of Plesk 11.5 were recorded in the second form; newer ones mostly in the first.",
    ),
    declare(
        "answer_version",
        "request|server",
        "Whether packet@version of a response repeats the request's version or names the server's newest.",
        "Recorded responses repeat the request's; the documentation calls it the server's.",
    ),
    declare(
        "protos_order",
        "recorded|shuffled",
        "Whether get_protos lists the versions in the recorded order or in an arbitrary one.",
        "A recorded list is almost sorted, and nothing promises an order.",
    ),
    declare(
        "read_after_write",
        "fresh|stale",
        "Whether a reading operation sees what earlier operations of the same packet wrote.",
        "Operations run one after another, so fresh is likely.",
    ),
    declare(
        "removed_operator",
        "1014|served",
        "Whether a request in an older version may still use an operator that the newest version dropped.",
        "The newest published schemas lost these operators.",
    ),
    declare(
        "slow_commit",
        "off",
        "Seconds that a valid writing packet waits before its work begins: a client with a shorter timeout has given "
        "up by then, the operations are executed all the same, and the response follows it.",
        "Servers respond within seconds unless they are busy.",
        seconds=True,
    ),
    declare(
        "disabled_caller",
        "1011|1001|served",
        "What a disabled reseller or customer receives when it calls the API.",
        "1011 is the code by its name; no response was recorded.",
    ),
)
