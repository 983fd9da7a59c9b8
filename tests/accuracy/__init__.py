"""`make accuracy`: what the product reaches on labelled public data, as docs/reference/accuracy.md tells it."""
