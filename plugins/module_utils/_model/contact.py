# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Contact data: countries, email addresses, logins.

What a server stored before stays acceptable: a value is checked only where it differs from the present one.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

import re
from typing import Any

from .._api.errors import OptionError
from .codecs import Codec, Filled, checked_text

COUNTRIES = frozenset(
    (
        "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY "
        "BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK "
        "FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR "
        "IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK "
        "ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM "
        "PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF "
        "TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW"
    ).split()
)
"""The codes of ISO 3166-1 alpha-2 that are assigned to countries."""

_EMAIL = re.compile(r"[^\s@,;:<>()\[\]\"]+@[^\s@,;:<>()\[\]\"]+")


class Country(Codec):
    """A country code of two letters in upper case (ISO 3166-1), or empty."""

    def parse(self, value: Any, where: str) -> Any:
        code = checked_text(value, where).strip().upper()
        if code and not re.fullmatch("[A-Z]{2}", code):
            raise OptionError(where, value, "is not a country code", "Write its two letters, such as DE.")
        return code

    def read(self, text: str | None) -> Any:
        return (text or "").strip().upper()

    def check(self, value: Any, where: str) -> None:
        if value and value not in COUNTRIES:
            remedy = (
                "Use GB for the United Kingdom." if value == "UK" else "Set its two letters of ISO 3166, such as DE."
            )
            raise OptionError(where, value, "is not a country code", remedy)


class Email(Codec):
    """One email address, or empty."""

    def check(self, value: Any, where: str) -> None:
        if value and not _EMAIL.fullmatch(value.strip()):
            raise OptionError(where, value, "is not an email address", "Set one address, such as name@example.com.")


class Login(Filled):
    """A login name, compared without letter case."""

    def __init__(self) -> None:
        super().__init__("a login", fold=True)

    def check(self, value: Any, where: str) -> None:
        if re.search(r"\s", value):
            raise OptionError(where, value, "contains white space", "Set a login without spaces.")


COUNTRY = Country()
EMAIL = Email()
LOGIN = Login()
