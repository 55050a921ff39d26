-- grain: one row per upload, in force or not; key unggahan_id; source raw_unggahan, raw_lembar, raw_baris, raw_masalah.
-- baris: sheet rows with a record or an error; baris_galat: those with an error. keadaan: berlaku, digantikan,
-- dibatalkan, belum_terbaca (no sheet of it is used; it waits for a reading plan).
create or replace view riwayat_unggahan as
with
    sebutan as (
        select unggahan_id, lembar, baris, false as galat
        from raw_baris
        union all
        select
            unggahan_id,
            lembar,
            coalesce(baris, try_cast(regexp_extract(sel, '[0-9]+') as integer)) as baris,
            true as galat
        from raw_masalah
        where tingkat = 'galat'
    ),
    per_baris as (
        select unggahan_id, lembar, baris, bool_or(galat) as galat
        from sebutan
        where baris is not null
        group by all
    ),
    hitung_baris as (
        select unggahan_id, count(*) as baris, count(*) filter (where galat) as baris_galat
        from per_baris
        group by all
    ),
    hitung_masalah as (
        select
            unggahan_id,
            count(*) filter (where tingkat = 'galat') as galat,
            count(*) filter (where tingkat = 'peringatan') as peringatan,
            count(*) filter (where tingkat = 'catatan') as catatan
        from raw_masalah
        group by all
    ),
    hitung_lembar as (
        select unggahan_id, count(*) as lembar, count(*) filter (where dipakai) as dipakai
        from raw_lembar
        group by all
    ),
    hitung_indikator as (
        select unggahan_id, count(*) filter (where indikator is not null) as indikator
        from raw_baris
        group by all
    )
select
    u.unggahan_id,
    u.berkas,
    u.sidik,
    u.jenis,
    u.bidang,
    u.oleh,
    u.pada,
    case
        when u.unggahan_id in (select id from core_cabut) then 'dibatalkan'
        when coalesce(l.dipakai, 0) = 0 then 'belum_terbaca'
        when u.unggahan_id in (select unggahan_id from core_lembar) then 'berlaku'
        else 'digantikan'
    end as keadaan,
    coalesce(l.lembar, 0) as lembar,
    coalesce(l.dipakai, 0) as lembar_dipakai,
    coalesce(i.indikator, 0) as indikator,
    coalesce(b.baris, 0) as baris,
    coalesce(b.baris_galat, 0) as baris_galat,
    coalesce(m.galat, 0) as galat,
    coalesce(m.peringatan, 0) as peringatan,
    coalesce(m.catatan, 0) as catatan
from raw_unggahan u
left join hitung_baris b using (unggahan_id)
left join hitung_masalah m using (unggahan_id)
left join hitung_lembar l using (unggahan_id)
left join hitung_indikator i using (unggahan_id);
