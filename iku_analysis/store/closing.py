"""Which requests are answered: by what, or why that cannot be said. A request is never closed by silence.

A finding that is gone proves a repair only where its check looked at the very thing again and let it pass: a blanked
value, a unit taken out, a plan taken back make it unable to look, and then it says so. A difference between plans is
answered when it is gone, or when the bidang sent another value. Takes what a run gave, gives frozen values.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import pandas as pd

from iku_analysis.normalise import name_key
from iku_analysis.number_format import format_tanggal
from iku_analysis.results import Permintaan
from iku_analysis.store.work import Diminta, Hal, Pekerjaan

if TYPE_CHECKING:
    from iku_analysis.pipeline import Analysis

# States of out_rekonsiliasi and out_pagu in which there is something to decide.
TERBUKA = ("beda", "kosong_usulan", "kosong_rencana", "kosong_renstra", "kosong_renja", "tidak_terbanding")
_UNMOVED = "Tidak ada unggahan baru atau koreksi sejak diminta; dokumen lain atau ambang yang berubah."
# These own a blank, a missing column, an unreadable text: while one stands, others cannot look at that place.
_BUTA = ("K01", "K02", "K03", "K09", "K10", "K11", "K41", "K44")
_WORDING, _SOP = "Perumusan", "SOP"
_ROW_GOES = "K45"  # a row that is no data is mended by taking it out


@dataclass(frozen=True)
class Ditutup:
    """A request whose finding or difference is gone.

    `keadaan` selesai: by what `sebab` names; tidak_terperiksa: nobody can look any more; hilang: `sebab` says why it
    proves nothing.
    """

    hal: Hal
    permintaan: Permintaan
    keadaan: Literal["selesai", "tidak_terperiksa", "hilang"]
    sebab: str


def asked_records(work: Pekerjaan, baris: pd.DataFrame) -> dict[str, frozenset[str]]:
    """Code of a check → the records in force that people asked about: what `run_checks` shall tell of each."""
    named = _by_name(baris)
    out: dict[str, set[str]] = {}
    for asked in work.permintaan.values():
        out.setdefault(asked.hal.kode, set()).update(_records(asked.hal, named))
    return {kode: frozenset(ids) for kode, ids in out.items() if kode and ids}


def closed_requests(found: Analysis, work: Pekerjaan) -> tuple[Ditutup, ...]:
    """The requests of the planning year of a run that stand no more, newest first."""
    if not work.permintaan:
        return ()
    standing = {item.pokok for item in found.temuan}
    rows, named = standing_differences(work, found.rekonsiliasi, found.pagu), _by_name(found.baris)
    out = []
    for key, asked in work.permintaan.items():
        if key in standing or asked.tahun_iku not in (None, found.scope.tahun):
            continue
        ended = (
            _of_difference(asked, rows.get(key), found)
            if asked.hal.jenis == "selisih"
            else _of_finding(asked, _records(asked.hal, named), found, work)
        )
        if ended:
            out.append(Ditutup(asked.hal, asked.permintaan, *ended))
    return tuple(sorted(out, key=lambda item: item.permintaan.keputusan_id, reverse=True))


def standing_differences(work: Pekerjaan, *frames: pd.DataFrame) -> dict[str, Mapping[Any, Any]]:
    """Key of a request about a difference → its row of out_rekonsiliasi or out_pagu now, where it is still compared."""
    keys = [key for key, asked in work.permintaan.items() if asked.hal.jenis == "selisih"]
    if not keys:
        return {}
    return {row["pokok"]: row for frame in frames for row in frame[frame["pokok"].isin(keys)].to_dict("records")}


_Ended = tuple[Literal["selesai", "tidak_terperiksa", "hilang"], str]


def _of_finding(asked: Diminta, records: Collection[str], found: Analysis, work: Pekerjaan) -> _Ended:
    """What became of a request whose finding is gone."""
    hal = asked.hal
    result = next((item for item in found.pemeriksaan if item.kode == hal.kode), None)
    if result is None:
        return "hilang", "Pemeriksaan ini tidak dijalankan."
    if records and all(baris_id in found.keluar for baris_id in records):
        return "hilang", f"Indikatornya tidak dimuat: {found.keluar[min(records)].keluar_karena}."
    sent = (found.baris["jenis"] == "usulan") & (found.baris["bidang"] == hal.bidang)
    if hal.bidang and not sent.any():
        return "hilang", "Usulan bidang ini tidak lagi berlaku."
    # To reword is the very repair of a wording, so there the old name may be gone.
    if hal.bidang and hal.indikator and not records and result.topik != _WORDING and hal.kode != _ROW_GOES:
        return "hilang", "Indikatornya tidak ada lagi dengan nama itu: dihapus atau berganti nama."
    if result.status == "tidak_dapat_diperiksa":
        return "tidak_terperiksa", f"Sekarang tidak dapat diperiksa: {result.alasan}"
    blind = _cannot_look(hal, records, found)
    if blind:
        return "tidak_terperiksa", f"Isian ini tidak dapat diperiksa lagi: {blind}"
    if result.topik == _SOP:
        return "selesai", "Tercatat di Pengesahan atau pada langkah SOP."
    closing = closing_upload(asked, found.lembar) or _correction(asked, records, found, work)
    return ("selesai", closing) if closing else ("hilang", _UNMOVED)


def _cannot_look(hal: Hal, records: Collection[str], found: Analysis) -> str | None:
    """Why the check could not judge the thing asked about; null where it did, or where it names only what is wrong."""
    own = [
        item
        for item in found.dilihat
        if item.kode == hal.kode
        # What is about no indicator is known by its part alone.
        and (hal.indikator is not None or (hal.bagian is not None and item.bagian == hal.bagian))
        and (hal.tahun is None or item.tahun in (None, hal.tahun))
        and (hal.bagian is None or item.bagian in (None, hal.bagian))
    ]
    # What the check says of the record itself counts before what it says of all.
    seen = [item for item in own if item.baris_id in records] or own
    if seen:
        return min((item.alasan for item in seen if item.alasan), default=None)
    for item in found.temuan if hal.indikator else ():
        here = item.baris_id in records or (item.indikator is None and item.bidang == hal.bidang)
        same_year = hal.tahun is None or item.tahun in (None, hal.tahun)
        if here and same_year and item.kode in _BUTA and item.kode != hal.kode:
            return f"{item.pesan} ({item.kode})"
    return None


def _of_difference(asked: Diminta, row: Mapping[Any, Any] | None, found: Analysis) -> _Ended | None:
    """What became of a request about a difference; null while it stands."""
    hal = asked.hal
    if row is None:
        return "hilang", "Tidak lagi dibandingkan: indikatornya dihapus, berganti nama, atau belum berpasangan."
    left = found.keluar.get(row.get("usulan_id", ""))
    if left:
        return "hilang", f"Indikatornya tidak dimuat: {left.keluar_karena}."
    closing = closing_upload(asked, found.lembar) or row.get("koreksi")
    if row["keadaan"] not in TERBUKA:
        return ("selesai", closing) if closing else ("hilang", _UNMOVED)
    answer = row.get("usulan_teks")
    if not answer or answer == hal.nilai or row["keadaan"] in ("kosong_usulan", "tidak_terbanding"):
        return None
    upload = closing_upload(asked, found.lembar)
    was = f"“{hal.nilai}” menjadi “{answer}”" if hal.nilai else f"diisi “{answer}”"
    return ("selesai", f"Dijawab bidang: {was}, masih berbeda. {upload}") if upload else None


def closing_upload(asked: Diminta, lembar: pd.DataFrame) -> str | None:
    """The newest sheet in force since the request that can have answered it, in words; null where none came.

    A request to a bidang is answered by its own usulan before any plan document, one to nobody by any file.
    """
    newer = lembar[lembar["pada"] > pd.Timestamp(asked.permintaan.pada)]
    if asked.hal.bidang:
        own = newer[newer["bidang"] == asked.hal.bidang]
        newer = own if len(own) else newer[newer["jenis"] != "usulan"]
    if not len(newer):
        return None
    last = newer.sort_values("pada").iloc[-1]
    return f"Unggahan {last['berkas']}, {format_tanggal(last['pada'].date())}"


def _correction(asked: Diminta, records: Collection[str], found: Analysis, work: Pekerjaan) -> str | None:
    """The correction since the request that answers it, in words; null where there is none."""
    if not asked.hal.indikator:
        return None
    names = {name_key(asked.hal.indikator), *found.baris["indikator_asli"][found.baris["baris_id"].isin(list(records))]}
    for item in reversed(work.koreksi):
        same = item.isi["pengirim"] == asked.hal.bidang or asked.hal.bidang is None
        named = any(name and str(item.isi["indikator"]).endswith(name) for name in names)
        if same and named and item.keputusan_id > asked.permintaan.keputusan_id:
            day = format_tanggal(item.pada.date())
            return f"Koreksi oleh {item.oleh}, {day}: “{item.isi['asli']}” menjadi “{item.isi['teks']}”"
    return None


_Named = Mapping[tuple[str | None, str], Iterable[str]]


def _by_name(baris: pd.DataFrame) -> _Named:
    """(bidang, name) → ids of its records: the name in the file, and the one that counts now. Plans have no bidang."""
    out: dict[tuple[str | None, str], list[str]] = {}
    columns = (baris[name] for name in ("baris_id", "jenis", "bidang", "indikator_kunci", "indikator_asli"))
    for baris_id, jenis, bidang, *names in zip(*columns, strict=True):
        for name in {name for name in names if name}:
            out.setdefault((bidang if jenis == "usulan" else None, name), []).append(str(baris_id))
    return out


def _records(hal: Hal, named: _Named) -> set[str]:
    """The records that a thing is about; none where it is about no indicator."""
    return set(named.get((hal.bidang, name_key(hal.indikator)), ())) if hal.indikator else set()
