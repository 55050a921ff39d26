-- grain: one row per programme of Renstra or Renja × year of the Renja's pagu; key (instansi, kode_program, tahun).
-- pagu in whole rupiah, of the code row; a code row that a document repeats with another pagu is tidak_terbanding.
-- selisih_rp: Renja − Renstra; persen: of the Renstra's, null for 0. keadaan: sama, beda, kosong_renstra, kosong_renja,
-- tidak_terbanding. pokok, kunci: name the difference, without and with its amounts, for decisions. source: core_baris, core_nilai, nama_baris, kode_program.
create or replace table out_pagu as
with nilai as (
    select
        coalesce(b.instansi, '') as instansi,
        b.kode as kode_program,
        v.tahun,
        b.jenis,
        v.nilai,
        {'uraian': b.uraian, 'nilai': v.nilai, 'sel': v.sel, 'lembar': v.lembar, 'berkas': v.berkas} as isi,
        (n.urutan, v.sel) as urutan
    from core_nilai v
    join core_baris b using (baris_id)
    join nama_baris n using (baris_id)
    where b.jenis in ('renstra', 'renja')
      and b.level_baku = 'program'
      and v.medan = 'pagu'
      and v.jenis = 'angka'
      and v.tahun is not null
      and not v.ulangan
),
pasangan as (
    select
        instansi,
        kode_program,
        tahun,
        arg_min(isi, urutan) filter (where jenis = 'renstra') as r,
        arg_min(isi, urutan) filter (where jenis = 'renja') as j,
        coalesce(min(nilai) filter (where jenis = 'renstra') < max(nilai) filter (where jenis = 'renstra'), false)
        or coalesce(min(nilai) filter (where jenis = 'renja') < max(nilai) filter (where jenis = 'renja'), false)
            as is_ganda
    from nilai
    -- Without a code nothing says that the programmes of two documents are one.
    group by instansi, kode_program, tahun, case when kode_program is null then jenis end
)
select
    p.instansi,
    p.kode_program,
    p.tahun,
    p.r.nilai as renstra_rp,
    p.r.sel as renstra_sel,
    p.r.lembar as renstra_lembar,
    p.r.berkas as renstra_berkas,
    p.j.nilai as renja_rp,
    p.j.sel as renja_sel,
    p.j.lembar as renja_lembar,
    p.j.berkas as renja_berkas,
    coalesce(k.nama, p.r.uraian, p.j.uraian) as nama_program,
    case when not is_ganda then round(renja_rp - renstra_rp) end as selisih_rp,
    case when not is_ganda then round(100 * (renja_rp - renstra_rp) / nullif(renstra_rp, 0), 2) end as persen,
    case
        when is_ganda then 'tidak_terbanding'
        when renstra_rp is null then 'kosong_renstra'
        when renja_rp is null then 'kosong_renja'
        when renja_rp <> renstra_rp then 'beda'
        else 'sama'
    end as keadaan,
    concat_ws('|', 'pagu', p.instansi, p.kode_program, p.tahun) as pokok,
    concat_ws('|', pokok, coalesce(renstra_rp::bigint::varchar, ''), coalesce(renja_rp::bigint::varchar, '')) as kunci
from pasangan p
semi join nilai t on t.jenis = 'renja' and t.instansi = p.instansi and t.tahun = p.tahun
left join kode_program k on k.kode = p.kode_program;
