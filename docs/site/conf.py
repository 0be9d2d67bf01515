# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sphinx's configuration for the collection's documentation, built by `make docs`.

Pages of others that ours point to are named here, so that the build is strict and asks no other server.
"""

from __future__ import annotations

import re
import tempfile
import zlib
from pathlib import Path
from typing import Any

project = title = html_title = html_short_title = "community.plesk"
author = "The community.plesk contributors"
copyright = author

extensions = ["sphinx.ext.intersphinx", "sphinx_antsibull_ext"]
default_role = "any"
nitpicky = True
highlight_language = "YAML+Jinja"
pygments_style = "ansible"

html_theme = "sphinx_ansible_theme"
html_copy_source = False
html_show_sphinx = False
html_use_index = False
html_static_path = ["static"]
html_css_files = ["site.css"]

ANSIBLE = "https://docs.ansible.com/projects/ansible/latest/"
LABELS = {
    "action_plugins": "plugins/action.html",
    "ansible_configuration_settings": "reference_appendices/config.html",
    "common_return_values": "reference_appendices/common_return_values.html",
}
BUILTIN_MODULES = ("assert", "copy", "debug", "set_fact", "uri")
BUILTIN_FILTERS = ("human_readable", "human_to_bytes")
CRYPTO_MODULES = ("acme_certificate", "openssl_privatekey")

_folder = tempfile.TemporaryDirectory(prefix="inventory-")


def _inventory(labels: dict[str, str]) -> str:
    """Write an inventory for intersphinx of these labels and the pages they stand on; give its path."""
    head = "# Sphinx inventory version 2\n# Project: Ansible\n# Version: latest\n# The rest is compressed with zlib.\n"
    lines = "".join(f"{label} std:label -1 {page}#{label.replace('_', '-')} -\n" for label, page in labels.items())
    path = Path(_folder.name) / "objects.inv"
    path.write_bytes(head.encode() + zlib.compress(lines.encode()))
    return str(path)


_pages = {
    f"ansible_collections.{collection}.{name}_{kind}": f"collections/{collection.replace('.', '/')}/{name}_{kind}.html"
    for collection, kind, names in (
        ("ansible.builtin", "module", BUILTIN_MODULES),
        ("ansible.builtin", "filter", BUILTIN_FILTERS),
        ("community.crypto", "module", CRYPTO_MODULES),
    )
    for name in names
}
intersphinx_mapping = {"ansible": (ANSIBLE, _inventory(LABELS | _pages))}


def _with_captions(_app: Any, docname: str, source: list[str]) -> None:
    """Give the lists of pages on the index page captions, which group them in the sidebar."""
    title = ""

    def captioned(found: re.Match[str]) -> str:
        nonlocal title
        title = found["title"] or title
        indent = found["indent"] or found["hidden"]
        return f"{found.group()}:caption: {title}\n{indent}" if indent else found.group()

    if docname == "index":
        heading = r"^(?P<title>[^\n]+)\n(?:-+|~+)\n(?:\n\.\. toctree::\n(?P<indent> +))?"
        hidden = r"^\.\. toctree::\n(?P<hidden> +)(?= *:maxdepth: \d+\n +:hidden:)"
        source[0] = re.sub(f"{heading}|{hidden}", captioned, source[0], flags=re.MULTILINE)


def setup(app: Any) -> None:
    """Register the change of the index page."""
    app.connect("source-read", _with_captions)
