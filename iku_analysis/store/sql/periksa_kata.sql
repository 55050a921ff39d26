-- The words of checks as variables of a cursor, so that a plan holds them; source kamus_kata, kamus_satuan.
-- kosong: the marks for "empty" (one is the empty text), each between two chr(31): a list would be copied with every text
-- that is asked for.
-- kata, grain: one entry per list of data/kamus/kata.csv → its words, folded, as alternatives of a regular expression,
-- longer before shorter (a folded word has no sign that means something there); 'satuan persen': the spellings of
-- percent.
set variable kosong = (
    select chr(31) || string_agg(kata, chr(31)) || chr(31)
    from kamus_kata
    where daftar = 'kosong'
);
set variable kata = (
    select map_from_entries(list((daftar, pola)))
    from (
        select daftar, string_agg(lipat(kata), '|' order by length(kata) desc, kata) as pola
        from (
            select daftar, kata from kamus_kata where daftar <> 'kosong'
            union all
            select 'satuan persen', alias from kamus_satuan where baku = 'persen'
        )
        group by daftar
    )
);
