"""Five rules of the catalogue as a planner would write them in pandas: loops over rows and groups, one rule a function.

They take the same tables as the checks (frames with the columns of `KOLOM`) and give the same findings, as
(baris_id, tahun) or (baris_id, medan, tahun); benchmarks/periksa_besar.py holds them against each other. Messages,
cells and reasons, which the checks give too, are left out: the loops do less.
"""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

# Table of the checks → the columns that the loops read.
KOLOM = {
    "deret": """
        select baris_id, medan, tahun, angka, bawah, atas, keluarga, polaritas, is_hasil, jenis
        from periksa_deret
    """,
    "pagu": """
        select b.unggahan_id, b.lembar, b.kode, b.baris_id, n.medan, n.tahun, n.angka
        from periksa_nilai n join periksa_baris b using (baris_id)
        where n.medan = 'pagu' and not n.ulangan and b.tabel = 'program'
    """,
    "target": "select baris_id, tahun, angka from periksa_nilai where medan = 'target' and angka is not null",
    "padanan": "select usulan_id, renstra_id from out_padanan where renstra_id is not null",
}
Temuan = set[tuple[object, ...]]
Tabel = dict[str, pd.DataFrame]


def k13_datar(tabel: Tabel) -> Temuan:
    """The same target in every year, three years or more."""
    out: Temuan = set()
    deret = tabel["deret"]
    for baris_id, rows in deret[(deret["medan"] == "target") & deret["is_hasil"]].groupby("baris_id"):
        flat = rows["bawah"].nunique() == 1 and rows["atas"].nunique() == 1
        if len(rows) >= 3 and flat and rows["polaritas"].iloc[0] != "stabil":
            out.add((baris_id,))
    return out


def k14_mundur(tabel: Tabel) -> Temuan:
    """A step against the polarity from one year to the next."""
    out: Temuan = set()
    deret = tabel["deret"]
    for baris_id, rows in deret[(deret["medan"] == "target") & deret["is_hasil"]].groupby("baris_id"):
        before = None
        for _, row in rows.sort_values("tahun").iterrows():
            if before is not None:
                up = row["polaritas"] == "naik" and row["angka"] < before
                down = row["polaritas"] == "turun" and row["angka"] > before
                if up or down:
                    out.add((baris_id, row["tahun"]))
            before = row["angka"]
    return out


def k16_di_luar_batas(tabel: Tabel) -> Temuan:
    """A percentage above 100 or below 0."""
    out: Temuan = set()
    for _, row in tabel["deret"].iterrows():
        if row["keluarga"] == "persen" and row["jenis"] != "predikat" and (row["atas"] > 100 or row["bawah"] < 0):
            out.add((row["baris_id"], row["medan"], row["tahun"]))
    return out


def k33_target_berbeda(tabel: Tabel) -> Temuan:
    """A target that differs from that of the paired Renstra row in the same year."""
    out: Temuan = set()
    by_row = {
        key: dict(zip(rows["tahun"], rows["angka"], strict=True)) for key, rows in tabel["target"].groupby("baris_id")
    }
    for _, pair in tabel["padanan"].iterrows():
        own, plan = by_row.get(pair["usulan_id"], {}), by_row.get(pair["renstra_id"], {})
        for tahun, angka in own.items():
            if tahun in plan and round(angka, 4) != round(plan[tahun], 4):
                out.add((pair["usulan_id"], tahun))
    return out


def k39_pagu(tabel: Tabel) -> Temuan:
    """The pagu of a programme that is not the sum of its kegiatan."""
    out: Temuan = set()
    for _, rows in tabel["pagu"].groupby(["unggahan_id", "lembar", "tahun"]):
        for _, parent in rows.iterrows():
            children = rows[rows["kode"].str.startswith(parent["kode"] + ".")]
            if len(children) and abs(parent["angka"] - children["angka"].sum()) > len(children):
                out.add((parent["baris_id"], parent["tahun"]))
    return out


ATURAN: dict[str, Callable[[Tabel], Temuan]] = {
    "K13": k13_datar,
    "K14": k14_mundur,
    "K16": k16_di_luar_batas,
    "K33": k33_target_berbeda,
    "K39": k39_pagu,
}
