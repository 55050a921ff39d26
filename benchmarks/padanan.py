"""`python -m benchmarks padanan`: how well usulan find their Renstra indicator, on labelled invented pairs.

Rules and vocabulary were made looking at these sets: `latih` and `latih5` were written for it, the others by other
hands, and read afterwards; but for `uji6b`, six agencies of which only the totals are known: the figure to promise.
A new claim needs a new set: its file in tests/data and its name in SETS.

Each line of a set is a pair; a blank partner on either side means there is none. All pairs of one `kumpulan` are one
agency: one Renstra, one file per bidang. `latih5`, `uji5` and `uji6` have numbers as real files do (baseline of 2024,
targets 2025-2030), the others have names, sasaran and units only. Beside it the partner that plain string scores
would take, on the same cleaned names.
"""

from __future__ import annotations

import csv
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from itertools import groupby
from pathlib import Path
from typing import Any

from rapidfuzz import distance, fuzz, process

from benchmarks.ukur import best_seconds
from iku_analysis.documents.frames import rows_of
from iku_analysis.matching import FOR_CHECKS, FOR_PAPERS, match, relate, renstra_key
from iku_analysis.matching.names import NameReader
from iku_analysis.records import HasilBaca
from iku_analysis.results import Padanan
from iku_analysis.settings import Instansi, Scope, Thresholds
from iku_analysis.store.database import Store
from iku_analysis.store.decisions import (
    JenisKeputusan,
    Keputusan,
    decide_many,
    decisions_in_force,
    padanan_key,
)
from iku_analysis.store.reconciliation import follow_renstra
from iku_analysis.vocabulary import Vocabulary
from tests import pembuat

DATA = Path(__file__).parent.parent / "tests" / "data"
SETS = ("latih", "latih5", "uji", "uji2", "uji3", "uji4a", "uji4b", "uji5", "uji6a", "uji6b")
_SEEN = {"uji4": 5, "uji6": 6}  # agencies that were read first: uji4a; the others are uji4b
_DECIMAL = re.compile(r"0[.]\d+|\d+[.]\d{1,2}")  # "82.5"; "1.250" is a thousand and more
_SOMEWHERE = "Rejomulyo"  # the region of an office whose names name none
Row = dict[str, str]
_REGION = {
    level: re.compile(rf"\b(?:{names}) +((?:[A-Z][a-z]+ ?)+)\b")
    for level, names in (("kabupaten", "Kabupaten|Kab[.]?"), ("kota", "Kota"), ("provinsi", "Provinsi|Prov[.]?"))
}


@dataclass(frozen=True)
class Ukuran:
    """Counts over one set: `pasangan` usulan with a partner, `sendiri` without one, and what became of them."""

    pasangan: int
    sendiri: int
    benar_pertama: int  # with a partner: it is the pair, or the first candidate
    salah_pasti: int  # any usulan: pasti with a row that is not its partner
    diputuskan: int  # any usulan: rightly pasti, or tanpa_padanan where there is none; no person needed
    hilang: int  # with a partner: tanpa_padanan
    tahun_kedua: int  # any usulan: needs a person once all decisions of the first year are known
    pasti_tanpa: int  # any usulan: pasti with some other row once its own partner is taken out of the Renstra

    @property
    def semua(self) -> int:
        """All usulan."""
        return self.pasangan + self.sendiri


def read_pairs(name: str) -> list[Row]:
    """The labelled pairs of one set."""
    with (DATA / f"padanan_{name.rstrip('ab')}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    seen = list(dict.fromkeys(row["kumpulan"] for row in rows))[: _SEEN.get(name[:-1], 0)]
    return [row for row in rows if name[-1] not in "ab" or (row["kumpulan"] in seen) == name.endswith("a")]


def _agencies(rows: list[Row]) -> Iterator[list[Row]]:
    for _, part in groupby(rows, key=lambda row: row["kumpulan"]):
        yield list(part)


def _indicator(row: Row, side: str, suffix: str = "") -> dict[str, Any]:
    """One side of a pair as a row of a file, with its numbers where the set has any."""
    return {
        "sasaran": row["sasaran"],
        "indikator": row[side],
        "satuan": row["satuan" + suffix] or None,
        "baseline": _number(row.get("baseline" + suffix) or ""),
        "target": [_number(text) for text in (row.get("target" + suffix) or "").split(";")],
    }


def _number(text: str) -> float | str | None:
    text = text.strip()
    return float(text) if _DECIMAL.fullmatch(text) else text or None


def _files(rows: list[Row], suffix: str = "") -> list[HasilBaca]:
    """One agency as files. `suffix` renames the files and bidang: the same wording in another year."""
    renstra = [_indicator(row, "renstra", "_renstra") for row in rows if row["renstra"]]
    by_bidang: dict[str, list[Row]] = {}
    for row in rows:
        if row["usulan"]:
            by_bidang.setdefault(row["bidang"], []).append(row)
    files = [
        pembuat.usulan(*(_indicator(row, "usulan") for row in part), bidang=bidang + suffix)
        for bidang, part in by_bidang.items()
    ]
    return [pembuat.renstra(sasaran=renstra), *files]


def run(rows: list[Row]) -> Iterator[tuple[Row, Padanan, Padanan, Padanan]]:
    """Each labelled usulan with its pair in the first year, in the second, and without its own partner.

    In the second year bidang have other names and all decisions of the first are known. Every second partner of an
    agency is taken out of its Renstra, then the others: two agencies more in one store, which matching keeps apart.
    """
    for agency in _agencies(rows):
        profile, second_year = _profile(agency), pembuat.store()
        left = [
            [row | {"renstra": ""} if row["usulan"] and n % 2 == turn else row for n, row in enumerate(agency)]
            for turn in (0, 1)
        ]
        first_year = pembuat.store_masing(
            _files(agency), *(_files(rows, f" tanpa {turn}") for turn, rows in enumerate(left))
        )
        first = _match(first_year, {}, profile)
        decide_many(second_year, [_decision(row) for row in agency if row["usulan"]], oleh="penilai")
        pembuat.simpan(second_year, *_files(agency, " baru"))
        second = _match(second_year, decisions_in_force(second_year, "padanan"), profile)
        for n, row in enumerate(agency):
            if row["usulan"]:
                pairs = ((first, ""), (second, " baru"), (first, f" tanpa {n % 2}"))
                yield row, *(found[row["bidang"] + suffix, row["usulan"]] for found, suffix in pairs)


def _decision(row: Row) -> tuple[JenisKeputusan, str, dict[str, Any], str | None]:
    target = renstra_key(row["sasaran"], row["renstra"]) if row["renstra"] else None
    return "padanan", padanan_key(row["bidang"], row["sasaran"], row["usulan"]), {"renstra": target}, "diputuskan"


def _profile(rows: list[Row]) -> Vocabulary:
    """The vocabulary with what the office of these rows has in its profile (Pengaturan): its name and its region.

    The kumpulan names the office and its level, most of its names the region. A kumpulan without a level has the
    sample's profile.
    """
    kumpulan, _, level = rows[0]["kumpulan"].rpartition(" ")
    if level not in _REGION:
        return pembuat.kamus()
    texts = [text for row in rows for text in (row["usulan"], row["renstra"], row["sasaran"])]
    found = Counter(match[1] for text in texts for match in _REGION[level].finditer(text))
    place = f"{level} {found.most_common(1)[0][0].strip() if found else _SOMEWHERE}"
    return replace(pembuat.kamus(), instansi=Instansi(nama=f"{kumpulan} {place}", pemerintah=f"Pemerintah {place}"))


def _match(store: Store, decisions: dict[str, Keputusan], vocabulary: Vocabulary) -> dict[tuple[str, str], Padanan]:
    result = match(pembuat.cursor(store), vocabulary, Scope(2026), Thresholds(), decisions)
    return {
        (item.usulan.berkas.removeprefix("usulan-").removesuffix(".xlsx"), item.usulan.indikator or ""): item
        for item in result.padanan
    }


def measure(rows: list[Row]) -> Ukuran:
    """The counts of one set."""
    count: Counter[str] = Counter()
    for row, item, again, alone in run(rows):
        found = item.renstra or (item.calon[0].rujukan if item.calon and item.status == "ragu" else None)
        name = found.indikator if found else ""
        count["pasangan" if row["renstra"] else "sendiri"] += 1
        count["benar_pertama"] += bool(row["renstra"]) and name == row["renstra"]
        count["salah_pasti"] += item.status == "pasti" and name != row["renstra"]
        count["diputuskan"] += item.status != "ragu" and name == row["renstra"]
        count["hilang"] += bool(row["renstra"]) and item.status == "tanpa_padanan"
        count["tahun_kedua"] += again.status == "ragu"
        count["pasti_tanpa"] += alone.renstra is not None and alone.renstra.indikator != row["renstra"]
    return Ukuran(**{field.name: count[field.name] for field in fields(Ukuran)})


def plain_top_one(rows: list[Row], scorer: Callable[..., float]) -> float:
    """Share of partners that one string score puts first, on lower-cased cleaned names (abbreviations written out)."""
    reader = NameReader(pembuat.kamus())
    right = total = 0
    for agency in _agencies(rows):
        plan = [row["renstra"] for row in agency if row["renstra"]]
        full = [reader.read(text).full for text in plan]
        for row in agency:
            if row["usulan"] and row["renstra"]:
                best = process.extractOne(reader.read(row["usulan"]).full, full, scorer=scorer)
                right += plan[best[2]] == row["renstra"]
                total += 1
    return right / total


def speed(count: int = 500) -> float:
    """Seconds (the best of three) for one run over `count` usulan and as many Renstra rows, half of them reworded."""
    words = ["konflik", "ormas", "pemilih", "pelajar", "desa", "lembaga", "layanan", "dokumen", "forum", "tokoh"]
    deeds = ["dibina", "aktif", "terdaftar", "memahami", "tertib", "diawasi", "dilayani", "dievaluasi", "siaga"]
    places = ["pesisir", "perkotaan", "perbatasan", "pegunungan", "kepulauan", "perdesaan", "industri"]
    names = [f"Persentase {a} {c} yang {b}" for a in words for b in deeds for c in places][:count]
    usulan = [{"indikator": name if n % 2 else f"Cakupan {name[11:]} tahunan"} for n, name in enumerate(names)]
    store = pembuat.store(pembuat.renstra(sasaran=[{"indikator": name} for name in names]), pembuat.usulan(*usulan))
    cursor = pembuat.cursor(store)
    return best_seconds(lambda: match(cursor, pembuat.kamus(), Scope(2026), Thresholds(), {}), 3)


def reconcile(count: int = 500) -> tuple[int, float, float]:
    """(rows compared, seconds for pairs and relations, seconds to settle every difference), over `count` usulan.

    Processor seconds: what the server works after a click, without the checks.
    """
    words = ["konflik", "ormas", "pemilih", "pelajar", "desa", "lembaga", "layanan", "dokumen", "forum", "tokoh"]
    deeds = ["dibina", "aktif", "terdaftar", "memahami", "tertib", "diawasi", "dilayani", "dievaluasi", "siaga", "maju"]
    names = [
        f"Persentase {a} {c} yang {b}"
        for a in words
        for b in deeds
        for c in ("pesisir", "kota", "desa", "hulu", "hilir")
    ]
    plan = [{"sasaran": f"Sasaran {n // 5}", "indikator": name, "satuan": "Persen", "target": [61, 62, 63, 64, 65]}
            for n, name in enumerate(names[:count])]  # fmt: skip
    own = [{**row, "target": [61 + n % 3, 62, 63, 64, 65]} for n, row in enumerate(plan)]
    store = pembuat.store(pembuat.renstra(sasaran=plan), pembuat.usulan(*own))

    def compare() -> list[dict[str, Any]]:
        cursor = pembuat.cursor(store)
        match(cursor, pembuat.kamus(), Scope(2026), Thresholds(), {})
        relate(cursor, [*FOR_CHECKS, *FOR_PAPERS])
        return rows_of(cursor.execute("select * from out_rekonsiliasi").df())

    compare()
    start = time.process_time()
    rows = compare()
    middle = time.process_time()
    follow_renstra(store, [row for row in rows if row["keadaan"] == "beda"], alasan="Renstra", oleh="penilai")
    settled = time.process_time() - middle
    if any(row["keadaan"] == "beda" for row in compare()):
        raise AssertionError("ada perbedaan yang tidak tertutup")
    return len(rows), middle - start, settled


def main() -> None:
    """Print the table."""
    print(f"{'':24}" + "".join(f"{name:>10}" for name in SETS))
    sets = [read_pairs(name) for name in SETS]
    sizes = [measure(rows) for rows in sets]
    lines = {
        "usulan": [f"{size.semua}" for size in sizes],
        "punya padanan": [f"{size.pasangan}" for size in sizes],
        "benar di urutan 1": [f"{size.benar_pertama / size.pasangan:.1%}" for size in sizes],
        "pasti tetapi salah": [f"{size.salah_pasti}" for size in sizes],
        "tanpa orang": [f"{size.diputuskan / size.semua:.1%}" for size in sizes],
        "padanan hilang": [f"{size.hilang}" for size in sizes],
        "tahun ke-2 perlu orang": [f"{size.tahun_kedua / size.semua:.1%}" for size in sizes],
        "pasti tanpa pasangannya": [f"{size.pasti_tanpa}" for size in sizes],
        "WRatio urutan 1": [f"{plain_top_one(rows, fuzz.WRatio):.1%}" for rows in sets],
        "Jaro-Winkler urutan 1": [f"{plain_top_one(rows, distance.JaroWinkler.similarity):.1%}" for rows in sets],
    }
    for title, cells in lines.items():
        print(f"{title:24}" + "".join(f"{cell:>10}" for cell in cells))
    print("Selain uji6b, semua kumpulan ini sudah dilihat saat aturan dan kamus dibuat.")
    print(f"500 usulan × 500 Renstra: {speed():.2f} detik")
    rows, compared, settled = reconcile()
    print(f"rekonsiliasi 500 indikator, {rows} hal: {compared:.2f} detik CPU; memutuskan semua bedanya {settled:.2f}")
