-- grain: one row per usulan record × supporting programme; key (usulan_id, kode_program).
-- cara, the first that holds: sasaran (it stands under the sasaran of the usulan or of its Renstra row), renja (a Renja
-- row with the same indikator belongs to it), bidang (program_bidang.csv gives it to the bidang, and a plan has it).
-- sasaran_kunci: of the usulan, else of its Renstra row. program_id: baris_id of the code row, else of its first row.
-- source: core_baris, nama_baris, kode_program (kode.csv, program_bidang.csv), out_padanan, out_padanan_renja.
create or replace temp table out_dukungan as
with program as (
    select
        b.baris_id,
        coalesce(b.instansi, '') as instansi,
        array_to_string(string_split(b.kode, '.')[1:3], '.') as kode_program,
        case when b.level_baku = 'program' then b.uraian end as nama,
        (coalesce(b.level_baku, '') <> 'program', b.indikator is not null, b.jenis <> 'renstra', n.urutan) as urutan,
        n.sasaran_nama
    from core_baris b
    join nama_baris n using (baris_id)
    where b.jenis in ('renstra', 'renja')
      and len(string_split(b.kode, '.')) >= 3
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
        coalesce(b.instansi, '') as instansi,
        b.bidang,
        coalesce(b.sasaran_kunci, r.sasaran_kunci) as sasaran_kunci,
        n.sasaran_nama,
        nr.sasaran_nama as sasaran_renstra
    from out_padanan p
    join core_baris b on b.baris_id = p.usulan_id
    join nama_baris n on n.baris_id = p.usulan_id
    left join core_baris r on r.baris_id = p.renstra_id
    left join nama_baris nr on nr.baris_id = p.renstra_id
),
dasar as (
    select u.usulan_id, p.kode_program, 1 as urutan, 'sasaran' as cara
    from usulan u
    join program p on p.instansi = u.instansi and p.sasaran_nama = u.sasaran_nama
    union
    select u.usulan_id, p.kode_program, 1, 'sasaran'
    from usulan u
    join program p on p.instansi = u.instansi and p.sasaran_nama = u.sasaran_renstra
    union
    select r.usulan_id, p.kode_program, 2, 'renja'
    from out_padanan_renja r
    join program p on p.baris_id = r.renja_id
    union
    select u.usulan_id, k.kode_program, 3, 'bidang'
    from usulan u
    join kepala k using (instansi, bidang)
)
select
    u.usulan_id,
    u.sasaran_kunci,
    k.kode_program,
    k.nama_program,
    d.cara,
    k.program_id
from dasar d
join usulan u using (usulan_id)
join kepala k using (instansi, kode_program)
qualify d.urutan = min(d.urutan) over (partition by d.usulan_id, d.kode_program);
