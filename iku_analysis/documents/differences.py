"""What changed from one frozen version of the document to another: indicators, words, numbers, notes, findings, rules.

Takes two `VersiBeku`, gives a list in the order of the newer document, or that list as a workbook. Knows no store.

An indicator is the same in both where bidang, sasaran and name agree after cleaning; else where it stands in the same
row of the same file; else where its name stands once in each. What is left over was added or removed.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, time
from typing import Literal

from xlsxwriter import Workbook

from iku_analysis.documents.frozen import VersiBeku
from iku_analysis.documents.joining import key_of
from iku_analysis.documents.layout import A4
from iku_analysis.documents.model import DokumenIku
from iku_analysis.documents.parts import IndikatorDokumen
from iku_analysis.documents.values import AngkaCetak, print_values
from iku_analysis.documents.xlsx_lists import write_list
from iku_analysis.documents.xlsx_style import Gaya
from iku_analysis.fields import FIELDS
from iku_analysis.number_format import format_angka
from iku_analysis.results import Temuan

JenisBeda = Literal["ditambah", "dihapus", "diubah", "temuan", "catatan", "aturan"]
JUDUL_BEDA: Mapping[JenisBeda, str] = {
    "ditambah": "Indikator ditambah",
    "dihapus": "Indikator dihapus",
    "diubah": "Isi diubah",
    "temuan": "Temuan",
    "catatan": "Catatan",
    "aturan": "Instansi dan ambang",
}
_KOLOM = (("No", 3), ("Jenis", 12), ("Tentang", 34), ("Bidang", 16), ("Isian", 16), ("Semula", 26), ("Menjadi", 26))


@dataclass(frozen=True)
class Beda:
    """One difference. `tentang`: the indicator or what else it is about; `lama`, `baru`: "" where there was nothing."""

    jenis: JenisBeda
    tentang: str
    bidang: str
    isian: str
    lama: str
    baru: str


@dataclass(frozen=True)
class _Baris:
    """One printed row with the headings that it stands under."""

    tujuan: str
    sasaran: str
    item: IndikatorDokumen

    @property
    def nama(self) -> str:
        return self.item.teks["indikator"]

    @property
    def bidang(self) -> str:
        return "; ".join(dict.fromkeys(asal.bidang or "" for asal in self.item.asal))

    def texts(self) -> dict[str, str]:
        """Title of a field (with its year) → text as printed."""
        out = {"Tujuan": self.tujuan, "Sasaran": self.sasaran}
        out |= {FIELDS[medan].judul: text for medan, text in self.item.teks.items()}
        for nilai in self.item.asal[0].nilai:
            title = f"{FIELDS[nilai.medan].judul} {nilai.tahun or ''}".strip()
            out[title] = str(print_values(self.item.nilai(nilai.medan, nilai.tahun), self.item.satuan_baku))
        return out


def differences(lama: VersiBeku, baru: VersiBeku) -> tuple[Beda, ...]:
    """All that changed from `lama` to `baru`; empty where both say the same."""
    before, after = list(_rows(lama.dokumen)), list(_rows(baru.dokumen))
    partner = _pair(before, after)
    out: list[Beda] = []
    for number, row in enumerate(after):
        if number in partner:
            out += _changes(before[partner[number]], row)
        else:
            out.append(Beda("ditambah", row.nama, row.bidang, "", "", _summary(row)))
    kept = set(partner.values())
    out += [
        Beda("dihapus", row.nama, row.bidang, "", _summary(row), "")
        for number, row in enumerate(before)
        if number not in kept
    ]
    return (*out, *_findings(lama.dokumen, baru.dokumen), *_notes(lama.dokumen, baru.dokumen), *_rules(lama, baru))


def differences_xlsx(lama: VersiBeku, baru: VersiBeku) -> bytes:
    """The list of differences as a workbook of one sheet, ready to print; the same versions give the same bytes."""
    buffer = io.BytesIO()
    rows = [
        (AngkaCetak(number, 0), JUDUL_BEDA[item.jenis], item.tentang, item.bidang, item.isian, item.lama, item.baru)
        for number, item in enumerate(differences(lama, baru), start=1)
    ]
    with Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"created": datetime.combine(baru.dokumen.tanggal, time())})
        sheet = book.add_worksheet("Perubahan")
        sheet.set_landscape()
        sheet.set_paper(A4.kode)
        sheet.fit_to_pages(1, 0)
        title = f"Perubahan dari draf nomor {lama.dokumen.nomor} ke draf nomor {baru.dokumen.nomor}: {len(rows)}"
        write_list(sheet, Gaya(book), A4, title, _KOLOM, rows, "Tidak ada yang berbeda.")
    return buffer.getvalue()


def _rows(dokumen: DokumenIku) -> Iterator[_Baris]:
    for tujuan in dokumen.tujuan:
        for item in tujuan.indikator:
            yield _Baris(tujuan.teks or "", "", item)
        for sasaran in tujuan.sasaran:
            for item in sasaran.indikator:
                yield _Baris(tujuan.teks or "", sasaran.teks or "", item)


def _place(row: _Baris) -> tuple[str, str, int]:
    asal = row.item.asal[0]
    return asal.berkas, asal.lembar, asal.baris


_SAMA: tuple[Callable[[_Baris], Hashable], ...] = (
    lambda row: (key_of(row.bidang), key_of(row.sasaran), key_of(row.nama)),
    _place,
    lambda row: key_of(row.nama),
)


def _pair(before: list[_Baris], after: list[_Baris]) -> dict[int, int]:
    """Row of `after` → the same row of `before`, by number. A key that stands twice on a side decides nothing."""
    out: dict[int, int] = {}
    for key in _SAMA:
        old = _once((number, key(row)) for number, row in enumerate(before) if number not in out.values())
        new = _once((number, key(row)) for number, row in enumerate(after) if number not in out)
        out |= {new[name]: old[name] for name in new.keys() & old.keys()}
    return out


def _once(numbered: Iterable[tuple[int, Hashable]]) -> dict[Hashable, int]:
    """Key → number, for the keys that stand once."""
    seen: dict[Hashable, list[int]] = {}
    for number, key in numbered:
        seen.setdefault(key, []).append(number)
    return {key: numbers[0] for key, numbers in seen.items() if len(numbers) == 1}


def _changes(old: _Baris, new: _Baris) -> Iterator[Beda]:
    before, after = old.texts(), new.texts()
    for title in dict.fromkeys([*after, *before]):
        if before.get(title, "") != after.get(title, ""):
            yield Beda("diubah", new.nama, new.bidang, title, before.get(title, ""), after.get(title, ""))
    if old.bidang != new.bidang:
        yield Beda("diubah", new.nama, new.bidang, "Pengusul", old.bidang, new.bidang)


def _summary(row: _Baris) -> str:
    """A whole row in one cell: its fields, one a line."""
    return "\n".join(f"{title}: {text}" for title, text in row.texts().items() if text and title != "Indikator")


def _findings(lama: DokumenIku, baru: DokumenIku) -> Iterator[Beda]:
    """Findings that were opened, closed, accepted with a reason, or are open again."""

    def states(dokumen: DokumenIku) -> dict[str, tuple[Temuan, str]]:
        found = {item.kunci: (item, "terbuka") for item in dokumen.temuan}
        return found | {i.kunci: (i, f"diterima: {i.dikecualikan}") for i in dokumen.pengecualian}

    before, after = states(lama), states(baru)
    for kunci in dict.fromkeys([*after, *before]):
        item, _ = after.get(kunci) or before[kunci]
        was, now = (side[kunci][1] if kunci in side else "" for side in (before, after))
        if was != now:
            year = f" {item.tahun}" if item.tahun else ""
            about = item.indikator or item.berkas or ""
            text = f"{item.kode}{year}: {item.pesan}"
            yield Beda("temuan", about, item.bidang or "", text, was or "tidak ada", now or "tidak ada lagi")


def _notes(lama: DokumenIku, baru: DokumenIku) -> Iterator[Beda]:
    yield from (Beda("catatan", "", "", "Catatan penyusunan", "", n) for n in baru.catatan if n not in lama.catatan)
    yield from (Beda("catatan", "", "", "Catatan penyusunan", n, "") for n in lama.catatan if n not in baru.catatan)


def _rules(lama: VersiBeku, baru: VersiBeku) -> Iterator[Beda]:
    """What the document and its checks rest on: agency, year, period, thresholds."""
    before, after = asdict(lama.dokumen.instansi), asdict(baru.dokumen.instansi)
    for version, side in ((lama, before), (baru, after)):
        periode = version.dokumen.periode
        side |= {"tahun": str(version.dokumen.tahun), "periode": "–".join(map(str, periode)) if periode else ""}
        side |= {f"ambang {name}": format_angka(value) for name, value in version.ambang.items()}
    for name in dict.fromkeys([*after, *before]):
        was, now = str(before.get(name, "")), str(after.get(name, ""))
        if was != now:
            yield Beda("aturan", "", "", name.replace("_", " ").capitalize(), was, now)
