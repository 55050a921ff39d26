"""The command line: words of the user → calls of the pipeline → JSON or plain tables. Contract: docs/contract.md."""
