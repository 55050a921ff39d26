"""What the Streamlit pages share: state, frame, table, and what each page shows. Nothing else imports Streamlit."""
