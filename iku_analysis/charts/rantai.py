"""The chain tujuan → sasaran → indikator → program, one link a row, with its breaks: the data behind the tree.

Takes the usulan, their Renstra partners and the supporting programmes of an `Analysis`. Tujuan is that of the usulan,
else of its Renstra partner, else of a Renstra row with the same sasaran. A break is said only where both sides were
loaded: without a Renstra table of sasaran or of programmes the link is "tidak dapat diperiksa". Draws nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from iku_analysis.charts.source import bare_name, dukungan_rows, is_null, padanan_of, place, text_or, usulan_rows
from iku_analysis.normalise import name_key

if TYPE_CHECKING:
    from iku_analysis.pipeline import Analysis

# Where a chain breaks: column of the tree → what stands there instead.
TANPA_TUJUAN = "tujuan tidak tertulis"
TANPA_SASARAN = "sasaran tidak tertulis"
TANPA_INDIKATOR = "belum ada indikator usulan"
TANPA_PROGRAM = "tanpa program pendukung"
TANPA_TABEL_PROGRAM = "tabel program belum diunggah"
TIDAK_TERHUBUNG = "tidak mendukung indikator mana pun"
INDIKATOR_TUJUAN = "(indikator tujuan)"


@dataclass(frozen=True)
class Link:
    """One row of the tree. `putus`: the columns (tujuan, sasaran, indikator, program) where the chain breaks.

    `dugaan`: the programmes follow from the bidang only, no document links them. `terperiksa`: programmes were loaded.
    """

    tujuan: str
    sasaran: str
    indikator: str
    program: tuple[str, ...]
    putus: tuple[str, ...]
    baris_id: str = ""
    asal: str = ""
    dugaan: bool = False
    terperiksa: bool = True

    @property
    def words(self) -> str:
        """All breaks of the row in words; "" where it is whole."""
        return "; ".join(str(getattr(self, name) if name != "program" else self.program[0]) for name in self.putus)


def chain(analysis: Analysis) -> list[Link]:
    """All links, sasaran by sasaran in the order of the sheets; unused sasaran and programmes at the end."""
    baris = analysis.baris
    plan = baris[baris["jenis"].isin(["renstra", "renja"])]
    programs = plan[(plan["tabel"] == "program") & (plan["level_baku"] == "program")]
    links = list(_usulan_links(analysis, plan, has_programs=not programs.empty))
    links += _empty_usulan_sasaran(analysis)
    if analysis.scope.bidang is None:
        links += _unused_sasaran(analysis, plan)
        links += _unused_programs(analysis, programs)
    return _grouped(links)


def program_name(kode: object, nama: object) -> str:
    """ "8.01.03 Program …": code and name without the code's own repetition."""
    code, name = text_or(kode, ""), text_or(nama, "")
    return name if name.startswith(code) else f"{code} {name}".strip()


def short_program(text: str) -> str:
    """The name without the word "Program", for places whose heading says it already."""
    return re.sub(r"^([\d.]+) program ", r"\1 ", text, flags=re.IGNORECASE)


def _usulan_links(analysis: Analysis, plan: pd.DataFrame, *, has_programs: bool) -> Iterator[Link]:
    padanan = padanan_of(analysis)
    own_tujuan = dict(zip(plan["baris_id"], plan["tujuan"], strict=True))
    known = plan[plan["tujuan"].notna() & plan["sasaran_kunci"].notna()].drop_duplicates("sasaran_kunci")
    by_sasaran = dict(zip(known["sasaran_kunci"], known["tujuan"], strict=True))
    support: dict[str, list[dict[Any, Any]]] = {}
    for item in dukungan_rows(analysis).to_dict("records"):
        support.setdefault(str(item["usulan_id"]), []).append(item)
    for row in usulan_rows(analysis).to_dict("records"):
        key = str(row["baris_id"])
        partner = padanan.get(key)
        partner_id = partner.renstra.baris_id if partner and partner.renstra else ""
        tujuan = next(
            (
                str(text)
                for text in (row["tujuan"], own_tujuan.get(partner_id), by_sasaran.get(row["sasaran_kunci"]))
                if not is_null(text)
            ),
            TANPA_TUJUAN,
        )
        programs = support.get(key, [])
        yield _link(row, tujuan, programs, has_programs)


def _link(row: dict[Any, Any], tujuan: str, programs: list[dict[Any, Any]], has_programs: bool) -> Link:
    putus = ["tujuan"] if tujuan == TANPA_TUJUAN else []
    sasaran = text_or(row["sasaran"], INDIKATOR_TUJUAN if tujuan != TANPA_TUJUAN else TANPA_SASARAN)
    if sasaran == TANPA_SASARAN:
        putus.append("sasaran")
    names = tuple(dict.fromkeys(program_name(item["kode_program"], item["nama_program"]) for item in programs))
    if not names:
        names = (TANPA_PROGRAM if has_programs else TANPA_TABEL_PROGRAM,)
        putus += ["program"] if has_programs else []
    return Link(
        tujuan=tujuan,
        sasaran=sasaran,
        indikator=str(row["indikator"]),
        program=names,
        putus=tuple(putus),
        baris_id=str(row["baris_id"]),
        asal=place(row["berkas"], row["lembar"], row["indikator_sel"]),
        dugaan=bool(programs) and all(item["cara"] == "bidang" for item in programs),
        terperiksa=bool(programs) or has_programs,
    )


def _empty_usulan_sasaran(analysis: Analysis) -> list[Link]:
    """Sasaran that a usulan names without any indikator, in that file or another."""
    baris = analysis.baris
    chosen = (baris["jenis"] == "usulan") & baris["indikator"].isna() & baris["sasaran_kunci"].notna()
    if analysis.scope.bidang is not None:
        chosen &= baris["bidang"] == analysis.scope.bidang
    measured = set(baris[(baris["jenis"] == "usulan") & baris["indikator"].notna()]["sasaran_kunci"].dropna())
    empty = baris[chosen & ~baris["sasaran_kunci"].isin(measured)].drop_duplicates("sasaran_kunci")
    return [_unmeasured(row) for row in empty.to_dict("records")]


def _unused_sasaran(analysis: Analysis, plan: pd.DataFrame) -> list[Link]:
    """Sasaran of Renstra that no usulan measures, by its own name or through a paired indikator."""
    baris = analysis.baris
    used = set(baris[baris["jenis"] == "usulan"]["sasaran_kunci"].dropna())
    paired = {item.renstra.baris_id for item in analysis.padanan if item.renstra}
    used |= set(plan[plan["baris_id"].isin(paired)]["sasaran_kunci"].dropna())
    table = plan[(plan["jenis"] == "renstra") & plan["tabel"].isin(["sasaran", "iku"]) & plan["sasaran_kunci"].notna()]
    unused = table[~table["sasaran_kunci"].isin(used)].drop_duplicates("sasaran_kunci")
    return [_unmeasured(row) for row in unused.to_dict("records")]


def _unmeasured(row: dict[Any, Any]) -> Link:
    tujuan = text_or(row["tujuan"], "")
    asal = place(row["berkas"], row["lembar"], row["sasaran_sel"])
    return Link(tujuan, str(row["sasaran"]), TANPA_INDIKATOR, ("",), ("indikator",), asal=asal)


def _unused_programs(analysis: Analysis, programs: pd.DataFrame) -> list[Link]:
    """Programmes of Renstra and Renja that support no usulan; each code once."""
    used = set(dukungan_rows(analysis)["kode_program"].dropna())
    unused = programs[programs["kode"].notna() & ~programs["kode"].isin(used)].drop_duplicates("kode")
    return [
        Link(
            tujuan="",
            sasaran="",
            indikator=TIDAK_TERHUBUNG,
            program=(program_name(row["kode"], row["uraian"]),),
            putus=("indikator",),
            asal=place(row["berkas"], row["lembar"], row["kode_sel"]),
        )
        for row in unused.to_dict("records")
    ]


def _grouped(links: list[Link]) -> list[Link]:
    """Rows of one tujuan together, in it those of one sasaran, in the order of their first row; without tujuan last.

    Names that differ only in label, numbering or case are one, written as they stand first.
    """
    tujuan = _first_spelling(link.tujuan for link in links)
    sasaran = _first_spelling(link.sasaran for link in links)
    order = {name: number for number, name in enumerate([*tujuan.values(), *sasaran.values()])}
    same = [replace(link, tujuan=tujuan[link.tujuan], sasaran=sasaran[link.sasaran]) for link in links]
    return sorted(same, key=lambda link: (not link.tujuan, order[link.tujuan], order[link.sasaran]))


def _first_spelling(names: Iterable[str]) -> dict[str, str]:
    """Name → the bare form of the first name with the same key."""
    first: dict[str, str] = {}
    return {name: first.setdefault(name_key(name), bare_name(name)) for name in names}
