"""What a station follows, keeps and checks: the entries, the assembly that they make, its own verified copy."""
