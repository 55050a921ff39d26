"""The correction round of the Sekretaris (step 9): changes proposed to a numbered draft, accepted or refused.

A usul names the draft, the record it is about by file, sheet and row, and the field; it changes nothing by itself.
Accepted, it is a koreksi with asal "sekretaris", so that checks run again and the next draft holds it; the answer and
the koreksi are kept, and taken back, together.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from iku_analysis.errors import UsageError
from iku_analysis.normalise import name_key
from iku_analysis.store.corrections import Isian, correction, isian_of
from iku_analysis.store.database import Store
from iku_analysis.store.decisions import NewDecision, decide_many

Putusan = Literal["terima", "tolak"]


@dataclass(frozen=True)
class Butir:
    """One field of one printed row of a draft: what it says there (`lama`, "" where blank) and where that came from.

    `asal`: (berkas, lembar, baris) of each usulan record behind the row. `tahun` null for texts and undated values.
    """

    nomor_draf: int
    nomor: int
    indikator: str
    medan: str
    tahun: int | None
    lama: str
    asal: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True)
class Usul:
    """One proposed change with its answer; `putusan` null: it waits. `tanggapan_id` takes the answer back."""

    usul_id: str
    butir: Butir
    teks: str
    catatan: str
    oleh: str
    pada: datetime
    putusan: Putusan | None = None
    alasan: str | None = None
    penjawab: str | None = None
    dijawab: datetime | None = None
    tanggapan_id: str | None = None


def propose(store: Store, butir: Butir, teks: str, *, catatan: str, oleh: str) -> str:
    """Keep a proposal; gives its id. Raises UsageError where it changes nothing or says no reason."""
    if teks.strip() == butir.lama.strip():
        raise UsageError("Usul ini sama dengan isi draf.", "Ubah isinya lebih dahulu.")
    if not catatan.strip():
        raise UsageError("Usul perlu catatan.", "Tulis mengapa isinya perlu diubah.")
    isi = {
        "nomor_draf": butir.nomor_draf,
        "nomor": butir.nomor,
        "indikator": butir.indikator,
        "medan": butir.medan,
        "tahun": butir.tahun,
        "lama": butir.lama,
        "asal": [list(place) for place in butir.asal],
        "teks": teks.strip(),
    }
    kunci = f"{butir.nomor_draf}|{butir.nomor}|{butir.medan}|{butir.tahun or ''}"
    return decide_many(store, [("usul", kunci, isi, catatan.strip())], oleh=oleh)[0]


def proposals(store: Store, nomor_draf: int | None = None) -> list[Usul]:
    """The proposals to one draft, or to all, that were not taken back, oldest first, each with its answer in force."""
    rows = (
        store.cursor()
        .execute(
            """
            with
                berlaku as (
                    select *
                    from raw_keputusan
                    where jenis in ('usul', 'tanggapan')
                      and keputusan_id not in (select id from core_cabut)
                ),
                jawaban as (
                    select *
                    from berlaku
                    where jenis = 'tanggapan'
                    qualify row_number() over (partition by kunci order by keputusan_id desc) = 1
                )
            select u.keputusan_id, u.isi, u.alasan, u.oleh, u.pada, j.isi, j.alasan, j.oleh, j.pada, j.keputusan_id
            from berlaku u
            left join jawaban j on j.kunci = u.keputusan_id
            where u.jenis = 'usul'
            order by u.keputusan_id
            """
        )
        .fetchall()
    )
    out = []
    for usul_id, text, catatan, oleh, pada, answer, *rest in rows:
        isi = json.loads(text)
        teks, places = isi.pop("teks"), tuple((p[0], p[1], int(p[2])) for p in isi.pop("asal"))
        if nomor_draf in (None, isi["nomor_draf"]):
            putusan = json.loads(answer)["putusan"] if answer else None
            out.append(Usul(usul_id, Butir(**isi, asal=places), teks, catatan, oleh, pada, putusan, *rest))
    return out


def accept(store: Store, usul: Usul, *, oleh: str) -> list[str]:
    """Let the proposal count; gives the ids by which all of it is taken back.

    Raises UsageError where it was answered already, or no record in force stands where the draft took the row from.
    """
    _still_waits(store, usul)
    fields = [found for place in usul.butir.asal if (found := _field(store, usul.butir, place))]
    if not fields:
        raise UsageError(
            "Baris asal usul ini sudah diganti oleh unggahan lain.",
            "Buat draf baru dari unggahan itu, lalu minta Sekretaris melihat isinya lagi.",
        )
    rows: list[NewDecision] = [("tanggapan", usul.usul_id, {"putusan": "terima"}, None)]
    rows += [correction(item, usul.teks, alasan=usul.catatan, asal="sekretaris") for item in dict.fromkeys(fields)]
    return decide_many(store, rows, oleh=oleh)


def refuse(store: Store, usul: Usul, *, alasan: str, oleh: str) -> list[str]:
    """Let the draft stay as it is, with the reason; gives the id by which the answer is taken back."""
    _still_waits(store, usul)
    if not alasan.strip():
        raise UsageError("Penolakan perlu alasan.", "Tulis alasannya; Sekretaris akan membacanya.")
    return decide_many(store, [("tanggapan", usul.usul_id, {"putusan": "tolak"}, alasan.strip())], oleh=oleh)


def _still_waits(store: Store, usul: Usul) -> None:
    now = next((item for item in proposals(store) if item.usul_id == usul.usul_id), None)
    if now is None or now.putusan:
        raise UsageError("Usul ini sudah dijawab atau ditarik.", "Muat ulang halaman.")


def _field(store: Store, butir: Butir, place: tuple[str, str, int]) -> Isian | None:
    """The field of the record in force at a place; null where there is none, or several and none of that name."""
    rows = (
        store.cursor(lembar=True)
        .execute(
            """
            select b.baris_id, b.indikator
            from raw_baris b
            join core_lembar l using (unggahan_id, lembar)
            where l.jenis = 'usulan'
              and l.berkas = ?
              and l.lembar = ?
              and b.baris = ?
              and b.indikator is not null
            order by b.urutan
            """,
            list(place),
        )
        .fetchall()
    )
    named = [row for row in rows if name_key(row[1]) == name_key(butir.indikator)]
    chosen: Sequence[tuple[str, str]] = named or (rows if len(rows) == 1 else [])
    return isian_of(store, chosen[0][0], butir.medan, butir.tahun) if chosen else None
