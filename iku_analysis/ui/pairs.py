"""What Padanan shows: each usulan with its partners, what differs, whom it could be. Draws nothing.

Takes the run of the scope, gives rows and texts. Nothing is compared here: differences come from out_banding.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from iku_analysis.checks import TANPA_PADANAN
from iku_analysis.documents.frames import rows_of
from iku_analysis.number_format import format_angka
from iku_analysis.pipeline import Analysis
from iku_analysis.results import Padanan
from iku_analysis.store.decisions import Keputusan, record_keys
from iku_analysis.ui import state
from iku_analysis.ui.look import Kartu
from iku_analysis.ui.table import Kolom, Sel
from iku_analysis.ui.words import CARA, PADANAN, moment_text, place_text

Row = Mapping[Any, Any]

DAFTAR = [
    Kolom("keadaan", "Keadaan", rapat=True),
    Kolom("indikator", "Usulan"),
    Kolom("renstra", "Renstra"),
    Kolom("renja", "Renja", rapat=True),
    Kolom("target", "Target dan yang berbeda"),
]
BANDING = [
    Kolom("hal", "", lebar="9rem"),
    Kolom("usulan", "Usulan"),
    Kolom("renstra", "Renstra"),
    Kolom("renja", "Renja"),
]
_BEDA_DARI = {
    "beda": "▲ beda",
    "kosong_usulan": "◌ usulan kosong",
    "kosong_rencana": "◌ rencana kosong",
    "tidak_terbanding": "◌ tidak terbanding",
}


@dataclass(frozen=True)
class Pasangan:
    """One usulan: its row, its pair, its comparisons by (medan, tahun), its state (a key of words.PADANAN).

    `keluar`: why it is not in the draft, of a usulan that a meeting rejected; nothing waits for a decision there.
    `diterima`: the reason with which its finding "not in the Renstra" was accepted.
    """

    baris: Row
    padanan: Padanan
    banding: tuple[Row, ...]
    keadaan: str
    keluar: str | None = None
    diterima: str | None = None

    @property
    def is_waiting(self) -> bool:
        """Whether nobody has decided yet what it is in the Renstra."""
        return self.keadaan in ("ragu", "tanpa_padanan")

    @property
    def kunci(self) -> tuple[str, ...]:
        """The keys under which decisions about it may stand; a new one is kept under the first."""
        return record_keys(self.baris)


def list_pairs(bidang: str | None) -> list[Pasangan]:
    """All usulan (of one bidang, or of all), what waits for a person first."""
    pairs = _all_pairs(state.revision_key(), state.get_analysis(), state.get_rows())
    return [item for item in pairs if bidang is None or item.baris["bidang"] == bidang]


@st.cache_resource(max_entries=8, show_spinner=False)
def _all_pairs(revision: tuple[Any, ...], _analysis: Analysis, _rows: Mapping[str, Row]) -> list[Pasangan]:
    compared: dict[str, list[Row]] = {}
    for item in rows_of(_analysis.banding):
        compared.setdefault(item["usulan_id"], []).append(item)
    waiting = {item.usulan.baris_id for item in _analysis.undecided_pairs()}
    accepted = {item.baris_id: item.dikecualikan for item in _analysis.temuan if item.kode == TANPA_PADANAN}
    out = []
    for padanan in _analysis.padanan:
        row = _rows[padanan.usulan.baris_id]
        banding = tuple(compared.get(row["baris_id"], ()))
        left = _analysis.keluar.get(row["baris_id"])
        said = accepted.get(row["baris_id"])
        keadaan = "keluar" if left else _state(padanan, banding)
        if keadaan == "tanpa_padanan" and row["baris_id"] not in waiting:
            keadaan = "diputuskan_tidak_ada" if said else "tanpa_rencana"
        out.append(Pasangan(row, padanan, banding, keadaan, left.keluar_karena if left else None, said))
    return sorted(out, key=lambda item: PADANAN[item.keadaan].urut)


def _state(padanan: Padanan, banding: Iterable[Row]) -> str:
    if padanan.status == "ragu":
        return "ragu"
    if padanan.status == "tanpa_padanan":
        return "diputuskan_tidak_ada" if padanan.cara == "keputusan" else "tanpa_padanan"
    found = {item[side] for item in banding for side in ("keadaan_renstra", "keadaan_renja")}
    if "beda" in found:
        return "beda"
    return (
        "sebagian" if found & {"kosong_usulan", "kosong_rencana", "tidak_terbanding"} or "sama" not in found else "sama"
    )


def state_cards(pairs: Iterable[Pasangan]) -> list[Kartu]:
    """How many usulan are in each state; the rare states only where there are any."""
    counts = Counter(item.keadaan for item in pairs)
    notes = {
        "ragu": "menunggu keputusan",
        "tanpa_padanan": "tidak ditemukan di Renstra",
        "beda": "target atau baseline berbeda",
        "sebagian": "ada tahun yang kosong atau tidak terbanding",
        "sama": "semua angka sama",
        "diputuskan_tidak_ada": "sudah ada alasannya",
        "tanpa_rencana": "Renstra tidak memuat calonnya",
        "keluar": "ditolak atau digabung rapat",
    }
    return [
        Kartu(str(counts[name]), tanda.teks, notes[name], tanda.warna)
        for name, tanda in PADANAN.items()
        if counts[name] or name in ("ragu", "tanpa_padanan", "beda", "sama")
    ]


def pair_rows(pairs: Iterable[Pasangan], tahun: int) -> list[dict[str, Any]]:
    """One row per usulan; the targets are those of `tahun`."""
    out = []
    for item in pairs:
        tanda, row, padanan = PADANAN[item.keadaan], item.baris, item.padanan
        out.append(
            {
                "id": row["baris_id"],
                "keadaan": Sel(tanda.teks, kecil=item.keluar, warna=tanda.warna, urut=tanda.urut),
                "indikator": Sel(row["indikator"], kecil=row["bidang"] or "bidang belum diketahui"),
                "renstra": _partner_cell(item),
                "renja": f"{len(padanan.renja)} baris" if padanan.renja else Sel("–", warna="abu"),
                "target": _target_cell(item, tahun),
            }
        )
    return out


def _partner_cell(item: Pasangan) -> Sel:
    padanan = item.padanan
    if padanan.renstra:
        how = CARA.get(padanan.cara or "", "")
        # A person's reason stands with the decision; a machine's stands nowhere else.
        why = padanan.alasan if padanan.cara in ("setara", "angka") else None
        return Sel(padanan.renstra.indikator or "", kecil=f"{how}: {why}" if why else how)
    if item.keadaan == "diputuskan_tidak_ada":
        return Sel("Tidak ada", kecil=padanan.alasan or item.diterima, warna="abu")
    if padanan.calon:
        return Sel("Belum diputuskan", kecil=f"calon: {padanan.calon[0].rujukan.indikator}", warna="kuning")
    return Sel("Tidak ditemukan", warna="merah" if item.is_waiting else "abu")


def _target_cell(item: Pasangan, tahun: int) -> Sel | str:
    found = [row for row in item.banding if row["medan"] == "target" and row["tahun"] == tahun]
    if not found:
        return ""
    differing = [_year_name(row) for row in item.banding if "beda" in (row["keadaan_renstra"], row["keadaan_renja"])]
    note = f"▲ beda: {', '.join(differing)}" if differing else None
    return Sel(found[0]["usulan_teks"] or "(kosong)", kecil=note, latar="latar-kuning" if differing else None)


def _difference(row: Row, side: str) -> str | None:
    """▲ beda −2,5 dari Renstra 82,5: the state of one side in words; null where it is the same."""
    word = _BEDA_DARI.get(row[f"keadaan_{side}"])
    if word is None:
        return None
    gap = row[f"selisih_{side}"]
    if row[f"keadaan_{side}"] == "beda" and gap is not None:
        sign = "+" if gap > 0 else "−"
        return f"{word} {sign}{format_angka(abs(gap))} dari {side.capitalize()}"
    return word


def comparison(item: Pasangan) -> tuple[list[dict[str, Any]], list[Kolom]]:
    """(rows, columns): the usulan beside the Renstra and Renja rows it has: names, sasaran, unit, then each year;
    differences marked.
    """
    rows = state.get_rows()
    padanan = item.padanan
    renstra = rows.get(padanan.renstra.baris_id) if padanan.renstra else None
    renja = rows.get(padanan.renja[0].baris_id) if padanan.renja else None
    sides = {name: row for name, row in (("usulan", item.baris), ("renstra", renstra), ("renja", renja)) if row}
    out: list[dict[str, Any]] = []
    for hal, field in (("Indikator", "indikator"), ("Sasaran", "sasaran"), ("Satuan", "satuan"), ("Tempat", None)):
        line: dict[str, Any] = {"hal": Sel(hal, tebal=True)}
        out.append(line | {side: _text_cell(row, field, item.baris) for side, row in sides.items()})
    for row in item.banding:
        line = {"hal": Sel(_year_name(row).capitalize(), tebal=True)}
        out.append(line | {side: _value_cell(row, side) for side in sides})
    return out, [column for column in BANDING if column.nama == "hal" or column.nama in sides]


def _year_name(row: Row) -> str:
    """target 2026; baseline where it names no year."""
    return str(row["medan"]) if row["tahun"] is None else f"{row['medan']} {row['tahun']}"


def _text_cell(row: Row, field: str | None, usulan: Row) -> Sel:
    if field is None:
        return Sel(place_text(row["berkas"], row["lembar"], None, row["baris"]), warna="abu")
    key = {"indikator": "indikator_kunci", "sasaran": "sasaran_kunci", "satuan": "satuan_baku"}[field]
    differs = field != "sasaran" and bool(row[field]) and row[key] != usulan[key]
    return Sel(
        row[field] or "(kosong)",
        kecil="▲ berbeda dari usulan" if differs else None,
        latar="latar-kuning" if differs else None,
    )


def _value_cell(row: Row, side: str) -> Sel | str:
    text, cell = row[f"{side}_teks"], row[f"{side}_sel"]
    note = None if side == "usulan" else _difference(row, side)
    if not text and not note:
        return ""
    marked = side != "usulan" and row[f"keadaan_{side}"] == "beda"
    small = " · ".join(part for part in (f"sel {cell}" if cell else None, note) if part)
    return Sel(text or "(kosong)", kecil=small or None, latar="latar-kuning" if marked else None)


def decision_text(decision: Keputusan) -> str:
    """Who decided what and when."""
    what = "dipasangkan" if decision.isi.get("renstra") else "dinyatakan tidak ada padanannya"
    reason = f" Alasan: {decision.alasan}." if decision.alasan else ""
    return f"{what.capitalize()} oleh {decision.oleh}, {moment_text(decision.pada)}.{reason}"


def next_open(pairs: Iterable[Pasangan], done: Pasangan) -> str | None:
    """The next usulan that waits for a person; null where none does."""
    return next((str(item.baris["baris_id"]) for item in pairs if item.is_waiting and item is not done), None)
