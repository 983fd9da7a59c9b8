"""Report writers, one format a file: `render(model) -> bytes`."""
