"""What the chair's window shows and asks: pure functions of the assembly."""
