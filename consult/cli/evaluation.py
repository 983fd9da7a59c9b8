"""What `consult evaluate` prints for a person: figures, theme by theme, and what they do not say."""

from typing import Any


def described(found: dict[str, Any]) -> str:
    """Return the figures in lines."""
    return str(found)
