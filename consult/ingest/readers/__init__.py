"""File formats: one module each, found by what the file holds. See `consult.ingest.content`."""
