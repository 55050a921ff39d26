"""What the reconciliation on Padanan shows: each thing that usulan, Renstra and Renja say, side by side. Draws nothing.

Takes the differences of the run (`differences`), gives rows, filters and texts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from iku_analysis.number_format import format_angka, format_rupiah
from iku_analysis.store.closing import TERBUKA
from iku_analysis.store.work import Hal
from iku_analysis.ui import state
from iku_analysis.ui.differences import Beda
from iku_analysis.ui.look import Kartu
from iku_analysis.ui.table import Kolom, Sel
from iku_analysis.ui.words import BEDA, PUTUSAN_BEDA

SEMUA = "Semua"
NAMA_HAL = {"indikator": "Nama", "satuan": "Satuan", "baseline": "Baseline", "target": "Target", "pagu": "Pagu"}
IKUTI, PERTAHANKAN, MINTA = "ikuti", "pertahankan", "minta"
# What can be decided, what it does, what is asked for it, an example, the news, why a row does not fit.
PILIHAN = {IKUTI: "Ikuti Renstra", PERTAHANKAN: "Pertahankan usulan", MINTA: "Minta bidang"}
ARTI = {
    IKUTI: "isi Renstra yang berlaku; tulisan bidang tetap tersimpan",
    PERTAHANKAN: "usulan tetap, dengan alasan yang dicetak dalam catatan draf; temuannya diterima",
    MINTA: "menunggu jawaban bidang, masuk surat pengembalian",
}
ISIAN = {IKUTI: "Alasan (boleh dikosongkan)", PERTAHANKAN: "Alasan", MINTA: "Yang diminta"}
CONTOH = {
    IKUTI: "mengikuti Renstra yang ditetapkan",
    PERTAHANKAN: "Misalnya: hasil rapat 12 Januari, menunggu perubahan Renstra",
    MINTA: "Misalnya: samakan dengan Renstra, atau kirim dasar perubahannya",
}
KABAR = {
    IKUTI: "{} isian usulan disamakan dengan Renstra.",
    PERTAHANKAN: "Usulan dipertahankan pada {} perbedaan.",
    MINTA: "Jawaban bidang diminta untuk {} perbedaan.",
}
DILEWATI = {
    IKUTI: "Renstra tidak menyebut isi lain untuknya, atau indikatornya tidak dimuat",
    PERTAHANKAN: "tidak berbeda atau tidak dimuat dalam draf",
    MINTA: "tidak berbeda atau tidak dimuat dalam draf",
}
KOLOM = [
    Kolom("indikator", "Indikator", lebar="30%"),
    Kolom("hal", "Hal", rapat=True),
    Kolom("usulan", "Usulan"),
    Kolom("renstra", "Renstra"),
    Kolom("renja", "Renja"),
    Kolom("keadaan", "Perbedaan dan putusan", lebar="13rem"),
]
_ARAH = {"lebih_baik": "△ lebih baik", "kurang_baik": "▽ kurang baik"}


def list_differences(bidang: str | None) -> list[Beda]:
    """All that was compared (for one bidang, or all), what waits for a decision first."""
    found = sorted(state.get_differences(), key=lambda item: (item.putusan != "perlu", BEDA[item.keadaan].urut))
    return [item for item in found if bidang is None or item.bidang in (None, bidang)]


@dataclass(frozen=True)
class Saringan:
    """What the list is narrowed to: decision wanted, year, kinds of thing, kinds of difference; null or empty: all."""

    putusan: str | None = "perlu"
    tahun: int | None = None
    hal: Sequence[str] = ()
    keadaan: Sequence[str] = ()

    def apply(self, found: Iterable[Beda]) -> list[Beda]:
        """The ones that fit, in their order. A thing without year (name, unit) fits every year."""
        return [
            item
            for item in found
            if (self.putusan is None or self._is_wanted(item))
            and (self.tahun is None or item.row["tahun"] in (None, self.tahun))
            and (not self.hal or item.row["hal"] in self.hal)
            and (not self.keadaan or item.keadaan in self.keadaan)
        ]

    def _is_wanted(self, item: Beda) -> bool:
        if self.putusan == "sudah":
            return item.putusan in ("dipertahankan", "diminta", "disamakan")
        return item.putusan == "perlu"


def counts(found: Iterable[Beda]) -> list[Kartu]:
    """How many things are in each state, as cards."""
    per = Counter(item.putusan for item in found)
    sama = sum(item.keadaan == "sama" and item.putusan != "keluar" for item in found)
    return [
        Kartu(str(per["perlu"]), "Perlu keputusan", "berbeda atau kosong di satu pihak", "kuning"),
        Kartu(str(per["dipertahankan"]), "Dipertahankan", "dengan alasan, dicetak dalam draf", "biru"),
        Kartu(str(per["diminta"]), "Diminta ke bidang", "menunggu jawaban", "biru"),
        Kartu(str(per["disamakan"]), "Disamakan", "mengikuti Renstra", "hijau"),
        Kartu(str(sama), "Sama", "tidak ada bedanya", "hijau"),
    ]


def difference_rows(found: Iterable[Beda]) -> list[dict[str, Any]]:
    """One table row per thing compared."""
    return [_table_row(item) for item in found]


def _table_row(item: Beda) -> dict[str, Any]:
    row = item.row
    year = f" {row['tahun']}" if row["tahun"] else ""
    out: dict[str, Any] = {
        "id": item.id,
        "indikator": Sel(item.judul, kecil=item.bidang),
        "hal": f"{NAMA_HAL[row['hal']]}{year}",
        "keadaan": _state_cell(item),
    }
    if row["hal"] == "pagu":
        for side in ("renstra", "renja"):
            amount = row[f"{side}_rp"]
            out[side] = format_rupiah(amount) if amount is not None else "(kosong)"
        return out | {"usulan": Sel("–", warna="abu")}
    for side in ("usulan", "renstra", "renja"):
        out[side] = _side_cell(row, side)
    return out


def _side_cell(row: Mapping[str, Any], side: str) -> Sel:
    text = row[f"{side}_teks"]
    if side == "usulan":
        return Sel(text or "(kosong)", kecil=f"sel {row['usulan_sel']}" if row["usulan_sel"] else None)
    keadaan = row[f"keadaan_{side}"]
    if keadaan is None and not text:
        return Sel("–", warna="abu")
    return Sel(
        text or "(kosong)",
        latar="latar-kuning" if keadaan in ("beda", "tidak_terbanding") else None,
    )


def gap_text(row: Mapping[str, Any], side: str) -> str | None:
    """+0,5 (+0,55 %) dari Renstra, △ lebih baik; null where there is no difference in number."""
    gap = row[f"selisih_{side}"]
    if row[f"keadaan_{side}"] != "beda" or gap is None:
        return None
    share, arah = row[f"persen_{side}"], row[f"arah_{side}"]
    size = _signed(gap) + (f" ({_signed(share)} %)" if share is not None else "")
    return f"{size} dari {side.capitalize()}" + (f", {_ARAH[arah]}" if arah else "")


def _signed(number: float) -> str:
    return f"{'+' if number > 0 else '−' if number < 0 else ''}{format_angka(abs(number))}"


def _pagu_gap(row: Mapping[str, Any]) -> str | None:
    if row["selisih_rp"] is None or row["keadaan"] != "beda":
        return None
    share = f" ({_signed(row['persen'])} %)" if row["persen"] is not None else ""
    sign = "+" if row["selisih_rp"] > 0 else "−"
    return f"{sign}{format_rupiah(abs(row['selisih_rp']))}{share} dari Renstra"


def _state_cell(item: Beda) -> Sel:
    """The difference in words, and what was decided about it."""
    tanda = BEDA[item.keadaan]
    shown = tanda if item.putusan in ("tidak_perlu", "perlu") else PUTUSAN_BEDA[item.putusan]
    said = "\n".join(part for part in (*_gaps(item.row), item.keterangan) if part)
    return Sel(shown.teks, kecil=said or None, warna=shown.warna, urut=tanda.urut)


def _gaps(row: Mapping[str, Any]) -> list[str]:
    if row["hal"] == "pagu":
        return [gap] if (gap := _pagu_gap(row)) else []
    sides = [side for side in ("renstra", "renja") if row[f"keadaan_{side}"] == row["keadaan"] in TERBUKA]
    return [gap_text(row, side) or f"terhadap {side.capitalize()}" for side in sides]


def thing_of(item: Beda) -> Hal:
    """A difference as a thing to be settled (store/work.py)."""
    row, usulan = item.row, item.baris
    year = f" {row['tahun']}" if row["tahun"] else ""
    if usulan is None:
        amounts = " dan ".join(f"{side.capitalize()} {row[f'{side}_rp']}" for side in ("renstra", "renja"))
        return Hal(row["pokok"], f"Pagu{year} {item.judul}: {amounts}.", jenis="selisih", tahun=row["tahun"])
    plan = "; ".join(
        f"{side.capitalize()} {row[f'{side}_teks']}" for side in ("renstra", "renja") if row[f"{side}_teks"]
    )
    return Hal(
        row["pokok"],
        f"{NAMA_HAL[row['hal']]}{year} usulan berbeda dari rencana.",
        jenis="selisih",
        saran="Samakan dengan Renstra, atau jelaskan sebabnya.",
        bidang=item.bidang,
        indikator=item.judul,
        tahun=row["tahun"],
        berkas=usulan["berkas"],
        lembar=usulan["lembar"],
        sel=row["usulan_sel"],
        baris=int(usulan["baris"]),
        nilai=row["usulan_teks"],
        harapan=plan or None,
    )
