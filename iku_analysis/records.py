"""The records that readers give, `HasilBaca` and its parts, and their JSON (docs/contract.md).

All are frozen and hold no behaviour but their own JSON; those of which a large table has a hundred thousand are named
tuples, which are made several times quicker. A place is always `berkas`, `lembar`, `sel` (A1 address or
range) and `baris` (1-based sheet row).
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Literal, NamedTuple

from iku_analysis.fields import MEDAN_TRIWULAN, Jenis, Tingkat

JenisNilai = Literal["angka", "rentang", "batas", "predikat", "kosong", "teks"]


@dataclass(frozen=True)
class Masalah:
    """One reading problem: about a cell (`sel`), a row (`baris` only), a sheet (`lembar` only) or the file."""

    kode: str
    tingkat: Tingkat
    pesan: str
    saran: str
    lembar: str | None = None
    sel: str | None = None
    baris: int | None = None
    nilai: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Keys of the contract; a problem about a row has `baris` and no `sel`."""
        place = {"lembar": self.lembar, "sel": self.sel, "baris": self.baris if self.sel is None else None}
        head = {"kode": self.kode, "tingkat": self.tingkat}
        tail = {"nilai": self.nilai, "pesan": self.pesan, "saran": self.saran}
        return head | {name: value for name, value in place.items() if value is not None} | tail


class Medan(NamedTuple):
    """One text field of a record: the cleaned text, its canonical form where known, the cell it came from."""

    teks: str
    sel: str
    baku: str | tuple[str, ...] | None = None

    def to_json(self) -> dict[str, Any]:
        """`baku` is left out where unknown; a list where several (penanggung_jawab)."""
        baku = list(self.baku) if isinstance(self.baku, tuple) else self.baku
        return {"teks": self.teks} | ({"baku": baku} if baku else {}) | {"sel": self.sel}


def _whole(number: float | None) -> float | int | None:
    """71.0 is written 71, so that rupiah and counts are whole numbers in JSON too."""
    return int(number) if number is not None and number.is_integer() else number


class Nilai(NamedTuple):
    """One typed value. Numbers are in the unit of the row; percent 0-100; rupiah whole.

    `angka` uses `nilai`; `rentang` uses `bawah`/`atas` ascending; `batas` uses `operator`/`nilai`; `predikat` uses
    `predikat`/`skor`; `kosong` and `teks` carry no number. `persen`: the cell has a percent format or a % sign.
    `desimal`: decimals as shown, null where there is no number. `satuan`: the unit named in the cell itself.
    """

    medan: str
    sel: str
    teks: str
    jenis: JenisNilai
    tahun: int | None = None
    nilai: float | None = None
    bawah: float | None = None
    atas: float | None = None
    operator: Literal["<", "<=", ">", ">="] | None = None
    predikat: str | None = None
    skor: int | None = None
    satuan: str | None = None
    ulangan: bool = False
    persen: bool = False
    desimal: int | None = None

    def to_json(self) -> dict[str, Any]:
        """Only the keys that belong to the value's kind."""
        out: dict[str, Any] = {"medan": self.medan}
        if self.tahun is not None:
            out["tahun"] = self.tahun
        out |= {"sel": self.sel, "teks": self.teks, "jenis": self.jenis}
        if self.jenis == "rentang":
            out |= {"bawah": _whole(self.bawah), "atas": _whole(self.atas)}
        elif self.jenis == "batas":
            out |= {"operator": self.operator, "nilai": _whole(self.nilai)}
        elif self.jenis == "predikat":
            out |= {"nilai": self.predikat, "skor": self.skor}
        elif self.jenis == "angka":
            out["nilai"] = _whole(self.nilai)
        if self.satuan:
            out["satuan"] = self.satuan
        if self.ulangan:
            out["ulangan"] = True
        return out


@dataclass(frozen=True)
class Baris:
    """One record of a sheet: text fields, typed values. `ke` is 1, 2, … where one cell held several indicators."""

    lembar: str
    baris: int
    jenis: Jenis
    medan: dict[str, Medan]
    nilai: tuple[Nilai, ...] = ()
    ke: int | None = None

    def to_json(self) -> dict[str, Any]:
        """`ke` only where one cell holds several indicators, `triwulan` where the row has targets of quarters."""
        out: dict[str, Any] = {"lembar": self.lembar, "baris": self.baris}
        if self.ke is not None:
            out["ke"] = self.ke
        out["jenis"] = self.jenis
        out["medan"] = {name: value.to_json() for name, value in self.medan.items()}
        out["nilai"] = [value.to_json() for value in self.nilai if value.medan not in MEDAN_TRIWULAN]
        quarters = [value.to_json() for value in self.nilai if value.medan in MEDAN_TRIWULAN]
        return out | ({"triwulan": quarters} if quarters else {})


@dataclass(frozen=True)
class Lewat:
    """A row that was looked at and left out, with the reason (a number row, a total, a signature, a group row)."""

    baris: int
    alasan: str


@dataclass(frozen=True)
class Lembar:
    """What became of one sheet. `kolom`: field (or `field:tahun`) → column letter.

    `tabel`: iku, sasaran, program, pengukuran; null where unused. `rencana`: names the corrected plan it was read with.
    """

    nama: str
    dipakai: bool
    jenis: Jenis | None = None
    alasan: str | None = None
    baris_judul: tuple[int, ...] = ()
    kolom: dict[str, str] = field(default_factory=dict)
    tabel: str | None = None
    dilewati: tuple[Lewat, ...] = ()
    rencana: str | None = None

    def to_json(self) -> dict[str, Any]:
        """An unused sheet carries `alasan` instead of its header."""
        if not self.dipakai:
            return {"nama": self.nama, "jenis": self.jenis, "dipakai": False, "alasan": self.alasan}
        return {
            "nama": self.nama,
            "jenis": self.jenis,
            "dipakai": True,
            "baris_judul": list(self.baris_judul),
            "kolom": self.kolom,
        }


@dataclass(frozen=True)
class FormatAsal:
    """The collection workbook that this app gave out and that came back filled: its code, year, bidang and version."""

    kode: str
    tahun: int
    bidang: str
    versi: int


@dataclass(frozen=True)
class HasilBaca:
    """All that was read from one file. `sidik`: SHA-256 (hex), "" without bytes. `periode`: years its titles name.

    `format`: the collection workbook it is, null for a sheet that a bidang made itself.
    """

    berkas: str
    sidik: str
    jenis: Jenis | None
    bidang: str | None
    lembar: tuple[Lembar, ...] = ()
    baris: tuple[Baris, ...] = ()
    masalah: tuple[Masalah, ...] = ()
    periode: tuple[int, int] | None = None
    format: FormatAsal | None = None

    @property
    def is_usable(self) -> bool:
        """A file is usable when at least one of its sheets was."""
        return any(lembar.dipakai for lembar in self.lembar)

    @property
    def yearless(self) -> int:
        """How many columns have no year that is known for sure (B12); a period may give it."""
        return sum(item.kode == "B12" for item in self.masalah)

    def to_json(self) -> dict[str, Any]:
        """The object of `baca --json`; an unusable file lists no sheets, its problem says why each was not used."""
        return {
            "berkas": self.berkas,
            "sidik": self.sidik or None,
            "jenis": self.jenis,
            "bidang": self.bidang,
            **({"format": asdict(self.format)} if self.format else {}),
            "lembar": [item.to_json() for item in self.lembar if self.is_usable],
            "baris": [item.to_json() for item in self.baris],
            "masalah": [item.to_json() for item in self.masalah],
        }
