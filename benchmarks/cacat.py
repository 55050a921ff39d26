# ruff: noqa: E501 (one fault or indicator a line reads better than a wrapped one)
"""Faults as people make them, one at a time: what is changed, where the finding must stand, what else it cannot but touch.

Each is written from the catalogue of the field, not from the checks. `pakai` changes the list of indicators (all
documents then say the same) or, when it gives a function, one document. `juga` names the codes that the same fault
touches by the logic of the field, with the reason in the comment beside it.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from benchmarks.agensi import POLDAGRI, TAHANAN, TAHUN, WASBANG, WASNAS, Agensi, Indikator, Row, achievement
from tests import pembuat
from tests.pembuat import sel

SAKIP, PUAS, PELAJAR, WAWASAN, IDI, PEMILIH, IKUB, ORMAS, TANGANI, KEJADIAN = range(10)
NAMA = {
    SAKIP: "Nilai SAKIP Perangkat Daerah",
    PUAS: "Kepuasan penerima layanan perangkat daerah",
    PELAJAR: "Persentase pelajar yang memahami nilai Pancasila",
    WAWASAN: "Indeks Wawasan Kebangsaan",
    IDI: "Indeks Demokrasi Indonesia",
    PEMILIH: "Tingkat partisipasi pemilih",
    IKUB: "Indeks Kerukunan Umat Beragama",
    ORMAS: "Persentase Ormas Aktif",
    TANGANI: "Persentase potensi konflik yang tertangani",
    KEJADIAN: "Angka kejadian konflik sosial",
}
Tempat = tuple[str | None, str | None]  # start of the file's name, cell (null: none)


@dataclass(frozen=True)
class Cacat:
    """One fault: `kode` that must find it, a name, the places of which one must be named, `juga`: unavoidable others.

    `daftar` alters the indicators before the documents are made, `dokumen` the documents themselves.
    """

    kode: str
    nama: str
    tempat: tuple[Tempat, ...]
    daftar: Callable[[list[Indikator]], None] | None = None
    dokumen: Callable[[Agensi], None] | None = None
    juga: frozenset[str] = frozenset()


def _baris(nomor: int) -> int:
    """The sheet row of an indicator in its usulan: two for each bidang."""
    return pembuat.BARIS_PERTAMA + nomor % 2


def _isian(kode: str, nomor: int, medan: str, isi: Any, juga: str = "", alamat: str | None = None) -> Cacat:
    """A field of one usulan that says something else, or nothing."""

    def change(agensi: Agensi) -> None:
        agensi.row(NAMA[nomor])[medan] = isi

    place = ("usulan", alamat or sel(medan, _baris(nomor)))
    return Cacat(kode, f"{medan} {isi!r}", (place,), dokumen=change, juga=frozenset(juga.split()))


def _nilai(
    kode: str, nomor: int, medan: str, tahun: int, isi: Any, juga: str = "", dok: str = "usulan", di: str = "usulan"
) -> Cacat:
    """A value of one document that says something else, or nothing; the finding stands in `di`."""

    def change(agensi: Agensi) -> None:
        row = agensi.row(NAMA[nomor], dok)
        row[medan] = dict(row[medan]) | {tahun: isi(row[medan][tahun]) if callable(isi) else isi}

    nomor_baris = _baris(nomor) if di == "usulan" else pembuat.BARIS_PERTAMA + nomor
    label = "bergeser" if callable(isi) else repr(isi)
    return Cacat(kode, f"{medan} {tahun} {dok} {label}", ((di, sel(medan, nomor_baris, tahun)),), dokumen=change,
                 juga=frozenset(juga.split()))  # fmt: skip


def _daftar(
    kode: str, nomor: int, medan: str, ubah: dict[str, Any], juga: str = "", tahun: int | None = None, nama: str = ""
) -> Cacat:
    """An indicator that all documents describe in the same wrong way."""

    def change(items: list[Indikator]) -> None:
        for name, value in ubah.items():
            now = getattr(items[nomor], name)
            setattr(items[nomor], name, value(now, items[nomor]) if callable(value) else value)

    place = ("usulan", sel(medan, _baris(nomor), tahun))
    return Cacat(kode, nama or ", ".join(f"{key} {value!r}" for key, value in ubah.items() if not callable(value)),
                 (place,), daftar=change, juga=frozenset(juga.split()))  # fmt: skip


def _angka(teks: str) -> float:
    return float(teks.replace(".", "").replace(",", "."))


def _tambah(selisih: float) -> Callable[[str], str]:
    return lambda teks: f"{_angka(teks) + selisih:.1f}".replace(".", ",")


def _kali(faktor: float) -> Callable[[str], str]:
    return lambda teks: f"{_angka(teks) * faktor:.4f}".rstrip("0").rstrip(".").replace(".", ",")


def _deret(ubah: Callable[[int, float], float]) -> Callable[[list[float], Indikator], list[float]]:
    return lambda target, _: [round(ubah(n, value), 2) for n, value in enumerate(target)]


def faults() -> Iterator[Cacat]:
    """All of them, by code."""
    yield from _kelengkapan()
    yield from _kewajaran()
    yield from _perumusan()
    yield from _keselarasan()
    yield from _struktur()
    yield from _pengukuran()


def _kelengkapan() -> Iterator[Cacat]:
    # Without its name the Renstra indicator and last year's have no usulan any more (K30, K35).
    yield _isian("K01", PELAJAR, "indikator", None, "K30 K35")
    yield _isian("K01", ORMAS, "indikator", "-", "K30 K35")
    yield _isian("K01", SAKIP, "sasaran", None)
    for nomor, isi in ((PUAS, None), (PEMILIH, "-"), (PUAS, "N/A")):
        yield _isian("K02", nomor, "satuan", isi)
    yield _isian("K03", WAWASAN, "formulasi", None)
    yield _isian("K03", IDI, "definisi_operasional", None)
    yield _isian("K03", ORMAS, "formulasi", "n/a")
    for nomor, isi in ((SAKIP, None), (PEMILIH, "-"), (KEJADIAN, "nihil")):
        yield _isian("K04", nomor, "sumber_data", isi)
    for nomor, isi in ((IKUB, None), (WAWASAN, "Bidang Hubungan Antarlembaga"), (IDI, "Bidang Poltik Dalm Negri")):
        yield _isian("K05", nomor, "penanggung_jawab", isi)
    for nomor, isi in ((PELAJAR, None), (TANGANI, "nihil")):
        yield _isian("K06", nomor, "alasan", isi)
    for nomor, isi in ((IDI, None), (ORMAS, "Tahunan"), (PUAS, "-")):
        yield _isian("K07", nomor, "tipe_penghitungan", isi)
    tanpa_arah = {"nama": "Rasio pos lintas batas per kecamatan", "polaritas": "", "satuan": "Rasio"}

    def no_clue(items: list[Indikator]) -> None:
        for name, value in tanpa_arah.items():
            setattr(items[IDI], name, value)

    yield Cacat(
        "K08", "polaritas kosong tanpa kata kunci", (("usulan", sel("polaritas", _baris(IDI))),), daftar=no_clue
    )
    # With the wrong direction every step is a step back, also for the measured results.
    yield _isian("K08", WAWASAN, "polaritas", "Turun", "K12 K14 K42 K43")
    yield _daftar("K08", KEJADIAN, "target", {"polaritas": "", "target": _deret(lambda n, v: v + 6 * n)},
                  "K12 K14 K42 K43", 2029, "kejadian konflik naik")  # fmt: skip
    for nomor, tahun, isi in ((PELAJAR, 2027, None), (IKUB, 2026, "-"), (KEJADIAN, 2029, "N/A"), (SAKIP, 2025, "n/a")):
        yield _nilai("K09", nomor, "target", tahun, isi)
    for nomor, tahun, isi in (
        (WAWASAN, 2026, "Ada"),
        (ORMAS, 2028, "1 Dokumen 2900 orang"),
        (IDI, 2025, "Tepat waktu"),
    ):
        yield _nilai("K10", nomor, "target", tahun, isi)
    for nomor, isi in ((PUAS, None), (TANGANI, "N/A"), (IDI, "-")):
        yield _nilai("K11", nomor, "baseline", 2024, isi)

    def empty_sasaran(agensi: Agensi) -> None:
        agensi.usulan[POLDAGRI].append({"baris": 9, "sasaran": "Meningkatnya kemandirian partai politik"})

    # A sasaran that is nowhere else has no programme either (K37).
    yield Cacat("K26", "sasaran usulan tanpa indikator", (("usulan", sel("sasaran", 9)),), dokumen=empty_sasaran,
                juga=frozenset({"K37"}))  # fmt: skip

    def empty_plan(agensi: Agensi) -> None:
        agensi.sasaran.append({"baris": 17, "sasaran": "Menurunnya kerawanan sosial"})

    yield Cacat("K26", "sasaran Renstra tanpa indikator", (("renstra", sel("sasaran", 17)),), dokumen=empty_plan,
                juga=frozenset({"K37"}))  # fmt: skip

    def silent(agensi: Agensi) -> None:
        agensi.usulan["Sekretariat"] = []

    # What the bidang did not send is missing in the IKU (K30, K35), its sasaran has no IKU.
    yield Cacat("K28", "bidang tidak mengirim", ((None, None),), dokumen=silent, juga=frozenset({"K30", "K35"}))

    def lonely(items: list[Indikator]) -> None:
        del items[1:]

    yield Cacat("K28", "hanya satu IKU", ((None, None),), daftar=lonely, juga=frozenset({"K30", "K26", "K37"}))


def _kewajaran() -> Iterator[Cacat]:
    yield _daftar(
        "K12", WAWASAN, "target", {"target": _deret(lambda n, v: v - 8)}, tahun=2025, nama="di bawah baseline"
    )
    yield _daftar(
        "K12", KEJADIAN, "target", {"target": _deret(lambda n, v: v + 16)}, tahun=2025, nama="kejadian di atas baseline"
    )

    def known_better(agensi: Agensi) -> None:
        row = agensi.row(NAMA[IKUB], "ukur")
        row["realisasi"] = row["realisasi"] | {2024: _tambah(4)(row["realisasi"][2024])}

    # The measured result of the baseline's year is not the baseline any more (K34).
    yield Cacat("K12", "di bawah realisasi 2024", (("usulan", sel("target", _baris(IKUB), 2025)),), dokumen=known_better,
                juga=frozenset({"K34"}))  # fmt: skip
    yield _daftar(
        "K13", PUAS, "target", {"target": lambda t, item: [item.awal] * 5}, tahun=2025, nama="sama dengan baseline"
    )
    yield _daftar("K13", TANGANI, "target", {"target": [100] * 5}, tahun=2025, nama="seratus setiap tahun")
    yield _daftar("K13", KEJADIAN, "target", {"target": [20] * 5}, tahun=2025, nama="dua puluh setiap tahun")
    for nomor, tahun in ((PELAJAR, 2027), (SAKIP, 2028), (IDI, 2029)):
        n = tahun - 2025
        yield _daftar("K14", nomor, "target", {"target": lambda t, i, n=n: [*t[:n], round(t[n - 1] - 0.2, 1), *t[n + 1:]]},
                      tahun=tahun, nama=f"mundur {tahun}")  # fmt: skip
    yield _daftar(
        "K14",
        KEJADIAN,
        "target",
        {"target": lambda t, i: [*t[:2], t[1] + 1, *t[3:]]},
        tahun=2027,
        nama="kejadian naik 2027",
    )
    # A slip upwards makes the next year a step back (K14); a slip downwards is itself one, below the baseline (K12).
    yield _daftar(
        "K15", IKUB, "target", {"target": lambda t, i: [*t[:2], t[2] * 10, *t[3:]]}, "K14", 2027, "sepuluh kali lipat"
    )
    yield _daftar(
        "K15",
        WAWASAN,
        "target",
        {"target": lambda t, i: [*t[:3], round(t[3] / 100, 3), t[4]]},
        "K12 K14",
        2028,
        "seperseratus",
    )
    # In one document only: the other says something else (K33), by a factor of ten (K18).
    yield _nilai("K15", IDI, "target", 2029, _kali(10), "K33 K18")
    yield _nilai("K15", PUAS, "target", 2026, _kali(1000), "K33 K18 K14")
    yield _daftar("K16", ORMAS, "target", {"target": lambda t, i: [*t[:4], 105]}, tahun=2029, nama="lebih dari seratus")
    yield _daftar("K16", PEMILIH, "target", {"target": lambda t, i: [-5, *t[1:]]}, "K12 K15", 2025, "kurang dari nol")
    # 60 typed into a percent cell: hundredfold (K15), unlike Renstra (K33, K18).
    yield _nilai("K16", PELAJAR, "target", 2027, _kali(100), "K15 K14 K33 K18")
    pecahan = {"awal": lambda v, i: round(v / 100, 3), "target": lambda t, i: [round(v / 100, 3) for v in t]}
    yield _daftar("K17", PEMILIH, "target", pecahan, tahun=2025, nama="semua tahun pecahan")
    yield _nilai("K17", ORMAS, "target", 2026, _kali(0.01), "K12 K14 K15 K33 K18")
    yield _nilai("K18", IDI, "target", 2027, _kali(0.001), "K33 K12 K14 K15")

    def small(items: list[Indikator]) -> None:
        items[IDI].awal = round(items[IDI].awal / 100, 3)
        items[IDI].target = [round(value / 100, 3) for value in items[IDI].target]

    def scaled(agensi: Agensi) -> None:
        row = agensi.row(NAMA[IDI], "sasaran")
        for medan in ("target", "baseline"):
            row[medan] = {year: _kali(1000)(text) for year, text in row[medan].items()}

    # The plan writes 768 where 0,768 is meant: every year and the baseline differ (K33, K34).
    yield Cacat("K18", "koma hilang di Renstra", tuple(("usulan", sel("target", _baris(IDI), y)) for y in TAHUN),
                daftar=small, dokumen=scaled, juga=frozenset({"K33", "K34"}))  # fmt: skip

    def copied(items: list[Indikator]) -> None:
        items[IKUB].target, items[IKUB].awal = list(items[IDI].target), items[IDI].awal

    yield Cacat(
        "K47", "deret disalin", tuple(("usulan", sel("target", _baris(n), 2025)) for n in (IDI, IKUB)), daftar=copied
    )

    def copied_three(items: list[Indikator]) -> None:
        items[PELAJAR].target[:3] = items[PEMILIH].target[:3]
        items[PELAJAR].target[3:] = [items[PEMILIH].target[3], items[PEMILIH].target[4]]
        items[PELAJAR].awal = items[PEMILIH].awal - 2

    yield Cacat("K47", "deret disalin dari bidang lain", tuple(("usulan", sel("target", _baris(n), 2025)) for n in (PEMILIH, PELAJAR)),
                daftar=copied_three)  # fmt: skip
    yield _daftar("K48", IDI, "baseline", {"awal_teks": "100%"}, tahun=2024, nama="baseline persen, target indeks")
    # What is counted in dokumen is an output (K19).
    yield _daftar("K48", WAWASAN, "baseline", {"awal_teks": "100%", "target": ["24 Dokumen", "25 Dokumen", "26 Dokumen", "27 Dokumen", "28 Dokumen"]},
                  "K19 K32", 2024, "baseline persen, target dokumen")  # fmt: skip


def _perumusan() -> Iterator[Cacat]:
    hitung = {
        "satuan": "Kegiatan",
        "formulasi": "Jumlah kegiatan dalam satu tahun",
        "awal": 12,
        "target": [13, 14, 15, 16, 17],
        "tipe": "Kumulatif",
    }
    yield _daftar("K19", PELAJAR, "indikator", hitung | {"nama": "Jumlah sosialisasi wawasan kebangsaan"})
    yield _daftar("K19", IDI, "indikator", hitung | {"nama": "Terlaksananya pendidikan politik masyarakat"})
    # Here the satuan alone says that it is an output.
    yield _daftar("K19", ORMAS, "satuan", hitung | {"nama": "Pembinaan ormas", "satuan": "Laporan"})
    yield _daftar("K20", SAKIP, "indikator", {"nama": "Tingkat penyerapan anggaran"})
    yield _daftar("K20", PEMILIH, "indikator", {"nama": "Persentase serapan belanja program politik"})
    yield _daftar("K21", IKUB, "indikator", {"nama": "Meningkatnya toleransi antarumat"})
    yield _daftar("K21", WAWASAN, "indikator", {"nama": "Menguatnya karakter kebangsaan masyarakat"})
    yield _daftar("K22", ORMAS, "indikator", {"nama": "Persentase ormas aktif dan partai politik tertib administrasi"})
    yield _daftar("K22", IDI, "indikator", {"nama": "Indeks demokrasi serta tingkat kepercayaan publik"})
    yield _daftar("K22", PELAJAR, "indikator", {"nama": "Persentase pelajar/mahasiswa yang memahami nilai Pancasila"})
    yield _daftar("K23", TANGANI, "indikator", {"nama": "Persentase wilayah yang kondusif"})
    yield _daftar("K23", PUAS, "indikator", {"nama": "Tingkat layanan yang optimal"})
    yield _daftar("K24", ORMAS, "formulasi", {"formulasi": "Jumlah ormas aktif x 100%"})
    yield _daftar("K24", PELAJAR, "formulasi", {"formulasi": "Hasil survei pemahaman Pancasila"})
    turun = "Persentase penurunan kasus intoleransi"
    yield _daftar(
        "K25",
        PEMILIH,
        "formulasi",
        {"nama": turun, "formulasi": "Jumlah kasus yang turun / jumlah seluruh kasus x 100%"},
    )
    naik = "Persentase peningkatan ormas terdaftar"
    yield _daftar("K25", ORMAS, "formulasi", {"nama": naik, "formulasi": "(Jumlah ormas baru / jumlah ormas) x 100%"})

    def crowd(items: list[Indikator]) -> None:
        for number, name in enumerate(("Indeks Kohesi Warga", "Indeks Ketahanan Keluarga")):
            new = copy.deepcopy(items[IKUB])
            new.nama, new.awal = name, 40.0 + 9 * number
            new.target = [round(new.awal + (0.7 + number) * (n + 1), 1) for n in range(5)]
            items.append(new)

    yield Cacat(
        "K27",
        "empat indikator pada satu sasaran",
        ((None, None), ("usulan", None), ("usulan", sel("sasaran", 7))),
        daftar=crowd,
    )
    for nomor, isi in ((ORMAS, "Jumlah ormas aktif di Kabupaten Bantul / jumlah ormas terdaftar x 100%"),
                       (PEMILIH, "Jumlah pemilih 2014 / jumlah pemilih terdaftar x 100%")):  # fmt: skip
        yield _daftar("K46", nomor, "formulasi", {"formulasi": isi})
    yield _daftar("K46", WAWASAN, "sumber_data", {"sumber": "Survei Kesbangpol Provinsi Jawa Timur"})


def _keselarasan() -> Iterator[Cacat]:
    def twice(agensi: Agensi) -> None:
        agensi.usulan[TAHANAN].append(agensi.row(NAMA[ORMAS]) | {"baris": 9})

    # One plan row has one partner: the second one has none (K30) and is new this year (K35).
    yield Cacat("K29", "dua kali dalam satu berkas", tuple(("usulan", sel("indikator", b)) for b in (8, 9)), dokumen=twice,
                juga=frozenset({"K30", "K35", "K27", "K47"}))  # fmt: skip

    def elsewhere(agensi: Agensi) -> None:
        row = agensi.row(NAMA[IKUB]) | {
            "baris": 9,
            "indikator": "Indeks Kerukunan Umat Beragma",
            "penanggung_jawab": WASBANG,
        }
        agensi.usulan[WASBANG].append(row)

    yield Cacat("K29", "salah ketik, di bidang lain", tuple(("usulan", sel("indikator", b)) for b in (7, 9)), dokumen=elsewhere,
                juga=frozenset({"K30", "K35", "K27", "K47", "K31"}))  # fmt: skip

    def unplanned(agensi: Agensi) -> None:
        agensi.sasaran = [row for row in agensi.sasaran if row["indikator"] != NAMA[IDI]]

    yield Cacat("K30", "tidak ada di Renstra", (("usulan", sel("indikator", _baris(IDI))),), dokumen=unplanned)

    def forgotten(agensi: Agensi) -> None:
        agensi.usulan[WASBANG] = [row for row in agensi.usulan[WASBANG] if row["indikator"] != NAMA[WAWASAN]]
        agensi.lama = [row for row in agensi.lama if row["indikator"] != NAMA[WAWASAN]]

    yield Cacat("K30", "Renstra tanpa usulan", (("renstra", sel("indikator", 7 + WAWASAN)),), dokumen=forgotten)
    for nomor, lain in ((PELAJAR, "Persensatase pelajar yang memahami nilai Pancasila"), (ORMAS, "Prosentase Organisasi Kemasyarakatan Aktif"),
                        (IKUB, "Indeks Kerukunan Antar Umat Beragama")):  # fmt: skip

        def renamed(agensi: Agensi, nomor: int = nomor, lain: str = lain) -> None:
            agensi.row(NAMA[nomor], "sasaran")["indikator"] = lain

        # While a person has to decide the pair, whether it is in the plan is open; the plan's own copies too.
        yield Cacat("K31", f"Renstra: {lain}", (("usulan", sel("indikator", _baris(nomor))),), dokumen=renamed)
    for nomor, isi in ((IDI, "Nilai"), (PUAS, "Persen"), (SAKIP, "Skala")):

        def other_unit(agensi: Agensi, nomor: int = nomor, isi: str = isi) -> None:
            agensi.row(NAMA[nomor], "sasaran")["satuan"] = isi

        yield Cacat("K32", f"satuan Renstra {isi}", (("usulan", sel("satuan", _baris(nomor))),), dokumen=other_unit)
    for nomor, tahun in ((PELAJAR, 2026), (SAKIP, 2029), (KEJADIAN, 2027)):
        geser = _tambah(-1) if nomor == KEJADIAN else _tambah(0.1)
        yield _nilai("K33", nomor, "target", tahun, geser, dok="sasaran", juga="K14" if nomor == KEJADIAN else "")

    def renja_differs(agensi: Agensi) -> None:
        row = agensi.row(NAMA[TANGANI], "renja")
        row["target"] = {2026: _tambah(0.3)(row["target"][2026])}

    yield Cacat(
        "K33", "target Renja berbeda", (("usulan", sel("target", _baris(TANGANI), 2026)),), dokumen=renja_differs
    )
    yield _nilai("K34", IKUB, "baseline", 2024, _tambah(-0.3), dok="sasaran")
    yield _nilai("K34", ORMAS, "baseline", 2024, _tambah(-0.6))

    def measured_otherwise(agensi: Agensi) -> None:
        row = agensi.row(NAMA[PEMILIH], "ukur")
        row["realisasi"] = row["realisasi"] | {2024: _tambah(-0.7)(row["realisasi"][2024])}

    yield Cacat(
        "K34",
        "realisasi tahun dasar berbeda",
        (("usulan", sel("baseline", _baris(PEMILIH), 2024)),),
        dokumen=measured_otherwise,
    )

    def added(agensi: Agensi) -> None:
        agensi.lama = [row for row in agensi.lama if row["indikator"] != NAMA[SAKIP]]

    yield Cacat("K35", "ditambahkan tanpa catatan", (("usulan", sel("indikator", _baris(SAKIP))),), dokumen=added)

    def dropped(agensi: Agensi) -> None:
        agensi.lama.append(agensi.row(NAMA[IDI], "lama") | {"baris": 17, "indikator": "Cakupan deteksi dini kerawanan"})

    yield Cacat("K35", "dihapus tanpa catatan", (("iku-lama", sel("indikator", 17)),), dokumen=dropped)

    def renamed_this_year(agensi: Agensi) -> None:
        agensi.row(NAMA[TANGANI], "lama")["indikator"] = "Persentase potensi konflik sosial yang telah tertangani"

    yield Cacat(
        "K35",
        "berganti nama tanpa catatan",
        (("usulan", sel("indikator", _baris(TANGANI))),),
        dokumen=renamed_this_year,
    )
    for nomor, medan, isi in ((ORMAS, "formulasi", "Jumlah ormas aktif / jumlah seluruh ormas di daerah x 100%"),
                              (IKUB, "definisi_operasional", "Rata-rata skor lima kabupaten terpilih")):  # fmt: skip

        def redefined(agensi: Agensi, nomor: int = nomor, medan: str = medan, isi: str = isi) -> None:
            agensi.row(NAMA[nomor], "lama")[medan] = isi

        yield Cacat("K36", f"{medan} berubah", (("usulan", sel(medan, _baris(nomor))),), dokumen=redefined)

    def unlinked(agensi: Agensi) -> None:
        for row in (*agensi.program, *agensi.renja):
            if row["kode"].startswith("8.01.03"):
                row["sasaran"] = None

    places = tuple(("renstra", sel(medan, _baris_program("8.01.03"))) for medan in ("kode", "sasaran", "uraian"))
    yield Cacat(
        "K37", "program tanpa sasaran", (*places, ("renstra", None), ("usulan", sel("sasaran", 7))), dokumen=unlinked
    )

    def unsupported(agensi: Agensi) -> None:
        for row in (*agensi.program, *agensi.renja):
            if row["kode"].startswith("8.01.03"):
                row["sasaran"] = "Meningkatnya kerukunan umat beragama"

    yield Cacat("K37", "sasaran tanpa program", (("usulan", sel("sasaran", 7)),), dokumen=unsupported)


_KODE = ("8.01.01", "8.01.02", "8.01.03", "8.01.04", "8.01.05", "8.01.06")


def _baris_program(kode: str) -> int:
    """The sheet row of a programme's code row: ten rows a programme below the urusan."""
    return pembuat.BARIS_PERTAMA + 1 + 10 * _KODE.index(kode)


def _di_program(agensi: Agensi, nomor: int) -> Row:
    return next(row for row in agensi.program if row["baris"] == nomor)


def _struktur() -> Iterator[Cacat]:
    yield from _kode()
    yield from _pagu()
    yield from _kolom()


def _kode() -> Iterator[Cacat]:
    kasus: tuple[tuple[str, str, Callable[[str], str], int], ...] = (
        ("kode kabupaten", "8.01.02.1.01", lambda kode: kode.replace(".1.01", ".2.01"), 2),
        ("kode tidak ada", "8.01.04.1.01", lambda kode: kode.replace(".1.01", ".1.07"), 2),
        ("kode rusak", "8.01.05", lambda _: "2 Paket", 0),
    )
    for nama, kode, ubah, jarak in kasus:

        def recoded(agensi: Agensi, kode: str = kode, ubah: Callable[[str], str] = ubah) -> None:
            for row in agensi.program:
                row["kode"] = ubah(row["kode"]) if row["kode"] == kode else row["kode"]

        # A code that is no longer between its parent and its children leaves them without each other.
        yield Cacat("K38", nama, (("renstra", sel("kode", _baris_program(kode[:7]) + jarak)),), dokumen=recoded)

    def misnamed(agensi: Agensi) -> None:
        _di_program(agensi, _baris_program("8.01.04"))["uraian"] = "PROGRAM PEMBINAAN ORGANISASI MASYARAKAT"

    yield Cacat(
        "K38", "nama program diubah", (("renstra", sel("uraian", _baris_program("8.01.04"))),), dokumen=misnamed
    )


def _pagu() -> Iterator[Cacat]:
    def amount(jarak: int, tahun: int, isi: Callable[[int], str], kode: str) -> Callable[[Agensi], None]:
        def change(agensi: Agensi) -> None:
            row = _di_program(agensi, _baris_program(kode) + jarak)
            row["pagu"] = row["pagu"] | {tahun: isi(int(row["pagu"][tahun].replace(".", "")))}

        return change

    more = lambda number: f"{number + 10_000_000:,}".replace(",", ".")  # noqa: E731
    # The kegiatan's sub kegiatan begin four rows below the programme. A changed kegiatan disagrees above and below.
    yield Cacat(
        "K39",
        "sub kegiatan",
        (("renstra", sel("pagu", _baris_program("8.01.02") + 2, 2027)),),
        dokumen=amount(4, 2027, more, "8.01.02"),
    )
    yield Cacat(
        "K39",
        "kegiatan",
        (("renstra", sel("pagu", _baris_program("8.01.03") + 2, 2026)),),
        dokumen=amount(2, 2026, more, "8.01.03"),
    )
    yield Cacat(
        "K39",
        "program",
        (("renstra", sel("pagu", _baris_program("8.01.05"), 2029)),),
        dokumen=amount(0, 2029, more, "8.01.05"),
    )

    def no_target(agensi: Agensi) -> None:
        row = _di_program(agensi, _baris_program("8.01.06") + 5)
        row["target"] = {year: text for year, text in row["target"].items() if year != 2028}

    yield Cacat(
        "K40", "pagu tanpa target", (("renstra", sel("pagu", _baris_program("8.01.06") + 4, 2028)),), dokumen=no_target
    )
    # A child without pagu is missing in the sum (K39).
    yield Cacat("K40", "target tanpa pagu", tuple(("renstra", sel(m, _baris_program("8.01.04") + 4 + d, 2026)) for m, d in (("target", 1), ("pagu", 0))),
                dokumen=_without_pagu("8.01.04", 2026), juga=frozenset({"K39"}))  # fmt: skip
    for isi, tahun in (("1.234.567,89.00", 2025), ("2 Paket", 2027), ("lima juta rupiah", 2028)):

        def unreadable(agensi: Agensi, isi: str = isi, tahun: int = tahun) -> None:
            row = _di_program(agensi, _baris_program("8.01.02") + 4)
            row["pagu"] = row["pagu"] | {
                tahun: pembuat.nilai("pagu", isi, tahun, row["baris"], jenis="teks", nilai=None)
            }

        yield Cacat("K41", isi, (("renstra", sel("pagu", _baris_program("8.01.02") + 4, tahun)),), dokumen=unreadable)


def _without_pagu(kode: str, tahun: int) -> Callable[[Agensi], None]:
    def change(agensi: Agensi) -> None:
        for jarak in (4, 5):
            row = _di_program(agensi, _baris_program(kode) + jarak)
            row["pagu"] = {year: text for year, text in row["pagu"].items() if year != tahun}

    return change


def _kolom() -> Iterator[Cacat]:
    def short(agensi: Agensi) -> None:
        for row in agensi.usulan[WASBANG]:
            row["target"] = {year: text for year, text in row["target"].items() if year != 2028}

    yield Cacat("K44", "kolom 2028 tidak ada", (("usulan", None),), dokumen=short)

    def shuffled(agensi: Agensi) -> None:
        for row in agensi.usulan[WASNAS]:
            swap = {2026: 2027, 2027: 2026}
            row["target"] = {
                year: pembuat.nilai(
                    "target", text, year, row["baris"], sel=sel("target", row["baris"], swap.get(year, year))
                )
                for year, text in row["target"].items()
            }

    yield Cacat("K44", "kolom tidak urut", (("usulan", None),), dokumen=shuffled)
    for isi in ("JUMLAH", "Mengetahui, Kepala Badan", "NIP 19700101 199503 1 001", "(1) (2) (3) (4)", "TOTAL"):

        def footer(agensi: Agensi, isi: str = isi) -> None:
            agensi.usulan[POLDAGRI].append({"baris": 9, "indikator": isi})

        yield Cacat("K45", isi, (("usulan", sel("indikator", 9)),), dokumen=footer)


def _pengukuran() -> Iterator[Cacat]:
    for nomor, geser in ((PELAJAR, 1.5), (IDI, -0.8), (KEJADIAN, 4.0)):

        def miscounted(agensi: Agensi, nomor: int = nomor, geser: float = geser) -> None:
            row = agensi.row(NAMA[nomor], "ukur")
            row["capaian"] = {2025: f"{_angka(row['capaian'][2025]) + geser:.2f}".replace(".", ",")}

        yield Cacat(
            "K42", f"capaian bergeser {geser}", (("pengukuran", sel("capaian", 7 + nomor, 2025)),), dokumen=miscounted
        )
    for nomor, arah, real in ((KEJADIAN, "Naik", -6.0), (SAKIP, "Turun", -2.5)):

        def reversed_sign(agensi: Agensi, nomor: int = nomor, arah: str = arah, real: float = real) -> None:
            row = agensi.row(NAMA[nomor], "ukur")
            target = _angka(row["target"][2025])
            row["realisasi"] = row["realisasi"] | {2025: f"{target + real:.1f}".replace(".", ",")}
            row["capaian"] = {2025: achievement(target, round(target + real, 1), arah)}

        # Computed the other way round it is also not its own recomputation (K42).
        yield Cacat("K43", f"dihitung {arah.lower()}", (("pengukuran", sel("capaian", 7 + nomor, 2025)),), dokumen=reversed_sign,
                    juga=frozenset({"K42"}))  # fmt: skip
    for triwulan, geser in ((4, 1), (1, -2)):

        def not_the_year(agensi: Agensi, triwulan: int = triwulan, geser: int = geser) -> None:
            row = agensi.row(NAMA[KEJADIAN], "aksi")
            medan = f"target_tw{triwulan}"
            row[medan] = {2026: f"{_angka(row[medan][2026]) + geser:.0f}"}

        place = ("rencana-aksi", sel("target", 7 + KEJADIAN, 2026))
        yield Cacat("K49", f"triwulan {triwulan} bergeser {geser}", (place,), dokumen=not_the_year)

    def not_the_end(agensi: Agensi) -> None:
        agensi.row(NAMA[ORMAS])["tipe_penghitungan"] = "Posisi Akhir"
        row = agensi.row(NAMA[ORMAS], "aksi")
        row["target_tw4"] = {2026: _tambah(-1.5)(row["target_tw4"][2026])}

    place = ("rencana-aksi", sel("target", 7 + ORMAS, 2026))
    yield Cacat("K49", "posisi akhir triwulan IV", (place,), dokumen=not_the_end)
    for nomor, triwulan, isi in ((KEJADIAN, 2, None), (IKUB, 3, "-"), (SAKIP, 4, "N/A")):

        def blank(agensi: Agensi, nomor: int = nomor, triwulan: int = triwulan, isi: str | None = isi) -> None:
            agensi.row(NAMA[nomor], "aksi")[f"target_tw{triwulan}"] = {2026: isi}

        place = ("rencana-aksi", sel(f"target_tw{triwulan}", 7 + nomor, 2026))
        yield Cacat("K50", f"triwulan {triwulan} {isi!r}", (place,), dokumen=blank)

    def lost(agensi: Agensi) -> None:
        for row in agensi.aksi:
            del row["target_tw3"]

    # Three quarters do not add up to the year any more, but nobody can add them (K49 does not judge).
    yield Cacat("K50", "kolom triwulan III tidak ada", (("rencana-aksi", None),), dokumen=lost)
