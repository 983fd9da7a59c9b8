"""The version of the rules that a quotation was screened under: part of what its approval is bound to."""

import hashlib
import json

from consult.settings import QuoteSettings

VERSION = "quotations@1"
_DECIDES = ("shortest", "longest", "attribution", "k", "k_floor")
"""The settings that say what may be published, and not only what is chosen."""


def policy_of(settings: QuoteSettings) -> str:
    """Return the version and a hash of the settings that decide what may be published."""
    decided = {name: getattr(settings, name) for name in _DECIDES}
    return f"{VERSION}-{hashlib.sha256(json.dumps(decided, sort_keys=True).encode()).hexdigest()[:8]}"
