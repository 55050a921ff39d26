-- grain: one row per sheet in force; key (unggahan_id, lembar); source raw_lembar, raw_unggahan, core_cabut.
-- In force: the upload is not taken back, the sheet is used, and no later import brought a table of the same kind
-- (jenis, tabel, instansi; the bidang for a usulan, the year for Renja and pengukuran). Files of one import never
-- replace each other. A usulan whose bidang is unknown is its own kind, by file name.
create or replace view core_lembar as
with kandidat as (
    select
        l.unggahan_id,
        l.lembar,
        l.urutan,
        l.jenis,
        l.tabel,
        l.tahun,
        u.impor_id,
        u.sidik,
        u.berkas,
        u.instansi,
        u.bidang,
        u.pada,
        l.jenis || '|' || coalesce(u.instansi, '') || '|' || coalesce(l.tabel, '')
        || case
            when l.jenis = 'usulan' then '|' || coalesce(u.bidang, u.berkas)
            when l.jenis in ('renja', 'pengukuran') then '|' || coalesce(l.tahun::varchar, '')
            else ''
        end as kelompok
    from raw_lembar l
    join raw_unggahan u using (unggahan_id)
    where l.dipakai
      and u.unggahan_id not in (select id from core_cabut)
)
select * exclude (kelompok, impor_terbaru)
from (
    select *, max(impor_id) over (partition by kelompok) as impor_terbaru
    from kandidat
)
where impor_id = impor_terbaru;
