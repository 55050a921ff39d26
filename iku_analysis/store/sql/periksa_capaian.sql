-- grain: one row per printed capaian of a measurement table with target and realisasi of its year; key (baris_id, tahun);
-- source periksa_nilai, periksa_baris, out_polaritas. sendiri, lain: capaian (0-100) by the row's own and by the other
-- polarity: R/T, or (2T - R)/T where lower is better. halangan: why it cannot be judged. setengah_desimal: half a unit of the
-- last printed decimal, in points, with room for the float.
create or replace temp table periksa_capaian as
with arah as (
    select
        b.instansi,
        b.indikator_kunci,
        arg_min(p.polaritas, (b.jenis <> 'usulan', b.berkas, b.lembar, b.urutan)) as polaritas
    from periksa_baris b
    join out_polaritas p using (baris_id)
    where p.polaritas is not null
    group by b.instansi, b.indikator_kunci
),
baris as (
    select
        c.baris_id,
        c.tahun,
        c.sel,
        c.teks,
        c.angka as capaian,
        t.angka as titik_target,
        t.jenis as jenis_target,
        t.bawah,
        t.atas,
        t.teks as target_teks,
        r.angka as realisasi,
        r.teks as realisasi_teks,
        coalesce(p.polaritas, a.polaritas) as polaritas,
        0.5 * 0.1 ** coalesce(c.desimal, 0) + 1e-9 as setengah_desimal
    from periksa_nilai c
    join periksa_baris b using (baris_id)
    left join periksa_nilai t
        on t.baris_id = c.baris_id
       and t.medan = 'target'
       and t.tahun is not distinct from c.tahun
    left join periksa_nilai r
        on r.baris_id = c.baris_id
       and r.medan = 'realisasi'
       and r.tahun is not distinct from c.tahun
    left join out_polaritas p on p.baris_id = c.baris_id
    left join arah a
        on a.instansi is not distinct from b.instansi
       and a.indikator_kunci = b.indikator_kunci
    where c.medan = 'capaian'
),
sasaran as (
    select
        *,
        -- A range counts by its nearer end, inside it as met; a bound "<" is lower-is-better.
        case
            when jenis_target = 'rentang' and realisasi > atas then atas
            when jenis_target = 'rentang' and realisasi < bawah then bawah
            when jenis_target = 'rentang' then realisasi
            else titik_target
        end as target
    from baris
)
select
    *,
    case
        when capaian is null then 'capaian tercetak kosong atau tidak terbaca'
        when target is null or realisasi is null then 'target atau realisasi kosong'
        when jenis_target = 'predikat' then 'predikat tidak dihitung persentasenya'
        when polaritas is null or polaritas = 'stabil' then 'polaritas tidak diketahui atau stabil (lihat K08)'
        when target = 0 then 'target nol tidak mempunyai persentase'
    end as halangan,
    case polaritas when 'turun' then (2 * target - realisasi) / nullif(target, 0) else realisasi / nullif(target, 0) end
    * 100 as sendiri,
    case polaritas when 'turun' then realisasi / nullif(target, 0) else (2 * target - realisasi) / nullif(target, 0) end
    * 100 as lain
from sasaran;
