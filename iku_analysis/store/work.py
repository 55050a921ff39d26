"""Findings as work: asked of a bidang, talked about, accepted, closed. One mechanism for findings and for differences.

A thing to be settled (`Hal`) has a key: `Temuan.pokok` for a finding, any stable key for a difference between plans.
Its state is a query over decisions: the newer of request and acceptance counts; whether a request was answered is
`closing`'s. Takes findings and the store, gives frozen values; judges no cell and draws no page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date, datetime
from typing import Any, Literal

from iku_analysis.results import Permintaan, Temuan
from iku_analysis.store.database import Store
from iku_analysis.store.decisions import Keputusan, NewDecision, all_decisions, decide_many, decisions_in_force


@dataclass(frozen=True)
class Hal:
    """What a request or a remark is about, as it stood when it was written. Fields as of `Temuan`.

    `jenis` selisih: a difference between plans that is no finding; then `kode` is blank.
    """

    kunci: str
    pesan: str
    jenis: Literal["temuan", "selisih"] = "temuan"
    kode: str = ""
    tingkat: Literal["galat", "peringatan", "catatan"] = "peringatan"
    saran: str = ""
    bidang: str | None = None
    indikator: str | None = None
    tahun: int | None = None
    berkas: str | None = None
    lembar: str | None = None
    sel: str | None = None
    baris: int | None = None
    nilai: str | None = None
    harapan: str | None = None
    bagian: str | None = None


@dataclass(frozen=True)
class Diminta:
    """A request in force with what it is about; `tahun_iku`: the planning year it was made in."""

    hal: Hal
    permintaan: Permintaan
    tahun_iku: int | None = None


@dataclass(frozen=True)
class Tindak:
    """One entry of a thread: what was done, the text, by whom, when (WIB)."""

    keputusan_id: str
    jenis: Literal["permintaan", "komentar", "pengecualian"]
    teks: str
    oleh: str
    pada: datetime
    bidang: str | None = None
    batas: date | None = None


@dataclass(frozen=True)
class Pekerjaan:
    """All that people decided about findings and differences, in force. `permintaan` by key, newest of each.

    `utas`: the threads by key, oldest entry first; `koreksi`: corrections of values, oldest first: they close too.
    `dipertahankan`: `out_rekonsiliasi.kunci` → the usulan stays as it is against the plans (store/reconciliation.py).
    """

    pengecualian: Mapping[str, Keputusan] = field(default_factory=dict)
    permintaan: Mapping[str, Diminta] = field(default_factory=dict)
    utas: Mapping[str, tuple[Tindak, ...]] = field(default_factory=dict)
    koreksi: tuple[Keputusan, ...] = ()
    dipertahankan: Mapping[str, Keputusan] = field(default_factory=dict)

    def thread(self, finding: Temuan) -> tuple[Tindak, ...]:
        """All that was said and done about a finding, oldest first."""
        entries = (*self.utas.get(finding.pokok, ()), *self.utas.get(finding.kunci, ()))
        return tuple(sorted(entries, key=lambda entry: entry.keputusan_id))


def hal_of(finding: Temuan) -> Hal:
    """A finding as a thing to be settled."""
    names = [item.name for item in fields(Hal) if item.name not in ("kunci", "jenis")]
    return Hal(kunci=finding.pokok, **{name: getattr(finding, name) for name in names})


def ask_many(
    store: Store, things: Sequence[Hal], *, batas: date | None, teks: str, oleh: str, tahun_iku: int | None = None
) -> list[str]:
    """Ask the bidang of each thing for a repair by a day; gives the ids for taking back. One transaction.

    `teks` blank: what the finding itself advises is what is asked.
    """
    asked = {"batas": batas.isoformat() if batas else None, "teks": teks.strip(), "tahun_iku": tahun_iku}
    rows: list[NewDecision] = [("permintaan", hal.kunci, {"hal": asdict(hal), **asked}, None) for hal in things]
    return decide_many(store, rows, oleh=oleh)


def comment_many(store: Store, things: Sequence[Hal], *, teks: str, oleh: str) -> list[str]:
    """Add a remark to the thread of each thing; gives the ids for taking back."""
    rows: list[NewDecision] = [
        ("komentar", hal.kunci, {"hal": asdict(hal), "teks": teks.strip()}, None) for hal in things
    ]
    return decide_many(store, rows, oleh=oleh)


def accept_many(store: Store, findings: Sequence[Temuan], *, alasan: str, oleh: str) -> list[str]:
    """Accept findings with a reason: they keep standing, marked, and are printed in the draft's notes."""
    rows: list[NewDecision] = [("pengecualian", item.kunci, {}, alasan.strip()) for item in findings]
    return decide_many(store, rows, oleh=oleh)


def work_in_force(store: Store) -> Pekerjaan:
    """What was asked, said and accepted, without what was taken back."""
    accepted = all_decisions(store, "pengecualian")
    asked = all_decisions(store, "permintaan")
    threads: dict[str, list[Tindak]] = {}
    for item in (*accepted, *asked, *all_decisions(store, "komentar")):
        threads.setdefault(item.kunci, []).append(_entry(item))
    return Pekerjaan(
        pengecualian={item.kunci: item for item in accepted},
        permintaan={item.kunci: _request(item) for item in asked},
        utas={key: tuple(sorted(entries, key=lambda entry: entry.keputusan_id)) for key, entries in threads.items()},
        koreksi=tuple(all_decisions(store, "koreksi")),
        dipertahankan=decisions_in_force(store, "rekonsiliasi"),
    )


def _entry(item: Keputusan) -> Tindak:
    teks = item.alasan or "" if item.jenis == "pengecualian" else str(item.isi.get("teks") or "")
    return Tindak(
        item.keputusan_id,
        item.jenis,  # type: ignore[arg-type]  # one of the three kinds that are read above
        teks,
        item.oleh,
        item.pada,
        item.isi.get("hal", {}).get("bidang"),
        _day(item.isi.get("batas")),
    )


def _request(item: Keputusan) -> Diminta:
    known = {entry.name for entry in fields(Hal)}
    hal = Hal(**{name: value for name, value in item.isi["hal"].items() if name in known})
    asked = Permintaan(
        item.keputusan_id,
        hal.bidang,
        _day(item.isi.get("batas")),
        item.isi.get("teks") or hal.saran,
        item.oleh,
        item.pada,
    )
    return Diminta(hal, asked, item.isi.get("tahun_iku"))


def _day(text: Any) -> date | None:
    return date.fromisoformat(text) if text else None


def with_states(findings: Iterable[Temuan], work: Pekerjaan) -> tuple[Temuan, ...]:
    """The findings with what was decided about each; where one was both asked for and accepted the newer counts."""
    out = []
    for item in findings:
        waiver, asked = work.pengecualian.get(item.kunci), work.permintaan.get(item.pokok)
        if waiver and asked and asked.permintaan.keputusan_id > waiver.keputusan_id:
            waiver = None
        dikecualikan = (waiver.alasan or "tanpa alasan") if waiver else None
        permintaan = asked.permintaan if asked and not waiver else None
        if (dikecualikan, permintaan) != (item.dikecualikan, item.permintaan):  # of most nothing was decided
            item = replace(item, dikecualikan=dikecualikan, permintaan=permintaan)
        out.append(item)
    return tuple(out)
