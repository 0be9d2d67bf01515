# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What concerns DNS zones and their records."""

from __future__ import annotations

from .behavior import declare

BEHAVIORS = (
    declare(
        "dns_bad_site",
        "1015|1013",
        "The code for a site, alias or zone that does not exist, or that has no zone.",
        "A sample of the documentation has 1015 for SOA records; nothing is known for other records.",
        operators="dns",
    ),
    declare(
        "dns_type_refused",
        "1014|1019|accepted",
        "What the newer record types lead to (CAA, HTTPS, SVCB, TLSA, and DS before 1.6.9.1): the whole packet is "
        "refused (1014), the operation is refused (1019), or they are accepted. Unknown types are always refused.",
        "The documentation lists the types up to DS; the oldest schema refuses all others.",
        operators="dns",
    ),
    declare(
        "dns_bad_value",
        "1019|1023",
        "The code for a host, value or opt that does not fit the type of the record.",
        "Nothing is documented; 1019 is the code by its name.",
        operators="dns",
    ),
    declare(
        "dns_cname_conflict",
        "1023|1019|accepted",
        "What a CNAME in addition to other records of the same host leads to.",
        "DNS does not allow it, and name servers refuse such a zone.",
        operators="dns",
    ),
    declare(
        "dns_mx_priority",
        "new|duplicate",
        "Whether an MX record that differs in its priority only is another record or a duplicate (1007).",
        "Nothing is documented.",
        operators="dns",
    ),
    declare(
        "dns_srv",
        "plain|xml|as_sent",
        "How opt of an SRV record is returned: priority, weight and port as numbers, the XML text of the "
        "documentation, or as it was sent. Both forms can be sent.",
        "The documentation shows the XML text for adding only; other interfaces show numbers.",
        operators="dns",
    ),
    declare(
        "dns_ipv6",
        "as_sent|compressed",
        "Whether the value of an AAAA record is kept as it was sent or in its shortest form.",
        "Nothing is documented.",
        operators="dns",
    ),
    declare(
        "dns_long_txt",
        "whole|quoted",
        "Whether a TXT value of more than 255 characters is returned in one piece or in quoted pieces.",
        "Shorter ones are recorded without quotes.",
        operators="dns",
    ),
    declare(
        "dns_secondary_records",
        "kept|lost",
        "Whether the records of a zone that is switched to slave are kept or deleted.",
        "Nothing is documented; keeping them loses nothing.",
        operators="dns",
    ),
    declare(
        "dns_disabled_zone",
        "accepted|1023",
        "Whether records of a disabled zone can be added and deleted.",
        "Nothing is documented; the vendor's tests avoid the case.",
        operators="dns",
    ),
    declare(
        "dns_subdomain",
        "parent|refused",
        "Whether the ID of a subdomain without a zone of its own stands for the zone of its parent, or is refused "
        "with the code of dns_bad_site.",
        "Its records are in that zone.",
        operators="dns",
    ),
    declare(
        "dns_zone_name_of_subdomain",
        "refused|parent",
        "The same for the name of such a subdomain in the filter dns-zone-name.",
        "There is no zone of this name.",
        operators="dns",
    ),
    declare(
        "subdomain_zone",
        "parent|own",
        "Whether a new subdomain keeps its records in the zone of its parent or gets a zone of its own.",
        "The first is the default of servers, which their administrator can change.",
        operators="dns site",
    ),
    declare(
        "dns_empty_result",
        "none|bare_ok",
        "What get_rec and del_rec return when a zone has no records: no result or a bare ok result.",
        "The schema makes the result optional in these operations.",
        operators="dns",
    ),
    declare(
        "acl_empty",
        "bare_ok|none",
        "What get_acl returns for an empty list: a bare ok result or no result.",
        "Nothing is documented.",
        operators="dns",
    ),
    declare(
        "acl_duplicate",
        "ok|1007",
        "What adding a host that is in the list already leads to.",
        "Nothing is documented.",
        operators="dns",
    ),
    declare(
        "dns_master_duplicate",
        "1007|accepted",
        "What adding a primary server that a zone has already leads to.",
        "Nothing is documented; 1007 is the code by its name.",
        operators="dns",
    ),
)
