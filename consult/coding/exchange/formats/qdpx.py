"""REFI-QDA projects, which the programs for qualitative analysis exchange."""

from collections.abc import Collection, Mapping

from consult.coding.exchange.archived import opened, packed
from consult.coding.exchange.bringing import Bringing
from consult.coding.exchange.markup import parse
from consult.coding.exchange.meaning import Meanings
from consult.coding.exchange.project_reading import Project
from consult.coding.exchange.project_writing import members
from consult.coding.exchange.work import Brought, Work

SIBLINGS = ()


def write(work: Work) -> dict[str, bytes]:
    """Return the file: the answers as texts, the code frame, and who coded which passage with what.

    The form has no place for kinds, probabilities and reasons.
    """
    return {"": packed(members(work))}


def read(name: str, files: Mapping[str, bytes], work: Work, without: Collection[str] = ()) -> Brought:
    """Return the codings in a project, each put on the answer that it is of."""
    archive, xml = opened(files[""], name)
    project = Project(parse(xml, name))
    return Bringing(project, archive, work, Meanings(project.codes, work, without), name).brought()
