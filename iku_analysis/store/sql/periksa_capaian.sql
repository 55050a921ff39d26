-- grain: one row per printed capaian of a measurement table with target and realisasi of its year; key (baris_id, tahun);
-- source periksa_nilai, periksa_baris, out_polaritas. sendiri, lain: capaian (percent) by the formula of the
-- indicator or of its polarity (kamus_capaian; as capaian.py) and by that of the other polarity. rumus_teks names it. pilihan: where no
-- formula is known, capaian by every one that an agency may choose, also cut at its batas. halangan: why it cannot be
-- judged by its own. setengah_desimal: half a unit of the last printed decimal, in points, with room for the float.
create or replace table periksa_capaian as
with baris as (
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
        r.jenis as jenis_realisasi,
        b.polaritas_berlaku as polaritas,
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
),
aturan as (
    select
        s.*,
        coalesce(s.jenis_target = 'rentang' and s.realisasi between s.bawah and s.atas, false) as is_dalam,
        case
            when s.jenis_target = 'predikat' then 'positif'
            else coalesce(k.rumus, u.rumus)
        end as rumus,
        coalesce(k.batas, u.batas) as batas
    from sasaran s
    left join kamus_capaian k on k.kunci = s.baris_id
    left join kamus_capaian u on u.kunci = '*' || s.polaritas
),
hitungan as (
    select
        a.*,
        r.teks as rumus_teks,
        case
            when is_dalam then 1
            when a.rumus = 'positif' then realisasi / nullif(target, 0)
            when a.rumus = 'negatif_b' and realisasi = 0 then 1
            when a.rumus = 'negatif_b' then target / realisasi
            when target = 0 and realisasi = 0 then 1
            when a.rumus = 'negatif_a' then (2 * target - realisasi) / nullif(target, 0)
            when a.rumus = 'negatif_c' then (target - realisasi) / nullif(target, 0)
            when a.rumus = 'stabil' then 1 - abs(realisasi - target) / nullif(abs(target), 0)
        end * 100 as penuh,
        case
            when a.rumus = 'positif' then (2 * target - realisasi) / nullif(target, 0)
            else realisasi / nullif(target, 0)
        end * 100 as lain
    from aturan a
    left join kamus_rumus r on r.rumus = a.rumus
)
select
    *,
    least(penuh, coalesce(batas, penuh)) as sendiri,
    case
        when rumus is null and target > 0 and realisasi is not null and not is_dalam then list_concat(
            [realisasi / target * 100, (2 * target - realisasi) / target * 100, (target - realisasi) / target * 100,
             100 - abs(realisasi - target) / target * 100],
            case when realisasi <> 0 then [target / realisasi * 100] else [100] end,
            coalesce((select list(b.batas) from kamus_capaian b where b.batas is not null), [])
        )
    end as pilihan,
    case
        when capaian is null then 'capaian tercetak kosong atau tidak terbaca'
        when target is null or realisasi is null then 'target atau realisasi kosong'
        when jenis_target = 'predikat' and jenis_realisasi <> 'predikat' then 'predikat dan angka tidak terbanding'
        when jenis_target <> 'predikat' and jenis_realisasi = 'predikat' then 'predikat dan angka tidak terbanding'
        when rumus is null then 'polaritas tidak diketahui (lihat K08) dan rumus belum dipilih'
        when penuh is null then 'target nol tidak mempunyai persentase'
    end as halangan
from hitungan;
