"""How much of the truth a reading gives: records, cells, addresses, silent errors, clicks.

A silent error is a wrong or missing value (or a record too many) with no `masalah` at its cell, at the heading of its
column, at its row or at its sheet. A catatan counts at the very cell only: about a row or sheet it excuses nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from openpyxl.utils.cell import range_boundaries

from tests.korpus.sama import Json, cells_of, is_same_text, is_same_value, record_key, shown, take_value, value_key

_UNASKED = frozenset({"nomor", "level"})  # fields that a reader may give without being asked
_SEVERE = ("galat", "peringatan")
_RANK = {"catatan": 0, "peringatan": 1, "galat": 2}


@dataclass(frozen=True)
class Salah:
    """One thing read wrong."""

    lembar: str
    tempat: str
    medan: str
    harapan: str
    dapat: str
    is_senyap: bool


@dataclass
class Skor:
    """Counts of one file, or of many added up. `sel` are asked cells; `lebih_sel` were read where nothing stands."""

    berkas: int = 0
    rekaman: int = 0
    ditemukan: int = 0
    lebih: int = 0
    sel: int = 0
    benar: int = 0
    alamat: int = 0
    alamat_benar: int = 0
    senyap: int = 0
    klik: int = 0
    macet: int = 0
    salah: list[Salah] = field(default_factory=list)

    def __add__(self, other: Skor) -> Skor:
        counts = [name for name in self.__dataclass_fields__ if name != "salah"]
        total = {name: getattr(self, name) + getattr(other, name) for name in counts}
        return Skor(**total, salah=[*self.salah, *other.salah])

    @property
    def hilang(self) -> int:
        """Records of the truth that were not read."""
        return self.rekaman - self.ditemukan


def score(truth: Json, hasil: Json) -> Skor:
    """The score of one reading (`HasilBaca.to_json()`) against the truth of its file."""
    return _Penilai(truth, hasil).run()


def crashed(truth: Json, error: BaseException) -> Skor:
    """The score of a reader that raised."""
    cells = sum(len(baris["medan"]) + len(baris["nilai"]) for baris in truth["baris"])
    salah = [Salah("", "", "", "hasil baca", f"{type(error).__name__}: {error}", is_senyap=False)]
    return Skor(berkas=1, rekaman=len(truth["baris"]), sel=cells, macet=1, salah=salah)


class _Penilai:
    def __init__(self, truth: Json, hasil: Json) -> None:
        self.truth = truth
        self.hasil = hasil
        self.skor = Skor(berkas=1)
        self.header = {
            item["nama"]: {*item.get("baris_judul", []), *item.get("judul_lain", [])} for item in truth["lembar"]
        }

    def run(self) -> Skor:
        read = {record_key(baris): baris for baris in self.hasil["baris"]}
        for baris in self.truth["baris"]:
            got = read.pop(record_key(baris), None)
            is_optional = baris.get("pilihan", False)
            if got is None and is_optional:
                continue
            self.skor.rekaman += 1
            self.skor.ditemukan += got is not None
            self._compare(baris, got or {"medan": {}, "nilai": []}, is_optional)
        for baris in read.values():
            self.skor.lebih += 1
            is_said = any(self._is_said(baris["lembar"], item["sel"]) for item in cells_of(baris))
            teks = str(baris["medan"].get("indikator", baris["medan"].get("sasaran", {})).get("teks"))
            self._wrong(baris["lembar"], f"baris {baris['baris']}", "rekaman", "tidak ada", teks, not is_said)
        self._required()
        self._clicks()
        return self.skor

    def _compare(self, baris: Json, got: Json, is_optional: bool) -> None:
        lembar = baris["lembar"]
        for name, harapan in baris["medan"].items():
            if harapan.get("bebas"):
                continue
            dapat = got["medan"].get(name)
            self._cell(lembar, name, harapan, dapat, is_same_text(harapan, dapat, "ke" in baris))
        left = list(got["nilai"])
        for harapan in baris["nilai"]:
            dapat = take_value(left, harapan)
            if dapat is None and harapan.get("pilihan"):
                continue
            sel = dapat["sel"] if dapat else harapan["sel"]
            is_right = dapat is not None and is_same_value(harapan, dapat)
            if harapan.get("bebas") and not is_right:
                is_right = self._is_said(lembar, harapan["sel"])
            if "wajib" in harapan and is_right:
                is_right = self._is_said(lembar, sel, harapan["wajib"])
            self._cell(lembar, value_key(harapan), harapan, dapat, is_right)
        if not is_optional:
            self._too_many(baris, got, left)

    def _too_many(self, baris: Json, got: Json, left: list[Json]) -> None:
        asked = {*baris["medan"], *_UNASKED}
        extra = [(name, item) for name, item in got["medan"].items() if name not in asked]
        extra += [(value_key(item), item) for item in left]
        for name, item in extra:
            is_said = self._is_said(baris["lembar"], item["sel"])
            self.skor.sel += 1
            self._wrong(baris["lembar"], item["sel"], name, "tidak ada", shown(item), not is_said)

    def _cell(self, lembar: str, name: str, harapan: Json, dapat: Json | None, is_right: bool) -> None:
        self.skor.sel += 1
        self.skor.benar += is_right
        if dapat is not None and "sel" in harapan and not harapan.get("sel_bebas"):
            self.skor.alamat += 1
            self.skor.alamat_benar += dapat["sel"] == harapan["sel"]
        if is_right:
            return
        places = [item["sel"] for item in (harapan, dapat) if item and "sel" in item]
        is_said = any(self._is_said(lembar, sel) for sel in places)
        if "wajib" in harapan and dapat is not None:
            # A value that has to be doubted is silent when it is not doubted enough, right or wrong.
            is_said = any(self._is_said(lembar, sel, harapan["wajib"]) for sel in places)
        self._wrong(lembar, places[0] if places else "", name, shown(harapan), shown(dapat), not is_said)

    def _wrong(self, lembar: str, tempat: str, medan: str, harapan: str, dapat: str, is_senyap: bool) -> None:
        self.skor.senyap += is_senyap
        self.skor.salah.append(Salah(lembar, tempat, medan, harapan, dapat, is_senyap))

    def _is_said(self, lembar: str, sel: str, tingkat: str = "catatan") -> bool:
        """Whether a problem of at least `tingkat` stands where a person would look for this cell."""
        return any(
            _RANK[masalah["tingkat"]] >= _RANK[tingkat] and self._covers(masalah, lembar, sel)
            for masalah in self.hasil["masalah"]
        )

    def _covers(self, masalah: Json, lembar: str, sel: str) -> bool:
        if "lembar" not in masalah:
            return masalah["tingkat"] == "galat"
        if masalah["lembar"] != lembar:
            return False
        left, top, right, bottom = range_boundaries(sel)
        if "sel" in masalah:
            left_2, top_2, right_2, bottom_2 = range_boundaries(masalah["sel"])
            in_column = left <= right_2 and left_2 <= right
            in_rows = top <= bottom_2 and top_2 <= bottom
            return in_column and (in_rows or top_2 in self.header.get(lembar, ()))
        if masalah["tingkat"] not in _SEVERE:
            return False
        baris = masalah.get("baris", top)
        # A problem at the heading of a table is about all the rows below it.
        return bool(baris == top or (baris in self.header.get(lembar, ()) and baris < top))

    def _required(self) -> None:
        """Cells that must carry a problem and no value, and rows that must carry one."""
        valued = {(item["lembar"], nilai["sel"]) for item in self.truth["baris"] for nilai in item["nilai"]}
        read = {(item["lembar"], nilai["sel"]) for item in self.hasil["baris"] for nilai in item["nilai"]}
        for masalah in self.truth["masalah"]:
            lembar, sel, tingkat = masalah["lembar"], masalah.get("sel"), masalah["tingkat"]
            if (lembar, sel) in valued:
                continue
            if sel is None:
                is_right = any(
                    item.get("lembar") == lembar and item.get("baris") == masalah["baris"] and "sel" not in item
                    for item in self.hasil["masalah"]
                )
                is_said = is_right
            else:
                # Not read at all, for a reason that is said (an unknown heading): wrong, but not silent.
                is_valued = (lembar, sel) in read
                is_right = self._is_said(lembar, sel, tingkat) and not is_valued
                is_said = self._is_said(lembar, sel, tingkat if is_valued else "catatan")
            self.skor.sel += 1
            self.skor.benar += is_right
            if not is_right:
                place = sel or f"baris {masalah['baris']}"
                self._wrong(lembar, place, "masalah", f"masalah ({tingkat}), tanpa nilai", "tidak ada", not is_said)

    def _clicks(self) -> None:
        """What a person would have to set right: kind of file, use of a sheet, header rows, field of a column."""
        if self.hasil["jenis"] not in self.truth["jenis_boleh"]:
            self._click("", "jenis", str(self.truth["jenis_boleh"]), str(self.hasil["jenis"]))
        read = {item["nama"]: item for item in self.hasil["lembar"]}
        for lembar in self.truth["lembar"]:
            got = read.get(lembar["nama"], {"dipakai": False})
            if lembar.get("pilihan") and not got["dipakai"]:
                continue
            if got["dipakai"] != lembar["dipakai"]:
                self._click(lembar["nama"], "dipakai", str(lembar["dipakai"]), str(got["dipakai"]))
            elif lembar["dipakai"]:
                self._header_clicks(lembar, got)

    def _header_clicks(self, lembar: Json, got: Json) -> None:
        wanted, allowed = set(lembar["baris_judul"]), {*lembar["baris_judul"], *lembar["judul_lain"]}
        rows = set(got["baris_judul"])
        if not wanted <= rows <= allowed:
            self._click(lembar["nama"], "baris_judul", str(sorted(wanted)), str(sorted(rows)))
        for name, letter in lembar["kolom"].items():
            if got["kolom"].get(name) != letter:
                self._click(lembar["nama"], f"kolom {name}", letter, str(got["kolom"].get(name)))

    def _click(self, lembar: str, medan: str, harapan: str, dapat: str) -> None:
        self.skor.klik += 1
        self.skor.salah.append(Salah(lembar, "klik", medan, harapan, dapat, is_senyap=False))
