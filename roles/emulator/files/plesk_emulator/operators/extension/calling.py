# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Operations of the extensions themselves, whose nodes no schema describes."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from ...protocol import errors
from ...protocol.answer import ok
from ...protocol.auth import ADMIN
from ...protocol.errors import Refusal
from ...protocol.operation import Call
from . import git
from .operator import OPERATOR, installed

# How the extensions answer whose operations are documented, and emulated.
_SERVED: dict[str, Callable[[Call, etree._Element], etree._Element]] = {"git": git.serve}


@OPERATOR.operation("call", writes=True, callers=(ADMIN,))
def call_extensions(call: Call) -> etree._Element:
    """Pass each node to the extension of its name; the first refusal is the answer to all of them."""
    if not len(call.request):
        raise Refusal(errors.INVALID_VALUE, "The call names no extension.")
    return ok(*(_answer(call, request) for request in call.request))


def _answer(call: Call, request: etree._Element) -> etree._Element:
    extension = installed(call, str(request.tag))
    serve = _SERVED.get(extension["id"])
    if serve is None:
        raise Refusal(errors.OPERATION_FAILED, f"The operations of extension {extension['id']} are not emulated.")
    return serve(call, request)
