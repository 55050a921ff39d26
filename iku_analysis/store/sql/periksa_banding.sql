-- grain: one row per usulan record × medan (target, baseline) × tahun × other document that may say the same; and one per
-- agency × plan it has not sent × medan (usulan_id null, keadaan belum_dikirim). source: out_banding, out_padanan, out_ukur,
-- periksa_baris, periksa_usulan, periksa_deret, periksa_nilai, core_lembar.
-- keadaan: as out_banding (one row of the Renstra where there is no partner in it); a baseline is also compared with each
-- realisasi of its year: sama, beda or tidak_terbanding (other kind of value or unit family).
-- is_lain_satuan: units of two families. is_sama_bulat: equal at the fewer decimals.
create or replace table periksa_banding as
with dikirim as (
    select
        instansi,
        bool_or(jenis = 'renstra') as renstra,
        bool_or(jenis = 'renja') as renja
    from core_lembar
    group by instansi
),
usulan as (
    select
        p.usulan_id,
        p.status as status_padanan,
        b.keluarga,
        d.instansi,
        d.renstra,
        d.renja
    from out_padanan p
    join periksa_baris b on b.baris_id = p.usulan_id
    join dikirim d on d.instansi is not distinct from b.instansi
),
pasangan as (
    select
        usulan_id,
        medan,
        tahun,
        usulan_sel,
        usulan_teks,
        usulan_angka,
        usulan_desimal,
        'renstra' as dokumen,
        renstra_id as lain_id,
        renstra_teks as teks,
        renstra_angka as angka,
        renstra_desimal as desimal,
        renstra_lembar as lembar,
        renstra_sel as sel,
        keadaan_renstra as keadaan
    from out_banding
    union all
    select
        usulan_id,
        medan,
        tahun,
        usulan_sel,
        usulan_teks,
        usulan_angka,
        usulan_desimal,
        'renja',
        renja_id,
        renja_teks,
        renja_angka,
        renja_desimal,
        renja_lembar,
        renja_sel,
        keadaan_renja
    from out_banding
    where keadaan_renja <> 'tanpa_padanan'
    union all
    select
        n.baris_id,
        n.medan,
        n.tahun,
        n.sel,
        n.teks,
        n.angka,
        n.desimal,
        b.jenis,
        b.baris_id,
        r.teks,
        r.angka,
        r.desimal,
        b.lembar,
        r.sel,
        case
            when (n.jenis = 'predikat') <> (r.jenis = 'predikat') then 'tidak_terbanding'
            when n.jenis <> 'predikat' and n.keluarga <> coalesce(k.keluarga, if(r.persen, 'persen', b.keluarga))
                then 'tidak_terbanding'
            when n.predikat <> r.predikat then 'beda'  -- of two scales the same score says nothing
            when n.angka = r.angka then 'sama'
            else 'beda'
        end
    from periksa_deret n
    join (
        select o.baris_id, o.ukur_id
        from out_ukur o
        semi join periksa_usulan u on u.baris_id = o.baris_id
        union all
        select baris_id, baris_id
        from periksa_usulan
    ) p on p.baris_id = n.baris_id
    join periksa_baris b on b.baris_id = p.ukur_id
    join periksa_nilai r
        on r.baris_id = b.baris_id
       and r.medan = 'realisasi'
       and r.tahun = n.tahun
    left join kamus_keluarga k on k.baku = r.satuan
    where n.medan = 'baseline'
      and n.jenis_baris = 'usulan'
      and r.angka is not null
)
select
    p.* exclude (usulan_angka, usulan_desimal, lain_id, angka, desimal),
    u.status_padanan,
    coalesce(u.keluarga <> s.keluarga, false) as is_lain_satuan,
    coalesce(
        round(p.usulan_angka, least(p.usulan_desimal, p.desimal)) = round(p.angka, least(p.usulan_desimal, p.desimal)),
        false
    ) as is_sama_bulat,
    coalesce(p.usulan_angka <> p.angka, false) as is_lain_angka
from pasangan p
left join usulan u using (usulan_id)
left join periksa_baris s on s.baris_id = p.lain_id
where p.keadaan <> 'tanpa_padanan'
   or u.renstra
union all by name
select
    m.medan,
    d.dokumen,
    'belum_dikirim' as keadaan
from (select distinct instansi, renstra, renja from usulan) u
cross join (values ('renstra'), ('renja')) d (dokumen)
cross join (values ('target'), ('baseline')) m (medan)
where not case d.dokumen when 'renstra' then u.renstra else u.renja end;
