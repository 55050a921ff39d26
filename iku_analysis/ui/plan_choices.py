"""What a person can change of a reading plan, for the place that was clicked: a column, a row, the whole sheet.

Each button changes the draft of the plan; nothing is kept here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from iku_analysis.fields import FIELDS, MEDAN_NILAI
from iku_analysis.readers.heading import nearest_fields
from iku_analysis.readers.plan import Heading
from iku_analysis.readers.replan import table_headings, with_field, with_header, with_header_rows, with_row, with_sheet
from iku_analysis.readers.rows import row_key
from iku_analysis.ui import state
from iku_analysis.ui.cell_correction import cell_choices
from iku_analysis.ui.plan_view import View, draft, tapped
from iku_analysis.ui.words import plain

# Fields of a heading that are no field of a record: the cell of five parts, the pairs of T-C.33, the year of a row.
_KHUSUS = {"penjelasan": "Penjelasan (beberapa bagian)", "tolok_ukur": "Tolok ukur", "tahun_target": "Tahun target"}
_PETUNJUK = (
    "Klik nama medan di atas kolom atau nomor baris untuk mengubah cara membaca; klik sel untuk mengoreksi isinya."
)


def draw_choices(view: View) -> None:
    """What can be done with the place that was clicked."""
    place = tapped(view)
    kind, _, rest = (place or "").partition(":")
    with st.container(horizontal=True, vertical_alignment="center", key="pilihan-rencana"):
        if kind == "kolom":
            _column_choices(view, rest)
        elif kind == "baris":
            _row_choices(view, int(rest))
        elif kind == "sel":
            cell_choices(view, rest)
        else:
            st.caption(_PETUNJUK, width="content")
            if view.runs or view.sheet.dipakai or not view.plan.tanda:
                _sheet_choice(view)


def _column_choices(view: View, rest: str) -> None:
    """The field of a column: the nearest first, all the others in a list."""
    first, _, kunci = rest.partition(":")
    run = next((own for own in view.runs if own[0] == int(first)), None)
    found = table_headings(view.grid, run, view.plan, state.get_vocabulary())[1] if run else []
    heading = next((own for own in found if own.kunci == kunci), None)
    if heading is None:
        st.caption(_PETUNJUK)
        return
    titles = {name: own.judul for name, own in FIELDS.items()} | _KHUSUS
    by_title = {title: name for name, title in titles.items()}
    near = [by_title[title] for title in nearest_fields(heading.judul, state.get_vocabulary())] if heading.judul else []
    label = f"Kolom “{heading.judul}”" if heading.judul else f"Kolom {kunci.removeprefix('kolom ').upper()} tanpa judul"
    st.markdown(f"**{plain(label)}** berisi", width="content")
    for name in dict.fromkeys([*near, "abaikan"]):
        title = "Abaikan" if name == "abaikan" else titles[name]
        st.button(
            title, key=f"medan-{name}", disabled=heading.medan == name,
            on_click=_change_field, args=(view, heading, name, found),
        )  # fmt: skip
    others = [name for name in titles if name not in near]
    key = f"medan-lain-{kunci}"

    def choose() -> None:
        if chosen := st.session_state[key]:
            _change_field(view, heading, chosen, found)
        st.session_state[key] = None

    st.selectbox(
        "Medan lain", others, index=None, format_func=titles.__getitem__, placeholder="Medan lain …", key=key,
        on_change=choose, label_visibility="collapsed", width=230,
    )  # fmt: skip
    _year_choice(view, heading, found)


def _year_choice(view: View, heading: Heading, found: Sequence[Heading]) -> None:
    """The year of a value column whose heading names none."""
    if heading.medan not in MEDAN_NILAI or heading.medan in ("baseline", "target_akhir", "pagu_akhir"):
        return
    key = f"tahun-{heading.kunci}"

    def change() -> None:
        year = st.session_state[key]
        _change_field(view, heading, f"{heading.medan}:{year}" if year else str(heading.medan), found)

    years = state.scope_choices()[1]
    st.selectbox(
        "Tahun", [None, *years], index=years.index(heading.tahun) + 1 if heading.tahun in years else 0,
        format_func=lambda year: str(year) if year else "Tahun dari judul", key=key, on_change=change,
        label_visibility="collapsed", width=170,
    )  # fmt: skip


def _change_field(view: View, heading: Heading, name: str, found: Sequence[Heading]) -> None:
    draft(view, with_field(view.plan, heading, name, found))


def _row_choices(view: View, row: int) -> None:
    """A row: header, header of a further table, skipped, used."""
    vocabulary = state.get_vocabulary()
    st.markdown(f"**Baris {row}**", width="content")
    choice = view.plan.baris.get(row_key(view.grid, row))
    skipped = {own.baris for own in view.sheet.dilewati}
    is_header = row in view.sheet.baris_judul

    def header(*, further: bool) -> None:
        draft(view, with_header(view.plan, view.grid, view.runs, row, vocabulary, further=further))

    if not is_header or row != next((run[0] for run in view.runs if row in run), 0):
        st.button("Jadikan baris judul", key="jadi-judul", on_click=header, kwargs={"further": False})
    _header_height(view, row)
    if not is_header and view.runs and row > view.runs[0][-1]:
        st.button("Tabel baru mulai di sini", key="tabel-baru", on_click=header, kwargs={"further": True})
        if row in skipped:
            _row_button(view, row, "Pakai baris ini", "pakai")
        else:
            _row_button(view, row, "Lewati baris ini", "lewati")
        if choice:
            _row_button(view, row, "Serahkan pada pembaca", None)


def _header_height(view: View, row: int) -> None:
    """A header takes the row below it too, or gives its last row back."""

    def change(runs: list[tuple[int, ...]]) -> None:
        draft(view, with_header_rows(view.plan, view.grid, runs, state.get_vocabulary()))

    above = next((run for run in view.runs if run[-1] == row - 1), None)
    own = next((run for run in view.runs if run[-1] == row and len(run) > 1), None)
    if above:
        taller = [(*run, row) if run == above else run for run in view.runs]
        st.button("Gabungkan ke judul di atasnya", key="judul-tinggi", on_click=change, args=(taller,))
    if own:
        lower = [run[:-1] if run == own else run for run in view.runs]
        st.button("Bukan bagian judul", key="judul-rendah", on_click=change, args=(lower,))


def _row_button(view: View, row: int, label: str, choice: Any) -> None:
    def change() -> None:
        draft(view, with_row(view.plan, view.grid, row, choice))

    st.button(label, key=f"baris-{choice or 'bebas'}", on_click=change)


def _sheet_choice(view: View) -> None:
    def change() -> None:
        draft(view, with_sheet(view.plan, view.sheet.nama, is_used=not view.sheet.dipakai))

    label = "Jangan pakai lembar ini" if view.sheet.dipakai else "Pakai lembar ini"
    st.button(label, key="pakai-lembar", on_click=change)
