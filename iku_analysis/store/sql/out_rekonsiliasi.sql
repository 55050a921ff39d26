-- grain: one row per usulan record with an indikator × what is compared (hal: indikator, satuan, baseline, target) × year;
-- key (usulan_id, hal, tahun). Beside the usulan its Renstra row and its first Renja row.
-- keadaan_renstra, keadaan_renja: as in out_banding; null where that document does not speak of it (no such record, or a
-- Renja without that year). keadaan, the worst of both: menunggu (the pair waits for a person), tanpa_padanan (no row in
-- the Renstra), beda, kosong_usulan, kosong_rencana, tidak_terbanding, sama. A usulan without pair has only its name row.
-- selisih: usulan − plan in the unit of the row; persen: the same of the plan's value, 0-100, null for predikat and for 0.
-- arah: is the usulan lebih_baik or kurang_baik than the plan by its polaritas; null where unknown, stabil or equal.
-- koreksi: what a person changed of the usulan's side, in words, or null.
-- pokok: names the difference over the years of a bidang's wording; kunci: with the texts, so that a decision ends when
-- one of them changes (keys as in store/overlay.py). source: out_banding, out_padanan(_renja), out_polaritas, core_.
create or replace table out_rekonsiliasi as
with usulan as (
    select
        p.usulan_id,
        p.renstra_id,
        p.status,
        coalesce(b.instansi, '') as instansi,
        case o.polaritas when 'naik' then 1 when 'turun' then -1 end as tanda,
        concat_ws(
            '|',
            coalesce(b.bidang, b.berkas),
            coalesce(b.sasaran_asli, ''),
            concat_ws(' ', b.kode_asli, b.indikator_asli)
        ) as nama
    from out_padanan p
    join core_baris b on b.baris_id = p.usulan_id
    left join out_polaritas o on o.baris_id = p.usulan_id
),
teks as materialized (
    select
        b.baris_id,
        h.hal,
        case h.hal when 'satuan' then b.satuan else b.indikator end as teks,
        case h.hal when 'satuan' then b.satuan_sel else b.indikator_sel end as sel,
        -- Case, spaces and numbering make no other name (K31); a unit inside the name counts (K02).
        case h.hal
            when 'satuan' then coalesce(b.satuan_baku, lower(b.satuan))
            else regexp_replace(lower(b.indikator), '^\(?(\d{1,2}(\.\d{1,2})*|[a-z])[.)]\s*|\s+', '', 'g')
        end as sama,
        case when contains(b.koreksi, h.hal || ' ') then b.koreksi end as koreksi,
        n.keluarga,
        (n.urutan_level, n.urutan) as urutan
    from core_baris b
    join nama_baris n using (baris_id)
    cross join (values ('indikator'), ('satuan')) h (hal)
    where b.baris_id in (
        select unnest([usulan_id, renstra_id])
        from out_padanan
        union all
        select renja_id
        from out_padanan_renja
    )
),
renja as (
    select r.usulan_id, arg_min(r.renja_id, t.urutan) as renja_id
    from out_padanan_renja r
    join teks t on t.baris_id = r.renja_id
    group by r.usulan_id
),
tahun_renja as (
    -- Of each agency.
    select distinct coalesce(b.instansi, '') as instansi, n.medan, n.tahun
    from core_nilai n
    join core_baris b using (baris_id)
    where n.jenis_baris = 'renja'
      and n.jenis <> 'kosong'
),
semua as (
    select
        p.usulan_id,
        p.tanda,
        p.nama,
        u.hal,
        null::integer as tahun,
        u.teks as usulan_teks,
        u.sel as usulan_sel,
        r.baris_id as renstra_id,
        r.teks as renstra_teks,
        r.sel as renstra_sel,
        j.baris_id as renja_id,
        j.teks as renja_teks,
        j.sel as renja_sel,
        case
            when r.baris_id is null then null
            when u.sama = r.sama then 'sama'
            when (u.sama is null or r.sama is null) and u.keluarga = r.keluarga then 'sama'
            when u.sama is null then 'kosong_usulan'
            when r.sama is null then 'kosong_rencana'
            else 'beda'
        end as keadaan_renstra,
        case
            when j.baris_id is null or (u.hal = 'satuan' and j.sama is null) then null
            when u.sama = j.sama then 'sama'
            when u.sama is null and u.keluarga = j.keluarga then 'sama'
            when u.sama is null then 'kosong_usulan'
            else 'beda'
        end as keadaan_renja,
        null::double as selisih_renstra,
        null::double as selisih_renja,
        null::double as persen_renstra,
        null::double as persen_renja,
        u.koreksi,
        case
            when u.hal <> 'indikator' then null
            when p.status = 'ragu' then 'menunggu'
            when p.status = 'tanpa_padanan' then 'tanpa_padanan'
        end as keadaan_padanan
    from usulan p
    join teks u on u.baris_id = p.usulan_id
    left join teks r on r.baris_id = p.renstra_id and r.hal = u.hal
    left join renja k on k.usulan_id = p.usulan_id and p.status = 'pasti'
    left join teks j on j.baris_id = k.renja_id and j.hal = u.hal
    where coalesce(u.teks, r.teks, j.teks) is not null
      and (u.hal = 'indikator' or p.renstra_id is not null)
    union all
    select
        b.usulan_id,
        u.tanda,
        u.nama,
        b.medan,
        b.tahun,
        b.usulan_teks,
        b.usulan_sel,
        b.renstra_id,
        b.renstra_teks,
        b.renstra_sel,
        b.renja_id,
        b.renja_teks,
        b.renja_sel,
        nullif(b.keadaan_renstra, 'tanpa_padanan'),
        case
            when b.keadaan_renja = 'tanpa_padanan' then null
            when b.renja_teks is null and t.medan is null then null
            else b.keadaan_renja
        end,
        b.selisih_renstra,
        b.selisih_renja,
        case
            when b.usulan_jenis <> 'predikat' then round(100 * b.selisih_renstra / nullif(abs(b.renstra_angka), 0), 2)
        end,
        case
            when b.usulan_jenis <> 'predikat' then round(100 * b.selisih_renja / nullif(abs(b.renja_angka), 0), 2)
        end,
        v.koreksi,
        null
    from out_banding b
    left join core_nilai v
        on v.baris_id = b.usulan_id
        and v.medan = b.medan
        and v.tahun is not distinct from b.tahun
        and v.sel = b.usulan_sel
        and v.koreksi is not null
    join usulan u on u.usulan_id = b.usulan_id
    left join tahun_renja t
        on t.instansi = u.instansi
        and t.medan = b.medan
        and t.tahun is not distinct from b.tahun
    where b.keadaan_renstra <> 'tanpa_padanan'
       or b.keadaan_renja <> 'tanpa_padanan'
),
dinilai as (
    select
        s.*,
        case
            when s.keadaan_padanan is not null then s.keadaan_padanan
            when 'beda' in (s.keadaan_renstra, s.keadaan_renja) then 'beda'
            when 'kosong_usulan' in (s.keadaan_renstra, s.keadaan_renja) then 'kosong_usulan'
            when 'kosong_rencana' in (s.keadaan_renstra, s.keadaan_renja) then 'kosong_rencana'
            when 'tidak_terbanding' in (s.keadaan_renstra, s.keadaan_renja) then 'tidak_terbanding'
            else 'sama'
        end as keadaan,
        concat_ws('|', s.nama, s.hal, coalesce(s.tahun::varchar, '')) as pokok
    from semua s
    where coalesce(s.keadaan_padanan, s.keadaan_renstra, s.keadaan_renja) is not null
)
select
    * exclude (tanda, nama, keadaan_padanan),
    case when keadaan_renstra = 'beda' then
        case sign(selisih_renstra * tanda) when 1 then 'lebih_baik' when -1 then 'kurang_baik' end
    end as arah_renstra,
    case when keadaan_renja = 'beda' then
        case sign(selisih_renja * tanda) when 1 then 'lebih_baik' when -1 then 'kurang_baik' end
    end as arah_renja,
    concat_ws('|', pokok, coalesce(usulan_teks, ''), coalesce(renstra_teks, ''), coalesce(renja_teks, '')) as kunci
from dinilai;
