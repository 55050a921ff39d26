"""The styles of an .ods: number formats, which it keeps as small trees, as the codes that Excel writes for the same.

Takes the elements of styles.xml and of the head of content.xml; answers which code a cell style has and which tables
are hidden. What cannot be said in a code becomes "General", as `number_format` shows it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

_DATA_STYLES = frozenset(
    f"number:{kind}-style" for kind in ("number", "currency", "percentage", "date", "time", "boolean", "text")
)
_LONGEST_FAMILY = 20  # styles that inherit from one another; a ring in a damaged file ends here
_MOST_DIGITS = 30


@dataclass
class _Format:
    """One number format: its own code, and codes for some values (condition, style name)."""

    kind: str
    pieces: list[str] = field(default_factory=list)
    maps: list[tuple[str, str]] = field(default_factory=list)


class Styles:
    """The handler of styles; later ones of the same name win."""

    def __init__(self) -> None:
        self._formats: dict[str, _Format] = {}
        self._cells: dict[str, tuple[str, str]] = {}  # style → its number format, its parent
        self._hidden: set[str] = set()
        self._codes: dict[str, str] = {}
        self._open: _Format | None = None
        self._table = ""
        self._words: list[str] | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        name = attributes.get("style:name", "")
        if tag in _DATA_STYLES:
            self._open = self._formats[name] = _Format(tag)
        elif tag == "style:style":
            self._table = name if attributes.get("style:family") == "table" else ""
            if attributes.get("style:family") == "table-cell":
                named = attributes.get("style:data-style-name", ""), attributes.get("style:parent-style-name", "")
                self._cells[name] = named
        elif tag == "style:table-properties" and self._table and attributes.get("table:display") == "false":
            self._hidden.add(self._table)
        elif self._open is not None:
            self._piece(self._open, tag, attributes)

    def text(self, data: str) -> None:
        """Words inside the element begun last."""
        if self._words is not None:
            self._words.append(data)

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag in ("number:text", "number:currency-symbol") and self._open is not None and self._words is not None:
            self._open.pieces.append(_quoted("".join(self._words), self._open.kind))
            self._words = None
        elif tag in _DATA_STYLES:
            self._open = None

    def is_hidden_table(self, style: str) -> bool:
        """Whether tables of this style are hidden sheets."""
        return style in self._hidden

    def code(self, style: str) -> str:
        """The Excel code of a cell style; General where it has none."""
        if style not in self._codes:
            self._codes[style] = self._found_code(style)
        return self._codes[style]

    def _piece(self, made: _Format, tag: str, attributes: dict[str, str]) -> None:
        if tag == "number:number":
            made.pieces.append(_digits(attributes))
        elif tag == "number:scientific-number":
            made.pieces.append("0.00E+00")
        elif tag == "number:fraction":
            made.pieces.append("# ?/?")
        elif tag in ("number:text", "number:currency-symbol"):
            self._words = []
        elif tag == "number:fill-character":
            made.pieces.append('" "')  # fills the cell's width, as a space does
        elif tag == "style:map":
            condition = attributes.get("style:condition", "").replace("value()", "").replace(" ", "")
            made.maps.append((condition, attributes.get("style:apply-style-name", "")))

    def _found_code(self, style: str) -> str:
        for _ in range(_LONGEST_FAMILY):
            data_style, parent = self._cells.get(style, ("", ""))
            if data_style in self._formats:
                return self._sections(self._formats[data_style])
            style = parent
        return "General"

    def _sections(self, made: _Format) -> str:
        own = _joined(made)
        conditions = tuple(condition for condition, _ in made.maps)
        codes = [_joined(self._formats[name]) for _, name in made.maps if name in self._formats]
        if len(codes) < len(conditions):
            return own
        if conditions == (">=0",):
            return f"{codes[0]};{own}"
        if conditions == ("<0",):
            return f"{own};{codes[0]}"
        if conditions == (">0", "<0"):
            return f"{codes[0]};{codes[1]};{own}"
        if conditions == (">0", "<0", "=0"):
            return ";".join(codes)
        # Other conditions: the code says so, and the number is shown plainly.
        return ";".join([*(f"[{when}]{code}" for when, code in zip(conditions, codes, strict=True)), own])


def _joined(made: _Format) -> str:
    is_number = made.kind in (
        "number:number-style",
        "number:currency-style",
        "number:percentage-style",
        "number:text-style",
    )
    return "".join(made.pieces) if made.pieces and is_number else "General"


def _quoted(words: str, kind: str) -> str:
    """Words of a format; the % of a percent format is no word but what it means."""
    if kind == "number:percentage-style" and "%" in words:
        before, _, after = words.partition("%")
        return f"{_quoted(before, '')}%{_quoted(after, '')}"
    return '"' + words.replace('"', "") + '"' if words else ""


def _digits(attributes: dict[str, str]) -> str:
    places = attributes.get("number:decimal-places")
    least_whole = min(int(attributes.get("number:min-integer-digits", 1)), _MOST_DIGITS)
    is_grouped = attributes.get("number:grouping") == "true"
    if places is None and least_whole <= 1 and not is_grouped:
        return "General"
    most = min(int(places or 0), _MOST_DIGITS)
    written = attributes.get("number:min-decimal-places", attributes.get("other:min-decimal-places", most))
    least = 0 if attributes.get("number:decimal-replacement") == "" else min(int(written), most)
    whole = "0" * least_whole or "#"
    if is_grouped:
        whole = f"#,{whole.rjust(3, '#')}"
    fraction = "0" * least + "#" * (most - least)
    factor = attributes.get("number:display-factor", "1")
    thousands = {"1000": ",", "1000000": ",,", "1000000000": ",,,"}.get(factor, "")
    return f"{whole}{'.' if fraction else ''}{fraction}{thousands}"
