# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The extensions that a fresh server has, and those that can be installed."""

from __future__ import annotations

from typing import NamedTuple


class Extension(NamedTuple):
    """An extension of the catalog; ``stock`` is whether a fresh server has it."""

    id: str
    name: str
    version: str
    release: str
    stock: bool = False


CATALOG = {
    extension.id: extension
    for extension in (
        Extension("advisor", "Advisor", "1.11.0", "538", stock=True),
        Extension("composer", "PHP Composer", "1.3.4", "241", stock=True),
        Extension("git", "Git", "1.4.2", "215", stock=True),
        Extension("letsencrypt", "Let's Encrypt", "3.2.6", "3001", stock=True),
        Extension("log-browser", "Log Browser", "1.7.6", "502", stock=True),
        Extension("monitoring", "Monitoring", "2.9.4", "674", stock=True),
        Extension("nodejs", "Node.js Toolkit", "2.4.2", "1020"),
        Extension("panel-migrator", "Plesk Migrator", "2.26.0", "1874"),
        Extension("ruby", "Ruby", "1.5.1", "197"),
        Extension("site-import", "Site Import", "1.8.6", "1112", stock=True),
        Extension("sslit", "SSL It!", "1.16.1", "1916", stock=True),
        Extension("traffic-monitor", "Traffic Monitor", "1.0.0", "1"),
        Extension("wp-toolkit", "WP Toolkit", "6.4.1", "8671", stock=True),
    )
}
