"""Analyses for the tests of the charts, without matching and checks: equal names are pairs, `dukungan` is given."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from iku_analysis.documents.frames import Row, rows_of
from iku_analysis.pipeline import Analysis
from iku_analysis.records import HasilBaca
from iku_analysis.results import HasilPemeriksaan, Padanan, Rujukan, Temuan
from iku_analysis.settings import Scope
from iku_analysis.store.frames import as_frame
from tests import pembuat

# One row per usulan × year with a target in usulan or Renstra, as matching promises it (docs/architecture.md).
_BANDING = """
with n as (
    select n.*, b.indikator_kunci, b.jenis as dokumen, b.satuan_keluarga
    from core_nilai n
    join core_baris b using (baris_id)
    where n.medan in ('target', 'baseline')
),
u as (
    select baris_id as usulan_id, indikator_kunci
    from core_baris
    where jenis = 'usulan' and indikator_kunci is not null
)
select
    u.usulan_id,
    coalesce(a.medan, r.medan) as medan,
    coalesce(a.tahun, r.tahun) as tahun,
    a.teks as usulan_teks, a.jenis as usulan_jenis, a.angka as usulan_angka, a.sel as usulan_sel,
    a.lembar as usulan_lembar, a.berkas as usulan_berkas,
    r.teks as renstra_teks, r.jenis as renstra_jenis, r.angka as renstra_angka, r.sel as renstra_sel,
    r.lembar as renstra_lembar, r.berkas as renstra_berkas,
    round(a.angka - r.angka, 4) as selisih_renstra,
    case
        when u.indikator_kunci not in (select indikator_kunci from n where dokumen = 'renstra')
            then 'tanpa_padanan'
        when a.angka is null and coalesce(a.jenis, 'kosong') = 'kosong' then 'kosong_usulan'
        when r.angka is null and coalesce(r.jenis, 'kosong') = 'kosong' then 'kosong_rencana'
        when a.angka is null or r.angka is null or a.satuan_keluarga <> r.satuan_keluarga
            then 'tidak_terbanding'
        when a.angka = r.angka and coalesce(a.bawah, 0) = coalesce(r.bawah, 0) then 'sama'
        else 'beda'
    end as keadaan_renstra
from u
join n a on a.baris_id = u.usulan_id
full join (select * from n where dokumen = 'renstra') r
    on r.indikator_kunci = u.indikator_kunci and r.medan = a.medan and r.tahun is not distinct from a.tahun
where u.usulan_id is not null
"""
_POLARITAS = "select baris_id, polaritas_baku as polaritas, 'tertulis' as cara from core_baris"
_DUKUNGAN = ["usulan_id", "sasaran_kunci", "kode_program", "nama_program", "cara", "program_id"]


def analysis(
    *hasil: HasilBaca,
    dukungan: Sequence[tuple[str, str, str]] = (),
    pemeriksaan: Sequence[HasilPemeriksaan] = (),
    temuan: Sequence[Temuan] = (),
    ragu: frozenset[str] = frozenset(),
    bidang: str | None = None,
) -> Analysis:
    """All in force. `dukungan`: (indikator, code, cara) per link; `ragu`: indikator whose pair waits for a decision."""
    kursor = pembuat.cursor(pembuat.store(*hasil))
    frames = {
        name: as_frame(kursor, query)
        for name, query in {
            "lembar": "select * from core_lembar order by berkas, urutan",
            "baris": "select * from core_baris order by berkas, urutan",
            "nilai": "select * from core_nilai order by berkas, baris, medan, tahun",
            "masalah": "select * from raw_masalah",
            "banding": _BANDING,
            "polaritas": _POLARITAS,
        }.items()
    }
    baris = frames["baris"]
    return Analysis(
        scope=Scope(2026, (2025, 2029), bidang),
        revisi="",
        padanan=tuple(_padanan(baris, ragu)),
        renstra_tanpa_usulan=(),
        pemeriksaan=tuple(pemeriksaan),
        temuan=tuple(temuan),
        dukungan=_dukungan(baris, dukungan),
        **frames,
    )


def baris_id(found: Analysis, indikator: str, jenis: str = "usulan") -> str:
    """The key of the record of that name."""
    rows = found.baris[(found.baris["indikator"] == indikator) & (found.baris["jenis"] == jenis)]
    return str(rows.iloc[0]["baris_id"])


def _padanan(baris: pd.DataFrame, ragu: frozenset[str]) -> list[Padanan]:
    out = []
    for row in rows_of(baris[(baris["jenis"] == "usulan") & baris["indikator"].notna()]):
        same = baris[baris["indikator_kunci"] == row["indikator_kunci"]]
        renstra = [_rujukan(item) for item in rows_of(same[same["jenis"] == "renstra"])]
        renja = [_rujukan(item) for item in rows_of(same[same["jenis"] == "renja"])]
        if row["indikator"] in ragu:
            out.append(Padanan(_rujukan(row), "ragu"))
        else:
            status = "pasti" if renstra else "tanpa_padanan"
            out.append(Padanan(_rujukan(row), status, renstra[0] if renstra else None, tuple(renja)))
    return out


def _rujukan(row: Row) -> Rujukan:
    return Rujukan(
        str(row["berkas"]),
        str(row["lembar"]),
        int(str(row["baris"])),
        str(row["indikator"]),
        baris_id=str(row["baris_id"]),
    )


def _dukungan(baris: pd.DataFrame, links: Sequence[tuple[str, str, str]]) -> pd.DataFrame:
    out = []
    for indikator, kode, cara in links:
        for row in rows_of(baris[(baris["indikator"] == indikator) & (baris["jenis"] == "usulan")]):
            code = baris[(baris["kode"] == kode) & baris["uraian"].notna()]
            nama = code.iloc[0]["uraian"] if len(code) else "Program lain"
            key = code.iloc[0]["baris_id"] if len(code) else None
            out.append((row["baris_id"], row["sasaran_kunci"], kode, nama, cara, key))
    return pd.DataFrame(out, columns=_DUKUNGAN)
