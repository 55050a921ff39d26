"""The store: DuckDB, append only. Connections, uploads, decisions, drafts, preferences, backups; relations in sql/."""
