"""The gap between usulan and Renstra, indicator by indicator: the data behind `selisih`.

Takes one year of the comparison that matching made (`banding`); gives a `Gap` for every usulan of the scope, worst
first. What cannot be compared is a gap with its reason, never an equal one. Draws nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from iku_analysis.charts.source import number_or_none, padanan_of, place, polaritas_of, text_or, usulan_rows
from iku_analysis.number_format import format_angka

if TYPE_CHECKING:
    from iku_analysis.pipeline import Analysis

KATA = {
    "lebih_lemah": "lebih lemah",
    "menyimpang": "menyimpang",
    "berbeda": "berbeda",
    "lebih_kuat": "lebih kuat",
    "tidak_dapat_diperiksa": "tidak dapat dibandingkan",
    "lulus": "sama",
}
_URUTAN = {name: number for number, name in enumerate(KATA)}
_ALASAN = {
    "kosong_usulan": "target usulan kosong",
    "kosong_rencana": "target Renstra kosong",
    "tanpa_padanan": "tanpa padanan Renstra",
    "tidak_terbanding": "satuan atau bentuk nilai berlainan",
}


@dataclass(frozen=True)
class Gap:
    """One indicator. `makna`: a key of `KATA`; `usulan`, `renstra`: the values as written, "" where there is none.

    `selisih`: usulan − Renstra in the unit of the row; `persen`: the same in percent of Renstra, 0–100, null where none
    exists (Renstra 0, predicates).
    """

    baris_id: str
    indikator: str
    bidang: str
    satuan: str
    makna: str
    alasan: str
    usulan: str
    renstra: str
    selisih: float | None
    persen: float | None
    asal_usulan: str
    asal_renstra: str
    is_predikat: bool

    @property
    def rank(self) -> tuple[int, float, str]:
        """Worst kind first, then the greatest relative distance."""
        distance = abs(self.persen) if self.persen is not None else float("inf")
        return _URUTAN[self.makna], -distance, self.indikator


def gaps_of(analysis: Analysis, tahun: int) -> list[Gap]:
    """One gap per usulan with an indikator, worst first; also where the year has no target at all."""
    banding = analysis.banding
    rows = banding[(banding["medan"] == "target") & (banding["tahun"] == tahun)]
    found = {str(row["usulan_id"]): row for row in rows.to_dict("records")}
    polaritas, padanan = polaritas_of(analysis), padanan_of(analysis)
    out = []
    for row in usulan_rows(analysis).to_dict("records"):
        key = str(row["baris_id"])
        partner = padanan.get(key)
        is_undecided = partner is not None and partner.status == "ragu"
        out.append(_gap(row, found.get(key), polaritas.get(key), is_undecided, tahun))
    return sorted(out, key=lambda gap: gap.rank)


def _gap(
    row: dict[Any, Any], pair: dict[Any, Any] | None, polaritas: str | None, is_undecided: bool, tahun: int
) -> Gap:
    pair = pair or {}
    keadaan = pair.get("keadaan_renstra")
    selisih = number_or_none(pair.get("selisih_renstra")) if keadaan in ("sama", "beda") else None
    makna, alasan = _meaning(keadaan, selisih, polaritas), ""
    if makna == "tidak_dapat_diperiksa":
        alasan = _ALASAN.get(str(keadaan), f"tidak ada target {tahun}")
        if is_undecided:
            alasan = "padanan menunggu keputusan"
    elif makna == "berbeda":
        alasan = "polaritas belum diketahui" if selisih else "bentuk nilai berlainan"
    return Gap(
        baris_id=str(row["baris_id"]),
        indikator=str(row["indikator"]),
        bidang=text_or(row["bidang"], ""),
        satuan=text_or(row["satuan"], ""),
        makna=makna,
        alasan=alasan,
        usulan=text_or(pair.get("usulan_teks"), ""),
        renstra=text_or(pair.get("renstra_teks"), ""),
        selisih=selisih,
        persen=_percent(pair, selisih),
        asal_usulan=place(pair.get("usulan_berkas"), pair.get("usulan_lembar"), pair.get("usulan_sel")),
        asal_renstra=place(pair.get("renstra_berkas"), pair.get("renstra_lembar"), pair.get("renstra_sel")),
        is_predikat=pair.get("renstra_jenis") == "predikat",
    )


def _meaning(keadaan: object, selisih: float | None, polaritas: str | None) -> str:
    """What a difference means. Without polarity, or where only the form of the value differs, it is just different."""
    if keadaan == "sama":
        return "lulus"
    if keadaan != "beda":
        return "tidak_dapat_diperiksa"
    if not selisih or polaritas is None:
        return "berbeda"
    if polaritas == "stabil":
        return "menyimpang"
    return "lebih_kuat" if (selisih > 0) == (polaritas == "naik") else "lebih_lemah"


def _percent(pair: dict[Any, Any], selisih: float | None) -> float | None:
    """The difference in percent of Renstra; null for predicates and where Renstra is 0: there is no such percent."""
    base = number_or_none(pair.get("renstra_angka"))
    if not selisih or not base or pair.get("renstra_jenis") == "predikat":
        return selisih if selisih == 0 else None
    return round(selisih / abs(base) * 100, 2)


def signed(value: float) -> str:
    """With a sign in front, a true minus: +1,5 or −2,5."""
    return ("+" if value > 0 else "−") + format_angka(abs(value))
