# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What concerns databases, their users and their servers."""

from __future__ import annotations

from .behavior import declare

BEHAVIORS = (
    declare(
        "database_bad_webspace",
        "1015|1013",
        "The code when a database, a universal user or a move names a subscription that does not exist.",
        "1015 is the code for an owner that does not exist.",
        operators="database",
    ),
    declare(
        "database_filter_webspace",
        "1013|1015|empty",
        "What a filter of databases returns for a subscription that does not exist: an error, or an empty group.",
        "Explicit values that name nothing are 1013 elsewhere.",
        operators="database",
    ),
    declare(
        "database_taken",
        "1007|1019|1023",
        "The code for the name of a database, or the login of its user, that the database server has already.",
        "1007 is the code by its name.",
        operators="database",
    ),
    declare(
        "no_default_user",
        "absent|zero",
        "Whether the default user of a database without one is missing in the response or 0.",
        "The schema makes the node optional and allows 0.",
        operators="database",
    ),
    declare(
        "universal_db_id",
        "absent|zero",
        "Whether the database of a user of all databases of a subscription is missing in the response or 0.",
        "The schema makes the node optional and does not allow 0.",
        breaks="zero",
        operators="database",
    ),
    declare(
        "universal_users_by_db",
        "no|yes",
        "Whether get-db-users by a database also finds the users of all databases of its subscription.",
        "The filter compares the users' own database, which these do not have.",
        operators="database",
    ),
    declare(
        "empty_access_list",
        "clear|keep",
        "Whether an empty acl or allow-access-from in set-db-user clears the list or keeps it.",
        "Lists are replaced as a whole, and there is no other way to clear one.",
        operators="database",
    ),
    declare(
        "db_server_taken",
        "1007|1019|1023",
        "The code for a database server that is registered already.",
        "1007 is the code by its name.",
        operators="db_server",
    ),
    declare(
        "db_server_in_use",
        "1023|1019",
        "The code for removing a database server that has databases.",
        "The default server is refused with 1023.",
        operators="db_server",
    ),
    declare(
        "db_server_unreachable",
        "1023|stored",
        "Whether a database server that cannot be reached (a host below .invalid) is refused, or stored with a status.",
        "The panel connects before it stores a server, and the status CONNECTION_FAILED exists.",
        operators="db_server",
    ),
    declare(
        "db_server_password",
        "absent|plain",
        "Whether db_server/get returns the password of a server's administrator.",
        "The schema makes the node optional, and passwords are not shown elsewhere.",
        operators="db_server",
    ),
    declare(
        "db_server_default_type",
        "local|1023",
        "Whether set-default with a type selects the local server of that type or is refused.",
        "A comment in the schema says that it selects the local server.",
        operators="db_server",
    ),
)
