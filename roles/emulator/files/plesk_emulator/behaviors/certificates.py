# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What concerns certificates."""

from __future__ import annotations

from .behavior import declare

BEHAVIORS = (
    declare(
        "certificate_reinstall",
        "1007|second",
        "Whether install under a name that the pool has already is refused, or adds a second certificate of that name.",
        "1007 is the code by its name.",
        operators="certificate",
    ),
    declare(
        "empty_csr",
        "accepted|1019",
        "Whether install and update accept an empty csr.",
        "The schema requires the node, and clients without a request send an empty one.",
        operators="certificate",
    ),
    declare(
        "certificate_in_use",
        "refuse_1023|reset",
        "Whether a certificate in use is refused on removal, or what uses it goes on without it.",
        "Nothing is documented; a refusal loses nothing.",
        operators="certificate",
    ),
    declare(
        "certificate_missing",
        "1013|1015",
        "The code when update or remove names a certificate that the pool does not have.",
        "1013 is the code by its name.",
        operators="certificate",
    ),
    declare(
        "certificate_bad_domain",
        "1015|1013",
        "The code when install, update or remove, or a setting of the server, names a domain that does not exist.",
        "1015 is in a test of the vendor's, with the words 'domain does not exist'.",
        operators="certificate server",
    ),
    declare(
        "hosting_certificate",
        "1019|1013|1023|accepted",
        "What a hosting property certificate_name leads to that names no certificate of the site, its subscription or "
        "the server.",
        "Nothing is documented; it is an invalid value.",
        operators="webspace site subdomain",
    ),
    declare(
        "certificate_pool_domain",
        "1013|1015",
        "The code of get-pool for a domain that does not exist.",
        "Values of filters that name nothing are 1013 elsewhere.",
        operators="certificate",
    ),
)
