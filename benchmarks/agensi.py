# ruff: noqa: E501 (one fault or indicator a line reads better than a wrapped one)
"""An invented agency without a fault: usulan of five bidang, Renstra, Renja, last year's IKU and measurements.

All documents are made from one list of indicators, so that they agree with each other; numbers come from a seed. A fault
is written either into the list (then every document says the same) or into one document.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from iku_analysis.number_format import format_angka
from iku_analysis.records import HasilBaca
from iku_analysis.vocabulary import Vocabulary
from tests import pembuat

TAHUN = range(2025, 2030)
PERIODE = (2025, 2029)
WASBANG = "Bidang Ideologi, Wawasan Kebangsaan dan Karakter Bangsa"
POLDAGRI = "Bidang Politik Dalam Negeri"
TAHANAN = "Bidang Ketahanan Ekonomi, Sosial, Budaya, Agama dan Organisasi Kemasyarakatan"
WASNAS = "Bidang Kewaspadaan Nasional dan Penanganan Konflik"
Row = dict[str, Any]


@dataclass
class Indikator:
    """One indicator as every document prints it. `awal` baseline of 2024, `target` of the five years, as numbers."""

    bidang: str
    sasaran: str
    nama: str
    satuan: str
    formulasi: str
    definisi: str
    sumber: str
    awal: float
    langkah: float
    polaritas: str = "Naik"
    tipe: str = "Non Kumulatif"
    alasan: str = "Mendukung sasaran daerah dalam rencana pembangunan daerah"
    target: list[Any] = field(default_factory=list)
    awal_teks: str | None = None


def indicators(acak: random.Random) -> list[Indikator]:
    """Ten IKU of five bidang; baselines and yearly steps differ with the seed, the direction never."""
    mutu = "Meningkatnya akuntabilitas kinerja perangkat daerah"
    bangsa = "Menguatnya karakter kebangsaan masyarakat"
    politik = "Meningkatnya kualitas kehidupan demokrasi"
    rukun = "Meningkatnya kerukunan umat beragama"
    aman = "Terkendalinya konflik sosial"
    out = [
        Indikator("Sekretariat", mutu, "Nilai SAKIP Perangkat Daerah", "Nilai", "Hasil evaluasi Inspektorat atas lima komponen", "Nilai hasil evaluasi akuntabilitas kinerja oleh Inspektorat", "Laporan hasil evaluasi Inspektorat", 74.3, 0.7),
        Indikator("Sekretariat", mutu, "Kepuasan penerima layanan perangkat daerah", "Indeks", "Jumlah skor seluruh unsur / jumlah responden", "Rata-rata skor sembilan unsur layanan menurut responden", "Survei kepuasan masyarakat", 81.2, 0.4),
        Indikator(WASBANG, bangsa, "Persentase pelajar yang memahami nilai Pancasila", "Persen", "(Jumlah pelajar yang memahami nilai Pancasila / jumlah pelajar yang disurvei) x 100%", "Pelajar yang menjawab benar sedikitnya tujuh dari sepuluh pertanyaan", "Survei pemahaman Pancasila", 61.5, 1.8),
        Indikator(WASBANG, bangsa, "Indeks Wawasan Kebangsaan", "Indeks", "Jumlah skor empat dimensi / jumlah dimensi", "Skor gabungan empat dimensi wawasan kebangsaan", "Survei wawasan kebangsaan", 68.9, 0.9),
        Indikator(POLDAGRI, politik, "Indeks Demokrasi Indonesia", "Indeks", "Jumlah skor aspek kebebasan, kesetaraan, kapasitas lembaga / jumlah aspek", "Skor provinsi menurut publikasi resmi", "Badan Pusat Statistik", 76.8, 0.6),
        Indikator(POLDAGRI, politik, "Tingkat partisipasi pemilih", "Persen", "(Jumlah pemilih yang memberikan suara / jumlah pemilih terdaftar) x 100%", "Pemilih yang memberikan suara pada pemilihan terakhir", "Komisi Pemilihan Umum", 71.4, 1.1),
        Indikator(TAHANAN, rukun, "Indeks Kerukunan Umat Beragama", "Indeks", "Jumlah skor dimensi toleransi, kesetaraan, kerja sama / jumlah dimensi", "Skor provinsi menurut survei nasional", "Survei Kementerian Agama", 77.3, 0.5),
        Indikator(TAHANAN, rukun, "Persentase Ormas Aktif", "Persen", "(Jumlah ormas aktif / jumlah ormas terdaftar) x 100%", "Ormas yang menyampaikan laporan kegiatan tahun berjalan", "Basis data ormas", 55.6, 2.3),
        Indikator(WASNAS, aman, "Persentase potensi konflik yang tertangani", "Persen", "(Jumlah potensi konflik yang tertangani / jumlah potensi konflik yang terpetakan) x 100%", "Potensi konflik yang tidak berkembang menjadi konflik terbuka", "Laporan tim terpadu", 82.7, 1.3),
        Indikator(WASNAS, aman, "Angka kejadian konflik sosial", "Kejadian", "Jumlah kejadian konflik sosial dalam satu tahun", "Benturan fisik antarkelompok warga yang dilaporkan", "Laporan kewaspadaan dini", 34, -3, "Turun", "Kumulatif"),
    ]  # fmt: skip
    for item in out:
        if item.satuan != "Kejadian":
            item.awal = round(item.awal + acak.uniform(-3, 3), 1)
            item.langkah = round(item.langkah * acak.uniform(0.8, 1.2), 1)
        else:
            item.awal += acak.randrange(5)
        item.target = [round(item.awal + item.langkah * (n + 1), 1) for n in range(len(TAHUN))]
    return out


@dataclass
class Agensi:
    """The documents as rows of the builder, ready to be read into a store."""

    indikator: list[Indikator]
    usulan: dict[str, list[Row]]
    sasaran: list[Row]
    program: list[Row]
    renja: list[Row]
    lama: list[Row]
    ukur: list[Row]
    aksi: list[Row]

    def files(self) -> list[HasilBaca]:
        """All documents; a document without rows is not sent."""
        out = [pembuat.usulan(*rows, bidang=bidang) for bidang, rows in self.usulan.items() if rows]
        out.append(pembuat.renstra(sasaran=self.sasaran, program=self.program, periode=PERIODE))
        if self.renja:
            out.append(pembuat.renja(*self.renja))
        if self.lama:
            out.append(pembuat.iku_lama(*self.lama))
        if self.ukur:
            out.append(pembuat.pengukuran(*self.ukur))
        if self.aksi:
            rencana = {"Rencana aksi": ("rencana_aksi", self.aksi)}
            out.append(pembuat.berkas("pengukuran", "rencana-aksi.xlsx", rencana))
        return out

    def row(self, nama: str, dokumen: str = "usulan") -> Row:
        """The row of an indicator in one document."""
        rows = [row for part in self.usulan.values() for row in part] if dokumen == "usulan" else getattr(self, dokumen)
        return next(row for row in rows if row.get("indikator") == nama)


def agency(seed: int, vocabulary: Vocabulary, change: Callable[[list[Indikator]], None] | None = None) -> Agensi:
    """The agency of a seed; `change` alters its list of indicators before the documents are made."""
    acak = random.Random(seed)
    items = indicators(acak)
    if change:
        change(items)
    usulan: dict[str, list[Row]] = {}
    for item in items:
        rows = usulan.setdefault(item.bidang, [])
        rows.append(_iku_row(item, len(rows)))
    sasaran = [_plan_row(item, number) for number, item in enumerate(items)]
    lama = [_old_row(item, number) for number, item in enumerate(items)]
    ukur = [_measured_row(item, number, acak) for number, item in enumerate(items)]
    aksi = [_quarter_row(item, number) for number, item in enumerate(items)]
    program = _programmes(items, vocabulary, acak)
    renja = [_of_year(row) for row in program]
    return Agensi(items, usulan, sasaran, program, renja, lama, ukur, aksi)


def _iku_row(item: Indikator, number: int) -> Row:
    return {
        "baris": pembuat.BARIS_PERTAMA + number,
        "nomor": str(number + 1),
        "sasaran": item.sasaran,
        "indikator": item.nama,
        "satuan": item.satuan,
        "alasan": item.alasan,
        "definisi_operasional": item.definisi,
        "formulasi": item.formulasi,
        "tipe_penghitungan": item.tipe,
        "polaritas": item.polaritas,
        "sumber_data": item.sumber,
        "penanggung_jawab": item.bidang,
        "baseline": {2024: item.awal_teks or _text(item.awal)},
        "target": {year: _text(value) for year, value in zip(TAHUN, item.target, strict=True)},
    }


def _text(value: Any) -> str:
    return value if isinstance(value, str) else format_angka(value)


def _plan_row(item: Indikator, number: int) -> Row:
    row = _iku_row(item, number)
    return {name: row[name] for name in ("baris", "sasaran", "indikator", "satuan", "baseline", "target")}


def _old_row(item: Indikator, number: int) -> Row:
    row = _iku_row(item, number)
    return row | {"target": {2025: row["target"][2025]}}


def _measured_row(item: Indikator, number: int, acak: random.Random) -> Row:
    """Result of 2024 is the baseline; 2025 came a little short of its target, so that no later target is below it."""
    row = {
        "baris": pembuat.BARIS_PERTAMA + number,
        "sasaran": item.sasaran,
        "indikator": item.nama,
        "satuan": item.satuan,
    }
    if isinstance(item.target[0], str) or item.awal_teks:
        return row | {"realisasi": {2024: item.awal_teks or _text(item.awal)}}
    target = item.target[0]
    share = acak.uniform(0.96, 1.0)
    real = round(target / share) if item.polaritas == "Turun" else round(target * share, 1)
    return row | {
        "realisasi": {2024: _text(item.awal), 2025: _text(real)},
        "target": {2025: _text(target)},
        "capaian": {2025: achievement(target, real, item.polaritas)},
    }


def _quarter_row(item: Indikator, number: int, tahun: int = 2026) -> Row:
    """Targets of the quarters of a year: parts of the whole where they are added, else the target of the year each."""
    year = item.target[tahun - TAHUN[0]]
    parts: list[Any] = [year] * 4
    if item.tipe == "Kumulatif" and not isinstance(year, str):
        parts = [year // 4, year // 4, year // 4, year - 3 * (year // 4)]
    quarters = {f"target_tw{n}": {tahun: _text(value)} for n, value in enumerate(parts, 1)}
    row = _iku_row(item, number)
    kept = {name: row[name] for name in ("baris", "sasaran", "indikator", "satuan")}
    return kept | {"target": {tahun: _text(year)}} | quarters


def achievement(target: float, real: float, polaritas: str) -> str:
    """Capaian with two decimals, as a report prints it."""
    share = (2 * target - real) / target if polaritas == "Turun" else real / target
    return format_angka(round(share * 100, 2))


_OUTCOME = (
    ("8.01.01", "Persentase layanan kesekretariatan tepat waktu", "Meningkatnya akuntabilitas kinerja perangkat daerah"),
    ("8.01.02", "Persentase peserta didik kebangsaan yang lulus uji pemahaman", "Menguatnya karakter kebangsaan masyarakat"),
    ("8.01.03", "Persentase partai politik yang tertib administrasi", "Meningkatnya kualitas kehidupan demokrasi"),
    ("8.01.04", "Persentase ormas yang dibina secara berkala", "Meningkatnya kerukunan umat beragama"),
    ("8.01.05", "Persentase forum kerukunan yang berfungsi", "Meningkatnya kerukunan umat beragama"),
    ("8.01.06", "Persentase potensi konflik yang tertangani", "Terkendalinya konflik sosial"),
)  # fmt: skip


def _programmes(items: list[Indikator], vocabulary: Vocabulary, acak: random.Random) -> list[Row]:
    """The urusan, its six programmes, one kegiatan each with its first sub kegiatan: code rows with pagu, then targets."""
    rows: list[Row] = []
    rows.append({"kode": "8.01", "level": "urusan", "sasaran": None, "uraian": vocabulary.kode["8.01"][1], "pagu": {}})
    for number, (kode, outcome, sasaran) in enumerate(_OUTCOME):
        kegiatan = f"{kode}.1.01"
        subs = [name for name in vocabulary.kode if name.startswith(kegiatan + ".")][:3]
        iku = next((item for item in items if item.nama == outcome), None)
        start = round(52.5 + 6.1 * number + acak.uniform(-2, 2), 1)
        shares = iku.target if iku else [round(start + (1.5 + 0.2 * number) * (n + 1), 1) for n in range(len(TAHUN))]
        awal = iku.awal if iku else start
        own = [{year: (acak.randrange(20, 90) + 5 * n) * 5_000_000 for n, year in enumerate(TAHUN)} for _ in subs]
        total = {year: sum(pagu[year] for pagu in own) for year in TAHUN}
        rows.append(_code_row(kode, "program", vocabulary, total, sasaran))
        rows.append(_outcome_row(kode, "program", outcome, "Persen", awal, shares, total, sasaran))
        rows.append(_code_row(kegiatan, "kegiatan", vocabulary, total, sasaran))
        counts = [8 + number + n for n in range(len(TAHUN))]
        name = f"Jumlah dokumen kebijakan {('sekretariat', 'ideologi', 'politik', 'ormas', 'ketahanan', 'kewaspadaan')[number]}"
        rows.append(_outcome_row(kegiatan, "kegiatan", name, "Dokumen", counts[0], counts, total, sasaran))
        for place, (sub, pagu) in enumerate(zip(subs, own, strict=True)):
            rows.append(_code_row(sub, "sub_kegiatan", vocabulary, pagu, sasaran))
            name = f"Jumlah laporan {vocabulary.kode[sub][1]}"
            amounts = [3 + place + n for n in range(len(TAHUN))]
            rows.append(_outcome_row(sub, "sub_kegiatan", name, "Laporan", amounts[0], amounts, pagu, sasaran))
    programmes = [row for row in rows if row["level"] == "program" and row.get("uraian")]
    rows[0]["pagu"] = {year: _rupiah(sum(_amount(row["pagu"][year]) for row in programmes)) for year in TAHUN}
    for number, row in enumerate(rows):
        row["baris"] = pembuat.BARIS_PERTAMA + number
        if row.get("indikator"):
            row["pagu"] = {
                year: pembuat.nilai("pagu", text, year, row["baris"], ulangan=True)
                for year, text in row["pagu"].items()
            }
    return rows


def _rupiah(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")


def _amount(text: str) -> int:
    return int(text.replace(".", ""))


def _code_row(kode: str, level: str, vocabulary: Vocabulary, pagu: dict[int, int], sasaran: str) -> Row:
    pagu_text = {year: _rupiah(amount) for year, amount in pagu.items()}
    return {"kode": kode, "level": level, "sasaran": sasaran, "uraian": vocabulary.kode[kode][1], "pagu": pagu_text}


def _outcome_row(
    kode: str, level: str, nama: str, satuan: str, awal: float, target: list[Any], pagu: dict[int, int], sasaran: str
) -> Row:
    return {
        "kode": kode,
        "level": level,
        "sasaran": sasaran,
        "indikator": nama,
        "satuan": satuan,
        "baseline": {2024: _text(awal)},
        "target": {year: _text(value) for year, value in zip(TAHUN, target, strict=True)},
        "pagu": {year: _rupiah(amount) for year, amount in pagu.items()},
    }


def _of_year(row: Row, tahun: int = 2026) -> Row:
    """The same programme row in the Renja of one year."""
    kept = {name: value for name, value in row.items() if name not in ("target", "pagu", "baseline")}
    return kept | {name: {tahun: row[name][tahun]} for name in ("target", "pagu") if tahun in row.get(name, {})}
