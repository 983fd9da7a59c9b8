"""Report writers, one format a file: `write(model, folder) -> Path`."""
