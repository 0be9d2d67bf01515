# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operator ``aps``: packages of web applications.

Packages come from a catalog or as uploaded files. The emulator can reach no catalog and takes no uploads, so its server
never has a package: what would bring one fails, and what asks for one does not find it.
"""

from __future__ import annotations

from lxml import etree

from ..protocol import errors, filters
from ..protocol.answer import node, ok
from ..protocol.auth import ADMIN, RESELLER
from ..protocol.errors import Refusal
from ..protocol.operation import Call, Operator
from ..rules import sites
from ..state.store import Row

OPERATOR = Operator(
    "aps",
    """
define package
  package
    name string
    version? string
    release? string
    vendor? string
    packager? string
    is_uploaded? string
    is_visible? string
    description? string
    global_settings_not_set? string

define packages
  filter
    (in order)?
      package-id+ id_type

download-package
  use package
  aps-catalog-url? string
get-download-status
  filter
    (in order)?
      task-id+ id_type
import-package
  filename string
get-packages-list
  (one of)
    use packages
    all any
install
  (one of)
    domain-id id_type
    domain-name string
    subdomain-id id_type
    subdomain-name string
  (one of)
    package-id id_type
    use package
  ssl? boolean
  url-prefix? urlPrefix
  database?
    name string
    login string
    password string
    prefix? string
    server? string
  settings?
    setting+
      name string
      value+ text
import-config
  filename string
set-package-properties
  use packages
  properties
    visible boolean
get-packages-list-by-reseller
  reseller-id id_type
get-packages-list-by-webspace
  webspace-id id_type
""",
    tables="""
CREATE TABLE IF NOT EXISTS aps_downloads (id INTEGER PRIMARY KEY AUTOINCREMENT, package TEXT NOT NULL);
""",
)
_NO_PACKAGE = "Package does not exist"
_PACKAGES = filters.Kind(
    "(SELECT NULL AS id) WHERE 0",
    {"package-id": filters.number("id")},
    lambda _call: filters.EVERYTHING,
    _NO_PACKAGE,
)
# An empty filter means the downloads under way, and each of these has ended at once.
_DOWNLOADS = filters.Kind(
    "aps_downloads WHERE 1",
    {"task-id": filters.number("id")},
    lambda call: filters.NOTHING if call.request.find("filter/task-id") is None else filters.EVERYTHING,
    "Task does not exist",
)
_ACCOUNTS = filters.Kind(
    f"accounts WHERE kind = '{RESELLER}'",
    {"reseller-id": filters.number("id")},
    lambda _call: filters.EVERYTHING,
    "Reseller does not exist",
)
_WEBSPACES = filters.Kind(
    "webspaces WHERE 1",
    {"webspace-id": filters.number("id")},
    lambda _call: filters.EVERYTHING,
    "Webspace does not exist",
)


@OPERATOR.operation("download-package", writes=True, callers=(ADMIN,))
def download(call: Call) -> etree._Element:
    """Start a download, which is successful even if the catalog does not have the package."""
    return ok(node("task-id", call.db.insert("aps_downloads", package=call.needed("package/name"))))


@OPERATOR.operation("get-download-status", writes=False, callers=(ADMIN,))
def get_download_status(call: Call) -> list[etree._Element]:
    """Tell how downloads ended: none found its package."""

    def task(row: Row) -> list[etree._Element]:
        error = node("error", f"Package {row['package']} is not found in the APS catalog.")
        return [node("task", node("id", row["id"]), node("finished", error))]

    return filters.each(call, _DOWNLOADS, task)


@OPERATOR.operation("import-package", writes=False, callers=(ADMIN,))
def import_package(call: Call) -> etree._Element:
    """Refused, as no file was uploaded."""
    raise _no_file(call)


@OPERATOR.operation("import-config", writes=False, callers=(ADMIN,))
def import_config(call: Call) -> etree._Element:
    """Refused, as no file was uploaded."""
    raise _no_file(call)


@OPERATOR.operation("get-packages-list", writes=False, callers=(ADMIN,))
def get_packages(call: Call) -> list[etree._Element]:
    """List packages: an error for each one that the filter names."""
    return filters.each(call, _PACKAGES, lambda _row: ())


@OPERATOR.operation("set-package-properties", writes=False, callers=(ADMIN,))
def set_properties(call: Call) -> list[etree._Element]:
    """Refused for each package that the filter names."""
    return filters.each(call, _PACKAGES, lambda _row: ())


@OPERATOR.operation("install", writes=False, callers=(ADMIN,))
def install(call: Call) -> etree._Element:
    """Refused: the site may not exist, the package does not."""
    place = call.request[0]
    selector = sites.BY_ID if str(place.tag).endswith("-id") else sites.BY_NAME
    if sites.find(call, selector, call.stored(place)) is None:
        raise Refusal(errors.NOT_FOUND, "Domain does not exist")
    raise Refusal(errors.NOT_FOUND, _NO_PACKAGE)


@OPERATOR.operation("get-packages-list-by-reseller", writes=False, callers=(ADMIN,))
def get_packages_of_reseller(call: Call) -> etree._Element:
    """List the packages of a reseller."""
    return _owned(call, _ACCOUNTS)


@OPERATOR.operation("get-packages-list-by-webspace", writes=False, callers=(ADMIN,))
def get_packages_of_webspace(call: Call) -> etree._Element:
    """List the packages of a subscription."""
    return _owned(call, _WEBSPACES)


def _owned(call: Call, kind: filters.Kind) -> etree._Element:
    """Return no package of an owner. Raises :class:`Refusal` (1013) if there is no such owner."""
    owner = call.request[0]
    if not kind.chosen(call, str(owner.tag), call.stored(owner)):
        raise kind.refusal(call)
    return ok()


def _no_file(call: Call) -> Refusal:
    return Refusal(errors.NOT_FOUND, f'File "{call.needed("filename")}" does not exist')
