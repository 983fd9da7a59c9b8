"""How the models in `models/` are made from public weights and data. Not part of what the product runs."""
