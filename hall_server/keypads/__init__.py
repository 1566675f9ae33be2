"""Between the lines of the hall and its writer: what keypads and base stations say, and what is said to them."""
