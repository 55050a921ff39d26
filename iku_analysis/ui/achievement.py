"""The tab Capaian: what formula, cap and words hold for the agency and for one indicator, and what they come to.

Each measured value is shown with the formula beside it. Keeps settings with a reason; computes through capaian.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from iku_analysis.capaian import BATAS, RUMUS, SKALA, AturanCapaian, achievement, category
from iku_analysis.documents.frames import rows_of
from iku_analysis.normalise import name_key
from iku_analysis.number_format import format_angka
from iku_analysis.pipeline import Analysis
from iku_analysis.settings import Settings
from iku_analysis.ui import actions, state
from iku_analysis.ui.table import Kolom, Sel, show_table

_SEMUA, _BAWAAN, _TANPA = "Semua indikator", "ikut bawaan instansi", "tanpa batas"
_NEGATIF = ("negatif_a", "negatif_b", "negatif_c")
KOLOM = [
    Kolom("indikator", "Indikator"),
    Kolom("tahun", "Tahun", rapat=True),
    Kolom("target", "Target", "kanan"),
    Kolom("realisasi", "Realisasi", "kanan"),
    Kolom("capaian", "Capaian", "kanan"),
    Kolom("kategori", "Kategori", rapat=True),
    Kolom("tercetak", "Tercetak", "kanan"),
]


def show_achievement() -> None:
    """The choices, then every measured value with its formula."""
    analysis, settings = state.get_analysis(), state.get_settings()
    st.markdown(
        "Capaian yang sama dapat menjadi 128,74, 140,33, atau 28,74 menurut rumusnya. Pilihlah satu; namanya disebut "
        "di samping setiap angka."
    )
    named = [row for row in rows_of(analysis.baris) if row["indikator"]]
    names = sorted({str(row["indikator"]) for row in named})
    whose = st.selectbox("Berlaku untuk", [_SEMUA, *names], key="capaian-untuk")
    _form(whose, [row for row in named if row["indikator_kunci"] == name_key(whose)], settings)
    rows = measured_rows(analysis, settings)
    if rows:
        show_table(rows, KOLOM, key="capaian", label="Capaian terukur", unduh="capaian")
    else:
        st.caption("Belum ada tabel pengukuran dengan target dan realisasi.")


def _form(whose: str, rows: Sequence[dict[Any, Any]], settings: Settings) -> None:
    """`rows`: the records that have the name now."""
    chosen, special = settings.capaian, whose != _SEMUA
    own = chosen.own({key for row in rows for key in _keys(row)})
    formulas: list[Any] = [None, *RUMUS] if special else list(_NEGATIF)
    caps: list[Any] = [None, *BATAS]
    scales: list[Any] = [None, *SKALA] if special else list(SKALA)
    now = (own.rumus, own.batas, own.skala)
    rumus, batas, skala = now if special else (chosen.rumus_turun, chosen.batas, chosen.skala)
    with st.form(f"capaian-{whose}", border=False):
        left, middle, right = st.columns(3)
        label = "Rumus" if special else "Rumus bila makin rendah makin baik"
        rumus = left.selectbox(label, formulas, formulas.index(rumus), format_func=_formula_text, key=f"rumus-{whose}")
        batas = middle.selectbox(
            "Capaian paling tinggi",
            caps,
            caps.index(batas),
            format_func=lambda cap: f"{cap:g} persen" if cap else _BAWAAN if special else _TANPA,
            key=f"batas-{whose}",
        )
        skala = right.selectbox(
            "Kategori",
            scales,
            scales.index(skala),
            format_func=lambda name: SKALA[name][0] if name else _BAWAAN,
            key=f"skala-{whose}",
        )
        alasan = st.text_input("Alasan", key=f"alasan-capaian-{whose}").strip()
        sent = st.form_submit_button("Simpan", icon=":material/check:", key="simpan-capaian")
    if not sent:
        return
    if not alasan:
        st.warning("Tulis alasannya; alasan itu dicatat bersama pilihannya.", icon=":material/edit:")
        return
    values: dict[str, Any] = {"capaian.rumus_turun": rumus, "capaian.batas": batas, "capaian.skala": skala}
    if special:
        # Under the name in the file, so that no correction of the name and no undo of one loses it.
        kept = {"rumus": rumus, "batas": batas, "skala": skala}
        values = {f"capaian.indikator.{key}": kept for key in sorted({_keys(row)[0] for row in rows})}
    actions.save_settings(values, alasan=alasan, news=f"Capaian untuk {whose.lower()} disimpan.")
    st.rerun()


def _keys(row: dict[Any, Any]) -> tuple[str, ...]:
    """The names of a record: in its file, as it counts."""
    return tuple(str(row[name]) for name in ("indikator_asli", "indikator_kunci") if not pd.isna(row[name]))


def _formula_text(name: str | None) -> str:
    return f"{RUMUS[name][0]} ({RUMUS[name][1]})" if name else _BAWAAN


def measured_rows(analysis: Analysis, settings: Settings) -> list[dict[str, Any]]:
    """One row for each year with target and realisasi of a measurement table; the formula stands under its value.

    Predicates and bounds count by the number that stands for them; what cannot be computed says so.
    """
    directions = dict(zip(analysis.polaritas["baris_id"], analysis.polaritas["polaritas"], strict=True))
    records = {row["baris_id"]: row for row in rows_of(analysis.baris) if row["jenis"] == "pengukuran"}
    keys = {row["baris_id"]: _keys(row) for row in rows_of(analysis.baris)}
    names = {baris_id: set(keys[baris_id]) for baris_id in records}
    for item in analysis.ukur.to_dict("records"):
        names.get(item["ukur_id"], set()).update(keys.get(item["baris_id"], ()))
    values: dict[tuple[str, Any], dict[str, dict[Any, Any]]] = {}
    for item in analysis.nilai[analysis.nilai["baris_id"].isin(list(records))].to_dict("records"):
        year = None if pd.isna(item["tahun"]) else int(item["tahun"])
        values.setdefault((item["baris_id"], year), {})[item["medan"]] = item
    place = {baris_id: number for number, baris_id in enumerate(records)}  # keys are hashes: files give the order
    out = []
    for baris_id, year in sorted(values, key=lambda key: (place[key[0]], key[1] or 0)):
        found = values[baris_id, year]
        if "target" in found and "realisasi" in found:
            row = records[baris_id]
            rule = settings.capaian.rule(names[baris_id], directions.get(baris_id))
            out.append(_measured(row, year, found, rule))
    return out


def _measured(
    row: dict[Any, Any], year: int | None, found: dict[str, dict[Any, Any]], rule: AturanCapaian
) -> dict[str, Any]:
    target, real = found["target"], found["realisasi"]
    ends = (target["bawah"], target["atas"]) if target["jenis"] == "rentang" else target["angka"]
    # A predicate counts by its order, whatever the direction; against a number it cannot be compared.
    if "predikat" in (target["jenis"], real["jenis"]):
        rule = replace(rule, rumus="positif" if target["jenis"] == real["jenis"] else None)
    known = rule.rumus and not pd.isna(target["angka"]) and not pd.isna(real["angka"])
    result = achievement(ends, real["angka"], str(rule.rumus), rule.batas) if known else None
    cap = f", paling tinggi {rule.batas:g}" if rule.batas else ""
    value = Sel("tidak dapat dihitung", warna="abu")
    if result is not None:
        value = Sel(format_angka(round(result, 2)), kecil=RUMUS[str(rule.rumus)][0] + cap, urut=result)
    return {
        "indikator": row["indikator"] or "",
        "tahun": str(year or ""),
        "target": target["teks"] or "",
        "realisasi": real["teks"] or "",
        "capaian": value,
        "kategori": "" if result is None else category(result, str(rule.skala)),
        "tercetak": (found.get("capaian") or {}).get("teks") or "",
    }
