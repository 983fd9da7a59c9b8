"""The command line: each verb parses and shows, and calls the pipeline for everything else."""

from consult.cli.app import main

__all__ = ["main"]
