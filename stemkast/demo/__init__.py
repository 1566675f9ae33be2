"""The replay of an assembly that was really held: its data, its agenda, and votes that give the published figures."""
