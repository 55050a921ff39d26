"""Checks of completeness: polaritas, and whether the targets go its way. K08. SQL only."""

from __future__ import annotations

from iku_analysis.checks.registry import check


@check(
    kode="K08",
    judul="Polaritas tidak jelas atau berlawanan dengan arah target",
    tingkat="peringatan",
    topik="Kelengkapan",
    sumber="PR",
)
def polaritas_tidak_jelas() -> str:
    """Polaritas mengatakan apakah nilai yang naik atau yang turun berarti lebih baik; capaian memerlukannya.

    Polaritas yang tidak tertulis dibaca dari kata dalam nama indikator ("angka kejadian konflik": turun). Bila tidak
    ada petunjuk, atau arah target berlawanan dengan petunjuk itu, tulislah polaritasnya. Polaritas yang tertulis pun
    tidak boleh berlawanan dengan arah target dari tahun pertama ke tahun terakhir.

    Mengapa: Arah menentukan rumus capaian: salah arah membuat kegagalan tampak sebagai keberhasilan.

    Baik: "Jumlah kejadian konflik" 12, 10, 8. Kurang: "Jumlah kejadian konflik" 8, 10, 12.
    """
    return """
        with baris as (
            select
                u.unggahan_id,
                u.lembar,
                u.berkas,
                u.bidang,
                u.instansi,
                u.baris_judul,
                u.baris_id,
                u.baris,
                u.polaritas,
                u.polaritas_sel,
                u.polaritas_berlaku as arah,
                u.polaritas_cara as cara,
                k.kolom,
                -- Predicates beside numbers, or of two scales, are no way up or down: those of the first target's kind.
                list_filter(t.isi, lambda x: x.ragam = t.awal.ragam) as sejenis,
                sejenis[-1] as akhir,
                case
                    when arah is null then if(k.medan is null, 'kolom', 'kosong')
                    when arah = 'stabil' or cara not in ('tersirat', 'tertulis') then 'jelas'
                    when coalesce(len(sejenis), 0) < 2 then if(cara = 'tertulis', 'jelas', 'pendek')
                    when (akhir.angka - t.awal.angka) * if(arah = 'naik', 1, -1) < 0 then 'lawan'
                    else 'jelas'
                end as keadaan
            from periksa_usulan u
            left join periksa_target t using (baris_id)
            left join periksa_kolom k
                on k.unggahan_id = u.unggahan_id
               and k.lembar = u.lembar
               and k.medan = 'polaritas'
            where u.indikator is not null
        )
        select
            case keadaan when 'jelas' then 'lulus' when 'pendek' then 'tdp' else 'temuan' end as status,
            baris_id,
            if(keadaan in ('kosong', 'lawan'), keadaan, null) as hal,
            if(keadaan = 'lawan' and cara = 'tersirat', akhir.sel, coalesce(polaritas_sel, kolom || baris)) as sel,
            if(keadaan = 'lawan' and cara = 'tersirat', akhir.teks, polaritas) as nilai,
            case keadaan
                when 'kosong' then 'Polaritas kosong atau tidak dikenal, dan tidak terbaca dari nama indikator.'
                when 'lawan'
                    then format(
                        '{} makin {} makin baik, tetapi targetnya {}.',
                        if(cara = 'tertulis', 'Tertulis', 'Namanya memberi petunjuk'),
                        if(arah = 'naik', 'tinggi', 'rendah'),
                        if(arah = 'naik', 'turun', 'naik')
                    )
            end as pesan,
            case
                when keadaan = 'kosong' then 'Isi polaritas: naik, turun, atau stabil.'
                when cara = 'tertulis' then 'Periksa mana yang keliru: polaritasnya atau arah targetnya.'
                else 'Periksa arah target, atau tulis polaritasnya bila petunjuk dari nama keliru.'
            end as saran,
            case when keadaan = 'pendek' then 'target sejenis yang terbaca kurang dari dua tahun' end as alasan,
            null::varchar as berkas,
            null::varchar as lembar,
            null::integer as baris,
            null::varchar as bidang,
            null::varchar as instansi
        from baris
        where keadaan <> 'kolom'
        union all by name
        select
            'temuan' as status,
            'kosong' as hal,
            format(
                'Lembar ini tidak mempunyai kolom polaritas, dan polaritas {} indikator tidak terbaca dari namanya.',
                count(*)
            ) as pesan,
            'Tambahkan kolom polaritas dan isi naik, turun, atau stabil.' as saran,
            any_value(berkas) as berkas,
            lembar,
            any_value(baris_judul) as baris,
            any_value(bidang) as bidang,
            any_value(instansi) as instansi
        from baris
        where keadaan = 'kolom'
        group by unggahan_id, lembar
    """
