"""The collection workbooks as data: one for each bidang, with what Renstra and last year's IKU say already filled in.

Takes the frames of an `Analysis` and what was sent before; gives `FormatIsian`s and the indicators of which nobody
knows the bidang. An indicator goes to the bidang that a person named for it, else to those that answer for it in the
Renstra, else in last year's IKU, else to the bidang whose programme serves its sasaran. Writes no file.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from iku_analysis.documents.frames import Row, read_records, read_values
from iku_analysis.documents.joining import heading, key_of
from iku_analysis.documents.values import Cetak, print_values
from iku_analysis.records import Nilai
from iku_analysis.settings import Instansi, Scope
from iku_analysis.store.formats import Terkirim, newest_sent
from iku_analysis.text import fold
from iku_analysis.vocabulary import Vocabulary

# Words of the drop-downs for canonical forms.
POLARITAS = {"naik": "Naik", "turun": "Turun", "stabil": "Stabil"}
TIPE = {
    "kumulatif": "Kumulatif",
    "non_kumulatif": "Non Kumulatif",
    "posisi_akhir": "Posisi Akhir",
    "rata_rata": "Rata-rata",
}
_TEKS = ("alasan", "definisi_operasional", "formulasi", "sumber_data")
_OFFICES = ("inspektur", "kepala", "sekretaris", "asisten", "wakil", "direktur", "ketua")
_LAIN = 5  # years of targets where no period is known
RENSTRA, IKU_LAMA = "Renstra", "IKU tahun lalu"


@dataclass(frozen=True)
class BarisFormat:
    """One row: `teks` by field, `nilai` by (field, year) as printed, `asal`: whence it was filled in."""

    teks: Mapping[str, str]
    nilai: Mapping[tuple[str, int | None], Cetak]
    asal: str


@dataclass(frozen=True)
class FormatIsian:
    """The workbook of one bidang. `isi`: hash of what it holds; `versi` grows when that differs from what was sent."""

    instansi: Instansi
    bidang: str
    penerima: str
    tahun: int
    periode: tuple[int, int] | None
    tahun_baseline: int | None
    tahun_target: tuple[int, ...]
    baris: tuple[BarisFormat, ...]
    tujuan: tuple[str, ...]
    sasaran: tuple[str, ...]
    satuan: tuple[str, ...]
    semua_bidang: tuple[str, ...]
    versi: int
    isi: str

    @property
    def berkas(self) -> str:
        """format-iku-2026-bidang-politik-dalam-negeri-v1.xlsx."""
        return f"format-iku-{self.tahun}-{fold(self.bidang).replace(' ', '-')}-v{self.versi}.xlsx"


@dataclass(frozen=True)
class SemuaFormat:
    """All formats; and the indicators of which no bidang is known: (name_key in its file, sasaran, indikator)."""

    formats: tuple[FormatIsian, ...]
    tanpa_bidang: tuple[tuple[str, str, str], ...]
    ada_iku_lama: bool


def build_formats(
    baris: pd.DataFrame,
    nilai: pd.DataFrame,
    vocabulary: Vocabulary,
    scope: Scope,
    instansi: Instansi,
    *,
    terkirim: Iterable[Terkirim] = (),
    bidang_indikator: Mapping[str, str] | None = None,
) -> SemuaFormat:
    """A format for each bidang of the vocabulary, also for one without an indicator. baris, nilai: core_ frames."""
    renstra = [row for row in read_records(baris, "renstra") if row["tabel"] in ("sasaran", "iku")]
    lama = [row for row in read_records(baris, "iku_lama") if row["indikator"]]
    values = read_values(nilai, {row["baris_id"] for row in (*renstra, *lama)})
    plan = _Plan(baris, vocabulary, bidang_indikator or {}, lama)
    joined = list(_joined(renstra, lama, values))
    years = _target_years(scope, joined)
    baseline = _baseline_year(scope, joined)
    rows: dict[str, list[BarisFormat]] = {name: [] for name in vocabulary.names("bidang")}
    unknown: list[tuple[str, str, str]] = []
    for item in joined:
        owners = [name for name in plan.owners(item) if name in rows]
        if not owners:
            unknown.append((next(iter(item.nama)), item.teks.get("sasaran", ""), item.teks["indikator"]))
        for name in owners:
            rows[name].append(_row(item, name, owners, years, baseline))
    newest = newest_sent(terkirim)
    lists = (_distinct(renstra, "tujuan"), _distinct(renstra, "sasaran"))
    satuan = tuple(unit_name(name) for name in vocabulary.names("satuan"))
    formats = []
    for name, own in rows.items():
        isi = _hash(years, baseline, own)
        sent = newest.get((scope.tahun, name))
        versi = 1 if sent is None else sent.versi + (sent.isi != isi)
        head = (instansi, name, recipient(name), scope.tahun, scope.periode, baseline, years)
        formats.append(FormatIsian(*head, tuple(own), *lists, satuan, tuple(rows), versi, isi))
    return SemuaFormat(tuple(formats), tuple(unknown), bool(lama))


def recipient(bidang: str) -> str:
    """To whom it is addressed: Kepala Bidang …, Sekretaris; a unit named by an office (Inspektur …) as it is."""
    folded = fold(bidang)
    if folded.startswith("sekretariat"):
        return "Sekretaris"
    return bidang if folded.startswith(_OFFICES) else f"Kepala {bidang}"


def unit_name(baku: str) -> str:
    """A canonical unit as people write it."""
    return baku.upper() if baku in ("opd", "umkm", "lhp") else baku[:1].upper() + baku[1:]


@dataclass
class _Indikator:
    """One indicator of the plans: its texts, the Renstra row's values, who answers for it in each plan.

    `nama`: its names (name_key) in the files and as they count now, the first in its file first.
    """

    nama: dict[str, None]
    teks: dict[str, str]
    nilai: tuple[Nilai, ...]
    satuan_baku: str | None
    jawab: tuple[str, ...]
    asal: str


def _joined(
    renstra: Sequence[Row], lama: Sequence[Row], values: Mapping[str, tuple[Nilai, ...]]
) -> Iterable[_Indikator]:
    """Indicators in the order of the Renstra, each once, completed from last year's IKU; then those only there."""
    old = {key_of(row["indikator"]): row for row in reversed(lama)}
    done: dict[str, _Indikator] = {}
    for row in (*renstra, *lama):
        kunci = key_of(row["indikator"])
        if not kunci:
            continue
        is_old = row["jenis"] == "iku_lama"
        if kunci in done:
            if not is_old:  # a second table of the Renstra: only what the first leaves blank
                _complete(done[kunci], row, values.get(row["baris_id"], ()))
            continue
        item = _Indikator({}, {}, (), None, (), IKU_LAMA if is_old else RENSTRA)
        _complete(item, row, values.get(row["baris_id"], ()))
        if not is_old and kunci in old:
            _complete(item, old[kunci], ())
            item.asal = f"{RENSTRA}; {IKU_LAMA}"
        done[kunci] = item
    return done.values()


def _complete(item: _Indikator, row: Row, nilai: tuple[Nilai, ...]) -> None:
    """Take what the row says and the indicator has not yet."""
    item.nama |= dict.fromkeys(
        name for name in (row["indikator_asli"], row["indikator_kunci"], key_of(row["indikator"])) if name
    )
    texts = {name: heading(row[name]) for name in ("tujuan", "sasaran", "indikator")}
    texts |= {name: row[name] for name in (*_TEKS, "penanggung_jawab")}
    texts["polaritas"] = POLARITAS.get(row["polaritas_baku"] or "", row["polaritas"])
    texts["tipe_penghitungan"] = TIPE.get(row["tipe_penghitungan_baku"] or "", row["tipe_penghitungan"])
    if not item.teks.get("satuan") and row["satuan"]:
        item.satuan_baku = row["satuan_baku"]
        texts["satuan"] = _unit_text(row["satuan"], row["satuan_baku"])
    # An indicator of the tujuan itself has no sasaran; another plan's does not make it one.
    if item.teks.get("tujuan") and not item.teks.get("sasaran"):
        texts["sasaran"] = None
    for name, text in texts.items():
        if text and not item.teks.get(name):
            item.teks[name] = text
    have = {(n.medan, n.tahun) for n in item.nilai}
    item.nilai += tuple(n for n in nilai if (n.medan, n.tahun) not in have)
    owners = row["penanggung_jawab_baku"]
    item.jawab = item.jawab or (tuple(owners) if owners is not None else ())


def _unit_text(written: str, baku: str | None) -> str:
    """The usual word, or as written where it carries a scale in brackets or is unknown."""
    return written if baku is None or "(" in written else unit_name(baku)


class _Plan:
    """Who answers for an indicator."""

    def __init__(
        self, baris: pd.DataFrame, vocabulary: Vocabulary, chosen: Mapping[str, str], lama: Sequence[Row]
    ) -> None:
        self.chosen = chosen
        self.programme: dict[str, set[str]] = {}
        for row in read_records(baris, "renstra"):
            found = re.match(r"\d\.\d\d\.\d\d", row["kode"] or "") if row["tabel"] == "program" else None
            bidang = vocabulary.program_bidang.get(found.group()) if found else None
            if bidang and row["sasaran"]:
                self.programme.setdefault(key_of(row["sasaran"]), set()).add(bidang)

    def owners(self, item: _Indikator) -> tuple[str, ...]:
        """The bidang that answer, in this order: named by a person, by the plans, by the programme of the sasaran."""
        named = [bidang for name, bidang in self.chosen.items() if name in item.nama]
        if named:
            return (named[-1],)
        if item.jawab:
            return item.jawab
        served = self.programme.get(key_of(item.teks.get("sasaran")), set())
        return tuple(served) if len(served) == 1 else ()


def _target_years(scope: Scope, items: Sequence[_Indikator]) -> tuple[int, ...]:
    """The years of the period, and the transition year where the Renstra has targets for it."""
    written = {n.tahun for item in items for n in item.nilai if n.medan == "target" and n.tahun}
    if scope.periode is None:
        return tuple(range(scope.tahun, scope.tahun + _LAIN))
    awal, akhir = scope.periode
    return tuple(sorted({*range(awal, akhir + 1), *(written & {akhir + 1})}))


def _baseline_year(scope: Scope, items: Sequence[_Indikator]) -> int | None:
    """The one year of the baselines of the plans, else the year before the period; null where neither is known."""
    plans = (n for item in items if item.asal != IKU_LAMA for n in item.nilai)
    years = {n.tahun for n in plans if n.medan == "baseline" and n.tahun}
    if len(years) == 1:
        return years.pop()
    return scope.periode[0] - 1 if scope.periode else None


def _row(
    item: _Indikator, bidang: str, owners: Sequence[str], years: Sequence[int], baseline: int | None
) -> BarisFormat:
    """The row as it is filled in; a value of a year that the format has no column for is left out."""
    names = ("tujuan", "sasaran", "indikator", "satuan", "polaritas", "tipe_penghitungan", *_TEKS)
    teks = {name: item.teks[name] for name in names if item.teks.get(name)}
    teks["penanggung_jawab"] = "; ".join(owners) if len(owners) > 1 else bidang
    wanted: list[tuple[str, int | None]] = [("baseline", baseline), *(("target", year) for year in years)]
    nilai: dict[tuple[str, int | None], Cetak] = {}
    for medan, tahun in wanted:
        years_meant = (tahun, None) if medan == "baseline" else (tahun,)
        same = [n for n in item.nilai if n.medan == medan and n.tahun in years_meant]
        printed = print_values(same, item.satuan_baku) if same else ""
        if printed and not all(n.jenis == "kosong" for n in same):
            nilai[(medan, tahun)] = printed
    return BarisFormat(teks, nilai, item.asal)


def _distinct(rows: Sequence[Row], name: str) -> tuple[str, ...]:
    """The names of the Renstra in its order, each once."""
    found = {key_of(row[name]): heading(row[name]) or "" for row in reversed(rows) if row[name]}
    order = dict.fromkeys(key_of(row[name]) for row in rows if row[name])
    return tuple(found[key] for key in order)


def _hash(years: Sequence[int], baseline: int | None, rows: Sequence[BarisFormat]) -> str:
    """Twelve hex digits of all that is filled in."""
    values = [[[*map(str, key), str(value)] for key, value in row.nilai.items()] for row in rows]
    content = [list(years), baseline, [dict(row.teks) for row in rows], values]
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:12]
