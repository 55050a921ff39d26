"""Charts: one module per question of the meeting, `<question>_figure` and the data behind it, `<question>_table`.

    cakupan    where are the findings?                     bidang × topic
    kisi       which target paths leave the Renstra?       small multiples, all indicators
    lintasan   what is the target path of one indicator?   baseline, realisasi, usulan, Renstra, Renja
    selisih    where does usulan differ from Renstra?      all indicators of one year
    pohon      does everything hang together?              tujuan → sasaran → indikator → program
    petak      which sasaran carries how much money?       treemap of one year
    pagu       which money carries which sasaran?          programmes of one year

Takes an `Analysis`, gives plotly figures and plain frames; reads no store and changes nothing. `theme` owns the
colours; `deret`, `panel`, `senjang`, `rantai` and `anggaran` gather the data of a question, `source` what all share.
A figure is shown as it is, no theme laid over it: `tema` is "terang" or "gelap". `customdata[0]` of a mark is what it
stands for (baris_id; bidang and topic; kode), for clicks.
"""
