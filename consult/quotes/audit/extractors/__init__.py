"""One file a format: how every text in it is found. See `consult.quotes.audit.artefact.Extractor`."""
