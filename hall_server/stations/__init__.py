"""Who is who: stations, their roles, how they are let in, and how much each may ask."""
