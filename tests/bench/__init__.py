"""Speed and memory, measured (`make bench`): never asserted in a test."""
