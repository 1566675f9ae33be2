"""The stembalie's window: who is in front of the desk, the one next thing to do, and how far handing out is."""
