# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""A script as people write it: one session, one request for each operation, every answer looked at.

It reads the packets from standard input, one on each line, and finds the server as the collection's modules do, by
PLESK_URL, PLESK_USERNAME, PLESK_PASSWORD and PLESK_CA_PATH.
"""

from __future__ import annotations

import os
import sys

import requests
from lxml import etree


def main() -> int:
    session = requests.Session()
    session.trust_env = False  # or REQUESTS_CA_BUNDLE would beat the CA file
    session.verify = os.environ["PLESK_CA_PATH"]
    session.headers["HTTP_AUTH_LOGIN"] = os.environ["PLESK_USERNAME"]
    session.headers["HTTP_AUTH_PASSWD"] = os.environ["PLESK_PASSWORD"]
    session.headers["Content-Type"] = "text/xml"
    for line in sys.stdin:
        response = session.post(os.environ["PLESK_URL"], data=line.encode(), timeout=300)
        response.raise_for_status()
        packet = etree.fromstring(response.content)
        if packet.findtext(".//status") != "ok":
            print(response.text, file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
