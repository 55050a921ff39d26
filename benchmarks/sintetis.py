"""Every agency of many regions, invented, written straight into the raw_ tables by SQL; the same for the same count.

One agency: five usulan sheets of four indicators, a Renstra (20 indicators, programmes with their kegiatan), a Renja,
a measurement table: about 90 records and 520 values. One value in about two hundred is wrong on purpose (a step back, a
slip of the comma, a target that the Renstra does not have, a pagu that does not add up). Partners are known here, so
`pair` makes the tables that matching would make in Python.
"""

from __future__ import annotations

import duckdb

from iku_analysis.matching import FOR_CHECKS, FOR_PAPERS, relate
from iku_analysis.store.database import insert_rows, read_sql
from iku_analysis.vocabulary import Vocabulary

NILAI_PER_INSTANSI = 521
_TEMA = (
    "konflik sosial yang terselesaikan", "ormas yang aktif", "pemilih yang hadir di pemilu", "desa tangguh bencana",
    "pelajar yang memahami Pancasila", "jalan dalam keadaan mantap", "rumah tangga berair minum layak",
    "balita yang bergizi cukup", "guru dan kepala sekolah bersertifikat", "arsip yang tertata", "koperasi yang sehat",
    "pasar yang tertib ukur", "sungai yang memenuhi baku mutu", "lulusan yang bekerja", "keluhan yang dijawab",
    "aset yang tercatat", "perda yang dilaksanakan", "nelayan yang berasuransi", "sawah beririgasi",
    "taman yang terawat",
)  # fmt: skip
# The raw_ tables, in order. $banyak agencies; `tema` and `kode` are lists of texts; salah(id, n): one in n.
_ISI = """
create or replace macro salah(kunci, n) as hash(kunci) % n = 0;
create or replace temp table instansi as
select range::integer as i, printf('Perangkat Daerah %05d', range) as nama from range($banyak);

create or replace temp table berkas as
select i, nama, j.n as b, j.jenis, j.tabel, printf('%08d-%d', i, j.n) as unggahan_id,
    case when j.jenis = 'usulan' then $bidang[j.n] end as bidang,
    case j.jenis when 'renja' then 2026 when 'pengukuran' then 2025 end as tahun,
    case j.n when 7 then 'Program' else 'IKU' end as lembar
from instansi
cross join (values (1, 'usulan', 'iku'), (2, 'usulan', 'iku'), (3, 'usulan', 'iku'), (4, 'usulan', 'iku'),
    (5, 'usulan', 'iku'), (6, 'renstra', 'sasaran'), (7, 'renstra', 'program'), (8, 'renja', 'program'),
    (9, 'pengukuran', 'pengukuran')) j (n, jenis, tabel);

insert into raw_unggahan by name
select unggahan_id, printf('%08d', i) as impor_id, md5(unggahan_id) as sidik,
    printf('%05d-%d-%s.xlsx', i, b, jenis) as berkas, jenis, nama as instansi, bidang,
    2025 as periode_awal, 2029 as periode_akhir, 'pengukur' as oleh, timestamp '2026-01-02' as pada
from berkas;

insert into raw_lembar by name
select unggahan_id, lembar, 1 as urutan, jenis, tabel, tahun, true as dipakai, [4, 5] as baris_judul,
    case
        when jenis = 'usulan' then '{"sasaran":"B","indikator":"C","satuan":"D","formulasi":"E","alasan":"F",'
            || '"tipe_penghitungan":"G","polaritas":"H","sumber_data":"I","penanggung_jawab":"J","baseline:2024":"K",'
            || '"target:2025":"L","target:2026":"M","target:2027":"N","target:2028":"O","target:2029":"P",'
            || '"target:2030":"Q"}'
        else '{"sasaran":"B","indikator":"C","satuan":"D"}'
    end as kolom
from berkas;

create or replace temp table ukuran as
select
    f.*, r.n,
    case when jenis = 'usulan' then 4 * (b - 1) + r.n else r.n end as k
from berkas f
cross join (select range::integer as n from range(1, 21)) r
where (jenis = 'usulan' and r.n <= 4) or (jenis <> 'usulan' and tabel <> 'program');

insert into raw_baris by name
select
    left(md5(unggahan_id || '/' || n), 24) as baris_id, unggahan_id, lembar, 5 + n as baris, n as urutan, jenis,
    'Meningkatnya urusan ' || (k + 1) // 2 as sasaran, 'B' || (5 + n) as sasaran_sel,
    'meningkatnya urusan ' || (k + 1) // 2 as sasaran_kunci,
    'Persentase ' || $tema[k] || ' wilayah ' || i % 97 as indikator, 'C' || (5 + n) as indikator_sel,
    'persentase ' || lower($tema[k]) || ' wilayah ' || i % 97 as indikator_kunci,
    'Mandat RPJMD' as alasan, 'F' || (5 + n) as alasan_sel,
    'Jumlah tercapai / jumlah seluruhnya x 100' as formulasi, 'E' || (5 + n) as formulasi_sel,
    'Non Kumulatif' as tipe_penghitungan, 'G' || (5 + n) as tipe_penghitungan_sel,
    'non_kumulatif' as tipe_penghitungan_baku,
    case when k % 3 > 0 then 'Naik' end as polaritas, case when k % 3 > 0 then 'naik' end as polaritas_baku,
    case when not salah(unggahan_id || n || 'satuan', 400) then 'Persen' end as satuan, 'D' || (5 + n) as satuan_sel,
    case when not salah(unggahan_id || n || 'satuan', 400) then 'persen' end as satuan_baku,
    case when not salah(unggahan_id || n || 'sumber', 300) then 'Laporan bidang' end as sumber_data,
    $bidang[1 + (k - 1) // 4] as penanggung_jawab, [$bidang[1 + (k - 1) // 4]] as penanggung_jawab_baku
from ukuran;

insert into raw_baris by name
select
    left(md5(f.unggahan_id || '/' || k.n), 24) as baris_id, f.unggahan_id, f.lembar, 5 + k.n as baris, k.n as urutan,
    f.jenis, k.kode, 'A' || (5 + k.n) as kode_sel, k.level, k.level as level_baku, k.nama as uraian,
    'B' || (5 + k.n) as uraian_sel, 'Jumlah laporan kegiatan ' || k.n as indikator, 'C' || (5 + k.n) as indikator_sel,
    'jumlah laporan kegiatan ' || k.n as indikator_kunci, 'Laporan' as satuan, 'laporan' as satuan_baku,
    case when f.jenis = 'renstra' then 'Meningkatnya urusan ' || (1 + (k.n - 1) % 10) end as sasaran,
    case when f.jenis = 'renstra' then 'meningkatnya urusan ' || (1 + (k.n - 1) % 10) end as sasaran_kunci
from berkas f
cross join kode k
where f.tabel = 'program';

create or replace temp table angka_ukuran as
select
    left(md5(u.unggahan_id || '/' || u.n), 24) as baris_id, u.unggahan_id, t.medan, t.tahun,
    t.kolom || (5 + u.n) as sel,
    50.0 + hash(u.i || '/' || u.k) % 3000 / 100 + (t.tahun - 2024)
        * case when u.jenis = 'usulan' and salah(u.unggahan_id || u.n || 'datar', 300) then 0 else 1.25 end as benar,
    case
        when u.jenis = 'usulan' and salah(u.unggahan_id || u.n || t.tahun, 400) then 0.1
        when u.jenis = 'usulan' and salah(u.unggahan_id || u.n || t.tahun || 'mundur', 400) then 0.9
        when u.jenis = 'usulan' and salah(u.unggahan_id || u.n || t.tahun || 'lewat', 800) then 2.5
        else 1
    end as kali
from ukuran u
join (values ('iku', 'baseline', 2024, 'K'), ('iku', 'target', 2025, 'L'), ('iku', 'target', 2026, 'M'),
    ('iku', 'target', 2027, 'N'), ('iku', 'target', 2028, 'O'), ('iku', 'target', 2029, 'P'),
    ('iku', 'target', 2030, 'Q'), ('ukur', 'target', 2024, 'K'), ('ukur', 'realisasi', 2024, 'L')
    ) t (tabel, medan, tahun, kolom) on (t.tabel = 'ukur') = (u.jenis = 'pengukuran');

insert into raw_nilai by name
select baris_id, unggahan_id, medan, tahun, sel, replace(angka::varchar, '.', ',') as teks, 'angka' as jenis,
    angka as nilai, false as ulangan, false as persen, 2 as desimal, angka
from (select *, round(benar * kali, 2) as angka from angka_ukuran)
where not salah(baris_id || tahun, 500);

insert into raw_nilai by name
select baris_id, unggahan_id, 'capaian' as medan, 2024 as tahun, 'M' || regexp_extract(sel, '[0-9]+') as sel,
    '100' as teks, 'angka' as jenis, 100.0 as nilai, false as ulangan, false as persen, 2 as desimal, 100.0 as angka
from angka_ukuran
where medan = 'realisasi';

insert into raw_nilai by name
select baris_id, unggahan_id, medan, tahun, sel, angka::bigint::varchar as teks, 'angka' as jenis, angka as nilai,
    false as ulangan, false as persen, 0 as desimal, angka
from (
    select
        left(md5(f.unggahan_id || '/' || k.n), 24) as baris_id, f.unggahan_id, m.medan, t.tahun,
        m.kolom || (t.tahun - 2024) || (5 + k.n) as sel,
        case
            when m.medan = 'target' then 4.0 * k.n + (t.tahun - 2024) * (1 + hash(f.i || '/' || k.n) % 9)
            else 1000000.0 * (t.tahun - 2000) * case when k.level = 'program' then greatest(k.anak, 1) else 1 end
                + case when k.level = 'program' and salah(f.unggahan_id || k.n || t.tahun, 300) then 5000 else 0 end
        end as angka
    from berkas f
    cross join kode k
    cross join (values ('target', 'D'), ('pagu', 'E')) m (medan, kolom)
    join (select range::integer as tahun from range(2025, 2031)) t on f.jenis = 'renstra' or t.tahun = 2026
    where f.tabel = 'program'
);
"""
# What matching would say: the same name in the Renstra and the measurement table, one in fifty not yet decided.
_PASANGAN = """
insert into nama_baris by name
select b.baris_id, (row_number() over (order by b.berkas, b.urutan))::integer as urutan,
    case b.level_baku when 'program' then 3 when 'kegiatan' then 4 else 1 end as urutan_level,
    b.satuan_keluarga as keluarga, b.sasaran_kunci as sasaran_nama,
    case when b.indikator_kunci like 'persentase%' then 'naik' end as polaritas
from core_baris b;

create or replace temp table pasangan as
select u.baris_id as usulan_id, r.baris_id as lain_id, r.jenis, hash(u.baris_id) % 50 = 0 as ragu
from core_baris u
join core_baris r
    on r.instansi = u.instansi
   and r.indikator_kunci = u.indikator_kunci
   and r.jenis in ('renstra', 'pengukuran')
where u.jenis = 'usulan';

insert into out_padanan by name
select usulan_id, case when not ragu then lain_id end as renstra_id, 1.0 as skor,
    case when ragu then 'mirip' else 'sama' end as cara, case when ragu then 'ragu' else 'pasti' end as status
from pasangan
where jenis = 'renstra';
insert into out_calon select usulan_id, lain_id, 0.9 from pasangan where ragu and jenis = 'renstra';
insert into out_ukur
select p.baris_id, r.baris_id, 'sama'
from core_baris p
join core_baris r
    on r.instansi = p.instansi
   and r.indikator_kunci = p.indikator_kunci
   and r.jenis = 'pengukuran'
where p.jenis in ('usulan', 'renstra', 'renja');
insert into out_salinan select baris_id, baris_id from core_baris where jenis = 'renstra' and tabel = 'sasaran';
"""


def fill(connection: duckdb.DuckDBPyConnection, vocabulary: Vocabulary, agencies: int) -> None:
    """The raw_ tables of an empty store."""
    known = _codes(vocabulary)
    codes = [
        (number + 1, kode, level, nama, sum(other.startswith(f"{kode}.") for other in known))
        for number, (kode, (level, nama)) in enumerate(sorted(known.items()))
    ]
    connection.execute("create temp table kode (n integer, kode varchar, level varchar, nama varchar, anak integer)")
    insert_rows(connection, "kode", codes)
    values = {
        "banyak": str(agencies),
        "tema": str(list(_TEMA)),
        "bidang": str(sorted(set(vocabulary.alias["bidang"].values()))[:5]),
    }
    text = _ISI
    for name, value in values.items():
        text = text.replace(f"${name}", value)
    connection.execute(text)


def pair(cursor: duckdb.DuckDBPyConnection) -> None:
    """The out_ tables; those that Python fills are filled here, the others by their own SQL."""
    empty = ("nama_baris", "kode_program", "out_padanan", "out_calon", "out_padanan_renja", "out_ukur", "out_lama")
    for name in (*empty, "out_salinan"):
        cursor.execute(read_sql(name))
    cursor.execute(_PASANGAN)
    relate(cursor, [*FOR_CHECKS, *FOR_PAPERS])


def _codes(vocabulary: Vocabulary) -> dict[str, tuple[str, str]]:
    """The programmes, each with its first two kegiatan, as the official list names them."""
    out: dict[str, tuple[str, str]] = {}
    programmes = [kode for kode, (level, _) in sorted(vocabulary.kode.items()) if level == "program"]
    for kode in programmes:
        below = [k for k, (level, _) in sorted(vocabulary.kode.items()) if level == "kegiatan" and k.startswith(kode)]
        out |= {k: vocabulary.kode[k] for k in (kode, *below[:2])}
    return out
