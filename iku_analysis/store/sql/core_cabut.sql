-- grain: one row per id (upload or decision) that was taken back; key id; source raw_keputusan, tanpa.
-- tanpa: uploads left out for this one cursor only, to ask how it would be without them.
-- A withdrawal that was itself taken back no longer counts (redo); taking back again is a new row.
create or replace view core_cabut as
select c.kunci as id
from raw_keputusan c
where c.jenis = 'cabut'
  and c.keputusan_id not in (
      select d.kunci
      from raw_keputusan d
      where d.jenis = 'cabut'
  )
union
select id
from tanpa;
