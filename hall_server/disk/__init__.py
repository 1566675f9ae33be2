"""What a hall has on its disk besides the ledger, and how another machine becomes the hall."""
