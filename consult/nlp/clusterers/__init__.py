"""Ways of putting segments that are alike into groups, each a file with the two stages that BERTopic swaps.

`reduction(n, seed)` makes vectors short: `fit(vectors)`, `transform(vectors)`. `clusterer(n, seed)` groups them: after
`fit(short)`, `labels_` has the group of each row, -1 for none. `n` is the number of rows there will be.
"""
