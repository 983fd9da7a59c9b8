"""Ingest: files as received in, an intake out in which every row and cell is accounted for."""

from consult.ingest.draft import draft
from consult.ingest.inspection import Inspection, check
from consult.ingest.intake import Intake, SourceFile
from consult.ingest.reception import read

__all__ = ["Inspection", "Intake", "SourceFile", "check", "draft", "read"]
