"""Check of the procedure: is the IKU formally decided, in time? K51."""

from __future__ import annotations

from iku_analysis.checks.registry import check


@check(
    kode="K51",
    judul="IKU belum ditetapkan atau tahap SOP terlambat",
    tingkat="catatan",
    topik="SOP",
    sumber="SOP, LKE",
    tanpa_data="Nomor dan tanggal Keputusan belum dicatat.",
)
def belum_ditetapkan() -> str:
    """IKU sah setelah ditetapkan dengan Keputusan bernomor dan bertanggal; analisis empat hari, draf dua hari kerja.

    Belum dapat diperiksa selama data Keputusan dan tanggal tahap belum dicatat.

    Mengapa: Dokumen yang belum ditetapkan belum mengikat, dan tahap yang terlambat menunda Perjanjian Kinerja.

    Baik: Keputusan Kepala Badan bernomor dan bertanggal. Kurang: draf tanpa nomor.
    """
    return "select 'tdp' as status"
