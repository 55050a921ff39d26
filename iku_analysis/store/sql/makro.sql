-- Words of the messages and of comparing, as macros; source the variable kosong (checks/preparing.py).
-- isi: the text, null where it is only a mark such as "-". lipat: as text.fold. angka_id: 1234.5 → '1.234,5'.
-- rupiah_id: 1234567 → 'Rp 1.234.567'. tempat: '(Renstra, lembar IKU, sel G12)'.
create or replace macro isi(teks) as
    case when not contains(getvariable('kosong'), chr(31) || lower(trim(teks)) || chr(31)) then teks end;
create or replace macro lipat(teks) as
    trim(regexp_replace(strip_accents(lower(teks)), '[^0-9a-z%<>=≤≥]+', ' ', 'g'));
create or replace macro angka_id(angka) as
    translate(regexp_replace(format('{:,.4f}', angka::double), '\.?0+$', ''), ',.', '.,');
create or replace macro rupiah_id(angka) as
    'Rp ' || translate(format('{:,}', round(angka)::bigint), ',', '.');
create or replace macro nama_jenis(jenis) as
    case jenis
        when 'usulan' then 'usulan'
        when 'renstra' then 'Renstra'
        when 'renja' then 'Renja'
        when 'iku_lama' then 'IKU tahun lalu'
        else 'pengukuran'
    end;
create or replace macro tempat(jenis, lembar, sel) as
    '(' || nama_jenis(jenis) || coalesce(', lembar ' || nullif(lembar, ''), '') || coalesce(', sel ' || sel, '') || ')';
