"""What a desk's window shows and asks: pure functions of the assembly and of the visit."""
