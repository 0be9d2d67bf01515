# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""A bare client: prepared bytes go out, answers are read and thrown away.  Nothing that does the same can be faster."""

from __future__ import annotations

import http.client
import ssl
import time
from collections.abc import Iterable
from urllib.parse import urlsplit

from emulator_process import EmulatorProcess


def post_all(emulator: EmulatorProcess, packets: Iterable[bytes]) -> tuple[float, int]:
    """Post ``packets`` over one connection; return the seconds from connecting to the last answer, and their number.

    Raises RuntimeError for any HTTP status but 200.
    """
    parts = urlsplit(emulator.url)
    headers = {
        "Content-Type": "text/xml",
        "HTTP_AUTH_LOGIN": "admin",
        "HTTP_AUTH_PASSWD": emulator.password,
    }
    count = 0
    context = ssl.create_default_context(cafile=emulator.ca)
    started = time.perf_counter()
    connection = http.client.HTTPSConnection(parts.hostname or "", parts.port, context=context)
    try:
        for packet in packets:
            connection.request("POST", parts.path, packet, headers)
            response = connection.getresponse()
            response.read()
            if response.status != 200:
                raise RuntimeError(f"HTTP status {response.status}")
            count += 1
        return time.perf_counter() - started, count
    finally:
        connection.close()
