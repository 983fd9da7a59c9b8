"""Themes that the code frame lacks: looked for, put before a person on a sheet, and added where the person says yes."""
