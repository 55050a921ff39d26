"""K51: signature, Keputusan and the deadlines of the steps, judged by the cycle and the day, beside the run."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from iku_analysis.checks import sop
from iku_analysis.documents.model import build_document
from iku_analysis.errors import UsageError
from iku_analysis.pipeline import Analysis, analyse
from iku_analysis.settings import Settings
from iku_analysis.sop import LANGKAH, Jejak
from iku_analysis.store.decisions import withdraw
from iku_analysis.store.decree import Penetapan, decree_of, save_decree
from iku_analysis.store.work import accept_many, ask_many, hal_of, work_in_force
from tests import pembuat
from tests.periksa import LINGKUP, baik, hanya

SENIN = datetime(2026, 11, 23, 9)
KEPUTUSAN = Penetapan("188.4/12/2026", date(2026, 12, 1), "", "Rina", SENIN, "k")


def jejak(**tahap: tuple[datetime | None, datetime | None]) -> tuple[Jejak, ...]:
    """The thirteen steps; l7=(start, end) sets step 7. The signature is there unless said otherwise."""
    known = {"l11": (SENIN, SENIN), **tahap}
    return tuple(Jejak(item, *known.get(f"l{item.nomor}", (None, None))) for item in LANGKAH)


def judge(
    hari_ini: date = date(2026, 11, 30), penetapan: Penetapan | None = KEPUTUSAN, **tahap: Any
) -> tuple[str, list[str | None], str | None]:
    result, found, _ = sop.judge_cycle(sop.Siklus(2026, jejak(**tahap), penetapan, hari_ini), "SOP")
    return result.status, [item.bagian for item in found], result.alasan


def test_signed_decided_and_in_time_passes() -> None:
    status, found, why = judge(l7=(SENIN, datetime(2026, 11, 26, 16)), l8=(SENIN, SENIN), l9=(SENIN, SENIN))
    assert (status, found, why) == ("lulus", [], None)


@pytest.mark.parametrize(
    ("selesai", "hari_ini", "terlambat"),
    [
        (datetime(2026, 11, 26, 16), date(2026, 11, 30), False),  # the fourth working day
        (datetime(2026, 11, 27, 8), date(2026, 11, 30), True),
        (None, date(2026, 11, 26), False),
        (None, date(2026, 11, 27), True),
    ],
)
def test_four_working_days_of_analysis(selesai: datetime | None, hari_ini: date, terlambat: bool) -> None:
    status, found, _ = judge(hari_ini, l7=(SENIN, selesai))
    assert (status, found) == (("temuan", ["langkah 7"]) if terlambat else ("lulus", []))


@pytest.mark.parametrize(("nomor", "selesai"), [("l8", datetime(2026, 11, 25, 8)), ("l9", datetime(2026, 11, 24, 8))])
def test_two_days_of_concept_and_one_of_correction(nomor: str, selesai: datetime) -> None:
    assert judge(**{nomor: (SENIN, selesai)})[1] == [f"langkah {nomor[1:]}"]
    assert judge(**{nomor: (SENIN, SENIN)})[1] == []


def test_a_step_without_a_start_cannot_be_judged_and_is_named() -> None:
    status, found, why = judge(l7=(None, SENIN))
    assert (status, found) == ("lulus", [])
    assert "langkah 7: tanggal mulainya belum tercatat" in (why or "")


@pytest.mark.parametrize(
    ("penetapan", "pesan"),
    [
        (None, "Nomor dan tanggal Keputusan tentang IKU 2026 belum dicatat."),
        (Penetapan("12", None, "", "R", SENIN, "k"), "Tanggal Keputusan tentang IKU 2026 belum dicatat."),
        (Penetapan("", date(2026, 12, 1), "", "R", SENIN, "k"), "Nomor Keputusan tentang IKU 2026 belum dicatat."),
    ],
)
def test_number_or_day_of_the_keputusan_missing(penetapan: Penetapan | None, pesan: str) -> None:
    _, found, _ = sop.judge_cycle(sop.Siklus(2026, jejak(), penetapan, date(2026, 12, 2)), "SOP")
    assert [item.pesan for item in found] == [pesan]
    assert found[0].tingkat == "catatan"


def test_an_unsigned_document_is_named() -> None:
    assert judge(l11=(SENIN, None), l7=(SENIN, SENIN))[1] == ["tanda tangan"]


def test_a_cycle_that_has_not_begun_cannot_be_judged() -> None:
    status, found, why = judge(penetapan=None, l11=(None, None))
    assert (status, found, why) == ("tidak_dapat_diperiksa", [], "belum ada langkah IKU 2026 yang tercatat")


def test_years_whose_holidays_are_unknown_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def late() -> str:
        siklus = sop.Siklus(2026, jejak(l7=(SENIN, None)), KEPUTUSAN, date(2027, 1, 11))
        return sop.judge_cycle(siklus, "SOP")[1][0].pesan

    assert "tidak diketahui" not in late()
    monkeypatch.setattr(sop, "has_holidays", lambda year: year != 2027)
    assert late().endswith("Hari libur tahun 2027 tidak diketahui; Senin sampai Jumat dihitung.")


@pytest.fixture
def run() -> Analysis:
    return analyse(pembuat.store(pembuat.usulan(baik())), pembuat.kamus(), LINGKUP, hanya("K51"))


def over(analysis: Analysis, penetapan: Penetapan | None = None, **tahap: Any) -> Analysis:
    siklus = sop.Siklus(
        2026, jejak(**{"l11": (None, None), "l7": (SENIN, None), **tahap}), penetapan, date(2026, 12, 7)
    )
    return sop.with_cycle(analysis, siklus)


def test_a_draft_is_the_same_whatever_the_day_and_the_cycle(run: Analysis) -> None:
    def draft(analysis: Analysis) -> str:
        return build_document(analysis, Settings(), tanggal=date(2026, 12, 7), nomor=1).sidik

    assert {draft(run)} == {draft(over(run)), draft(over(run, KEPUTUSAN, l11=(SENIN, SENIN)))}
    document = build_document(over(run), Settings(), tanggal=date(2026, 12, 7), nomor=1)
    assert not [item for item in document.temuan if item.kode == "K51"]
    [open_one] = [item for item in document.tidak_diperiksa if item.kode == "K51"]
    assert "dalam draf" in (open_one.alasan or "")


def test_findings_of_the_cycle_are_asked_accepted_and_closed_like_others() -> None:
    store = pembuat.store(pembuat.usulan(baik()))
    base = analyse(store, pembuat.kamus(), LINGKUP, hanya("K51"))
    late, decided = (
        next(item for item in over(base).temuan if item.bagian == name) for name in ("langkah 7", "keputusan")
    )
    accept_many(store, [late], alasan="menunggu data BPS", oleh="Rina")
    ask_many(store, [hal_of(decided)], batas=None, teks="", oleh="Rina", tahun_iku=2026)
    states = {item.bagian: item.keadaan for item in over(base).with_work(work_in_force(store)).temuan if item.bagian}
    assert states["langkah 7"] == "diterima"
    assert states["keputusan"] == "diminta"
    [closed] = over(base, KEPUTUSAN).with_work(work_in_force(store)).ditutup
    assert (closed.keadaan, closed.hal.kode) == ("selesai", "K51")


def test_a_deadline_whose_start_is_gone_proves_nothing() -> None:
    store = pembuat.store(pembuat.usulan(baik()))
    base = analyse(store, pembuat.kamus(), LINGKUP, hanya("K51"))
    late = next(item for item in over(base).temuan if item.bagian == "langkah 7")
    ask_many(store, [hal_of(late)], batas=None, teks="", oleh="Rina", tahun_iku=2026)
    [closed] = over(base, l7=(None, None), l6=(SENIN, SENIN)).with_work(work_in_force(store)).ditutup
    assert closed.keadaan == "tidak_terperiksa"
    assert "belum tercatat" in closed.sebab


def test_the_keputusan_is_kept_replaced_and_taken_back() -> None:
    store, today = pembuat.store(), date(2026, 12, 7)
    save_decree(store, 2026, "12", None, hari_ini=today, oleh="Rina")
    newer = save_decree(store, 2026, " 188.4/12/2026 ", today, hari_ini=today, oleh="Budi", catatan="salinan")
    known = decree_of(store, 2026)
    assert known is not None
    assert (known.nomor, known.tanggal, known.catatan, known.oleh) == ("188.4/12/2026", today, "salinan", "Budi")
    withdraw(store, newer, oleh="Budi")
    before = decree_of(store, 2026)
    assert before is not None
    assert (before.nomor, before.tanggal) == ("12", None)
    assert decree_of(store, 2027) is None


@pytest.mark.parametrize(("nomor", "tanggal"), [(" ", None), ("12", date(2026, 12, 8))])
def test_a_keputusan_of_nothing_or_of_tomorrow_is_refused(nomor: str, tanggal: date | None) -> None:
    with pytest.raises(UsageError):
        save_decree(pembuat.store(), 2026, nomor, tanggal, hari_ini=date(2026, 12, 7), oleh="Rina")
