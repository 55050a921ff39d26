"""One indicator on the screen of the meeting: head, numbers by year, findings, chart. The same for both screens.

Takes the meeting and the item, draws; what may be pressed is `meeting_forms`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from iku_analysis.charts.deret import JUDUL, lintasan_table
from iku_analysis.charts.source import POLARITAS, POLARITAS_TIDAK_DIKETAHUI, polaritas_of
from iku_analysis.documents.agenda import TANPA_BIDANG, Butir
from iku_analysis.documents.joining import heading
from iku_analysis.documents.meeting_rows import decided_text, follow_up_text, verdict_sentence
from iku_analysis.pipeline import Analysis
from iku_analysis.store.meeting import Putusan, Rapat
from iku_analysis.ui import look, look_meeting, meeting, questions, state
from iku_analysis.ui.look_meeting import BarisTarget, SelTarget
from iku_analysis.ui.words import PADANAN, PUTUSAN, TINGKAT, Tanda, day_text

_TEMUAN = 5  # findings shown; a screen holds no more in large type
_FORMULA = 150  # characters
_TINGGI, _TINGGI_PENGIKUT = 330, 440  # px of the chart's drawing; the second screen has no buttons below it


def draw_item(
    rapat: Rapat, item: Butir, items: Sequence[Butir], form: Callable[[], None] | None = None, *, tinggi: int = _TINGGI
) -> None:
    """Everything that the room looks at; an open form stands in the place of the chart."""
    analysis = state.get_analysis()
    done = meeting.progress(rapat, items)
    look_meeting.draw_progress(
        f"Butir {item.nomor} dari {done.jumlah} · {item.kelompok}", done.teks, done.diputus / max(done.jumlah, 1)
    )
    look_meeting.draw_item(_parent(rapat, item), item.nama, _facts(analysis, item), _verdict(item.putusan))
    numbers, picture = st.columns([6, 5], gap="medium")
    with numbers:
        _draw_targets(analysis, item)
        _draw_findings(analysis, item)
    with picture:
        if form:
            form()
            return
        figure = questions.path_figure(item.baris_id, look.tema(), tinggi)
        with st.container(key="kanvas"):
            st.plotly_chart(
                figure, theme=None, config=questions.CONFIG, key="grafik-rapat", alt=f"Lintasan {item.nama}"
            )


def _parent(rapat: Rapat, item: Butir) -> str:
    row = item.baris
    if rapat.urut == "bidang":
        return heading(row["sasaran"]) or "Sasaran tidak tertulis"
    return row["bidang"] or TANPA_BIDANG


def _facts(analysis: Analysis, item: Butir) -> list[tuple[str, str]]:
    row = item.baris
    formula = row["formulasi"] or ""
    cut = formula if len(formula) <= _FORMULA else f"{formula[:_FORMULA].rsplit(' ', 1)[0]} …"
    return [
        ("Satuan", row["satuan"] or "tidak tertulis"),
        ("Arah", POLARITAS.get(polaritas_of(analysis).get(row["baris_id"], ""), POLARITAS_TIDAK_DIKETAHUI)),
        ("Rumus", cut or "tidak tertulis"),
    ]


def _verdict(putusan: Putusan | None) -> tuple[Tanda, str, str] | None:
    if putusan is None:
        return None
    tanda = PUTUSAN[putusan.putusan or "belum"]
    return tanda, verdict_sentence(putusan), verdict_notes(putusan)


def verdict_notes(putusan: Putusan) -> str:
    """Note, follow-up, who decided and when, in one line."""
    todo = follow_up_text(putusan.tindak_lanjut)
    parts = (putusan.catatan, f"Tindak lanjut: {todo}" if todo else "", f"oleh {decided_text(putusan)}")
    return " · ".join(part for part in parts if part)


def _draw_targets(analysis: Analysis, item: Butir) -> None:
    """Usulan, Renstra, Renja and realisasi by year; where the usulan differs its cell says so in words."""
    frame = lintasan_table(analysis, item.baris_id)
    values: dict[str, dict[str, str]] = {}
    for row in frame.to_dict("records"):
        year = "tanpa tahun" if row["Tahun"] is None or row["Tahun"] != row["Tahun"] else str(row["Tahun"])
        values.setdefault(row["Deret"], {}).setdefault(year, (row["Nilai"] or "–").removeprefix("Rp "))
    years = sorted({year for part in values.values() for year in part})
    if not years:
        st.markdown("Usulan ini belum memuat target.")
        return
    beda = {
        str(row["tahun"]): row["renstra_teks"]
        for row in analysis.banding[analysis.banding["usulan_id"] == item.baris_id].to_dict("records")
        if row["medan"] == "target" and row["keadaan_renstra"] == "beda"
    }
    before = {str(one.tahun): one.dari for one in (item.putusan.ubah if item.putusan else ()) if one.medan == "target"}
    rows = []
    for name in ("usulan", "renstra", "renja", "realisasi", "baseline"):
        part = values.get(JUDUL[name])
        if part is None and name != "usulan":
            continue
        rows.append(
            BarisTarget(
                JUDUL[name],
                tuple(_target(name, year, (part or {}).get(year, ""), beda, before) for year in years),
                is_usulan=name == "usulan",
            )
        )
    look_meeting.draw_targets(years, rows, str(analysis.scope.tahun))


def _target(name: str, year: str, text: str, beda: dict[str, str], before: dict[str, str]) -> SelTarget:
    if name != "usulan":
        return SelTarget(text)
    if year in before:
        return SelTarget(text, f"semula {before[year] or 'kosong'}", PUTUSAN["ubah"])
    return SelTarget(text, PADANAN["beda"].teks.lower(), PADANAN["beda"]) if year in beda else SelTarget(text)


def _draw_findings(analysis: Analysis, item: Butir) -> None:
    found = meeting.findings_of(item, analysis.open_findings())
    if item.putusan and item.putusan.leaves_draft:
        st.markdown("Tidak dimuat dalam draf; tidak diperiksa lagi.")
    elif not found:
        st.markdown("✓ Tidak ada temuan pada indikator ini.")
    else:
        shown = [
            (TINGKAT[one.tingkat], one.pesan, f"Seharusnya {one.harapan}." if one.harapan else "")
            for one in found[:_TEMUAN]
        ]
        rest = len(found) - len(shown)
        look_meeting.draw_findings(shown, f"dan {rest} temuan lain, lihat Pemeriksaan" if rest else "")


def draw_follower(rapat: Rapat | None) -> None:
    """The second screen: what the first shows, nothing to press."""
    if rapat is None:
        last = meeting.latest()
        text = f"Rapat {day_text(last.tanggal)} belum dimulai atau sudah ditutup." if last else "Belum ada rapat."
        st.markdown(f"{text} Layar ini mengikuti layar pertama begitu rapat dimulai.")
        return
    items = meeting.agenda(rapat.urut)
    item = meeting.current(rapat, items)
    if item is not None:
        draw_item(rapat, item, items, tinggi=_TINGGI_PENGIKUT)
