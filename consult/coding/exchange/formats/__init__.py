"""One module a format, called by the ending of its files. See `consult.coding.exchange`."""
