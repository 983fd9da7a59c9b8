"""Learning from a team's own codings: a likeness of texts, ridge regression on it, and honest probabilities."""
