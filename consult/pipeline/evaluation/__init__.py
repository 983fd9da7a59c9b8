"""How accurate the product is on texts that people coded: one file for each thing that is measured."""
