"""Measures of the paper: wrapping loses nothing, pages are never overfull, widths add up."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from iku_analysis.documents.layout import A4, TINGGI_MAKSIMUM, Bentuk, Kolom, text_height, text_width, wrap
from iku_analysis.documents.pages import LANJUTAN, Blok, lay_out
from iku_analysis.documents.widths import fit_widths

FORM = Bentuk("Uji", (Kolom("No", 22), Kolom("Sasaran", 80, gabung=True), Kolom("Indikator", 120)), 8.0, A4)
TITLE, HEADER, SIGNATURE = 70.0, 40.0, 150.0
WORDS = st.text(alphabet="abcdefg ,.", max_size=30)
LONG = st.integers(0, 3000).map(lambda length: ("kata " * 600)[:length])


@st.composite
def blocks(draw: st.DrawFn) -> list[Blok]:
    out = []
    for number in range(draw(st.integers(1, 5))):
        rows = draw(st.lists(LONG, min_size=1, max_size=12))
        name = draw(st.one_of(st.just(f"Sasaran {number}"), LONG.map(lambda text: f"Sasaran {text}")))
        cells = [(str(place), "" if place else name, text) for place, text in enumerate(rows)]
        out.append(Blok(draw(st.sampled_from(["", "Tujuan: T"])), tuple(cells)))
    return out


@settings(deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\r"), max_size=300), st.floats(20, 300))
def test_wrapped_lines_are_the_text_again(text: str, width: float) -> None:
    assert "".join(wrap(text, width, 8.0)) == text


@settings(deadline=None)
@given(WORDS, st.floats(60, 300))
def test_no_wrapped_line_is_wider_than_the_cell(text: str, width: float) -> None:
    assert all(text_width(line.rstrip(), 8.0) <= width for line in wrap(text, width, 8.0))


def test_a_blank_cell_is_one_line_high() -> None:
    assert text_height("", 50, 8.0) == text_height("satu", 50, 8.0) < text_height("dua\nbaris", 50, 8.0)


@settings(deadline=None, max_examples=40)
@given(blocks())
def test_every_page_holds_its_rows(blok: list[Blok]) -> None:
    made = lay_out(blok, FORM, kepala=TITLE, judul=HEADER, penutup=SIGNATURE)
    edges = [0, *made.halaman, len(made.baris)]
    for number, (start, end) in enumerate(itertools.pairwise(edges)):
        room = FORM.tinggi_halaman - HEADER - (0 if number else TITLE)
        height = sum(row.tinggi for row in made.baris[start:end])
        assert height <= room + 0.75 * (end - start)  # heights are rounded up to Excel's steps
    assert all(row.tinggi <= TINGGI_MAKSIMUM for row in made.baris)


@settings(deadline=None, max_examples=40)
@given(blocks())
def test_merged_stretches_cover_each_row_once_and_cross_no_page(blok: list[Blok]) -> None:
    made = lay_out(blok, FORM, kepala=TITLE, judul=HEADER, penutup=SIGNATURE)
    covered = [row for start, end in made.gabungan for row in range(start, end + 1)]
    assert covered == [place for place, row in enumerate(made.baris) if not row.pita]
    assert not any(start < page <= end for start, end in made.gabungan for page in made.halaman)


@settings(deadline=None, max_examples=40)
@given(blocks())
def test_no_text_is_lost(blok: list[Blok]) -> None:
    made = lay_out(blok, FORM, kepala=TITLE, judul=HEADER, penutup=SIGNATURE)
    rows = [row for row in made.baris if not row.pita]
    assert "".join(str(row.sel[2]) for row in rows) == "".join(str(row[2]) for block in blok for row in block.baris)
    starts = [str(made.baris[start].sel[1]) for start, _ in made.gabungan]
    names = "".join(name for name in starts if not name.endswith(LANJUTAN))
    assert names == "".join(str(block.baris[0][1]) for block in blok)


@settings(deadline=None, max_examples=40)
@given(blocks())
def test_a_heading_is_never_the_last_row_of_a_page(blok: list[Blok]) -> None:
    made = lay_out(blok, FORM, kepala=TITLE, judul=HEADER, penutup=SIGNATURE)
    assert not any(made.baris[page - 1].pita for page in made.halaman)


def test_widths_add_up_and_keep_their_least() -> None:
    rows = [["pendek", "kata " * 60], ["pendek", "kata " * 80]]
    widths = fit_widths(200.0, [1, 1], [40.0, 40.0], rows, 8.0)
    assert abs(sum(widths) - 200.0) < 1e-6
    assert 40.0 <= widths[0] < widths[1]


def test_widths_without_rows_are_the_proportions() -> None:
    assert fit_widths(90.0, [1, 2], [10.0, 10.0], [], 8.0) == [30.0, 60.0]


def test_a_column_is_not_narrowed_until_its_word_breaks() -> None:
    rows = [["dipertanggungjawabkan", "kata " * 20]]
    widths = fit_widths(220.0, [1, 1], [20.0, 20.0], rows, 8.0)
    assert widths[0] > text_width("dipertanggungjawabkan", 8.0)
