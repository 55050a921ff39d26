"""Slides of a meeting (.pptx): an overview and one slide an indicator, with charts that PowerPoint can edit.

Takes the agenda and an `Analysis`, gives bytes; the same decisions give the same bytes. Needs no browser, no network
and no PowerPoint. The chart holds the numbers themselves; ranges stand at their middle and say so in their label.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from pptx import Presentation
from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.presentation import Presentation as Salindia
from pptx.slide import Slide
from pptx.util import Cm, Pt

from iku_analysis.documents.agenda import TANPA_BIDANG, Butir
from iku_analysis.documents.meeting_rows import BELUM, decided_text, follow_up_text, verdict_sentence
from iku_analysis.documents.packing import repack, zip_bytes
from iku_analysis.documents.slide_series import Deret, series_of_item
from iku_analysis.number_format import format_hari, format_tanggal
from iku_analysis.settings import Instansi
from iku_analysis.store.meeting import KATA, Rapat

if TYPE_CHECKING:
    from iku_analysis.pipeline import Analysis


def _rgb(colour: str) -> RGBColor:
    """A colour from its six hex digits."""
    found: RGBColor = RGBColor.from_string(colour)
    return found


_LEBAR, _TINGGI = Cm(33.867), Cm(19.05)  # 16:9
_TEPI = Cm(1.4)
_HURUF = "Arial"
_TINTA, _REDUP = _rgb("1F2933"), _rgb("5A6570")
# The colours and lines of the charts on the screen (charts/theme.py), so that a series looks the same everywhere.
_GAYA: dict[str, tuple[str, float, Any, Any]] = {
    "Usulan": ("0072B2", 4.5, None, XL_MARKER_STYLE.CIRCLE),
    "Renstra": ("1F2933", 2.0, None, XL_MARKER_STYLE.SQUARE),
    "Renja": ("009E73", 2.25, MSO_LINE.DASH, XL_MARKER_STYLE.DIAMOND),
    "Realisasi": ("CC79A7", 0, None, XL_MARKER_STYLE.CIRCLE),
    "Baseline": ("5A6570", 0, None, XL_MARKER_STYLE.DASH),
}
_WARNA_PUTUSAN = {"terima": "00704F", "ubah": "00629B", "gabung": "5A6570", "tolak": "B3261E", "tunda": "8A5A00"}
_SIMBOL = {"terima": "✓", "ubah": "✎", "gabung": "⇄", "tolak": "✖", "tunda": "◌"}
_TINGKAT = {"galat": "✖", "peringatan": "▲", "catatan": "●"}
_UDARA = 0.25  # share of the range above and below the marks, for their words
_TEMUAN = 4  # findings on a slide
_CLOCK = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


def write_slides(analysis: Analysis, rapat: Rapat, items: Sequence[Butir], instansi: Instansi) -> bytes:
    """The deck: title, overview, one slide for each item of the agenda."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = _LEBAR, _TINGGI
    _title_slide(deck, rapat, instansi, len(items))
    if items:
        _overview_slide(deck, analysis, items)
    for item in items:
        _item_slide(deck, analysis, item)
    properties = deck.core_properties
    properties.title, properties.author, properties.last_modified_by = rapat.judul, instansi.nama, ""
    properties.created = properties.modified = datetime.combine(rapat.tanggal, time())
    out = io.BytesIO()
    deck.save(out)
    return _without_clock(out.getvalue())


def _without_clock(content: bytes) -> bytes:
    """The file without the moment at which its charts' workbooks were written."""
    with zipfile.ZipFile(io.BytesIO(content)) as deck:
        parts = [(name, deck.read(name)) for name in deck.namelist()]
    return zip_bytes((name, _fixed_book(part) if name.endswith(".xlsx") else part) for name, part in parts)


def _fixed_book(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(repack(content))) as book:
        return zip_bytes(
            (name, _CLOCK.sub(rb"\g<1>2025-01-01T00:00:00Z\g<2>", book.read(name))) for name in book.namelist()
        )


def _slide(deck: Salindia) -> Slide:
    return deck.slides.add_slide(deck.slide_layouts[6])


def _title_slide(deck: Salindia, rapat: Rapat, instansi: Instansi, jumlah: int) -> None:
    slide = _slide(deck)
    _text(slide, instansi.nama, 1.4, 3.0, 31, 1.4, size=20, color=_REDUP)
    _text(slide, rapat.judul, 1.4, 5.2, 31, 4.5, size=40, bold=True)
    day = f"{format_hari(rapat.tanggal)}, {format_tanggal(rapat.tanggal)}"
    place = f" · {rapat.tempat}" if rapat.tempat else ""
    _text(slide, f"{day} · {rapat.waktu} WIB{place} · {jumlah} usulan indikator", 1.4, 10.5, 31, 1.5, size=20)


def _overview_slide(deck: Salindia, analysis: Analysis, items: Sequence[Butir]) -> None:
    """How many of what by group; the title says the answer."""
    slide = _slide(deck)
    counts = Counter(item.keadaan for item in items)
    decided = len(items) - counts["belum"]
    target = analysis.banding[analysis.banding["medan"] == "target"]
    compared = target[target["keadaan_renstra"].isin(["sama", "beda"])]
    other = int((compared["keadaan_renstra"] == "beda").sum())
    title = f"{decided} dari {len(items)} indikator sudah diputuskan"
    if not decided:
        title = f"{other} dari {len(compared)} target yang dapat dibandingkan berbeda dari Renstra"
    _text(slide, title, 1.4, 0.9, 31, 2.2, size=28, bold=True)
    words = {**KATA, "belum": BELUM}
    line = " · ".join(f"{words[name]} {counts[name]}" for name in words if counts[name])
    _text(slide, line, 1.4, 3.0, 31, 1.2, size=16, color=_REDUP)
    groups = list(dict.fromkeys(item.kelompok for item in items))
    data = CategoryChartData()
    data.categories = groups
    shown = [name for name in words if counts[name]]
    for name in shown:
        data.add_series(
            words[name], [sum(item.keadaan == name for item in items if item.kelompok == g) or None for g in groups]
        )
    frame = slide.shapes.add_chart(XL_CHART_TYPE.BAR_STACKED, _TEPI, Cm(4.2), Cm(31), Cm(14), data)
    chart = frame.chart
    _plain(chart, 12)
    chart.has_legend = len(shown) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
        chart.legend.font.size = Pt(14)
    chart.category_axis.reverse_order = True
    chart.value_axis.visible = False
    plot = chart.plots[0]
    plot.gap_width, plot.overlap, plot.has_data_labels = 40, 100, True
    plot.data_labels.font.size, plot.data_labels.font.bold = Pt(12), True
    plot.data_labels.font.color.rgb = _rgb("FFFFFF")
    for series, name in zip(plot.series, shown, strict=True):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = _rgb(_WARNA_PUTUSAN.get(name, "7A8590"))


def _item_slide(deck: Salindia, analysis: Analysis, item: Butir) -> None:
    slide = _slide(deck)
    row = item.baris
    _text(
        slide, f"{item.nomor} · {item.kelompok} · {row['bidang'] or TANPA_BIDANG}", 1.4, 0.6, 31, 0.9, 14, color=_REDUP
    )
    _text(slide, item.nama, 1.4, 1.4, 31, 2.4, size=26 if len(item.nama) < 90 else 20, bold=True)
    series, facts = series_of_item(analysis, item)
    _text(slide, facts, 1.4, 3.8, 31, 1.0, size=15)
    if series:
        _path_chart(slide, series)
    else:
        _text(slide, "Usulan ini belum memuat angka yang dapat digambar.", 1.4, 6, 20, 2, size=16, color=_REDUP)
    _verdict_box(slide, item)
    _findings_box(slide, analysis, item)
    formula = f"Rumus: {row['formulasi'] or 'tidak tertulis'}"
    source = f"Sumber data: {row['sumber_data'] or 'tidak tertulis'}"
    place = f"Asal: {row['berkas']}, lembar {row['lembar']}, baris {row['baris']}"
    slide.notes_slide.notes_text_frame.text = "\n".join((formula, source, place))


def _path_chart(slide: Slide, series: Sequence[Deret]) -> None:
    years = sorted({year for one in series for year in one.nilai})
    data = CategoryChartData(number_format="General")
    data.categories = years
    for one in series:
        data.add_series(one.nama, [one.nilai[year].angka if year in one.nilai else None for year in years])
    frame = slide.shapes.add_chart(XL_CHART_TYPE.LINE_MARKERS, _TEPI, Cm(4.9), Cm(20.5), Cm(13.4), data)
    chart = frame.chart
    _plain(chart, 14)
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    chart.legend.font.size = Pt(14)
    chart.value_axis.visible = False
    numbers = [point.angka for one in series for point in one.nilai.values()]
    air = (max(numbers) - min(numbers)) * _UDARA or abs(max(numbers)) * _UDARA or 1.0
    chart.value_axis.minimum_scale, chart.value_axis.maximum_scale = min(numbers) - air, max(numbers) + air
    for drawn, one in zip(chart.plots[0].series, series, strict=True):
        colour, width, dash, marker = _GAYA[one.nama]
        drawn.smooth = False
        line = drawn.format.line
        if width:
            line.width, line.color.rgb = Pt(width), _rgb(colour)
            if dash:
                line.dash_style = dash
        else:
            line.fill.background()
        drawn.marker.style, drawn.marker.size = marker, 11 if one.nama != "Renstra" else 8
        drawn.marker.format.fill.solid()
        drawn.marker.format.fill.fore_color.rgb = _rgb(colour)
        drawn.marker.format.line.color.rgb = _rgb(colour)
        _label_points(drawn, one, years, colour, series)


def _label_points(drawn: Any, one: Deret, years: Sequence[int], colour: str, series: Sequence[Deret]) -> None:
    """Each value in its own words (82,5 or 70,38–70,76); where Renstra says the same as the usulan only once."""
    first = next(iter(series))
    for place, year in enumerate(years):
        value = one.nilai.get(year)
        same = one is not first and value is not None and year in first.nilai and first.nilai[year].angka == value.angka
        if value is None or same:
            continue
        label = drawn.points[place].data_label
        label.position = XL_LABEL_POSITION.ABOVE if one.nama == "Usulan" else XL_LABEL_POSITION.BELOW
        frame = label.text_frame
        frame.text = value.teks
        font = frame.paragraphs[0].runs[0].font
        size = 13 if len(value.teks) < 8 else 10
        font.size, font.bold, font.color.rgb = Pt(size), one.nama == "Usulan", _rgb(colour)


def _verdict_box(slide: Slide, item: Butir) -> None:
    putusan = item.putusan
    if putusan is None:
        _text(slide, "○ Belum diputuskan", 22.4, 5.0, 10.1, 1.2, size=18, bold=True, color=_REDUP)
        return
    colour = _rgb(_WARNA_PUTUSAN.get(putusan.putusan, "5A6570"))
    sentence = f"{_SIMBOL.get(putusan.putusan, '○')} {verdict_sentence(putusan)}"
    _text(slide, sentence, 22.4, 5.0, 10.1, 2.6, size=18 if len(sentence) < 60 else 14, bold=True, color=colour)
    todo = follow_up_text(putusan.tindak_lanjut)
    lines = (putusan.catatan, f"Tindak lanjut: {todo}" if todo else "", decided_text(putusan))
    _text(slide, "\n".join(line for line in lines if line), 22.4, 7.7, 10.1, 3.2, size=13)


def _findings_box(slide: Slide, analysis: Analysis, item: Butir) -> None:
    if item.putusan and item.putusan.leaves_draft:
        return
    found = [one for one in analysis.open_findings() if one.baris_id in item.baris_ids]
    found.sort(key=lambda one: (list(_TINGKAT).index(one.tingkat), one.kode))
    lines = [f"{_TINGKAT[one.tingkat]} {one.pesan}" for one in found[:_TEMUAN]]
    if len(found) > _TEMUAN:
        lines.append(f"dan {len(found) - _TEMUAN} temuan lain")
    text = "\n".join(lines) or "✓ Tidak ada temuan terbuka"
    _text(slide, text, 22.4, 11.2, 10.1, 7.2, size=13, color=_TINTA)


def _plain(chart: Chart, size: int) -> None:
    """Our font, no title, thin axes."""
    chart.has_title = False
    chart.font.name, chart.font.size, chart.font.color.rgb = _HURUF, Pt(size), _TINTA
    chart.category_axis.format.line.color.rgb = _rgb("B8C0C8")
    chart.category_axis.has_major_gridlines = False
    chart.value_axis.has_major_gridlines = False


def _text(
    slide: Slide,
    text: str,
    left: float,
    top: float,
    width: float,
    height: float,
    size: float = 14,
    *,
    bold: bool = False,
    color: RGBColor = _TINTA,
) -> None:
    """A box of words; places in centimetres, `size` in points."""
    frame = slide.shapes.add_textbox(Cm(left), Cm(top), Cm(width), Cm(height)).text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for number, line in enumerate(text.split("\n")):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = line
        font = run.font
        font.name, font.size, font.bold, font.color.rgb = _HURUF, Pt(size), bold, color
