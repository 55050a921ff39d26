"""The card of each indicator ("manual IKU") as data: what it means, its numbers, its history, and the cell of each.

Takes an `Analysis` and the `DokumenIku` made of it, gives one `KartuIku` (`cards`) per printed row. The page Kamus
IKU, its workbook and the document print the same cards. Judges nothing: findings are shown as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from iku_analysis.documents.cards import PERUBAHAN, POLARITAS, IsianKartu, KartuIku, NilaiKartu, PerubahanIku, Tempat
from iku_analysis.documents.completeness import completeness
from iku_analysis.documents.frames import MEDAN_DICETAK, Row, read_values, rows_of
from iku_analysis.documents.kept import kept_differences
from iku_analysis.documents.model import DokumenIku
from iku_analysis.documents.parts import IndikatorDokumen
from iku_analysis.documents.values import print_values
from iku_analysis.fields import FIELDS
from iku_analysis.records import Nilai
from iku_analysis.results import Padanan, Temuan
from iku_analysis.text import fold

if TYPE_CHECKING:
    from iku_analysis.pipeline import Analysis

# What a card says in words, in this order.
MEDAN_KARTU = (
    "definisi_operasional", "alasan", "formulasi", "satuan", "polaritas", "tipe_penghitungan", "sumber_data",
    "penanggung_jawab", "keterangan",
)  # fmt: skip
_RIWAYAT = ("baseline", "target", "realisasi", "capaian")
_MEDAN_NILAI = ("baseline", "target", "target_akhir", "realisasi", "capaian")
_TIDAK_TERTULIS = {"tersirat": "disimpulkan dari nama", "pasangan": "dari dokumen pasangannya"}


def build_cards(analysis: Analysis, dokumen: DokumenIku) -> tuple[KartuIku, ...]:
    """One card per printed row of the draft, in its order and with its numbers."""
    source = _Sumber(analysis)
    out = []
    for tujuan in dokumen.tujuan:
        groups = [(None, tujuan.indikator), *((sasaran.teks, sasaran.indikator) for sasaran in tujuan.sasaran)]
        for sasaran, items in groups:
            out += [_card(source, dokumen, tujuan.teks, sasaran, item) for item in items]
    return tuple(out)


class _Sumber:
    """The frames of a run by record, each read once."""

    def __init__(self, analysis: Analysis) -> None:
        self.rows = {row["baris_id"]: row for row in rows_of(analysis.baris)}
        self.padanan = {item.usulan.baris_id: item for item in analysis.padanan}
        self.polaritas = {row["baris_id"]: row for row in rows_of(analysis.polaritas)}
        self.ukur = _by(analysis.ukur, "baris_id", "ukur_id")
        self.lama = {row["usulan_id"]: row for row in rows_of(analysis.lama) if row["usulan_id"]}
        self.dukungan = _by(analysis.dukungan, "usulan_id")
        self.temuan: dict[str, list[Temuan]] = {}
        for item in analysis.temuan:
            if item.baris_id:
                self.temuan.setdefault(item.baris_id, []).append(item)
        self._kept: dict[str, list[str]] = {}
        for row, said in kept_differences(analysis):
            self._kept.setdefault(row["usulan_id"], []).append(said)
        self._nilai = read_values(analysis.nilai, set(self.rows), _MEDAN_NILAI)
        corrected = analysis.nilai[analysis.nilai["koreksi"].notna()]
        self._koreksi = {
            (row["baris_id"], row["medan"], row["tahun"], row["sel"]): row["koreksi"] for row in rows_of(corrected)
        }

    def values(self, baris_id: str, medan: Sequence[str] = _MEDAN_NILAI) -> Iterator[NilaiKartu]:
        """The values of a record as printed, each with its cell; blanks are left out."""
        row = self.rows[baris_id]
        for nilai in self._nilai.get(baris_id, ()):
            if nilai.medan in medan and nilai.teks and nilai.jenis != "kosong":
                yield NilaiKartu(
                    row["jenis"],
                    nilai.medan,
                    nilai.tahun,
                    print_values([nilai], row["satuan_baku"]),
                    Tempat(row["berkas"], row["lembar"], nilai.sel),
                    self.koreksi(baris_id, nilai),
                )

    def kept(self, baris_id: str) -> list[str]:
        """Where the usulan was kept against the plans, in words."""
        return self._kept.get(baris_id, [])

    def koreksi(self, baris_id: str, nilai: Nilai) -> str | None:
        """What a person corrected of a value, in words."""
        return self._koreksi.get((baris_id, nilai.medan, nilai.tahun, nilai.sel))


def _by(frame: Any, key: str, value: str | None = None) -> dict[str, list[Any]]:
    out: dict[str, list[Any]] = {}
    for row in rows_of(frame):
        out.setdefault(row[key], []).append(row[value] if value else row)
    return out


def _card(
    source: _Sumber, dokumen: DokumenIku, tujuan: str | None, sasaran: str | None, item: IndikatorDokumen
) -> KartuIku:
    ids = tuple(asal.baris_id for asal in item.asal)
    first = source.rows[ids[0]]
    pairs = [source.padanan[one] for one in ids if one in source.padanan]
    plans = dict.fromkeys(r.baris_id for pair in pairs for r in ((pair.renstra,) if pair.renstra else ()) + pair.renja)
    past = dict.fromkeys(other for one in ids for other in (*_last_year(source, one), *source.ukur.get(one, ())))
    isian = tuple(_field(source, medan, item, first) for medan in MEDAN_KARTU)
    nilai = tuple(source.values(ids[0]))
    return KartuIku(
        nomor=item.nomor,
        tujuan=tujuan,
        sasaran=sasaran,
        indikator=item.teks["indikator"],
        bidang=tuple(dict.fromkeys(asal.bidang for asal in item.asal if asal.bidang)),
        tempat=Tempat(first["berkas"], first["lembar"], first["indikator_sel"], int(first["baris"])),
        baris_id=ids,
        isian=isian,
        nilai=nilai,
        rencana=tuple(_once(value for one in plans for value in source.values(one, MEDAN_DICETAK))),
        riwayat=tuple(
            sorted(
                _once(value for one in past for value in source.values(one, _RIWAYAT)),
                key=lambda v: (v.tahun or 0, _MEDAN_NILAI.index(v.medan)),
            )
        ),
        perubahan=_change(source, ids),
        program=tuple(
            dict.fromkeys(
                (row["kode_program"], row["nama_program"] or "") for one in ids for row in source.dukungan.get(one, ())
            )
        ),
        temuan=tuple(dict.fromkeys(found for one in ids for found in source.temuan.get(one, ()))),
        keputusan=tuple(_decisions(source, ids, pairs)),
        kelengkapan=completeness(
            {isi.medan: isi.teks for isi in isian} | {"sasaran": sasaran or tujuan or "", "indikator": "ada"},
            has_baseline=any(value.medan == "baseline" for value in nilai),
            tahun_target={value.tahun for value in nilai if value.medan == "target"},
            tahun_wajib=_years(dokumen),
        ),
    )


def _once(values: Iterable[NilaiKartu]) -> Iterator[NilaiKartu]:
    """Without values that a document says again in another cell."""
    seen = set()
    for value in values:
        said = (value.dokumen, value.medan, value.tahun, str(value.nilai))
        if said not in seen:
            seen.add(said)
            yield value


def _years(dokumen: DokumenIku) -> tuple[int, ...]:
    """The years that need a target: of the period, without the year of transition; else the planning year."""
    return tuple(range(dokumen.periode[0], dokumen.periode[1] + 1)) if dokumen.periode else (dokumen.tahun,)


def _last_year(source: _Sumber, baris_id: str) -> list[str]:
    """The record of last year's IKU that certainly is this indicator."""
    link = source.lama.get(baris_id)
    return [link["lama_id"]] if link and link["lama_id"] and not _is_presumed(link) else []


def _is_presumed(link: Row) -> bool:
    return bool(link["keadaan"] == "ganti_nama" and link["cara"] == "mirip")


def _field(source: _Sumber, medan: str, item: IndikatorDokumen, first: Row) -> IsianKartu:
    teks, note = item.teks.get(medan, ""), None
    row = next((r for r in _rows_of(source, item) if r[medan]), first)
    if medan == "polaritas":
        found = source.polaritas.get(first["baris_id"])
        if found and found["polaritas"]:
            note = _TIDAK_TERTULIS.get(found["cara"])
            teks = POLARITAS[found["polaritas"]]
    place = Tempat(row["berkas"], row["lembar"], row[f"{medan}_sel"]) if row[medan] else None
    if row["koreksi"] and f"{medan.replace('_', ' ')} dikoreksi" in row["koreksi"]:
        note = row["koreksi"]
    if medan == "satuan" and not teks and fold(item.teks["indikator"]).startswith("persentase"):
        teks, note = "Persen", _TIDAK_TERTULIS["tersirat"]
    return IsianKartu(medan, FIELDS[medan].judul, teks, place, note)


def _rows_of(source: _Sumber, item: IndikatorDokumen) -> Iterator[Row]:
    return (source.rows[asal.baris_id] for asal in item.asal)


def _change(source: _Sumber, ids: Iterable[str]) -> PerubahanIku | None:
    link = next((source.lama[one] for one in ids if one in source.lama), None)
    if link is None:
        return None
    lama: Mapping[str, Any] | None = source.rows.get(link["lama_id"] or "")
    if lama is None:
        return PerubahanIku(link["keadaan"], False, None, None, ())
    kini = source.rows[link["usulan_id"]]
    ubah = tuple(
        (FIELDS[name].judul, str(lama[name]), str(kini[name])) for name in (link["ubah"] or "").split(", ") if name
    )
    place = Tempat(lama["berkas"], lama["lembar"], lama["indikator_sel"], int(lama["baris"]))
    return PerubahanIku(link["keadaan"], _is_presumed(link), lama["indikator"], place, ubah)


def _decisions(source: _Sumber, ids: Iterable[str], pairs: Sequence[Padanan]) -> Iterator[str]:
    """What people decided about the indicator, one sentence each."""
    for pair in pairs:
        if pair.cara == "keputusan":
            what = f"“{pair.renstra.indikator}”" if pair.renstra else "tidak ada di Renstra"
            yield f"Padanan: {what}" + (f", karena {pair.alasan}." if pair.alasan else ".")
    for one in ids:
        if source.rows[one]["koreksi"]:
            yield f"{source.rows[one]['koreksi'].capitalize()}."
        for value in source.values(one):
            if value.koreksi:
                yield f"{FIELDS[value.medan].judul} {value.tahun or ''} {value.nilai}: {value.koreksi}."
        link = source.lama.get(one)
        if link and link["cara"] == "keputusan":
            yield f"IKU tahun lalu: {PERUBAHAN[link['keadaan']].lower()}" + (
                f", karena {link['alasan']}." if link["alasan"] else "."
            )
        yield from source.kept(one)
        for found in source.temuan.get(one, ()):
            if found.dikecualikan:
                yield f"{found.kode} diterima: {found.dikecualikan}"
