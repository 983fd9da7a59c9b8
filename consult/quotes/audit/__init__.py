"""The leak audit: what of a release somebody must not read there, in whatever part of whatever file it stands."""

from consult.quotes.audit import certificate
from consult.quotes.audit.auditor import Artefact, Auditor
from consult.quotes.audit.leak import Leak
from consult.quotes.audit.openness import Openness, Wording

__all__ = ["Artefact", "Auditor", "Leak", "Openness", "Wording", "certificate"]
