"""The formats of a workbook's cells, by which numbers are shown (ECMA-376, part 1, 18.8.30)."""

from __future__ import annotations

from kimi_calc.tokens.readers.elements import index_of
from kimi_calc.tokens.readers.number_formats import GENERAL
from kimi_calc.tokens.readers.packages import Package, Reader

_LONGEST = 1_000  # characters of a format that are kept, of which Excel takes 255
_MOST = 65_536  # formats of a workbook; Excel writes as many
_YEAR_AND_MONTH, _DAY = 'yyyy"年"m"月"', 'm"月"d"日"'
_TIME, _SECONDS = '上午/下午h"时"mm"分"', '上午/下午h"时"mm"分"ss"秒"'
# Which a workbook names without saying what they are. Days look otherwise in every language: as one
# who reads Chinese sees them.
_BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: '"$"#,##0_);("$"#,##0)',
    6: '"$"#,##0_);("$"#,##0)',
    7: '"$"#,##0.00_);("$"#,##0.00)',
    8: '"$"#,##0.00_);("$"#,##0.00)',
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    27: _YEAR_AND_MONTH,
    28: _DAY,
    29: _DAY,
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    34: _TIME,
    35: _SECONDS,
    36: _YEAR_AND_MONTH,
    37: "#,##0_);(#,##0)",
    38: "#,##0_);(#,##0)",
    39: "#,##0.00_);(#,##0.00)",
    40: "#,##0.00_);(#,##0.00)",
    41: '#,##0_);(#,##0);"-"',
    42: '"$"#,##0_);("$"#,##0);"$-"',
    43: '#,##0.00_);(#,##0.00);"-"',
    44: '"$"#,##0.00_);("$"#,##0.00);"$-"',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
    50: _YEAR_AND_MONTH,
    51: _DAY,
    52: _YEAR_AND_MONTH,
    53: _DAY,
    54: _DAY,
    55: _TIME,
    56: _SECONDS,
    57: _YEAR_AND_MONTH,
    58: _DAY,
}


class Formats(Reader):
    """The codes of formats, by the numbers that cells name: "General" for what is not there."""

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}
        self._own: dict[str, str] = {}
        self._within = ""

    def __getitem__(self, number: str) -> str:
        found = self._codes.get(number)
        if found is None:  # by another spelling, perhaps
            found = self._codes.get(str(index_of(number)), GENERAL)
        return found

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        """Keep what numbers look like. Formats of other things have the same names."""
        if name in {"numFmts", "cellXfs"}:
            self._within = name
        elif name == "numFmt" and self._within == "numFmts" and len(self._own) < _MOST:
            self._own[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")[:_LONGEST]
        elif name == "xf" and self._within == "cellXfs" and len(self._codes) < _MOST:
            number = attributes.get("numFmtId", "0")
            usual = _BUILT_IN.get(index_of(number) or 0, GENERAL)
            self._codes[str(len(self._codes))] = self._own.get(number, usual)

    def closed(self, name: str) -> None:
        """What comes after is of another kind."""
        if name == self._within:
            self._within = ""


def counts_since_1904(package: Package, main: str) -> bool:
    """Whether a workbook counts days from 1904, as those of old Macs do."""
    return any(
        each.get("date1904", "").strip() in {"1", "true", "on"}
        for each in package.attributes(main, "workbookPr")
    )
