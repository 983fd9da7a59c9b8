"""The version, alone, so that every floor may read it."""

VERSION = "0.1.0"
