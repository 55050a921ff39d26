"""What matching and checks come to, `Padanan`, `HasilPemeriksaan`, `Temuan`, and their JSON (docs/contract.md).

All are frozen and hold no behaviour but their own JSON. Places as in `records`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from iku_analysis.fields import Tingkat

StatusPadanan = Literal["pasti", "ragu", "tanpa_padanan"]
CaraPadanan = Literal["keputusan", "kode", "sama", "alias", "setara", "angka", "mirip"]
StatusPemeriksaan = Literal["lulus", "temuan", "tidak_dapat_diperiksa"]
KeadaanTemuan = Literal["terbuka", "diminta", "diterima"]


@dataclass(frozen=True)
class Rujukan:
    """Where a record stands: enough to name it to a person and to find it again. `baris_id` is its key in the store."""

    berkas: str
    lembar: str
    baris: int
    indikator: str | None
    ke: int | None = None
    kode: str | None = None
    baris_id: str = ""

    def to_json(self, skor: float | None = None) -> dict[str, Any]:
        """The short object of `padankan --json`; `skor` is added for a candidate."""
        out: dict[str, Any] = {"berkas": self.berkas, "lembar": self.lembar, "baris": self.baris}
        if self.ke is not None:
            out["ke"] = self.ke
        if self.kode:
            out["kode"] = self.kode
        out["indikator"] = self.indikator
        return out if skor is None else out | {"skor": round(skor, 4)}


@dataclass(frozen=True)
class Calon:
    """A candidate partner with its score 0-1."""

    rujukan: Rujukan
    skor: float


@dataclass(frozen=True)
class Padanan:
    """One usulan and its partners. `renstra` is null and `renja` empty unless `status` is `pasti`."""

    usulan: Rujukan
    status: StatusPadanan
    renstra: Rujukan | None = None
    renja: tuple[Rujukan, ...] = ()
    skor: float | None = None
    cara: CaraPadanan | None = None
    calon: tuple[Calon, ...] = ()
    alasan: str | None = None

    def to_json(self) -> dict[str, Any]:
        """The object of `padankan --json`."""
        return {
            "usulan": self.usulan.to_json(),
            "renstra": self.renstra.to_json() if self.renstra else None,
            "renja": [item.to_json() for item in self.renja],
            "skor": None if self.skor is None else round(self.skor, 4),
            "cara": self.cara,
            "status": self.status,
            "calon": [item.rujukan.to_json(item.skor) for item in self.calon],
        }


@dataclass(frozen=True)
class Permintaan:
    """A repair asked of a bidang (null: of whoever holds the document). `batas` null: no day named; `pada` WIB."""

    keputusan_id: str
    bidang: str | None
    batas: date | None
    teks: str
    oleh: str
    pada: datetime

    def is_late(self, hari_ini: date) -> bool:
        """Whether the named day has passed."""
        return self.batas is not None and self.batas < hari_ini

    def to_json(self) -> dict[str, Any]:
        """The object of `periksa --json`; days as ISO."""
        batas = self.batas.isoformat() if self.batas else None
        return {"bidang": self.bidang, "batas": batas, "teks": self.teks, "oleh": self.oleh,
                "pada": self.pada.isoformat(timespec="seconds")}  # fmt: skip


@dataclass(frozen=True)
class Temuan:
    """One broken rule at its cell.

    `kunci` names the finding across uploads (a waiver is stored under it: another value must be accepted anew).
    `pokok` is the same without the value: a request or a comment is stored under it, so that it stays with the finding
    when the bidang changes the value and it is still wrong. `bagian`: which of several things of one record and year
    (the field, the other document); null where there is only one.
    """

    kode: str
    tingkat: Tingkat
    pesan: str
    saran: str
    kunci: str
    bidang: str | None = None
    indikator: str | None = None
    tahun: int | None = None
    berkas: str | None = None
    lembar: str | None = None
    sel: str | None = None
    baris: int | None = None
    nilai: str | None = None
    harapan: str | None = None
    baris_id: str | None = None
    dikecualikan: str | None = None
    pokok: str = ""
    permintaan: Permintaan | None = None
    bagian: str | None = None

    @property
    def keadaan(self) -> KeadaanTemuan:
        """terbuka: nobody has dealt with it; diminta: a repair is awaited; diterima: accepted with a reason."""
        return "diterima" if self.dikecualikan else "diminta" if self.permintaan else "terbuka"

    def to_json(self) -> dict[str, Any]:
        """The object of `periksa --json`; a waived finding adds `dikecualikan`, one asked for `permintaan`."""
        names = (
            "kode",
            "tingkat",
            "bidang",
            "indikator",
            "tahun",
            "berkas",
            "lembar",
            "sel",
            "baris",
            "nilai",
            "harapan",
        )
        out: dict[str, Any] = {name: getattr(self, name) for name in names}
        out |= {"pesan": self.pesan, "saran": self.saran}
        if self.dikecualikan:
            return out | {"dikecualikan": self.dikecualikan}
        return out | ({"permintaan": self.permintaan.to_json()} if self.permintaan else {})


@dataclass(frozen=True)
class Dilihat:
    """An item of a check that is no finding, of a record that people asked about. `alasan` null: it passed.

    `alasan`: why it could not be judged. `baris_id` "": the check said so of all, not of one record. `tahun` null: of
    no single year; `bagian` as of `Temuan`.
    """

    kode: str
    baris_id: str
    tahun: int | None = None
    bagian: str | None = None
    alasan: str | None = None


@dataclass(frozen=True)
class HasilPemeriksaan:
    """What one check came to. `diperiksa` counts the items looked at; `tidak_diperiksa` those it could not judge."""

    kode: str
    judul: str
    tingkat: Tingkat
    topik: str
    status: StatusPemeriksaan
    diperiksa: int
    temuan: int
    sumber: str
    alasan: str | None = None
    tidak_diperiksa: int = 0

    def to_json(self) -> dict[str, Any]:
        """The object of `periksa --json`; `alasan` says why something could not be checked."""
        names = ("kode", "judul", "tingkat", "status", "diperiksa", "temuan", "sumber")
        out: dict[str, Any] = {name: getattr(self, name) for name in names}
        return out | ({"alasan": self.alasan} if self.alasan else {})
