-- grain: one row per usulan record × supporting programme; key (usulan_id, kode_program).
-- cara, the first that holds: sasaran (it stands under the sasaran of the usulan or of its Renstra row), renja (a Renja
-- row with the same indikator belongs to it), bidang (program_bidang.csv gives it to the bidang, and a plan has it).
-- sasaran_kunci: of the usulan, else of its Renstra row. program_id: baris_id of the code row, else of its first row.
-- source: core_baris, nama_baris, kode_program (kode.csv, program_bidang.csv), out_padanan, out_padanan_renja.
create or replace table out_dukungan as
with baris as materialized (
    select
        b.baris_id,
        b.jenis,
        coalesce(b.instansi, '') as instansi,
        b.bidang,
        b.sasaran_kunci,
        n.sasaran_nama,
        case when len(string_split(b.kode, '.')) >= 3 then array_to_string(string_split(b.kode, '.')[1:3], '.') end
            as kode_program,
        case when b.level_baku = 'program' then b.uraian end as nama,
        (coalesce(b.level_baku, '') <> 'program', b.indikator is not null, b.jenis <> 'renstra', n.urutan) as urutan
    from core_baris b
    join nama_baris n using (baris_id)
    where b.jenis in ('usulan', 'renstra', 'renja')
),
program as materialized (
    select instansi, kode_program, sasaran_nama, baris_id, nama, urutan
    from baris
    where jenis <> 'usulan'
      and kode_program is not null
),
kepala as (
    select
        p.instansi,
        p.kode_program,
        arg_min(p.baris_id, p.urutan) as program_id,
        coalesce(arg_min(p.nama, p.urutan), any_value(k.nama)) as nama_program,
        any_value(k.bidang) as bidang
    from program p
    left join kode_program k on k.kode = p.kode_program
    group by p.instansi, p.kode_program
),
usulan as (
    select
        b.baris_id as usulan_id,
        b.instansi,
        b.bidang,
        coalesce(b.sasaran_kunci, r.sasaran_kunci) as sasaran_kunci,
        [b.sasaran_nama, r.sasaran_nama] as sasaran_nama
    from out_padanan p
    join baris b on b.baris_id = p.usulan_id
    left join baris r on r.baris_id = p.renstra_id
),
dasar as (
    select u.usulan_id, u.instansi, p.kode_program, 1 as urutan
    from (select usulan_id, instansi, unnest(sasaran_nama) as sasaran_nama from usulan) u
    join program p using (instansi, sasaran_nama)
    union all
    select r.usulan_id, p.instansi, p.kode_program, 2
    from out_padanan_renja r
    join program p on p.baris_id = r.renja_id
    union all
    select u.usulan_id, u.instansi, k.kode_program, 3
    from usulan u
    join kepala k using (instansi, bidang)
),
dukungan as (
    select usulan_id, instansi, kode_program, min(urutan) as urutan
    from dasar
    group by usulan_id, instansi, kode_program
)
select
    u.usulan_id,
    u.sasaran_kunci,
    k.kode_program,
    k.nama_program,
    case d.urutan when 1 then 'sasaran' when 2 then 'renja' else 'bidang' end as cara,
    k.program_id
from dukungan d
join kepala k using (instansi, kode_program)
join usulan u using (usulan_id);
