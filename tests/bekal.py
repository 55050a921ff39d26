"""All the modules that the app reads, at once or when it needs them: the processes of the stories are forked from here.

Imported by the process of `tests.aplikasi` alone.
"""

import importlib
import inspect

from benchmarks.peramban import ROOT

for file in sorted((ROOT / "iku_analysis" / "ui").glob("*.py")):
    importlib.import_module(f"iku_analysis.ui.{file.stem}")
for name in (
    "Sastrawi.Stemmer",
    "anyio._backends._asyncio",
    "docxtpl",
    "holidays.countries",
    "plotly.graph_objects",
    "plotly.offline",
    "pptx",
    "scipy.optimize",
    "streamlit.web.cli",
    "typst",
    "uvicorn.main",
    "uvicorn.protocols.http.auto",
    "uvicorn.protocols.websockets.websockets_sansio_impl",
    "xlsxwriter",
):
    importlib.import_module(name)
inspect.stack()  # Streamlit does this at the first thing it draws; where the file of each module is stays known.
