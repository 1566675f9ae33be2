"""The hall screen: one `ScreenState` of the assembly, painted for a hall."""
