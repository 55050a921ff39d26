"""Analisis IKU: from the division workbooks as they come to the draft table of Indikator Kinerja Utama.

The map of the package, in the order of the flow (a stage never imports a later one; docs/architecture.md):

    capaian                                                                 the formulas of capaian, chosen in settings
    errors fields records results text vocabulary settings                          leaves, used by all
    numerals unit_words number_format quantities polarity                   leaves that read and show values
    readers/     bytes → records + problems, each value with its cell
    normalise    records → tidy rows
    store/       tidy rows → DuckDB: raw_ → core_ → out_; decisions of people
    matching/    usulan × Renstra × Renja → pairs and candidates
    checks/      K01… → findings down to the cell
    charts/      tables → plotly figures, one module a question
    documents/   one document model → Excel; letters (Word) and PDF from templates of data/templat
    sop          the thirteen steps, their clock and working days
    pipeline     the order of the stages; the only module that knows it whole
    drafting     the draft of what is in force, and past drafts as they were
    cover_letter archiving    the papers at the end: the letter of SOP 12, the archive of everything
    ui/          what the Streamlit pages share; nothing else imports Streamlit
    cli/         the command line: arguments, commands, output; __main__ starts it (docs/contract.md)
"""
