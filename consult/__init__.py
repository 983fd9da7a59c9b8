"""Read, code and report the answers to a public consultation, offline, with every answer accounted for."""

__version__ = "0.1.0"
