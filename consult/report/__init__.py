"""Findings reports: one model holds every number, and each format is written from it.

This room never sees the words of a response: `Evidence` has no table that holds any.
"""

from consult.report.assembly import build
from consult.report.evidence import Evidence, Provenance
from consult.report.model import ReportModel
from consult.report.writing import write

__all__ = ["Evidence", "Provenance", "ReportModel", "build", "write"]
