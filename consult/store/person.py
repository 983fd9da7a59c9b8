"""Who is at the keyboard, as far as the operating system knows."""

import getpass


def current_user() -> str:
    """Return the log-in name, or `an unnamed user` where there is none (a container, say)."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "an unnamed user"
