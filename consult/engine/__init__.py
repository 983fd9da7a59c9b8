"""How a function on tables is mapped over parts. An engine is a module with `map_parts`."""
