"""What the setup window shows and asks."""
