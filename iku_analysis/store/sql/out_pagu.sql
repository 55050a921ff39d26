-- grain: one row per programme of Renstra or Renja × year of the Renja's pagu; key (instansi, kode_program, tahun).
-- pagu in whole rupiah, of the code row; a code row that a document repeats with another pagu is tidak_terbanding.
-- selisih_rp: Renja − Renstra; persen: of the Renstra's, null for 0. keadaan: sama, beda, kosong_renstra, kosong_renja,
-- tidak_terbanding. pokok, kunci: name the difference, without and with its amounts, for decisions. source: core_baris, core_nilai, nama_baris, kode_program.
create or replace temp table out_pagu as
with nilai as (
    select
        coalesce(b.instansi, '') as instansi,
        b.jenis,
        b.kode as kode_program,
        v.tahun,
        b.uraian,
        v.nilai,
        v.sel,
        v.lembar,
        v.berkas,
        n.urutan,
        count(distinct v.nilai) over (partition by b.instansi, b.jenis, b.kode, v.tahun) as banyak
    from core_nilai v
    join core_baris b using (baris_id)
    join nama_baris n using (baris_id)
    where b.jenis in ('renstra', 'renja')
      and b.level_baku = 'program'
      and v.medan = 'pagu'
      and v.jenis = 'angka'
      and v.tahun is not null
      and not v.ulangan
    qualify row_number() over (partition by b.instansi, b.jenis, b.kode, v.tahun order by n.urutan, v.sel) = 1
),
tahun as (
    select distinct instansi, tahun
    from nilai
    where jenis = 'renja'
),
pasangan as (
    select
        coalesce(r.instansi, j.instansi) as instansi,
        coalesce(r.kode_program, j.kode_program) as kode_program,
        coalesce(r.tahun, j.tahun) as tahun,
        coalesce(r.uraian, j.uraian) as uraian,
        r.nilai as renstra_rp,
        r.sel as renstra_sel,
        r.lembar as renstra_lembar,
        r.berkas as renstra_berkas,
        j.nilai as renja_rp,
        j.sel as renja_sel,
        j.lembar as renja_lembar,
        j.berkas as renja_berkas,
        greatest(coalesce(r.banyak, 0), coalesce(j.banyak, 0)) as banyak
    from (select * from nilai where jenis = 'renstra') r
    full join (select * from nilai where jenis = 'renja') j using (instansi, kode_program, tahun)
)
select
    p.* exclude (banyak, uraian),
    coalesce(k.nama, p.uraian) as nama_program,
    case when p.banyak < 2 then round(p.renja_rp - p.renstra_rp) end as selisih_rp,
    case when p.banyak < 2 then round(100 * (p.renja_rp - p.renstra_rp) / nullif(p.renstra_rp, 0), 2) end as persen,
    case
        when p.banyak > 1 then 'tidak_terbanding'
        when p.renstra_rp is null then 'kosong_renstra'
        when p.renja_rp is null then 'kosong_renja'
        when p.renja_rp <> p.renstra_rp then 'beda'
        else 'sama'
    end as keadaan,
    concat_ws('|', 'pagu', p.instansi, p.kode_program, p.tahun) as pokok,
    concat_ws('|', pokok, coalesce(p.renstra_rp::bigint::varchar, ''), coalesce(p.renja_rp::bigint::varchar, '')) as kunci
from pasangan p
join tahun t using (instansi, tahun)
left join kode_program k on k.kode = p.kode_program;
