"""Findings reports: one model holds every number, and each format is written from it.

This room has no table of texts. What it sees of people's wording is short: options chosen in closed questions, and the
reasons and review sentences of ingest and clean.
"""

from consult.report.assembly import build
from consult.report.evidence import Evidence, Provenance
from consult.report.model import ReportModel
from consult.report.writing import render

__all__ = ["Evidence", "Provenance", "ReportModel", "build", "render"]
