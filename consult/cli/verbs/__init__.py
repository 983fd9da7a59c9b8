"""One file for each verb; each has a function `command`."""
