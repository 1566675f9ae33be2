"""The single writer: commands and votes in, ledger entries out, and only then an answer to anybody."""
