"""Any sequence of uploads, decisions of every kind and undos equals a fresh replay of what was not taken back."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from iku_analysis.documents.model import build_document
from iku_analysis.pipeline import Analysis, InputFile, analyse, import_files
from iku_analysis.readers import SheetPlan
from iku_analysis.readers.plan import layout_sign
from iku_analysis.results import Temuan
from iku_analysis.settings import Scope
from iku_analysis.store import decisions, uploads
from iku_analysis.store.corrections import Isian, correction
from iku_analysis.store.database import Store
from iku_analysis.store.decisions import JenisKeputusan, decide_many, padanan_key, withdraw
from iku_analysis.store.decree import decree_of, save_decree
from iku_analysis.store.meeting import GABUNG, TOLAK, TUNDA, Putusan, Rapat, meetings, save_meeting, verdict_row
from iku_analysis.store.plans import save_plan
from iku_analysis.store.preferences import save_preferences, settings_in_force
from iku_analysis.store.steps import save_step, typed_steps
from iku_analysis.store.work import Hal, accept_many, ask_many, comment_many, hal_of
from tests import pembuat
from tests.lembar import row, workbook
from tests.pembuat import kamus
from tests.periksa import hanya

BIDANG, SASARAN = "Bidang Politik Dalam Negeri", "Meningkatnya peran ormas"
ORMAS, RUKUN, BINA = "Persentase ormas aktif", "Indeks Kerukunan Umat Beragama", "Cakupan pembinaan"
HEAD = "Sasaran | Indikator Kinerja Utama | Satuan | Target 2026 | Target 2027"
SCOPE, HARI = Scope(2026, (2026, 2027)), date(2026, 1, 5)
Apply = Callable[[Store], list[str]]


def usulan(nama: str, *lines: str) -> InputFile:
    return InputFile(nama, workbook([row(HEAD), *(row(f"{SASARAN} | {line}") for line in lines)]), "usulan", BIDANG)


FILES = {
    "kirim": usulan("usulan.xlsx", f"{ORMAS} | Persen | 80 | 120", f"{BINA} | Indeks | 70 | 71"),
    "kirim lagi": usulan("usulan-2.xlsx", f"{ORMAS} | Persen | - | 83", f"{BINA} | Indeks | 70 | 71"),
    "kirim baik": usulan("usulan-3.xlsx", f"{ORMAS} | Persen | 82 | 83", f"{RUKUN} | Indeks | 70 | 71"),
    "renstra": InputFile(
        "renstra.xlsx",
        workbook(
            [row("Renstra 2026-2027"), row(HEAD.replace(" Kinerja Utama", ""))]
            + [row(f"{SASARAN} | {line}") for line in (f"{ORMAS} | Persen | 82 | 83", f"{RUKUN} | Indeks | 70 | 71")]
        ),
        "renstra",
    ),
}


# Of each kind of shared relation some checks: what is decided about a finding does not depend on which it is.
KODE = ("K01", "K02", "K09", "K13", "K16", "K26", "K29", "K30", "K31", "K32", "K33")


def run(store: Store) -> Analysis:
    return analyse(store, kamus(), SCOPE, hanya(*KODE, settings=settings_in_force(store, kamus())))


@cache
def found(kode: str, tahun: int) -> Temuan:
    """A finding of the first file against the Renstra: its keys are the same in every store."""
    store = pembuat.store()
    import_files(store, kamus(), [FILES["kirim"], FILES["renstra"]], oleh="p")
    return next(item for item in run(store).temuan if (item.kode, item.tahun, item.bidang) == (kode, tahun, BIDANG))


def key(indikator: str) -> str:
    return padanan_key(BIDANG, SASARAN, indikator)


def isian(medan: str, tahun: int | None, teks: str) -> Isian:
    return Isian(BIDANG, SASARAN.casefold(), ORMAS.casefold(), medan, tahun, teks)


def rows(*made: Any) -> Apply:
    return lambda store: decide_many(store, list(made), oleh="Rina")


def upload(nama: str) -> Apply:
    def apply(store: Store) -> list[str]:
        [(_, saved)] = import_files(store, kamus(), [FILES[nama]], oleh="Rina")
        return [saved.unggahan_id] if saved and saved.is_new else []

    return apply


def verdict(putusan: str, **more: Any) -> Apply:
    return rows(verdict_row(Putusan(key(ORMAS), "r1", putusan, indikator=ORMAS, bidang=BIDANG, **more)))


POKOK = f"{BIDANG}|{SASARAN.casefold()}|{ORMAS.casefold()}|target|2026"
PLAN = SheetPlan(
    BIDANG.casefold(),
    layout_sign([(tuple(text.strip().casefold() for text in HEAD.split("|")),)]),
    kolom={"target 2027": "abaikan"},
)
STEPS: dict[str, Apply] = {
    **{nama: upload(nama) for nama in FILES},
    "rencana": lambda store: save_plan(store, PLAN, None, oleh="Rina"),
    "padanan": rows(("padanan", key(BINA), {"renstra": padanan_key(None, SASARAN, RUKUN)}, None)),
    "tanpa padanan": rows(("padanan", key(BINA), {"renstra": None}, "mandat baru")),
    "koreksi": rows(correction(isian("target", 2026, "80"), "82", alasan="salah ketik")),
    "samakan": rows(correction(isian("target", 2026, "80"), "82,5", alasan="ikut", asal="rekonsiliasi")),
    "isi yang kosong": rows(correction(isian("target", 2026, "-"), "82", alasan="kosong", asal="rapat")),
    "ganti nama": rows(correction(isian("indikator", None, ORMAS), "Ormas giat", alasan="baku", asal="sekretaris")),
    "pertahankan": rows(("rekonsiliasi", f"{POKOK}|80|82|", {"putusan": "pertahankan", "pokok": POKOK}, "hasil rapat")),
    "terima": lambda store: accept_many(store, [found("K33", 2026)], alasan="disepakati", oleh="Rina"),
    "minta": lambda store: ask_many(
        store, [hal_of(found("K33", 2026)), hal_of(found("K16", 2027))], batas=HARI, teks="mohon", oleh="Rina"
    ),
    "minta selisih": lambda store: ask_many(
        store, [Hal(POKOK, "beda", jenis="selisih", bidang=BIDANG, nilai="80")], batas=None, teks="mohon", oleh="Rina"
    ),
    "komentar": lambda store: comment_many(store, [hal_of(found("K33", 2026))], teks="dari mana?", oleh="Rina"),
    "rapat": lambda store: [save_meeting(store, Rapat("r1", "Rapat IKU", HARI), oleh="Rina")],
    "tolak": verdict(TOLAK, catatan="bukan hasil"),
    "tunda": verdict(TUNDA),
    "gabung": verdict(GABUNG, dengan=key(BINA), dengan_nama=BINA),
    "atur": lambda store: save_preferences(
        store, {"ambang.persen_atas": 130.0, "periksa.K02": "mati"}, oleh="Rina", alasan="kebijakan"
    ),
    "langkah": lambda store: [save_step(store, 2026, 1, HARI, HARI, catatan="disposisi", oleh="Rina")],
    "penetapan": lambda store: [save_decree(store, 2026, "12", HARI, hari_ini=HARI, oleh="Rina")],
}


def state(store: Store) -> dict[str, Any]:
    """All that people see, without the keys of rows and the clock."""
    analysis = run(store)
    names = dict(zip(analysis.baris["baris_id"], analysis.baris["indikator"], strict=True))
    threads = analysis.pekerjaan.utas.items()
    dokumen = build_document(analysis, settings_in_force(store, kamus()), tanggal=HARI, nomor=1)
    return {
        "naskah": dokumen.sidik,
        "catatan": dokumen.catatan,
        "temuan": [
            (t.kode, t.pesan, t.sel, t.nilai, t.keadaan, t.dikecualikan, t.permintaan and t.permintaan.teks)
            for t in analysis.temuan
        ],
        "pemeriksaan": [replace(item) for item in analysis.pemeriksaan],
        "padanan": [
            (p.usulan.indikator, p.status, p.cara, p.renstra and p.renstra.indikator) for p in analysis.padanan
        ],
        "rekonsiliasi": [
            (row["kunci"], row["keadaan"], row["koreksi"]) for row in analysis.rekonsiliasi.to_dict("records")
        ],
        "ditutup": [(item.hal.kunci, item.keadaan, item.sebab) for item in analysis.ditutup],
        "putusan": {names[baris_id]: item.putusan for baris_id, item in analysis.putusan.items()},
        "utas": {kunci: [(item.jenis, item.teks) for item in entries] for kunci, entries in threads},
        "rapat": [item.judul for item in meetings(store)],
        "langkah": {nomor: item.isi for nomor, item in typed_steps(store, 2026).items()},
        "penetapan": (known := decree_of(store, 2026)) and (known.nomor, known.tanggal),
    }


def play(steps: list[str | int]) -> tuple[Store, list[str]]:
    """(store after the steps, names of what was not taken back). A number takes back one of those in force.

    "urungkan" takes the last such undo back at once. A plan is only taken back before a file was read with it.
    """
    store, done = pembuat.store(), []  # done: [name, ids, in force]
    undone: tuple[int, list[str]] | None = None
    for step in steps:
        alive = [place for place, (_, _, is_alive) in enumerate(done) if is_alive]
        if isinstance(step, int):
            place = alive[step % len(alive)] if alive else None
            undone = None
            if place is None or (done[place][0] == "rencana" and place != alive[-1]):
                continue
            done[place][2] = False
            undone = place, [withdraw(store, target, oleh="Rina") for target in done[place][1]]
        elif step == "urungkan":
            if undone:
                for target in undone[1]:
                    withdraw(store, target, oleh="Rina")
                done[undone[0]][2] = True
            undone = None
        else:
            undone = None
            if ids := STEPS[step](store):
                done.append([step, ids, True])
    return store, [name for name, _, is_alive in done if is_alive]


@settings(max_examples=12, deadline=None)
@given(st.lists(st.one_of(st.sampled_from([*STEPS, "kirim", "renstra", "urungkan"]), st.integers(0, 9)), max_size=12))
def test_any_sequence_of_every_kind_of_decision_equals_a_replay_of_what_was_not_taken_back(
    steps: list[str | int],
) -> None:
    begun, ticks = datetime.combine(HARI, time(9)), itertools.count()
    with pytest.MonkeyPatch.context() as patch:
        # A paper says the minute of a putusan: the replay may not be a minute later.
        for module in (decisions, uploads):
            patch.setattr(module, "now", lambda: begun + timedelta(microseconds=next(ticks)))
        store, names = play(["kirim", "renstra", *steps])
        fresh = pembuat.store()
        # A file sent again while it is in force is stored once: such a replay has fewer rows than what it repeats.
        assume(all(STEPS[name](fresh) for name in names))
        assert state(store) == state(fresh)


def test_every_kind_of_decision_stands_in_the_sequences_or_has_its_own_test() -> None:
    """`JenisKeputusan` without what no analysis reads: letters, formats sent, events and proposals of the approval."""
    store = pembuat.store()
    for apply in STEPS.values():
        apply(store)
    kinds = {row[0] for row in store.cursor().execute("select distinct jenis from raw_keputusan").fetchall()}
    elsewhere = {"iku_lama", "surat", "pengesahan", "usul", "tanggapan", "format_terkirim", "format_bidang", "cabut"}
    assert set(JenisKeputusan.__args__) - kinds == elsewhere
