"""When each of the thirteen steps of a cycle began and ended: from what was done in the app, or typed in with a note.

A typed step is a decision of jenis langkah: kunci year|step, isi `mulai`, `selesai` (ISO days or null), alasan: the
note. It wins over what the app saw, bound by bound. What has no year of its own (meetings, letters) counts for the
cycle in which it falls: after the archive of the year before, until the archive of its own.

    3      formats noted as sent                    4      number of the invitation
    5      clock of the meeting                     6      first and last usulan of the bidang
    7, 8   last usulan, first draft, handing over   9-13   events of the approval
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time

from iku_analysis.errors import UsageError
from iku_analysis.sop import LANGKAH, Jejak
from iku_analysis.store.approval import JenisPeristiwa, Perjalanan, journey
from iku_analysis.store.database import Store
from iku_analysis.store.decisions import Keputusan, decide, decisions_in_force
from iku_analysis.store.drafts import Draf, list_drafts
from iku_analysis.store.formats import sent_formats
from iku_analysis.store.letters import letter_register
from iku_analysis.store.meeting import meetings

_Saat = tuple[datetime | None, datetime | None, str]  # start, end, who
# Step → (events that begin it, events that end it).
_PENGESAHAN: Mapping[int, tuple[JenisPeristiwa, JenisPeristiwa]] = {
    9: ("diserahkan", "diteruskan"),
    10: ("diteruskan", "diajukan"),
    11: ("diajukan", "ditandatangani"),
    12: ("ditandatangani", "surat_pengantar"),
    13: ("surat_pengantar", "diarsipkan"),
}


def traces(
    store: Store, tahun: int, *, terkirim: Sequence[datetime], semua_terkirim: bool, bidang: Sequence[str]
) -> tuple[Jejak, ...]:
    """The thirteen steps of the cycle of a year. `terkirim`: when each usulan in force came; `bidang`: who is asked."""
    jalan = journey(store, tahun)
    seen = _before(store, tahun, jalan, bidang) | _analysis(store, tahun, jalan, terkirim, semua_terkirim)
    seen |= _approval(jalan)
    typed = typed_steps(store, tahun)
    returned = sum(item.jenis.startswith("dikembalikan") for item in jalan.peristiwa)
    out = []
    for langkah in LANGKAH:
        mulai, selesai, oleh = seen.get(langkah.nomor, (None, None, ""))
        found = Jejak(langkah, mulai, selesai, oleh)
        if langkah.nomor == 9 and returned:
            found = replace(found, catatan=f"dokumen {returned} kali dikembalikan untuk diperbaiki")
        out.append(_with_typed(found, typed.get(langkah.nomor)))
    return tuple(out)


def _approval(jalan: Perjalanan) -> dict[int, _Saat]:
    """Steps 9 to 13 of the newest way: what came before the last handing over was gone again."""
    handed, back = jalan.last("diserahkan"), jalan.last("dikembalikan_sekretaris", "dikembalikan_kepala")
    out: dict[int, _Saat] = {}
    for nomor, (first, last) in _PENGESAHAN.items():
        begun, ended = jalan.last(first), jalan.last(last)
        if begun is None or handed is None or begun.pada < handed.pada:
            continue
        if ended is None or ended.pada < begun.pada:
            ended = back if back and back.pada >= begun.pada else None
        out[nomor] = (begun.pada, ended.pada if ended else None, (ended or begun).oleh)
    return out


def typed_steps(store: Store, tahun: int) -> dict[int, Keputusan]:
    """Step → what was typed in for a year and not taken back."""
    pairs = [(item.kunci.split("|"), item) for item in decisions_in_force(store, "langkah").values()]
    return {int(nomor): item for (year, nomor), item in pairs if int(year) == tahun}


def save_step(
    store: Store, tahun: int, nomor: int, mulai: date | None, selesai: date | None, *, catatan: str, oleh: str
) -> str:
    """Keep a typed step; gives its id for taking back. Raises UsageError where it has no day, no note or no order."""
    if mulai is None and selesai is None:
        raise UsageError("Tanggal langkah belum diisi.", "Isi tanggal mulai, tanggal selesai, atau keduanya.")
    if mulai and selesai and selesai < mulai:
        raise UsageError("Tanggal selesai sebelum tanggal mulai.", "Perbaiki salah satu tanggalnya.")
    if not catatan.strip():
        raise UsageError("Catatan langkah belum diisi.", "Tulis dari mana tanggal itu diketahui, misalnya disposisi.")
    isi = {"mulai": mulai and mulai.isoformat(), "selesai": selesai and selesai.isoformat()}
    return decide(store, "langkah", f"{tahun}|{nomor}", isi, oleh=oleh, alasan=catatan.strip())


def _with_typed(found: Jejak, typed: Keputusan | None) -> Jejak:
    if typed is None:
        return found
    mulai, selesai = (_midnight(typed.isi.get(name)) for name in ("mulai", "selesai"))
    notes = "; ".join(filter(None, [typed.alasan, found.catatan]))
    return Jejak(found.langkah, mulai or found.mulai, selesai or found.selesai, typed.oleh, notes, typed.keputusan_id)


def _midnight(text: str | None) -> datetime | None:
    return datetime.combine(date.fromisoformat(text), time()) if text else None


def _before(store: Store, tahun: int, jalan: Perjalanan, bidang: Sequence[str]) -> dict[int, _Saat]:
    """Steps 3 to 5."""
    out: dict[int, _Saat] = {}
    sent = sent_formats(store, tahun)
    if sent:
        whole = {item.bidang for item in sent} >= set(bidang)
        days = [datetime.combine(item.tanggal, time()) for item in sent]
        out[3] = (min(days), max(days) if whole else None, sent[-1].oleh)
    closed, before = jalan.last("diarsipkan"), journey(store, tahun - 1).last("diarsipkan")
    start, end = before.pada if before else datetime.min, closed.pada if closed else datetime.max
    letters = [
        item
        for item in letter_register(store)
        if item.jenis == "undangan" and not item.batal and start < item.pada <= end
    ]
    if letters:
        out[4] = (min(item.pada for item in letters), max(item.pada for item in letters), letters[0].oleh)
    held = [item for item in meetings(store) if item.mulai and start < item.mulai <= end]
    if held:
        ends = [item.selesai for item in held]
        done = max((moment for moment in ends if moment), default=None) if all(ends) else None
        out[5] = (min(item.mulai for item in held if item.mulai), done, held[0].pimpinan)
    return out


def _analysis(
    store: Store, tahun: int, jalan: Perjalanan, terkirim: Sequence[datetime], semua_terkirim: bool
) -> dict[int, _Saat]:
    """Steps 6 to 8: the analysis goes from the last usulan to the draft that was handed over, or the first one."""
    out: dict[int, _Saat] = {}
    if not terkirim:
        return out
    last = max(terkirim) if semua_terkirim else None
    out[6] = (min(terkirim), last, "")
    if last is None:
        return out
    handed, back = jalan.last("diserahkan"), jalan.last("dikembalikan_sekretaris", "dikembalikan_kepala")
    if handed and back and back.pada >= handed.pada:  # it is being made anew
        handed = None
    drafts = [draf for draf in list_drafts(store) if draf.tahun == tahun and draf.pada >= last]
    made: Draf | None = min(drafts, key=lambda draf: draf.nomor, default=None)
    out[7] = (last, made.pada if made else None, made.oleh if made else "")
    if made:
        later = handed.pada if handed and handed.pada >= made.pada else None
        out[8] = (made.pada, later, handed.oleh if handed and later else made.oleh)
    return out
