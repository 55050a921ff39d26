"""Pairing usulan with Renstra: each step, what stops a sure pair, one to one, decisions, any order of files."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iku_analysis.matching import MatchResult, match, renstra_key
from iku_analysis.records import HasilBaca
from iku_analysis.results import Padanan
from iku_analysis.settings import Scope, Thresholds
from iku_analysis.store.database import Store
from iku_analysis.store.decisions import decide, decisions_in_force, padanan_key, withdraw
from tests import pembuat
from tests.periksa import Bersama, Kasus, each

SCOPE = Scope(2026, (2025, 2029))


def run(gudang: Store) -> MatchResult:
    decisions = decisions_in_force(gudang, "padanan")
    return match(pembuat.cursor(gudang), pembuat.kamus(), SCOPE, Thresholds(), decisions)


def pair(usulan: dict[str, object], *renstra: dict[str, object]) -> Padanan:
    """The pair of one usulan against the tujuan/sasaran rows of a Renstra."""
    gudang = pembuat.store(pembuat.usulan(usulan), pembuat.renstra(sasaran=list(renstra)))
    return run(gudang).padanan[0]


SATU = Bersama()


def twins(usulan: str, *renstra: str, **lain: object) -> tuple[Kasus, str]:
    """A name in the usulan and names in the Renstra, of which the last is looked for; one store for all of them."""
    rows = [{"indikator": name, **lain} for name in (usulan, *renstra)]
    return SATU(pembuat.usulan(rows[0]), pembuat.renstra(sasaran=rows[1:]), nama=usulan), renstra[-1]


def beside(usulan: str, renstra: str) -> tuple[Kasus, str]:
    return twins(usulan, "Indeks Pembudayaan Pancasila", renstra)


def partner(padanan: Padanan) -> str | None:
    return padanan.renstra.indikator if padanan.renstra else None


def names(padanan: Padanan) -> list[str | None]:
    return [calon.rujukan.indikator for calon in padanan.calon]


# --- the steps ---


@pytest.mark.parametrize(
    ("hasil", "renstra", "cara"),
    [
        (*beside("1) PERSENTASE  ormas aktif (%)", "Persentase Ormas Aktif"), "sama"),
        (*beside("Jumlah Konflik Sosial (Kasus)", "Jumlah konflik sosial"), "sama"),
        (*beside("Prosentase Ormas Aktif", "Persentase organisasi kemasyarakatan aktif"), "alias"),
        (*beside("% Ormas Aktif", "Persentase ormas aktif"), "alias"),
        (*beside("IDI", "Indeks Demokrasi Indonesia (IDI)"), "alias"),
        (*beside("Indeks Harmoni Indonesia Provinsi Jawa Tengah", "Indeks Harmoni Indonesia"), "alias"),
        (*beside("Persentase ormas yang di bina", "Persentase Ormas Dibina"), "mirip"),
        (*beside("Persentase konflik tertangani", "Persentase konflik yang ditangani"), "mirip"),
        (
            *beside("Indeks ketahanan sosial, ekonomi dan budaya", "Indeks ketahanan ekonomi, sosial dan budaya"),
            "mirip",
        ),
        (*beside("Persentase konflik yang terselesaikn", "Persentase konflik yang terselesaikan"), "setara"),
    ],
)
def test_a_name_that_says_the_same_is_pasti(hasil: Kasus, renstra: str, cara: str) -> None:
    (found,) = hasil.pasangan.padanan
    assert (found.status, found.cara, partner(found)) == ("pasti", cara, renstra)
    assert found.calon == ()


def test_the_same_text_has_score_one() -> None:
    assert pair({"indikator": "Indeks Harmoni"}, {"indikator": "indeks harmoni"}).skor == 1.0


def test_a_reworded_name_is_ragu_with_its_candidate_first() -> None:
    found = pair(
        {"indikator": "Persentase penyelesaian konflik sosial"},
        {"indikator": "Persentase konflik sosial terbuka yang diselesaikan"},
        {"indikator": "Persentase konflik agraria"},
    )
    assert (found.status, found.cara, found.renstra) == ("ragu", "mirip", None)
    assert names(found)[0] == "Persentase konflik sosial terbuka yang diselesaikan"
    assert found.skor == found.calon[0].skor >= Thresholds().mirip_calon


def test_an_unrelated_name_has_no_partner() -> None:
    found = pair({"indikator": "Jumlah aplikasi kearsipan"}, {"indikator": "Indeks Kerukunan Umat Beragama"})
    assert (found.status, found.cara, found.skor, found.calon) == ("tanpa_padanan", None, None, ())


def test_a_shared_code_with_a_similar_name_is_pasti() -> None:
    found = pair(
        {"kode": "IKU-03", "indikator": "Persentase penyelesaian konflik sosial"},
        {"kode": "IKU-03", "indikator": "Persentase konflik sosial terbuka yang diselesaikan"},
    )
    assert (found.status, found.cara) == ("pasti", "kode")
    assert found.skor is not None and 0.6 <= found.skor < 1


@each(
    twins("Indeks Kepuasan Masyarakat", "Persentase konflik sosial terbuka yang diselesaikan", kode="7"),
    twins("Persentase jalan kondisi mantap", "Persentase jembatan kondisi mantap", kode="7"),
    twins("Angka kriminalitas di perkotaan", "Angka kriminalitas yang tertangani di perkotaan", kode="7"),
)
def test_a_shared_code_with_another_name_is_never_pasti(hasil: Kasus, jawab: str) -> None:
    (found,) = hasil.pasangan.padanan
    assert (found.status != "pasti", partner(found) != jawab) == (True, True)


def test_a_code_that_stands_twice_in_the_usulan_proves_nothing() -> None:
    gudang = pembuat.store(
        pembuat.usulan(
            {"kode": "1", "indikator": "Persentase penyelesaian konflik sosial"},
            {"kode": "1", "indikator": "Persentase pelestarian budaya lokal"},
        ),
        pembuat.renstra(sasaran=[{"kode": "1", "indikator": "Persentase konflik sosial terbuka yang diselesaikan"}]),
    )
    assert [item.status for item in run(gudang).padanan] == ["ragu", "tanpa_padanan"]


def test_a_code_against_the_same_text_elsewhere_is_ragu_with_both() -> None:
    found = pair(
        {"kode": "1", "indikator": "Persentase konflik sosial"},
        {"kode": "1", "indikator": "Persentase konflik sosial agama"},
        {"kode": "2", "indikator": "Persentase konflik sosial"},
    )
    assert (found.status, len(found.calon)) == ("ragu", 2)


# --- what stops a sure pair ---


@each(
    twins("Persentase jalan kondisi mantap", "Persentase jembatan kondisi mantap"),
    twins("Persentase penanganan pra bencana", "Persentase penanganan pasca bencana"),
    twins("Persentase rumah tangga berakses air minum layak", "Persentase rumah tangga berakses air minum aman"),
    twins("Angka kriminalitas", "Angka kriminalitas yang tertangani"),
    twins("Persentase konflik yang terselesaikan", "Persentase konflik"),
    twins("Persentase penataan ormas", "Persentase pendataan ormas"),
    twins("Jumlah konflik sosial", "Persentase konflik sosial"),
    twins("Persentase konflik (agama)", "Persentase konflik (sosial)"),
    twins("Persentase ormas tidak aktif yang dibina", "Persentase ormas aktif yang tidak dibina"),
    twins("Rasio polisi terhadap penduduk", "Rasio penduduk terhadap polisi"),
    twins("Jumlah desa tahun 2025", "Jumlah desa tahun 2026"),
    twins("Angka kriminalitas (kasus)", "Angka kriminalitas (%)"),
)
def test_a_near_twin_is_never_pasti(hasil: Kasus, jawab: str) -> None:
    (found,) = hasil.pasangan.padanan
    assert (found.status != "pasti", names(found)) == (True, [jawab])


def test_the_same_words_in_another_unit_family_are_ragu() -> None:
    usulan = {"indikator": "Cakupan konflik tertangani", "satuan": "Kasus"}
    renstra = {"indikator": "Cakupan konflik yang ditangani", "satuan": "Persen"}
    assert pair(usulan, renstra).status == "ragu"
    assert pair(usulan | {"satuan": "%"}, renstra).status == "pasti"


def test_the_same_words_under_a_sasaran_about_something_else_are_ragu() -> None:
    usulan = {"sasaran": "Meningkatnya kualitas demokrasi", "indikator": "Persentase konflik tertangani"}
    renstra = {"sasaran": "Terjaganya ketertiban lalu lintas", "indikator": "Persentase konflik yang ditangani"}
    assert pair(usulan, renstra).status == "ragu"
    assert pair(usulan | {"sasaran": None}, renstra).status == "pasti"


def test_the_same_text_in_another_unit_stays_pasti_because_the_unit_is_a_finding() -> None:
    found = pair(
        {"indikator": "Tingkat Toleransi", "satuan": "Persen"}, {"indikator": "Tingkat Toleransi", "satuan": "Indeks"}
    )
    assert (found.status, found.cara) == ("pasti", "sama")


def test_two_renstra_rows_of_one_name_are_told_apart_by_unit() -> None:
    twins = [{"indikator": "Konflik sosial", "satuan": "Kasus"}, {"indikator": "Konflik sosial", "satuan": "Persen"}]
    found = pair({"indikator": "Konflik sosial", "satuan": "%"}, *twins)
    assert (found.status, found.renstra and found.renstra.baris) == ("pasti", 8)
    assert pair({"indikator": "Konflik sosial"}, *twins).status == "ragu"


TWO_SASARAN = [
    {"sasaran": "Meningkatnya kualitas demokrasi", "indikator": "Indeks Kepuasan"},
    {"sasaran": "Terjaganya ketertiban wilayah", "indikator": "Indeks Kepuasan"},
]


def test_one_name_under_two_sasaran_is_told_apart_by_a_like_sasaran() -> None:
    found = pair({"sasaran": "Terjaganya ketertiban di wilayah", "indikator": "Indeks Kepuasan"}, *TWO_SASARAN)
    assert (found.status, found.renstra and found.renstra.baris) == ("pasti", 8)


def test_one_name_under_two_sasaran_is_ragu_where_the_usulan_names_neither() -> None:
    for sasaran in (None, "Tersedianya pangan"):
        found = pair({"sasaran": sasaran, "indikator": "Indeks Kepuasan"}, *TWO_SASARAN)
        assert (found.status, sorted(calon.rujukan.baris for calon in found.calon)) == ("ragu", [7, 8])


def test_a_decision_tells_which_of_two_rows_of_one_name_is_meant() -> None:
    gudang = pembuat.store(pembuat.usulan({"indikator": "Indeks Kepuasan"}), pembuat.renstra(sasaran=TWO_SASARAN))
    wanted = {"renstra": renstra_key("Terjaganya ketertiban wilayah", "Indeks Kepuasan")}
    decide(gudang, "padanan", padanan_key("Bidang A", None, "Indeks Kepuasan"), wanted, oleh="Kasubbag")
    found = run(gudang).padanan[0]
    assert (found.status, found.cara, found.renstra and found.renstra.baris) == ("pasti", "keputusan", 8)


# --- what is left on both sides, and near twins ---

LEFT = {"sasaran": "Menurunnya risiko bencana", "satuan": "Persen"}
WORDED_ANEW = LEFT | {"indikator": "Persentase warga terdampak yang diungsikan ke tempat aman saat bencana"}
ITS_ROW = LEFT | {"indikator": "Persentase evakuasi korban bencana"}


def test_what_is_left_on_both_sides_under_one_sasaran_waits_for_a_person() -> None:
    found = pair(WORDED_ANEW, ITS_ROW)
    assert (found.status, names(found)) == ("ragu", [ITS_ROW["indikator"]])
    assert found.skor is not None and 0.3 <= found.skor < Thresholds().mirip_calon


@pytest.mark.parametrize(
    "change", [{"sasaran": "Tersedianya arsip"}, {"satuan": "Orang"}, {"indikator": "Persentase kearsipan digital"}]
)
def test_another_sasaran_another_unit_or_nothing_alike_is_no_partner(change: dict[str, object]) -> None:
    assert pair(WORDED_ANEW, ITS_ROW | change).status == "tanpa_padanan"


def test_a_row_that_another_usulan_fits_is_not_left() -> None:
    gudang = pembuat.store(
        pembuat.usulan(WORDED_ANEW, LEFT | {"indikator": "Persentase evakuasi warga korban bencana alam"}),
        pembuat.renstra(sasaran=[ITS_ROW]),
    )
    assert [item.status for item in run(gudang).padanan] == ["tanpa_padanan", "ragu"]


def test_of_rows_that_are_hardly_alike_only_the_likeliest_may_have_its_usulan() -> None:
    other = LEFT | {"indikator": "Persentase sarana peringatan dini bencana"}
    gudang = pembuat.store(pembuat.usulan(WORDED_ANEW), pembuat.renstra(sasaran=[other, ITS_ROW]))
    result = run(gudang)
    assert len(result.padanan[0].calon) == 2
    assert [row.indikator for row in result.renstra_tanpa_usulan] == [names(result.padanan[0])[1]]


def test_what_a_person_found_in_no_renstra_is_not_offered_again_on_so_little() -> None:
    gudang = pembuat.store(pembuat.usulan(WORDED_ANEW, bidang="Bidang B"), pembuat.renstra(sasaran=[ITS_ROW]))
    key = padanan_key("Bidang A", WORDED_ANEW["sasaran"], WORDED_ANEW["indikator"])
    decide(gudang, "padanan", key, {"renstra": None}, oleh="Kasubbag", alasan="baru")
    assert run(gudang).padanan[0].status == "tanpa_padanan"


@each(
    twins("Persentase jalan kondisi mantap", "Persentase jembatan kondisi mantap", sasaran="S"),
    twins("Angka partisipasi murni SMP", "Angka partisipasi kasar SMP", sasaran="S"),
    twins("Angka partisipasi sekolah usia 16-18 tahun", "Angka partisipasi sekolah usia 5-6 tahun", sasaran="S"),
    twins("Persentase genangan yang belum tertangani", "Persentase genangan yang tertangani", sasaran="S"),
    twins("Jumlah satuan PAUD terakreditasi (lembaga)", "Persentase satuan PAUD terakreditasi minimal B", sasaran="S"),
)
def test_a_near_twin_is_shown_but_waits_for_nobody(hasil: Kasus, jawab: str) -> None:
    (found,) = hasil.pasangan.padanan
    assert (found.status, names(found)) == ("tanpa_padanan", [jawab])


@each(
    twins("Angka kelulusan SD/MI ke SMP/MTs", "Angka melanjutkan dari SD/MI ke SMP/MTs", sasaran="S"),
    twins("Angka kematian bayi per 1000 kelahiran hidup", "Kematian bayi dalam 1.000 kelahiran hidup", sasaran="S"),
    twins("Persentase ormas aktif tahun 2025", "Persentase keaktifan ormas tahun 2026", sasaran="S"),
)
def test_words_and_numbers_that_both_have_exclude_nothing(hasil: Kasus, jawab: str) -> None:
    (found,) = hasil.pasangan.padanan
    assert (found.status, names(found)) == ("ragu", [jawab])


# --- one to one, several bidang, several tables ---


def test_one_renstra_indicator_goes_to_the_usulan_it_fits_best() -> None:
    gudang = pembuat.store(
        pembuat.usulan(
            {"indikator": "Persentase penyelesaian konflik"},
            {"indikator": "Persentase penyelesaian konflik sosial di daerah lain"},
        ),
        pembuat.renstra(
            sasaran=[
                {"indikator": "Persentase konflik sosial terbuka yang diselesaikan"},
                {"indikator": "Persentase konflik yang diselesaikan pemerintah"},
            ]
        ),
    )
    assert [names(item)[0] for item in run(gudang).padanan] == [
        "Persentase konflik yang diselesaikan pemerintah",
        "Persentase konflik sosial terbuka yang diselesaikan",
    ]
    for item in run(gudang).padanan:
        scores = [calon.skor for calon in item.calon]
        assert scores == sorted(scores, reverse=True)


def test_between_equal_names_the_same_sasaran_wins() -> None:
    found = pair(
        {"sasaran": "Meningkatnya kerukunan", "indikator": "Persentase penyelesaian konflik"},
        {"sasaran": "Meningkatnya keamanan", "indikator": "Persentase konflik yang diselesaikan aparat"},
        {"sasaran": "Meningkatnya kerukunan", "indikator": "Persentase konflik yang diselesaikan aparat tokoh agama"},
    )
    assert found.calon[0].rujukan.baris in (7, 8)
    same = pair(
        {"sasaran": "Meningkatnya kerukunan", "indikator": "Persentase konflik sosial"},
        {"sasaran": "Meningkatnya keamanan", "indikator": "Persentase Konflik Sosial"},
        {"sasaran": "Meningkatnya kerukunan", "indikator": "Persentase konflik sosial"},
    )
    assert same.renstra is not None and same.renstra.baris == 8


def test_a_row_that_is_pasti_with_one_indicator_is_no_candidate_for_another() -> None:
    gudang = pembuat.store(
        pembuat.usulan({"indikator": "Persentase Ormas Aktif"}, bidang="Bidang A"),
        pembuat.usulan({"indikator": "Persentase Ormas Berprestasi"}, bidang="Bidang B"),
        pembuat.renstra(sasaran=[{"indikator": "Persentase Ormas Aktif"}]),
    )
    sure, other = run(gudang).padanan
    assert (sure.status, other.status, names(other)) == ("pasti", "tanpa_padanan", ["Persentase Ormas Aktif"])


def test_two_bidang_may_propose_the_same_indicator() -> None:
    gudang = pembuat.store(
        *(pembuat.usulan({"indikator": "Indeks Harmoni"}, bidang=bidang) for bidang in ("Bidang A", "Bidang B")),
        pembuat.renstra(sasaran=[{"indikator": "Indeks Harmoni"}]),
    )
    assert [item.status for item in run(gudang).padanan] == ["pasti", "pasti"]


def test_an_indicator_in_two_tables_of_the_renstra_is_one_and_its_main_row_stands_in_the_sasaran_table() -> None:
    gudang = pembuat.store(
        pembuat.renstra(
            iku=[{"indikator": "Indeks Harmoni"}, {"indikator": "IDI"}],
            sasaran=[{"indikator": "INDEKS HARMONI"}],
            program=[{"level": "Sasaran", "indikator": "Indeks Harmoni"}],
        )
    )
    left = run(gudang).renstra_tanpa_usulan
    assert [(row.lembar, row.indikator) for row in left] == [("Sasaran", "INDEKS HARMONI"), ("IKU", "IDI")]


def test_an_indicator_of_a_sasaran_row_in_the_programme_table_counts_where_there_is_no_other_table() -> None:
    gudang = pembuat.store(
        pembuat.usulan({"indikator": "Indeks Harmoni"}),
        pembuat.renstra(program=[{"level": "Sasaran", "indikator": "Indeks Harmoni"}]),
    )
    assert run(gudang).padanan[0].status == "pasti"


def test_a_programme_outcome_is_no_iku_of_the_renstra_but_is_shown() -> None:
    gudang = pembuat.store(
        pembuat.usulan({"indikator": "Persentase Ormas Aktif"}),
        pembuat.renstra(
            sasaran=[{"indikator": "Indeks Demokrasi"}],
            program=[{"kode": "8.01.04", "level": "Program", "indikator": "Persentase Ormas Aktif"}],
        ),
    )
    result = run(gudang)
    assert (result.padanan[0].status, names(result.padanan[0])) == ("tanpa_padanan", ["Persentase Ormas Aktif"])
    assert [row.indikator for row in result.renstra_tanpa_usulan] == ["Indeks Demokrasi"]


def test_programme_outcomes_are_compared_where_the_renstra_has_nothing_else() -> None:
    gudang = pembuat.store(
        pembuat.usulan({"indikator": "Persentase Ormas Aktif"}),
        pembuat.renstra(program=[{"kode": "8.01.04", "level": "Program", "indikator": "Persentase Ormas Aktif"}]),
    )
    result = run(gudang)
    assert (result.padanan[0].status, result.renstra_tanpa_usulan) == ("pasti", ())


def test_a_renstra_indicator_that_waits_for_a_person_is_not_without_usulan() -> None:
    gudang = pembuat.store(
        pembuat.usulan({"indikator": "Persentase penyelesaian konflik sosial"}),
        pembuat.renstra(
            sasaran=[
                {"indikator": "Persentase konflik sosial terbuka yang diselesaikan"},
                {"indikator": "Indeks Kerukunan Umat Beragama"},
            ]
        ),
    )
    assert [row.indikator for row in run(gudang).renstra_tanpa_usulan] == ["Indeks Kerukunan Umat Beragama"]


def test_an_agency_is_never_paired_with_the_renstra_of_another() -> None:
    gudang = pembuat.store()
    pembuat.simpan(gudang, pembuat.usulan({"indikator": "Indeks Harmoni"}), instansi="Kesbangpol")
    pembuat.simpan(gudang, pembuat.renstra(sasaran=[{"indikator": "Indeks Harmoni"}]), instansi="Bappeda")
    assert run(gudang).padanan[0].status == "tanpa_padanan"


def test_an_empty_store_gives_an_empty_result() -> None:
    assert run(pembuat.store()) == MatchResult((), ())


def test_without_renstra_every_usulan_is_without_partner() -> None:
    found = run(pembuat.store(pembuat.usulan({"indikator": "Indeks Harmoni"}, {"sasaran": "Tanpa indikator"})))
    assert [(item.status, item.calon) for item in found.padanan] == [("tanpa_padanan", ())]


# --- decisions ---

USULAN = {"sasaran": "Meningkatnya kerukunan", "indikator": "Persentase penyelesaian konflik"}
RENSTRA = [
    {"sasaran": "Meningkatnya kerukunan", "indikator": "Persentase konflik yang diselesaikan"},
    {"indikator": "Indeks Pembudayaan Pancasila"},
]


def decided(gudang: Store, renstra: str | None, alasan: str | None = None, bidang: str = "Bidang A") -> str:
    key = padanan_key(bidang, USULAN["sasaran"], USULAN["indikator"])
    return decide(gudang, "padanan", key, {"renstra": renstra}, oleh="Kasubbag", alasan=alasan)


def test_a_decision_pairs_what_nothing_else_would() -> None:
    gudang = pembuat.store(pembuat.usulan(USULAN), pembuat.renstra(sasaran=RENSTRA))
    decided(gudang, renstra_key("Meningkatnya kerukunan", "Indeks Pembudayaan Pancasila"), "disepakati rapat")
    found = run(gudang).padanan[0]
    assert (found.status, found.cara, partner(found)) == ("pasti", "keputusan", "Indeks Pembudayaan Pancasila")
    assert found.alasan == "disepakati rapat"


def test_a_decision_that_there_is_none_keeps_its_reason_and_no_candidate() -> None:
    gudang = pembuat.store(pembuat.usulan(USULAN), pembuat.renstra(sasaran=RENSTRA))
    decided(gudang, None, "indikator baru")
    found = run(gudang).padanan[0]
    assert (found.status, found.cara, found.calon, found.alasan) == ("tanpa_padanan", "keputusan", (), "indikator baru")


def test_a_decision_goes_before_the_same_text() -> None:
    gudang = pembuat.store(pembuat.usulan(USULAN), pembuat.renstra(sasaran=[USULAN, *RENSTRA]))
    assert run(gudang).padanan[0].cara == "sama"
    decided(gudang, None, "bukan indikator yang sama")
    assert run(gudang).padanan[0].status == "tanpa_padanan"


def test_a_withdrawn_decision_no_longer_counts() -> None:
    gudang = pembuat.store(pembuat.usulan(USULAN), pembuat.renstra(sasaran=RENSTRA))
    before = run(gudang)
    number = decided(gudang, renstra_key(None, "Indeks Pembudayaan Pancasila"))
    assert run(gudang).padanan[0].cara == "keputusan"
    withdraw(gudang, number, oleh="Kasubbag")
    assert run(gudang) == before


def test_a_decision_whose_renstra_row_is_gone_decides_nothing() -> None:
    gudang = pembuat.store(pembuat.usulan(USULAN), pembuat.renstra(sasaran=RENSTRA))
    decided(gudang, renstra_key(None, "Indikator yang sudah dihapus"))
    assert run(gudang).padanan[0].status == "ragu"


def test_a_decision_is_an_alias_for_every_other_bidang() -> None:
    other = USULAN | {"sasaran": "Meningkatnya ketenteraman"}
    gudang = pembuat.store(pembuat.usulan(other, bidang="Bidang B"), pembuat.renstra(sasaran=RENSTRA))
    decided(gudang, renstra_key("Meningkatnya kerukunan", "Persentase konflik yang diselesaikan"))
    found = run(gudang).padanan[0]
    assert (found.status, found.cara, partner(found)) == (
        "pasti",
        "alias",
        "Persentase konflik yang diselesaikan",
    )


@pytest.mark.parametrize("change", [{"sasaran": "Tersedianya arsip daerah"}, {"satuan": "Dokumen"}])
def test_an_alias_is_only_proposed_where_the_sasaran_or_the_unit_speaks_of_something_else(
    change: dict[str, str],
) -> None:
    other = USULAN | change
    gudang = pembuat.store(pembuat.usulan(other, bidang="Bidang B"), pembuat.renstra(sasaran=RENSTRA))
    decided(gudang, renstra_key("Meningkatnya kerukunan", "Persentase konflik yang diselesaikan"))
    found = run(gudang).padanan[0]
    assert (found.status, found.cara) == ("ragu", "alias")
    assert found.calon[0].rujukan.indikator == "Persentase konflik yang diselesaikan"


def test_a_name_that_was_once_decided_to_have_no_partner_is_no_alias() -> None:
    gudang = pembuat.store(pembuat.usulan(USULAN, bidang="Bidang C"), pembuat.renstra(sasaran=RENSTRA))
    decided(gudang, renstra_key(None, "Persentase konflik yang diselesaikan"))
    decided(gudang, None, bidang="Bidang B")
    assert run(gudang).padanan[0].status == "ragu"


def test_decisions_that_disagree_are_no_alias() -> None:
    gudang = pembuat.store(pembuat.usulan(USULAN, bidang="Bidang C"), pembuat.renstra(sasaran=RENSTRA))
    decided(gudang, renstra_key(None, "Persentase konflik yang diselesaikan"))
    decided(gudang, renstra_key(None, "Indeks Pembudayaan Pancasila"), bidang="Bidang B")
    assert run(gudang).padanan[0].status == "ragu"


# --- order of files ---

FILES = (
    pembuat.usulan(
        {"indikator": "Persentase Ormas Aktif"}, {"indikator": "Persentase penyelesaian konflik"}, bidang="Bidang A"
    ),
    pembuat.usulan({"indikator": "% ormas yang aktif"}, {"indikator": "Persentase konflik selesai"}, bidang="Bidang B"),
    pembuat.renstra(sasaran=[{"indikator": "Persentase Ormas Aktif"}], nama="renstra-1.xlsx"),
    pembuat.renstra(iku=[{"indikator": "Persentase konflik yang diselesaikan"}], nama="renstra-2.xlsx"),
    pembuat.renja({"kode": "8.01.04", "level": "Program", "indikator": "Persentase Ormas Aktif", "target": {2026: 1}}),
)


def as_json(files: tuple[HasilBaca, ...]) -> object:
    result = run(pembuat.store(*files))
    return [item.to_json() for item in result.padanan], [row.to_json() for row in result.renstra_tanpa_usulan]


def test_any_order_of_files_gives_the_same_pairs() -> None:
    expected = as_json(FILES)
    for order in list(permutations(FILES))[::31]:
        assert as_json(order) == expected


WORDS = st.sampled_from(["konflik", "ormas", "aktif", "pra", "pasca", "sosial", "tidak", "jalan", "jembatan"])
NAME = st.lists(WORDS, min_size=1, max_size=4).map(lambda words: "Persentase " + " ".join(words))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(NAME, min_size=1, max_size=4), st.lists(NAME, min_size=1, max_size=4))
def test_a_pair_is_sure_only_with_the_same_words_and_ragu_always_has_a_candidate(
    usulan: list[str], renstra: list[str]
) -> None:
    gudang = pembuat.store(
        pembuat.usulan(*({"indikator": name} for name in usulan)),
        pembuat.renstra(sasaran=[{"indikator": name} for name in renstra]),
    )
    for item in run(gudang).padanan:
        if item.status == "pasti":
            assert item.usulan.indikator is not None
            assert sorted(set(str(partner(item)).split())) == sorted(set(item.usulan.indikator.split()))
        assert (item.status == "ragu") <= bool(item.calon)
        assert (item.status == "pasti") == (item.renstra is not None)
        assert len(item.calon) <= 5


def test_a_name_that_people_found_in_no_renstra_is_asked_about_again_only_for_nearly_the_same() -> None:
    def second_year(renstra: str, sasaran: str = "Pulihnya ekosistem pesisir") -> Padanan:
        usulan = {"sasaran": "Pulihnya ekosistem pesisir", "indikator": "Luas terumbu karang yang direhabilitasi"}
        gudang = pembuat.store(
            pembuat.usulan(usulan | {"sasaran": sasaran}, bidang="Bidang Baru"),
            pembuat.renstra(sasaran=[usulan | {"indikator": renstra}]),
        )
        key = padanan_key("Bidang Lama", usulan["sasaran"], usulan["indikator"])
        decide(gudang, "padanan", key, {"renstra": None}, oleh="penguji", alasan="tidak ada")
        return run(gudang).padanan[0]

    twin = second_year("Luas mangrove yang direhabilitasi")
    assert (twin.status, names(twin)) == ("tanpa_padanan", ["Luas mangrove yang direhabilitasi"])
    assert second_year("Luas terumbu karang rusak yang direhabilitasi").status == "ragu"
    assert second_year("Luas mangrove yang direhabilitasi", "Meningkatnya tutupan hijau").status == "ragu"


def test_what_equal_numbers_name_stands_first_however_little_the_names_are_alike() -> None:
    numbers = {"baseline": 48.3, "target": [51.3, 54.9, 58.2, 60.1, 63.1, 66.5]}
    found = pair(
        {"indikator": "Jumlah wirausaha baru hasil binaan", "satuan": "Orang"} | numbers,
        {"indikator": "Jumlah binaan wirausaha perempuan", "satuan": "Orang"},
        {"indikator": "Jumlah tenaga mandiri yang terbentuk", "satuan": "Orang"} | numbers,
    )
    assert (found.status, names(found)[0]) == ("ragu", "Jumlah tenaga mandiri yang terbentuk")
