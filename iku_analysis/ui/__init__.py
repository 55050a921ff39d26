"""What the Streamlit pages share: state, frame, table, and what each page shows. Nothing else imports Streamlit.

While the server has not met `st.navigation`, Streamlit takes the folder pages/ for its old kind of pages: a link to a
page as the very first visit would run that page without app.py, so without menu and without its look. The first import
ends that and starts the run again, now through app.py.
"""

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

if PagesManager.uses_pages_directory:
    PagesManager.uses_pages_directory = False
    st.rerun()
