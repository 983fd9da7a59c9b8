"""The last step before a release leaves the house: every file in it is read, and what must not stand there is found."""
