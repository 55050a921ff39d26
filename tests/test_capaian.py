"""Capaian: each named formula with its edges, the cap, the words; the checks and the library give the same number."""

from __future__ import annotations

import pytest

from iku_analysis.capaian import RUMUS, SKALA, AturanCapaian, PilihanCapaian, achievement, category
from iku_analysis.checks.ambang import rules_changed
from iku_analysis.normalise import name_key
from iku_analysis.pipeline import analyse
from iku_analysis.records import HasilBaca
from iku_analysis.store.decisions import withdraw
from iku_analysis.store.preferences import save_preferences, settings_in_force
from iku_analysis.ui.achievement import measured_rows
from tests import pembuat
from tests.periksa import LINGKUP, LULUS, TDP, Bersama, Jawab, Kasus, each, hanya, periksa

Target = float | tuple[float, float]
# (formula, target, realisasi, capaian worked out by hand; null: cannot be computed)
EMAS: list[tuple[str, Target, float, float | None]] = [
    ("positif", 89.95, 91.08, 101.2563),
    ("positif", 80, 76, 95.0),
    ("positif", 80, 0, 0.0),
    ("positif", 2, -1.41, -70.5),
    ("positif", 0, 5, None),
    ("positif", 0, 0, None),
    ("negatif_a", 254, 181, 128.7402),
    ("negatif_a", 10, 8, 120.0),
    ("negatif_a", 10, 0, 200.0),
    ("negatif_a", 10, 25, -50.0),
    ("negatif_a", 0, 0, 100.0),
    ("negatif_a", 0, 3, None),
    ("negatif_b", 254, 181, 140.3315),
    ("negatif_b", 10, 0, 100.0),
    ("negatif_b", 0, 0, 100.0),
    ("negatif_b", 0, 4, 0.0),
    ("negatif_c", 254, 181, 28.7402),
    ("negatif_c", 10, 12, -20.0),
    ("negatif_c", 0, 0, 100.0),
    ("negatif_c", 0, 2, None),
    ("stabil", 50, 45, 90.0),
    ("stabil", 50, 55, 90.0),
    ("stabil", 0, 0, 100.0),
    ("stabil", 0, 1, None),
    ("positif", (70.38, 70.76), 70.5, 100.0),
    ("positif", (70.0, 80.0), 84, 105.0),
    ("positif", (70.0, 80.0), 63, 90.0),
    ("negatif_a", (10.0, 20.0), 25, 75.0),
    ("negatif_c", (10.0, 20.0), 15, 100.0),
]


@pytest.mark.parametrize(("rumus", "target", "realisasi", "capaian"), EMAS)
def test_formula(rumus: str, target: Target, realisasi: float, capaian: float | None) -> None:
    found = achievement(target, realisasi, rumus)
    assert found == (None if capaian is None else pytest.approx(capaian, abs=1e-4))


def test_checks_compute_the_same() -> None:
    rows = []
    special = {}
    for number, (rumus, target, real, _) in enumerate(EMAS):
        name = f"Rerata uji {'abcdefghijklmnopqrstuvwxyzxyz'[number]} {number}"
        special[name_key(name)] = AturanCapaian(rumus)
        text = "-".join(map(_text, target)) if isinstance(target, tuple) else _text(target)
        rows.append({"indikator": name, "polaritas": "Naik", "target": {2025: text}, "realisasi": {2025: _text(real)},
                     "capaian": {2025: 100}})  # fmt: skip
    hasil = periksa(pembuat.pengukuran(*rows), capaian=PilihanCapaian(khusus=special))
    hasil.run("K42")
    found = dict(hasil.cursor.execute("select sel, sendiri from periksa_capaian where halangan is null").fetchall())
    for number, (*_, capaian) in enumerate(EMAS):
        cell = pembuat.sel("capaian", pembuat.BARIS_PERTAMA + number, 2025)
        assert found.get(cell) == (None if capaian is None else pytest.approx(capaian, abs=1e-4)), EMAS[number]


def _text(number: float) -> str:
    return f"{number:g}".replace(".", ",")


@pytest.mark.parametrize(("batas", "capaian"), [(None, 150.0), (120, 120.0), (150, 150.0)])
def test_cap(batas: float | None, capaian: float) -> None:
    assert achievement(80, 120, "positif", batas) == capaian


def test_cap_leaves_what_is_below_alone_and_what_cannot_be_computed_too() -> None:
    assert achievement(80, 40, "positif", 100) == 50
    assert achievement(0, 40, "positif", 100) is None


@pytest.mark.parametrize(
    ("capaian", "skala", "kata"),
    [
        (90.01, "permendagri", "Sangat Tinggi"),
        (500, "permendagri", "Sangat Tinggi"),
        (90, "permendagri", "Tinggi"),
        (75.4, "permendagri", "Tinggi"),
        (75, "permendagri", "Sedang"),
        (65, "permendagri", "Rendah"),
        (50, "permendagri", "Sangat Rendah"),
        (0, "permendagri", "Sangat Rendah"),
        (-70.5, "permendagri", "Sangat Rendah"),
        (76, "inspektorat", "Baik"),
        (90, "lampu", "Kuning"),
        (70, "lampu", "Kuning"),
        (69.99, "lampu", "Merah"),
    ],
)
def test_words_leave_no_gap(capaian: float, skala: str, kata: str) -> None:
    assert category(capaian, skala) == kata


def _ukur(polaritas: str, target: object, realisasi: object, capaian: object) -> HasilBaca:
    years = {"target": {2025: target}, "realisasi": {2025: realisasi}, "capaian": {2025: capaian}}
    return pembuat.pengukuran({"indikator": "Rerata xyz", "polaritas": polaritas, **years})


@pytest.mark.parametrize(
    ("pilihan", "status"),
    [
        (PilihanCapaian(rumus_turun="negatif_b"), LULUS),
        (PilihanCapaian(khusus={"rerata xyz": AturanCapaian("negatif_b")}), LULUS),
        (PilihanCapaian(rumus_turun="negatif_b", khusus={"rerata xyz": AturanCapaian("negatif_c")}), "temuan"),
    ],
)
def test_k42_uses_the_formula_chosen(pilihan: PilihanCapaian, status: str) -> None:
    assert periksa(_ukur("Turun", 254, 181, "140,33"), capaian=pilihan).status("K42") == status


SATU = Bersama()
CAPAIAN = pembuat.sel("capaian", 7, 2025)


@each(
    (SATU(_ukur("Turun", 254, 181, "140,33")), [CAPAIAN]),
    (SATU(_ukur("Naik", 80, 120, 120)), [CAPAIAN]),
    # Predicates count by their order, and not against a number.
    (SATU(_ukur("Naik", "WTP", "WTP", 100)), LULUS),
    (SATU(_ukur("Naik", "WTP", "WDP", 75)), LULUS),
    (SATU(_ukur("Naik", "WTP", "WDP", 100)), [CAPAIAN]),
    (SATU(_ukur("Naik", "WTP", 4, 100)), TDP),
)
def test_k42_where_nothing_was_chosen(hasil: Kasus, jawab: Jawab) -> None:
    assert hasil.jawab("K42") == jawab


@pytest.mark.parametrize(
    ("realisasi", "capaian", "harapan"),
    [(120, 120, []), (76, 90, ["95 (R/T × 100, paling tinggi 120, target 80 dan realisasi 76)"])],
)
def test_k42_uses_the_cap_chosen_and_names_the_formula(realisasi: int, capaian: int, harapan: list[str]) -> None:
    found = periksa(_ukur("Naik", 80, realisasi, capaian), capaian=PilihanCapaian(batas=120)).temuan("K42")
    assert [satu.harapan for satu in found] == harapan


def test_choices_are_kept_in_the_store_and_taken_as_default_and_for_one_indicator() -> None:
    store = pembuat.store()
    assert settings_in_force(store, pembuat.kamus()).capaian == PilihanCapaian()
    values = {"capaian.rumus_turun": "negatif_b", "capaian.batas": 120.0, "capaian.skala": "lampu",
              "capaian.indikator.indeks gini": {"rumus": "negatif_a", "batas": None, "skala": None}}  # fmt: skip
    save_preferences(store, values, oleh="a", alasan="aplikasi kami")
    chosen = settings_in_force(store, pembuat.kamus()).capaian
    assert chosen.rule(["angka konflik"], "turun") == AturanCapaian("negatif_b", 120.0, "lampu")
    assert chosen.rule(["indeks gini"], "turun") == AturanCapaian("negatif_a", 120.0, "lampu")
    assert chosen.rule(["apa saja"], None).rumus is None


def test_every_formula_and_scale_has_its_words() -> None:
    assert all(all(words) for words in RUMUS.values())
    assert all(title and steps and lowest for title, steps, lowest in SKALA.values())


def test_measured_values_name_their_formula() -> None:
    row = {"indikator": "Angka konflik", "polaritas": "Turun", "target": {2025: 254}, "realisasi": {2025: 181},
           "capaian": {2025: "128,74"}}  # fmt: skip
    store = pembuat.store(pembuat.pengukuran(row, row | {"indikator": "Lain tanpa arah", "polaritas": None}))
    save_preferences(store, {"capaian.indikator.angka konflik": {"rumus": "negatif_b", "batas": 120.0, "skala": None}},
                     oleh="a", alasan="b")  # fmt: skip
    settings = settings_in_force(store, pembuat.kamus())
    first, second = measured_rows(analyse(store, pembuat.kamus(), LINGKUP, hanya(settings=settings)), settings)
    assert (first["capaian"].teks, first["capaian"].kecil) == ("120", "T/R × 100, paling tinggi 120")
    assert (first["kategori"], first["tercetak"]) == ("Sangat Tinggi", "128,74")
    assert second["capaian"].teks == "tidak dapat dihitung"
    assert rules_changed(settings, {}) == [
        "Capaian “angka konflik” dihitung T/R × 100, paling tinggi 120 persen. Alasan: b."
    ]


def test_each_choice_stands_in_the_notes_with_its_own_reason_until_it_is_taken_back() -> None:
    store = pembuat.store()
    save_preferences(store, {"capaian.batas": 110.0}, oleh="a", alasan="pedoman Inspektorat")
    [scale] = save_preferences(store, {"capaian.skala": "lampu"}, oleh="a", alasan="rapat pimpinan")
    save_preferences(store, {"capaian.indikator.indeks gini": {"rumus": None, "batas": None, "skala": "inspektorat"}},
                     oleh="a", alasan="permintaan BPS")  # fmt: skip
    cap, own = (
        "Capaian paling tinggi 110 persen. Alasan: pedoman Inspektorat.",
        "Capaian “indeks gini” kategorinya menurut Sangat Baik sampai Sangat Kurang. Alasan: permintaan BPS.",
    )
    said = "Kategori capaian menurut Hijau, kuning, merah. Alasan: rapat pimpinan."
    assert rules_changed(settings_in_force(store, pembuat.kamus()), {}) == [cap, said, own]
    withdraw(store, scale, oleh="a")
    assert rules_changed(settings_in_force(store, pembuat.kamus()), {}) == [cap, own]
