"""The vocabularies of the agency itself: its bidang, the codes of urusan 8.01, who runs which programme, its name."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from iku_analysis.settings import Instansi
from iku_analysis.vocabulary import Vocabulary, load_vocabulary

LEVEL = {1: "urusan", 2: "urusan", 3: "program", 5: "kegiatan", 6: "sub_kegiatan"}  # parts of the code → level


@pytest.fixture(scope="module")
def kamus() -> Vocabulary:
    return load_vocabulary()


def test_every_code_stands_under_a_code_of_the_list(kamus):
    for kode in kamus.kode:
        parts = kode.split(".")
        up = {1: 0, 2: 1, 3: 2, 5: 3, 6: 5}[len(parts)]
        assert up == 0 or ".".join(parts[:up]) in kamus.kode, kode


def test_the_level_of_a_code_follows_from_its_parts(kamus):
    for kode, (level, nama) in kamus.kode.items():
        assert level == LEVEL[len(kode.split("."))], kode
        assert nama


def test_kegiatan_carry_the_code_of_a_province(kamus):
    kegiatan = [kode for kode, (level, _) in kamus.kode.items() if level == "kegiatan"]
    assert kegiatan
    assert all(re.fullmatch(r"8\.01\.0[1-6]\.1\.\d\d", kode) for kode in kegiatan)


def test_every_programme_has_a_bidang_of_the_list(kamus):
    programs = {kode for kode, (level, _) in kamus.kode.items() if level == "program"}
    assert set(kamus.program_bidang) == programs
    assert set(kamus.program_bidang.values()) == set(kamus.names("bidang"))


@pytest.mark.parametrize(
    ("written", "bidang"),
    [
        ("SEKRETARIAT", "Sekretariat"),
        ("Bidang Wasbang", "Bidang Ideologi, Wawasan Kebangsaan dan Karakter Bangsa"),
        ("bidang  poldagri", "Bidang Politik Dalam Negeri"),
        ("Ekososbud-Ormas", "Bidang Ketahanan Ekonomi, Sosial, Budaya, Agama dan Organisasi Kemasyarakatan"),
        ("Kewaspadaan Nasional", "Bidang Kewaspadaan Nasional dan Penanganan Konflik"),
    ],
)
def test_a_short_name_of_a_bidang_is_known(kamus, written, bidang):
    assert kamus.canonical("bidang", written) == bidang


def test_a_mistyped_bidang_is_not_known(kamus):
    assert kamus.canonical("bidang", "Bidang Kewaspadan Nasionl") is None


def test_the_agency_is_filled_but_for_its_contact(kamus):
    blank = {field.name for field in fields(Instansi) if not getattr(kamus.instansi, field.name)}
    assert blank == {"kontak"}
    assert re.fullmatch(r"\d{18}", kamus.instansi.nip_penandatangan)
