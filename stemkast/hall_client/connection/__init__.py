"""How a computer reaches a hall: finding it, becoming its station, asking it for something, lending it a line."""
