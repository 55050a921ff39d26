"""The filters of a page as its address carries them, so that a figure anywhere opens the list of what it counts.

What was chosen on an earlier visit must not narrow the list too: Streamlit keeps it, and takes an address without a
filter, or with one at rest, for silence. So each of these addresses says that all other filters begin anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import streamlit as st

from iku_analysis.results import Temuan
from iku_analysis.ui import words
from iku_analysis.ui.findings import Saringan
from iku_analysis.ui.progress import Ringkasan

# Views of Padanan, and its filter of what waits.
PADANAN, BEDA, LAMA, KEPUTUSAN = "Padanan", "Rekonsiliasi", "Tahun lalu dan realisasi", "Keputusan"
PERLU = "Perlu keputusan"
# Views of Pemeriksaan.
DAFTAR, KATALOG, KEMBALI = "Temuan", "Semua pemeriksaan", "Kembalikan ke bidang"
_BARU = "saringan-baru"
# Of a filter that takes several values, all of them.
Address = Mapping[str, str | Sequence[str]]


def start_anew(at_rest: Mapping[str, Any]) -> None:
    """Before the filters of a page are drawn: those that the address does not name are put to rest, where it says so.

    at_rest: key of each filter → its value when nothing is chosen.
    """
    if st.query_params.pop(_BARU, None) is None:
        return
    for key, value in at_rest.items():
        if key not in st.query_params:
            st.session_state[key] = value


def _address(**filters: str) -> dict[str, str]:
    return {_BARU: "ya"} | {key.replace("_", "-"): value for key, value in filters.items() if value}


def findings(*, tingkat: str = "", keadaan: str = "", bidang: str = "", topik: str = "") -> dict[str, str]:
    """Pemeriksaan narrowed to a severity, a state, a sender, a topic; blank: not narrowed, of the untouched ones."""
    sign = words.TINGKAT[tingkat].teks if tingkat else ""
    return _address(tingkat=sign, status=keadaan, pengirim=bidang, topik=topik)


def open_findings(found: Iterable[Temuan], *, bidang: str, topik: str = "") -> dict[str, str]:
    """The findings of one sender (and topic): those nobody has dealt with, else those it was asked to repair."""
    narrowed = Saringan(topik=topik or None, bidang=bidang)
    asked = Saringan(topik=narrowed.topik, bidang=bidang, status="Diminta")
    every = list(found)
    keadaan = "Diminta" if asked.apply(every) and not narrowed.apply(every) else ""
    return findings(keadaan=keadaan, bidang=bidang, topik=topik)


def pairs(*keadaan: str) -> Address:
    """Padanan narrowed to states of a pair, keys of words.PADANAN; none: not narrowed."""
    chosen: Address = {"keadaan": [words.PADANAN[name].teks for name in keadaan]} if keadaan else {}
    return {**_address(), **chosen}


def waiting_pairs(summary: Ringkasan) -> Address:
    """Padanan narrowed to what waits there for a decision."""
    counted = (("ragu", summary.ragu), ("tanpa_padanan", summary.tanpa_padanan))
    return pairs(*(name for name, count in counted if count))


def last_year() -> Address:
    """The usulan against last year's IKU."""
    return _address(tampilan_padanan=LAMA)


def catalogue() -> dict[str, str]:
    """All checks with their thresholds, on Pemeriksaan."""
    return {"tampilan": KATALOG}


def reconciliation() -> dict[str, str]:
    """The differences between the plans that wait for a decision."""
    return _address(tampilan_padanan=BEDA)
