"""What stands around the table: titles, notes, signatures, other sheets; and dirt inside its texts."""

from __future__ import annotations

from tests.korpus.bahan import Bahan
from tests.korpus.bentuk import Tabel
from tests.korpus.kertas import Kertas, Sel
from tests.korpus.resep import IKU, Resep

_TITEL = {
    "T-C.23": "TABEL T-C.23 PENCAPAIAN KINERJA PELAYANAN (RENSTRA)",
    "T-C.24": "TABEL T-C.24 ANGGARAN DAN REALISASI PENDANAAN (RENSTRA)",
    "T-C.25": "TABEL T-C.25 TUJUAN DAN SASARAN JANGKA MENENGAH RENSTRA",
    "T-C.28": "TABEL T-C.28 INDIKATOR KINERJA YANG MENGACU PADA TUJUAN DAN SASARAN RPJMD (RENSTRA)",
    "PK": "FORMULIR PERJANJIAN KINERJA",
    "Pengukuran": "PENGUKURAN KINERJA TAHUN 2025",
    "T-C.33": "RUMUSAN RENCANA PROGRAM DAN KEGIATAN RENJA TAHUN 2026",
    "H": "INDIKATOR KINERJA UTAMA RENSTRA",
}
# Their years or their kind stand only in the title.
_SELALU_BERJUDUL = frozenset({"T-C.23", "T-C.24", "T-C.25", "T-C.28", "PK", "Pengukuran", "T-C.33"})
_PERIODE = {"PK": "TAHUN 2026", "Pengukuran": None, "T-C.33": None, "T-C.23": None, "T-C.24": None}


def titles(item: Resep, bahan: Bahan, kertas: Kertas, left: int) -> int:
    """Titles above the table; the first free row."""
    if (
        not {"judul_di_atas", "kop_panjang"} & item.kacau
        and item.tata not in _SELALU_BERJUDUL
        and "tahun_ke" not in item.kacau
    ):
        return bahan.rng.choice((0, 0, 1))
    title = _TITEL.get(item.tata, "INDIKATOR KINERJA UTAMA" if item.tata in (*IKU, "G") else "RENSTRA PERANGKAT DAERAH")
    period = _PERIODE.get(item.tata, "TAHUN 2025-2029")
    lines = [title, bahan.instansi.nama.upper(), *([period] if period else [])]
    if "kop_panjang" in item.kacau:
        lines += ["Unit Kerja : " + bahan.instansi.nama, "Visi : Daerah yang maju dan rukun", "Misi :"]
        lines += ["1. Meningkatkan indikator kesejahteraan", "2. Menata sasaran dan target pembangunan"]
        lines += ["Tugas : melaksanakan urusan pemerintahan", "Fungsi : perumusan kebijakan, pelaksanaan, evaluasi"]
    for number, line in enumerate(lines):
        kertas.taruh(number, left, line)
        if "judul_di_atas" in item.kacau:
            kertas.satukan(number, left, number, left + 4)
    return len(lines) + bahan.rng.choice((0, 1))


def footer(item: Resep, bahan: Bahan, kertas: Kertas, row: int, left: int) -> None:
    if "catatan_kaki" in item.kacau:
        kertas.taruh(row, left, "Catatan: angka tahun terakhir masih sementara")
        kertas.taruh(row + 1, left, "*) dihitung ulang setelah survei")
        row += 2
    if "tanda_tangan" in item.kacau:
        right = left + bahan.rng.choice((2, 3, 4))
        lines = (
            "Purwareja, 12 Januari 2026",
            "Kepala Dinas,",
            None,
            "Dra. Nama Rekaan, M.Kes.",
            "NIP. 000000000000000000",
        )
        for number, line in enumerate(lines, start=1):
            if line:
                kertas.taruh(row + number, right, line)


def book(item: Resep, bahan: Bahan, kertas: Kertas) -> list[Kertas]:
    """The sheets of the file in their order."""
    lembar = [kertas]
    if "lembar_lama_tersembunyi" in item.kacau:
        lembar.append(_old_sheet(bahan, "Data 2019", is_hidden=True))
    if "lembar_lama" in item.kacau:
        lembar.append(_old_sheet(bahan, bahan.rng.choice(("IKU lama", "backup", "arsip_2023")), is_hidden=False))
    if "lembar_petunjuk" in item.kacau:
        guide = Kertas("Petunjuk")
        lines = (
            "PETUNJUK PENGISIAN",
            "1. Isi kolom Indikator dengan nama indikator",
            "2. Isi kolom Target dengan angka",
        )
        for number, line in enumerate(lines):
            guide.taruh(number, 0, line)
        lembar.insert(0, guide)
    return lembar


def _old_sheet(bahan: Bahan, nama: str, *, is_hidden: bool) -> Kertas:
    kertas = Kertas(nama, is_hidden=is_hidden)
    rows = (
        ("No", "Sasaran", "Indikator", "Satuan", "Target 2019"),
        (1, "Sasaran lama", "Indikator lama", "Persen", 50),
    )
    for baris, row in enumerate(rows):
        for kolom, value in enumerate(row):
            kertas.taruh(baris, kolom, value)
    return kertas


def dirty(tabel: Tabel, bahan: Bahan) -> None:
    """Invisible characters and mojibake inside texts. What the text says stays the same."""
    cells = dict.fromkeys(sel for lajur in tabel.lajur for sel in lajur.sel.values())  # a merged one comes once
    texts = [sel for sel in cells if _is_sentence(sel)]
    if "karakter_tak_terlihat" in bahan.kacau:
        for number, sel in enumerate(texts[::2]):
            first, second, rest = str(sel.isi).split(" ", 2)
            marks = ("\u00a0", "\n", "\u200b ", "_x0002_ ", " \ufeff", "  ")
            sel.isi = f"{first}{marks[number % len(marks)]}{second} {rest}"
    if "mojibake" in bahan.kacau:
        for sel in texts[1::4]:
            clean = f"{sel.butir[0].isi['teks']} “terpadu”"
            broken = clean.replace("“", "â€œ").replace("”", "â€\u009d")
            sel.isi = f"{sel.isi} â€œterpaduâ€\u009d"
            sel.butir[0].isi.update({"teks": clean, "boleh": [broken, broken.replace("\u009d", "")]})


def _is_sentence(sel: Sel) -> bool:
    """A text of several words that says one field and needs no known word."""
    if not isinstance(sel.isi, str) or len(sel.butir) != 1 or sel.isi.count(" ") < 3:
        return False
    (butir,) = sel.butir
    return not butir.is_nilai and "baku" not in butir.isi and butir.nama != "penanggung_jawab"
