# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a module returns without its secrets, where ansible-core would show them.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from ansible.module_utils.common import warnings
from ansible.module_utils.common.parameters import remove_values

from .._api.secrets import HIDDEN, url_credentials


class Masking:
    """Mixed into AnsibleModule: masks what is not masked there.

    Since ansible-core 2.19, warnings and deprecations are objects that the masking of results does not look into.
    Credentials in a URL are nothing that an argument spec can mark, and the arguments are returned even by a module
    that refuses them.  A misspelled option is nothing that it can mark either.
    """

    argument_spec: Mapping[str, Any]
    params: dict[str, Any]
    no_log_values: set[str]

    def warn(self, warning: Any, *args: Any, **options: Any) -> None:
        """Show a warning, without secrets."""
        self._know_credentials()
        super().warn(_shown(warning, self.no_log_values), *args, **options)  # type: ignore[misc]

    def deprecate(self, msg: Any, *args: Any, **options: Any) -> None:
        """Show a deprecation, without secrets."""
        self._know_credentials()
        super().deprecate(_shown(msg, self.no_log_values), *args, **options)  # type: ignore[misc]

    def _log_invocation(self) -> None:
        self._know_credentials()
        super()._log_invocation()  # type: ignore[misc]

    def _return_formatted(self, kwargs: dict[str, Any]) -> None:
        self._know_credentials()
        for store in ("_global_warnings", "_global_deprecations"):
            _mask(getattr(warnings, store, None), self.no_log_values)
        if not kwargs.get("invocation"):
            kwargs["invocation"] = {"module_args": _known(self.argument_spec, self.params)}
        super()._return_formatted(kwargs)  # type: ignore[misc]

    def _know_credentials(self) -> None:
        self.no_log_values.update(url_credentials(self.params.get("api_url")))


def _known(spec: Mapping[str, Any], arguments: Any) -> Any:
    """Return arguments without the values of those that are not in the spec: a misspelled password is a secret."""
    if isinstance(arguments, list):
        return [_known(spec, entry) for entry in arguments]
    if not isinstance(arguments, Mapping):
        return arguments
    shown = {}
    for option, value in arguments.items():
        inner = spec[option].get("options") if option in spec else None
        shown[option] = _known(inner, value) if inner else value if option in spec else HIDDEN
    return shown


def _mask(store: Any, secrets: set[str]) -> None:
    """Mask the texts in messages that ansible-core has collected of its own accord, such as those of validators.

    Up to ansible-core 2.18 they are plain data, which the masking of results looks into.
    """
    if isinstance(store, dict):
        masked = {_shown(message, secrets): kept for message, kept in store.items()}
        store.clear()
        store.update(masked)


def _shown(told: Any, secrets: set[str]) -> Any:
    """Return a text without secrets, or a message whose texts have none."""
    if isinstance(told, str):
        return remove_values(told, secrets)
    if isinstance(told, tuple):
        return tuple(_shown(part, secrets) for part in told)
    if not dataclasses.is_dataclass(told) or isinstance(told, type):
        return told
    parts = {part.name: getattr(told, part.name) for part in dataclasses.fields(told) if part.init}
    masked = {name: _shown(value, secrets) for name, value in parts.items()}
    return told if masked == parts else dataclasses.replace(told, **masked)
