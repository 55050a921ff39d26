"""Frozen versions: a numbered draft comes back as it was, whatever happened to the store and to the program since."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Literal

import pytest

from iku_analysis import drafting, pipeline
from iku_analysis.documents.codec import from_plain, to_plain
from iku_analysis.documents.frozen import freeze, from_text, to_text
from iku_analysis.documents.model import build_document
from iku_analysis.documents.writers import PENULIS
from iku_analysis.errors import StoreError
from iku_analysis.settings import Scope
from iku_analysis.store.database import Store
from iku_analysis.store.decisions import withdraw
from iku_analysis.store.drafts import draft_content, save_draft
from iku_analysis.store.history import list_uploads
from iku_analysis.store.preferences import save_preferences, settings_in_force
from tests import pembuat
from tests.pembuat import kamus

LAMA = Path(__file__).parent / "beku-skema-1.json"
SCOPE = Scope(2026, (2025, 2029))


def make(store: Store) -> drafting.MadeDraft:
    settings = settings_in_force(store, kamus())
    return drafting.make_draft(store, kamus(), SCOPE, settings, oleh="a", tanggal=date(2026, 11, 22))


def test_old_draft_is_made_again_bit_for_bit_after_the_store_moved_on() -> None:
    row = {"sasaran": "Kerukunan", "satuan": "Persen", "target": {2026: 80, 2027: "82,5"}}
    store = pembuat.store(
        pembuat.usulan({**row, "indikator": "Persentase Ormas Aktif"}, bidang="Bidang A"),
        pembuat.usulan({**row, "indikator": "Indeks Kerukunan"}, bidang="Bidang B"),
        pembuat.renstra(sasaran=[{"indikator": "Persentase Ormas Aktif", "target": [70, 80]}]),
    )
    old = make(store)
    papers = {akhiran: penulis.tulis(drafting.past_version(store, 1).dokumen) for akhiran, penulis in PENULIS.items()}
    usulan = next(item for item in list_uploads(store, kamus()) if item.jenis == "usulan")
    withdraw(store, usulan.unggahan_id, oleh="a")
    save_preferences(store, {"instansi.nama_penandatangan": "Orang Lain", "ambang.faktor_lompat": 99.0}, oleh="a")
    new = make(store)
    assert new.indikator < old.indikator, "the store did move on"
    assert drafting.rebuild_draft(store, 1) == old.content == draft_content(store, 1)
    assert {akhiran: drafting.rebuild_draft(store, 1, akhiran) for akhiran in PENULIS} == papers
    before, after = drafting.past_version(store, 1), drafting.past_version(store, 2)
    assert (before.ambang["faktor_lompat"], after.ambang["faktor_lompat"]) == (5.0, 99.0)
    assert {item.berkas for item in before.sumber} - {item.berkas for item in after.sumber} == {usulan.berkas}
    assert len(before.pemeriksaan) > 40


def test_text_of_a_version_gives_the_same_version(sample_store: Path) -> None:
    store = Store.open(sample_store)
    settings = settings_in_force(store, kamus())
    analysis = pipeline.analyse(store, kamus(), SCOPE, settings)
    document = build_document(analysis, settings, tanggal=date(2026, 11, 22), nomor=7)
    versi = freeze(analysis, settings, document)
    assert from_text(to_text(versi)) == versi
    assert len({item.sidik for item in versi.sumber}) > 5
    store.close()


def test_version_frozen_by_the_first_schema_still_opens() -> None:
    versi = from_text(LAMA.read_text(encoding="utf-8"))
    (row,) = versi.dokumen.rows()
    assert (row[0], row[1].teks["indikator"]) == ("Meningkatnya kerukunan", "Persentase Ormas Aktif")
    assert [str(n.nilai.nilai) for n in versi.dokumen.sumber_angka() if not isinstance(n.nilai, str)] == ["80.0"]
    assert PENULIS["xlsx"].tulis(versi.dokumen)[:2] == b"PK"


@pytest.mark.parametrize("change", [{"skema": 2}, {"ambang": 3}, {"warna": "merah"}, {"dokumen": {}}])
def test_version_that_this_program_does_not_know_is_refused_in_words(change: dict[str, object]) -> None:
    content = json.loads(LAMA.read_text(encoding="utf-8"))
    with pytest.raises(StoreError, match="tidak dapat dibaca"):
        from_text(json.dumps(content | change))


def test_draft_made_before_versions_were_frozen_keeps_its_file() -> None:
    store = pembuat.store()
    save_draft(store, lambda nomor: (b"lama", None), tahun=2025, revisi="r", oleh="a")
    with pytest.raises(StoreError, match="nomor 1 tidak dibekukan"):
        drafting.rebuild_draft(store, 1)
    assert draft_content(store, 1) == b"lama"


@dataclass(frozen=True)
class Kecil:
    hari: date
    saat: datetime
    pasangan: tuple[int, str] | None
    banyak: tuple[float, ...]
    pilihan: Literal["a", "b"] = "a"
    campur: tuple[str, ...] | str | None = None


def test_codec_keeps_types_and_knows_what_it_does_not_know() -> None:
    item = Kecil(date(2026, 1, 2), datetime(2026, 1, 2, 3, 4), (1, "x"), (1.0, 2.5), "b", ("p", "q"))
    assert from_plain(Kecil, json.loads(json.dumps(to_plain(item)))) == item
    assert from_plain(Kecil, to_plain(replace(item, pasangan=None, campur="p"))) == replace(
        item, pasangan=None, campur="p"
    )
    plain = to_plain(item)
    del plain["campur"]
    assert from_plain(Kecil, plain).campur is None, "a field that came later takes its default"
    with pytest.raises(ValueError, match="none of"):
        from_plain(Kecil, plain | {"pilihan": "c"})
    with pytest.raises(TypeError):
        to_plain({1, 2})
