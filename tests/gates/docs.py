# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Gates of the documentation: what modules and roles say of themselves, and the site made of it."""

from __future__ import annotations

import shutil

from gate import Gate, GateFailed, Job
from venvs import CACHE

SITE = CACHE / "site"


def pages(job: Job) -> None:
    """Documentation of plugins and roles, all references resolved."""
    lint = ("antsibull-docs", "lint-collection-docs", "--plugin-docs", "--validate-collection-refs", "all")
    # The linter takes the name of its temporary folder for a reference if the name ends with an underscore.
    for attempt in range(3):
        try:
            job.run(*lint, ".", path=job.venv("docs"))
            return
        except GateFailed:
            if attempt == 2 or 'Unknown target name: "antsibull-docs-' not in job.log.read_text(encoding="utf-8"):
                raise


def site(job: Job) -> None:
    """The documentation's site, built strictly: a warning is an error."""
    path = job.venv("docs")
    pages_folder, html = job.folder / "rst", job.folder / "html"
    pages_folder.mkdir(mode=0o700)
    settings = job.tree / "docs" / "site"
    collect = ("antsibull-docs", "--config-file", settings / "antsibull-docs.cfg", "collection", "--use-current")
    job.run(*collect, "--squash-hierarchy", "--dest-dir", pages_folder, "community.plesk", path=path)
    job.run("sphinx-build", "-W", "--keep-going", "-b", "html", "-c", settings, pages_folder, html, path=path)
    shutil.rmtree(SITE, ignore_errors=True)
    shutil.copytree(html, SITE)


GATES = [Gate("docs-pages", "docs", pages), Gate("docs-site", "docs", site)]
