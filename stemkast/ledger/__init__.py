"""The ledger: canonical entries, a Merkle tree over them, signed checkpoints, one SQLite file, and the export."""
