"""`python -m tests.fuzz --detik 60`: the readers against invented bytes and invented grids, for a given time.

Three ways in: sound files of each kind with bytes changed, parts of a workbook rewritten inside a sound archive, and
grids of texts that tables are made of. A finding is an exception, a reading that is no valid JSON, or a value that is
no finite number. Ends with 1 at the first finding, after Hypothesis made it small; keep it in tests/test_fuzz.py.
"""

from __future__ import annotations

import argparse
import io
import itertools
import json
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iku_analysis.readers import read_file
from iku_analysis.settings import Limits
from iku_analysis.vocabulary import load_vocabulary
from tests.bermusuhan import PEMBUAT, baris, buku, dengan_teks_bersama, lembar
from tests.lembar import workbook

KORPUS = Path(__file__).parent / "korpus" / "berkas" / "kembang"
# Small limits: what a limit stops is no finding, and a small one is met sooner.
BATAS = Limits(bongkar_byte=4_000_000, baris=300, kolom=60, teks_huruf=500_000, tanda=50_000, sel=5_000)
SATU_BERKAS = 100  # examples of one strategy before the next has its turn
_SMALL = ("makro.xlsm", "rumus gagal.xlsx", "tanggal 1904.xlsx", "gabungan terbalik.xlsx", "berkata sandi.xlsx")

# What stands in the cells of tables, sound and broken.
_TEKS = (
    "No|Sasaran|Tujuan|Indikator|Indikator Kinerja Utama|Satuan|Target|Target 2026|2026|Tahun ke-1|Kode|Program|Uraian"
    "|Pagu|Pagu 2026|Rp|Penjelasan|Formulasi|Tolok Ukur|Baseline|Realisasi|Capaian|Kondisi Akhir|Prakiraan Maju"
    "|(1)|(2)|1|2|3|8.01.02 - PROGRAM X|8.01|X.XX.01|1.000|4,5|1.234.567,89|70-71|< 22|≥ 80%|BB|N/A|-|12 Dokumen"
    "|Alasan: a; Formulasi: b|JUMLAH|Mengetahui|Kepala Badan|NIP 1|Halaman 1 dari 2|Sasaran 1: x|a. A\nb. B|1\n2|\u200b"
    "|#REF!|Persen|Indeks|Bidang Politik Dalam Negeri|Rp 1.000.000,-|1,5 juta|5 per 1.000|(5)|--|\x1f|∞|½|１２|٣"
)
POTONGAN = st.sampled_from(_TEKS.split("|"))
SEL = st.one_of(
    st.none(),
    POTONGAN,
    st.builds(" ".join, st.lists(POTONGAN, min_size=2, max_size=3)),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="".join(map(chr, range(32)))), max_size=12),
    st.text("0123456789.,-+%() <>=/RpEe", max_size=14),
    st.integers(-(10**17), 10**17),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
)
KISI = st.lists(st.lists(SEL, max_size=9), max_size=14)
GABUNG = st.lists(st.tuples(*[st.integers(1, 15)] * 4), max_size=4)


def check(name: str, content: bytes, **pilihan: Any) -> None:
    """Read the file; whatever it is, the reading must be whole and sayable."""
    hasil = read_file(name, content, load_vocabulary(), limits=BATAS, **pilihan)
    json.dumps(hasil.to_json(), allow_nan=False, ensure_ascii=False)
    assert hasil.is_usable or hasil.masalah, "nothing read and nothing said"
    assert all(item.kode and item.pesan and item.saran for item in hasil.masalah)
    assert not hasil.baris or hasil.is_usable


def sound_files() -> list[tuple[str, bytes]]:
    """Small sound files of every kind, to be broken."""
    made = [(name, PEMBUAT[name]()) for name in _SMALL]
    by_kind: dict[str, list[Path]] = {}
    for path in sorted(KORPUS.glob("*.*")):
        by_kind.setdefault(path.suffix, []).append(path)
    picked = [path for kind, paths in by_kind.items() if kind != ".json" for path in paths[:3]]
    shared = dengan_teks_bersama([b"<si><t>Indikator</t></si>"], '<row r="1"><c r="A1" t="s"><v>0</v></c></row>')
    return [*made, ("bersama.xlsx", shared), *((path.name, path.read_bytes()) for path in picked)]


_SOUND = sound_files()


@given(
    st.sampled_from(_SOUND),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=6), st.integers(0, 40)), max_size=6),
    st.sampled_from(("", ".xlsx", ".xls", ".xlsb", ".ods", ".csv")),
)
def fuzz_bytes(sound: tuple[str, bytes], changes: list[tuple[float, bytes, int]], suffix: str) -> None:
    """Bytes of a sound file overwritten, put in, left out; sometimes under another extension."""
    name, content = sound
    for place, data, dropped in changes:
        at = int(place * len(content))
        content = content[:at] + data + content[at + dropped :]
    check(name if not suffix else f"x{suffix}", content)


@given(st.data())
def fuzz_parts(data: st.DataObject) -> None:
    """The XML inside a sound archive with pieces exchanged, doubled, left out: past what a checksum finds."""
    name, content = data.draw(st.sampled_from([item for item in _SOUND if item[1].startswith(b"PK")]))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    target = data.draw(st.sampled_from(sorted(parts)))
    xml = parts[target]
    for _ in range(data.draw(st.integers(1, 4))):
        start = int(data.draw(st.floats(0, 1, exclude_max=True)) * len(xml))
        end = start + data.draw(st.integers(0, 60))
        piece = data.draw(
            st.one_of(
                st.sampled_from(
                    [b"", b"<", b">", b'"', b"&amp;", b"<c/>", b"<row/>", b"<v>9</v>", b"1048577", b"XFE1"]
                ),
                st.sampled_from(
                    [b"-1", b"1e999", b"NaN", b"<!--", b"]]>", b'r="', b't="s"', b't="d"', b"<f/>", b"9" * 30]
                ),
                st.binary(max_size=4),
            )
        )
        xml = xml[:start] + piece + xml[end:]
    parts[target] = xml
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for part, value in parts.items():
            archive.writestr(part, value)
    check(name, out.getvalue())


@given(KISI, GABUNG, st.sampled_from((None, "usulan", "renstra", "renja", "iku_lama", "pengukuran")))
def fuzz_grids(rows: list[list[Any]], merged: list[tuple[int, int, int, int]], jenis: Any) -> None:
    """Grids of what tables are made of, merged at random."""
    areas = [
        f"{_letter(min(left, right))}{min(top, bottom)}:{_letter(max(left, right))}{max(top, bottom)}"
        for top, left, bottom, right in merged
    ]
    check("kisi.xlsx", workbook([[_clean(cell) for cell in row] for row in rows], merges=areas), jenis=jenis)


@given(st.lists(st.sampled_from(["Judul", *"ABCDE"]), max_size=3), st.lists(SEL, min_size=5, max_size=5))
def fuzz_rows(depan: list[str], isi: list[Any]) -> None:
    """A sound table with one row of anything."""
    rows = "".join(baris(number, [text]) for number, text in enumerate(depan, start=1))
    table = baris(len(depan) + 1, ("No", "Sasaran", "Indikator", "Satuan", "Target 2026"))
    cells = [_escaped(str(cell)) for cell in isi if cell is not None]
    check("baris.xlsx", buku(lembar(rows + table + baris(len(depan) + 2, cells))))


def _letter(col: int) -> str:
    return "ABCDEFGHIJKLMNO"[col - 1]


def _clean(cell: Any) -> Any:
    """What openpyxl can write: no control characters, no text that it would take for a formula."""
    if not isinstance(cell, str):
        return cell
    return "".join(char for char in cell if char >= " " or char in "\n\t").lstrip("=")


def _escaped(text: str) -> str:
    kept = "".join(char for char in text if char >= " " and not 0xFFFE <= ord(char) <= 0xFFFF)
    return kept.replace("&", "&amp;").replace("<", "&lt;")


FUZZ: tuple[Callable[..., None], ...] = (fuzz_grids, fuzz_parts, fuzz_bytes, fuzz_rows)


def main() -> int:
    """Turn after turn until the time is over; 1 at the first finding."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--detik", type=float, default=60)
    end = time.monotonic() + parser.parse_args().detik
    often = settings(
        max_examples=SATU_BERKAS, deadline=None, database=None, print_blob=True, suppress_health_check=list(HealthCheck)
    )
    runs = [often(fuzz) for fuzz in FUZZ]
    turns = 0
    for run in itertools.cycle(runs):
        if time.monotonic() >= end:
            break
        run()
        turns += 1
    print(f"Fuzz: {turns} putaran, tidak ada temuan.")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
