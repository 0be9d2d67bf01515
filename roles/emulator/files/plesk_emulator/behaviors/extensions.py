# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What concerns extensions and their operations."""

from __future__ import annotations

from .behavior import declare

BEHAVIORS = (
    declare(
        "extension_missing",
        "1013|1023|1026",
        "The code of extension for an extension that is not installed.",
        "1013 is the code by its name; 1026 is the code for what is not installed.",
        operators="extension",
    ),
    declare(
        "extension_installed",
        "ok|1007|1023",
        "What installing an extension that is installed already leads to.",
        "Nothing is documented; the panel upgrades such an extension.",
        operators="extension",
    ),
    declare(
        "git_missing",
        "1013|1023",
        "The code for an operation of the extension git about a domain or a repository that does not exist.",
        "1013 is the code by its name.",
        operators="extension",
    ),
    declare(
        "git_taken",
        "1007|1023",
        "The code for the name of a Git repository that the domain has already.",
        "1007 is the code by its name.",
        operators="extension",
    ),
    declare(
        "git_invalid",
        "1019|1023",
        "The code for an operation of the extension git that is unknown, or whose nodes are not as documented.",
        "No schema describes them; 1019 is the code for a wrong value.",
        operators="extension",
    ),
)
