"""A corrected reading plan laid over what the readers find: moved rows and columns still fit, a misfit is said."""

from __future__ import annotations

from typing import Any

from iku_analysis.readers import SheetPlan, read_file, sheet_grids
from iku_analysis.readers.plan import header_texts, headings, layout_sign, sender_key
from iku_analysis.readers.replan import table_headings, with_field, with_header, with_header_rows
from iku_analysis.readers.search import header_from
from iku_analysis.records import HasilBaca
from iku_analysis.vocabulary import load_vocabulary
from tests.lembar import codes, read, row, texts, value, workbook

SENDER = "bidang politik dalam negeri"
NAMA = "usulan Bidang Politik Dalam Negeri.xlsx"
# No heading of the indicator and of the target that the vocabulary knows.
ASING = [
    row("Rencana bidang"),
    row("Urut | Hasil yang dituju | Tolok capaian bidang | Ukuran | Angka rencana 2026"),
    row("1 | Meningkatnya kerukunan umat | Indeks Kerukunan | Indeks | 70"),
    row("2 | Meningkatnya kerukunan umat | Persentase Ormas Aktif | Persen | 80"),
]
MEDAN = {
    "hasil yang dituju": "sasaran",
    "tolok capaian bidang": "indikator",
    "ukuran": "satuan",
    "angka rencana 2026": "target:2026",
}


def plan(judul: list[Any], **isi: Any) -> SheetPlan:
    block = tuple(tuple(text.casefold() for text in satu if isinstance(text, str)) for satu in judul)
    blocks = isi.pop("blocks", (block,))
    return SheetPlan(isi.pop("pengirim", SENDER), layout_sign((block,)), blocks, **isi)


def read_with(rows: Any, *plans: SheetPlan, name: str = NAMA) -> HasilBaca:
    return read(rows, name, plans=plans)


def indicators(hasil: HasilBaca) -> list[str]:
    return [texts(baris).get("indikator", "") for baris in hasil.baris]


FOREIGN = plan([ASING[1]], kolom=MEDAN)


def test_foreign_layout_is_not_read_without_a_plan_and_read_with_it() -> None:
    assert not read_with(ASING).is_usable
    hasil = read_with(ASING, FOREIGN)
    assert indicators(hasil) == ["Indeks Kerukunan", "Persentase Ormas Aktif"]
    first = hasil.baris[0]
    assert (first.medan["indikator"].sel, first.medan["satuan"].baku) == ("C3", "indeks")
    assert (value(first, "target", 2026).nilai, value(first, "target", 2026).sel) == (70, "E3")
    assert hasil.lembar[0].rencana == FOREIGN.sidik


def test_plan_fits_next_month_with_columns_and_rows_moved() -> None:
    moved = [
        row("Rencana bidang"),
        row("Bulan Desember"),
        row(" | Ukuran | Tolok capaian bidang | Angka rencana 2026 | Urut | Hasil yang dituju"),
        row(" | Indeks | Indeks Kerukunan | 71 | 1 | Meningkatnya kerukunan umat"),
    ]
    hasil = read_with(moved, FOREIGN)
    assert value(hasil.baris[0], "target", 2026).sel == "D4"
    assert texts(hasil.baris[0])["satuan"] == "Indeks"


def test_plan_with_a_missing_column_is_said_and_not_used_at_all() -> None:
    without = [[cell for at, cell in enumerate(line) if at != 3] for line in ASING]
    hasil = read_with(without, FOREIGN)
    assert not hasil.is_usable
    (problem,) = [item for item in hasil.masalah if item.kode == "B37"]
    assert "ukuran" in problem.pesan
    assert hasil.lembar[0].rencana is None


def test_plan_of_another_sender_is_not_used() -> None:
    assert not read_with(ASING, plan([ASING[1]], kolom=MEDAN, pengirim="sekretariat")).is_usable


def test_plan_of_another_layout_of_the_same_sender_is_not_used_and_not_said() -> None:
    other = plan([row("Wilayah | Kejadian | Korban | Kerugian")], kolom={"kejadian": "indikator"})
    assert codes(read_with(ASING, other)) == codes(read_with(ASING))


def test_sender_without_bidang_goes_by_the_file_name_without_its_date() -> None:
    assert sender_key("Form_Isian Oktober 2025 rev2.xlsx", None) == sender_key("form isian november 2026.xlsx", None)
    by_file = plan([ASING[1]], kolom=MEDAN, pengirim=sender_key("isian oktober.xlsx", None))
    assert read_with(ASING, by_file, name="isian November.xlsx").is_usable
    given = read(ASING, "isian November.xlsx", plans=[by_file], bidang="Bidang Politik Dalam Negeri")
    assert given.is_usable, "the bidang said later does not lose the plan"


DIKENAL = [
    row("Sasaran | Indikator Kinerja Utama | Satuan | Target 2026"),
    row("Sasaran A | Indeks Kerukunan | Indeks | 70"),
    row("Sasaran A | Contoh pengisian saja | Indeks | 1"),
    row(" | JUMLAH |  | 71"),
]


def test_row_skipped_by_its_words_wherever_it_stands() -> None:
    skip = plan([DIKENAL[0]], blocks=(), baris={"sasaran a | contoh pengisian saja | indeks": "lewati"})
    assert indicators(read_with(DIKENAL, skip)) == ["Indeks Kerukunan"]
    moved = [DIKENAL[0], DIKENAL[2], DIKENAL[1]]
    hasil = read_with(moved, skip)
    assert indicators(hasil) == ["Indeks Kerukunan"]
    assert [(item.baris, item.alasan) for item in hasil.lembar[0].dilewati] == [(2, "dilewati menurut rencana baca")]


def test_row_that_looks_like_a_total_is_used_where_a_person_says_so() -> None:
    assert "JUMLAH" not in indicators(read_with(DIKENAL))
    assert "JUMLAH" in indicators(read_with(DIKENAL, plan([DIKENAL[0]], blocks=(), baris={"jumlah": "pakai"})))


def test_row_asked_for_in_which_nothing_can_be_read_is_said() -> None:
    program = [
        row("Kode | Program/Kegiatan | Indikator | Target 2026 | Pagu 2026"),
        row("8.01.02 | PROGRAM PENGUATAN IDEOLOGI | Persentase X | 5 | 1000000"),
        row(" | Kelompok lain |  |  | "),
    ]
    asked = plan([program[0]], blocks=(), baris={"kelompok lain": "pakai"})
    assert ("B37", 3) in [(item.kode, item.baris) for item in read_with(program, asked).masalah]


def test_ignored_column_is_not_read() -> None:
    ignore = plan([DIKENAL[0]], blocks=(), kolom={"satuan": "abaikan"})
    hasil = read_with(DIKENAL, ignore)
    assert "satuan" not in texts(hasil.baris[0])
    assert "satuan" not in hasil.lembar[0].kolom


def test_other_header_row_is_taken_and_the_wrong_one_is_no_header() -> None:
    two = [
        row("Sasaran | Indikator | Satuan | Target 2025"),
        row("Sasaran L | Indikator lama | Indeks | 1"),
        row("Sasaran | Indikator Kinerja Utama | Satuan | Target 2026"),
        row("Sasaran B | Indikator baru | Indeks | 2"),
    ]
    assert indicators(read_with(two)) == ["Indikator lama", "Indikator baru"]
    lower = plan([two[2]])
    hasil = read_with(two, lower)
    assert hasil.lembar[0].baris_judul == (3,)
    assert indicators(hasil) == ["Indikator baru"]


def test_further_table_starts_at_the_row_a_person_names() -> None:
    split = [*ASING, [], row("Urut | Hasil | Nama ukuran kinerja | Ukuran | Angka rencana 2026"),
             row("1 | Meningkatnya kewaspadaan | Indeks Kewaspadaan | Indeks | 60")]  # fmt: skip
    headers = tuple((tuple(str(cell).casefold() for cell in line),) for line in (split[1], split[5]))
    both = plan([split[1]], blocks=headers, kolom={**MEDAN, "nama ukuran kinerja": "indikator", "hasil": "sasaran"})
    hasil = read_with(split, both)
    assert hasil.lembar[0].baris_judul == (2, 6)
    assert indicators(hasil) == ["Indeks Kerukunan", "Persentase Ormas Aktif", "Indeks Kewaspadaan"]


def test_sheet_used_and_unused_by_name() -> None:
    book = {"IKU": DIKENAL[:2], "IKU lama": [DIKENAL[0], row("Sasaran A | Indeks Lama | Indeks | 9")]}
    assert indicators(read_with(book)) == ["Indeks Kerukunan"]
    swapped = plan([DIKENAL[0]], blocks=(), lembar={"iku": False, "iku lama": True})
    hasil = read_with(book, swapped)
    assert indicators(hasil) == ["Indeks Lama"]
    assert hasil.lembar[0].alasan == "tidak dipakai menurut rencana baca"


def test_second_column_of_the_same_words_and_one_without_heading_have_keys_of_their_own() -> None:
    (grid,) = sheet_grids("a.xlsx", workbook([["Indikator", "Isi", "Isi", None], ["Indeks X", "a", "b", "c"]]))
    found = headings(grid, header_from(grid, 1, load_vocabulary()))
    assert [item.kunci for item in found] == ["indikator", "isi", "isi #2", "kolom d"]
    assert header_texts(grid, [1]) == (("indikator", "isi", "isi"),)


def test_plan_goes_through_json_unchanged() -> None:
    assert SheetPlan.from_json(FOREIGN.to_json()) == FOREIGN
    assert SheetPlan.from_json(FOREIGN.to_json()).sidik == FOREIGN.sidik


def test_reading_without_plans_of_the_sender_is_the_same_as_without_any() -> None:
    content = workbook(DIKENAL)
    plain = read_file(NAMA, content, load_vocabulary())
    assert read_file(NAMA, content, load_vocabulary(), plans=[plan([ASING[1]], pengirim="lain")]) == plain


def test_header_repeated_in_other_words_is_no_record_under_a_chosen_header_either() -> None:
    head = ["Sasaran", "Indikator", "Satuan", "Target 2026"]
    again = ["Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target 2026"]
    rows = [head, ["S", "Indeks A", "Indeks", 70], again, [None, "Indeks B", "Indeks", 80]]
    assert indicators(read_with(rows, plan([head]))) == ["Indeks A", "Indeks B"]


def test_header_takes_the_row_below_it_where_a_person_says_so() -> None:
    two = [
        row("Hasil | Tolok capaian | Angka rencana | "),
        row("yang dituju | bidang | 2026 | 2027"),
        row("Sasaran A | Indeks A | 70 | 71"),
    ]
    vocabulary = load_vocabulary()
    (grid,) = sheet_grids("a.xlsx", workbook(two))
    made = with_header(SheetPlan(SENDER, ()), grid, [], 1, vocabulary)
    made = with_header_rows(made, grid, [(1, 2)], vocabulary)
    for col, field in ((1, "sasaran"), (2, "indikator"), (3, "target"), (4, "target")):
        found = table_headings(grid, (1, 2), made, vocabulary)[1]
        made = with_field(made, next(item for item in found if item.col == col), field, found)
    hasil = read_with(two, made)
    assert hasil.lembar[0].baris_judul == (1, 2)
    assert [(item.tahun, item.nilai) for item in hasil.baris[0].nilai] == [(2026, 70), (2027, 71)]


def test_field_given_to_another_column_leaves_the_first_one_aside() -> None:
    rows = [
        row("Sasaran | Indikator | Nama lain | Satuan | Target 2026"),
        row("S | Singkatan | Nama penuh | Indeks | 7"),
    ]
    (grid,) = sheet_grids("a.xlsx", workbook(rows))
    base = plan([rows[0]], blocks=())
    found = table_headings(grid, (1,), base, load_vocabulary())[1]
    made = with_field(base, next(item for item in found if item.col == 3), "indikator", found)
    assert made.kolom == {"indikator": "abaikan", "nama lain": "indikator"}
    assert indicators(read_with(rows, made)) == ["Nama penuh"]
