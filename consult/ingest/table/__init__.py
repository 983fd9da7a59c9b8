"""Rows and columns: what each column is, and rows into the assembly, every cell counted."""
