"""The value of one cell of an .ods: its attributes and words → number, date, text, yes or no, or what is wrong."""

from __future__ import annotations

import datetime as dt
import re

from iku_analysis.readers.filling import stored_number
from iku_analysis.readers.grid import Cacat, Isi

_ERROR = re.compile(r"#(?:REF|VALUE|NUM|NULL|DIV/0)!|#NAME\?|#N/A|Err:\d+")
# LibreOffice keeps yes and no of an Excel file as 1 and 0; only the words it shows tell them from numbers.
_YES_NO = {"TRUE": True, "FALSE": False, "BENAR": True, "SALAH": False}
_DURATION = re.compile(r"(-?)P(?:(\d+)D)?T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?")


def cell_value(cell: dict[str, str], shown: str) -> tuple[Isi, Cacat | None]:
    """What the cell holds, by its declared type, not by how it is shown (yes and no apart); null where it is blank.

    `cell`: the attributes, `shown`: the words inside. A formula without a result is `rumus`. Raises ValueError for a
    number that is none.
    """
    kind = cell.get("office:value-type", "")
    has_formula = "table:formula" in cell
    if cell.get("other:value-type") == "error" or (has_formula and _ERROR.fullmatch(shown)):
        return shown or "#VALUE!", "kesalahan"
    if kind == "float" and shown in _YES_NO:
        return _YES_NO[shown], None
    if kind in ("float", "percentage", "currency"):
        return _number(cell.get("office:value"), has_formula=has_formula)
    if kind == "date":
        return _date(cell.get("office:date-value", ""))
    if kind == "time":
        return _time(cell.get("office:time-value", ""))
    if kind == "boolean":
        return cell.get("office:boolean-value") == "true", None
    if has_formula and not kind and not shown:
        return None, "rumus"
    return shown or cell.get("office:string-value", ""), None


def _number(text: str | None, *, has_formula: bool) -> tuple[Isi, Cacat | None]:
    if text is None:
        if has_formula:
            return None, "rumus"
        raise ValueError("number cell without a number")
    return stored_number(float(text), "General")


def _date(text: str) -> tuple[Isi, Cacat | None]:
    try:
        return dt.datetime.fromisoformat(text).replace(tzinfo=None), None
    except ValueError:  # a year beyond the calendar
        return text or "#VALUE!", "kesalahan"


def _time(text: str) -> tuple[Isi, Cacat | None]:
    found = _DURATION.fullmatch(text)
    if found is None:
        return text or "#VALUE!", "kesalahan"
    days, hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    span = dt.timedelta(days, seconds, 0, 0, minutes, hours)
    if found[1]:
        return -span, None
    # Under a day it is a time, as in a workbook of Excel.
    return (span if span.days else (dt.datetime.min + span).time()), None
