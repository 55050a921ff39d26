"""The meeting on the IKU: who met when, and what was decided on each indicator. Decisions of kind rapat and putusan.

A meeting is one row that a newer one of its id replaces; a putusan stands under the `padanan_key` of its indicator, so
it holds for the same indicator of a later file too. Where a meeting changed the name or the sasaran, it stands under
the new key and remembers the old one; it also remembers the names of the file, so that no correction of a name lets a
rejected indicator back in. Draws nothing, knows no document.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime

import duckdb
import pandas as pd

from iku_analysis.number_format import format_tanggal
from iku_analysis.store.attachments import attach
from iku_analysis.store.database import Store, uuid7
from iku_analysis.store.decisions import Keputusan, NewDecision, decisions_in_force, insert_decisions, record_keys

TERIMA, UBAH, GABUNG, TOLAK, TUNDA = PUTUSAN = ("terima", "ubah", "gabung", "tolak", "tunda")
KELUAR = (GABUNG, TOLAK)  # these leave the draft
# The word on screens and papers.
KATA: Mapping[str, str] = {TERIMA: "Diterima", UBAH: "Diubah", GABUNG: "Digabung", TOLAK: "Ditolak", TUNDA: "Ditunda"}


@dataclass(frozen=True)
class Rapat:
    """One meeting. `peserta`: a name each, with office; `menit`: planned length; `mulai`, `selesai` WIB or null.

    `urut`: the agenda by "bidang" or by "sasaran". `nomor_undangan`: number of the invitation, "" where none.
    `lampiran`: ids of the papers kept when it was closed.
    """

    rapat_id: str
    judul: str
    tanggal: date
    waktu: str = "09.00"
    tempat: str = ""
    pimpinan: str = ""
    notulis: str = ""
    peserta: tuple[str, ...] = ()
    urut: str = "sasaran"
    menit: int = 120
    nomor_undangan: str = ""
    mulai: datetime | None = None
    selesai: datetime | None = None
    lampiran: tuple[str, ...] = ()

    @property
    def is_running(self) -> bool:
        """Begun and not closed."""
        return self.mulai is not None and self.selesai is None


@dataclass(frozen=True)
class Perubahan:
    """One field that the meeting changed: what the usulan said and what counts now ("": blank)."""

    medan: str
    tahun: int | None
    dari: str
    ke: str


@dataclass(frozen=True)
class TindakLanjut:
    """What is to be done after the meeting, by whom, until when (ISO date or ""). All blank: nothing."""

    apa: str = ""
    siapa: str = ""
    batas: str = ""

    def tanggal(self) -> str:
        """The last day in words; "" where none was set."""
        return format_tanggal(date.fromisoformat(self.batas)) if self.batas else ""


@dataclass(frozen=True)
class Putusan:
    """What the meeting said of one indicator; `putusan` "": only notes so far.

    `kunci`: padanan_key that finds it now; `asal`: the one before a change of wording; `asli`: those of the names in
    the file, whatever was corrected (`record_keys`). `bidang`, `sasaran`, `indikator`, `satuan`: as they stood before
    the decision. `koreksi`: keys of the corrections that "ubah" made.
    `dengan`: padanan_key of the indicator that goes on where two were joined.
    """

    kunci: str
    rapat_id: str
    putusan: str = ""
    asal: str = ""
    asli: tuple[str, ...] = ()
    bidang: str | None = None
    sasaran: str | None = None
    indikator: str = ""
    satuan: str | None = None
    dengan: str = ""
    dengan_nama: str = ""
    ubah: tuple[Perubahan, ...] = ()
    koreksi: tuple[str, ...] = ()
    catatan: str = ""
    tindak_lanjut: TindakLanjut = field(default_factory=TindakLanjut)
    diputuskan: str = ""
    keputusan_id: str = ""
    oleh: str = ""
    pada: datetime | None = None

    @property
    def leaves_draft(self) -> bool:
        """Whether the draft no longer holds the indicator."""
        return self.putusan in KELUAR

    @property
    def keluar_karena(self) -> str:
        """Why the draft no longer holds it: "digabung rapat ke “…”", "ditolak rapat: bukan outcome"."""
        into = f" ke “{self.dengan_nama}”" if self.dengan_nama else ""
        return f"{KATA[self.putusan].lower()} rapat{into}" + (f": {self.catatan}" if self.catatan else "")


def new_meeting_id() -> str:
    """The id of a meeting still to be stored."""
    return uuid7()


def save_meeting(store: Store, rapat: Rapat, *, oleh: str, papers: Sequence[tuple[str, bytes]] = ()) -> str:
    """Store a meeting as it is now; gives the id by which it is taken back.

    `papers`: (file name, bytes) kept with it in place of those before.
    """
    with store.transaction() as cursor:
        kept = tuple(attach(cursor, "rapat", berkas, content, oleh=oleh) for berkas, content in papers)
        isi = asdict(replace(rapat, rapat_id="", lampiran=kept or rapat.lampiran))
        isi |= {name: value.isoformat() for name, value in isi.items() if isinstance(value, date | datetime)}
        return insert_decisions(cursor, [("rapat", rapat.rapat_id, isi, None)], oleh=oleh)[0]


def meetings(store: Store) -> tuple[Rapat, ...]:
    """The meetings in force, newest date first; of one day the one made later."""
    found = [_meeting(item) for item in decisions_in_force(store, "rapat").values()]
    return tuple(sorted(found, key=lambda rapat: (rapat.tanggal, rapat.rapat_id), reverse=True))


def _meeting(item: Keputusan) -> Rapat:
    isi = dict(item.isi) | {"rapat_id": item.kunci, "peserta": tuple(item.isi.get("peserta", ()))}
    isi["lampiran"] = tuple(isi.get("lampiran", ()))
    isi["tanggal"] = date.fromisoformat(isi["tanggal"])
    for name in ("mulai", "selesai"):
        isi[name] = datetime.fromisoformat(isi[name]) if isi.get(name) else None
    return Rapat(**isi)


def verdict_row(putusan: Putusan) -> NewDecision:
    """The row that keeps a putusan."""
    isi = asdict(putusan)
    for name in ("kunci", "keputusan_id", "oleh", "pada"):
        del isi[name]
    return ("putusan", putusan.kunci, isi, putusan.catatan or None)


def verdicts(store: Store) -> dict[str, Putusan]:
    """padanan_key → what a meeting said last of that indicator, over all meetings."""
    return {key: _verdict(item) for key, item in decisions_in_force(store, "putusan").items()}


def _verdict(item: Keputusan) -> Putusan:
    isi = dict(item.isi)
    return Putusan(
        **isi
        | {
            "kunci": item.kunci,
            "ubah": tuple(Perubahan(**part) for part in isi.get("ubah", ())),
            "koreksi": tuple(isi.get("koreksi", ())),
            "asli": tuple(isi.get("asli", ())),
            "tindak_lanjut": TindakLanjut(**isi.get("tindak_lanjut", {})),
            "keputusan_id": item.keputusan_id,
            "oleh": item.oleh,
            "pada": item.pada,
        }
    )


def verdicts_of_rows(baris: pd.DataFrame, found: Mapping[str, Putusan]) -> dict[str, Putusan]:
    """baris_id → its putusan, for the usulan rows (columns of core_baris) that a meeting spoke of."""
    if not found:
        return {}
    usulan = baris[(baris["jenis"] == "usulan") & baris["indikator"].notna()]
    # In the order they were made: where several speak of one record the last one counts.
    made = sorted(found.values(), key=lambda item: item.keputusan_id)
    by_key = {key: item for item in made for key in (item.kunci, item.asal, *item.asli) if key}
    out = {}
    for row in usulan[_NAMED].to_dict("records"):
        said = [by_key[key] for key in record_keys(row) if key in by_key]
        if said:
            out[str(row["baris_id"])] = max(said, key=lambda item: item.keputusan_id)
    return out


_NAMED = ["baris_id", "bidang", "sasaran_kunci", "indikator_kunci", "sasaran_asli", "indikator_asli"]
# What a cursor holds of one usulan: its record, its values, and what matching made of it.
_OF_USULAN = {
    "core_baris": "baris_id",
    "core_nilai": "baris_id",
    "out_padanan": "usulan_id",
    "out_calon": "usulan_id",
    "out_padanan_renja": "usulan_id",
    "out_banding": "usulan_id",
    "out_dukungan": "usulan_id",
    "out_polaritas": "baris_id",
    "out_ukur": "baris_id",
    "out_aksi": "usulan_id",
}


def take_out(cursor: duckdb.DuckDBPyConnection, baris_ids: Sequence[str]) -> None:
    """Take usulan out of the tables of this cursor, so that what follows judges only what the draft holds."""
    if not baris_ids:
        return
    # Last year's indicator whose usulan was rejected is one that is no longer proposed, unless another usulan is it.
    cursor.execute(
        """
        update out_lama
        set usulan_id = null, keadaan = 'dihapus', cara = null, skor = null, ubah = null
        where list_contains($keluar, usulan_id)
          and lama_id is not null
          and lama_id not in (
              select lama_id
              from out_lama
              where not list_contains($keluar, usulan_id)
                and lama_id is not null
          )
        """,
        {"keluar": list(baris_ids)},
    )
    cursor.execute("delete from out_lama where list_contains(?, usulan_id)", [list(baris_ids)])
    for table, column in _OF_USULAN.items():
        cursor.execute(f"delete from {table} where list_contains(?, {column})", [list(baris_ids)])


def rows_behind(store: Store, putusan: Putusan) -> list[str]:
    """Ids of all rows in force by which meetings decided on an indicator, changes of its fields too."""
    keys = [putusan.kunci, putusan.asal, *putusan.asli]
    return [*_ids(store, "putusan", keys), *_ids(store, "koreksi", putusan.koreksi)]


def changes_behind(store: Store, putusan: Putusan) -> list[str]:
    """Ids of what ends when a meeting decides otherwise: its corrections, and the putusan under a name it had given."""
    renamed = _ids(store, "putusan", [putusan.kunci]) if putusan.asal else []
    return [*renamed, *_ids(store, "koreksi", putusan.koreksi)]


def _ids(store: Store, jenis: str, keys: Sequence[str]) -> list[str]:
    """Ids of decisions in force under any of the keys; of corrections only those of a meeting."""
    rows = (
        store.cursor()
        .execute(
            """
            select keputusan_id
            from raw_keputusan
            where jenis = $jenis
              and list_contains($kunci, kunci)
              and (jenis <> 'koreksi' or (isi ->> 'asal') = 'rapat')
              and keputusan_id not in (select id from core_cabut)
            order by keputusan_id
            """,
            {"jenis": jenis, "kunci": list(keys)},
        )
        .fetchall()
    )
    return [str(row[0]) for row in rows]


def sum_changes(before: Sequence[Perubahan], now: Sequence[Perubahan]) -> tuple[Perubahan, ...]:
    """Two rounds of changes as one: from what stood first to what counts now; what came back to its start is none."""
    out = {(item.medan, item.tahun): item for item in before}
    for item in now:
        earlier = out.get((item.medan, item.tahun))
        out[item.medan, item.tahun] = replace(item, dari=earlier.dari) if earlier else item
    return tuple(item for item in out.values() if item.dari != item.ke)
