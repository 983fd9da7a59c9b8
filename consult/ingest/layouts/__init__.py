"""The shapes that survey platforms give to an export, each recognised by what its header rows say.

A layout is a module with

- `def recognise(sheet: Sheet) -> float`: how sure it is, 0 to 1, that the sheet has this shape;
- `def read(sheet: Sheet) -> Grid`: the sheet with its columns named and its header rows taken off.

A new platform whose export has one header row needs no module: it is an entry of `platforms.toml`.
"""
