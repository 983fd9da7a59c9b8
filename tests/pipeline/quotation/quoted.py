"""A consultation with something to quote: eighty respondents who say three things, each in words of their own."""

import csv
from pathlib import Path

from consult.pipeline.create import create
from consult.pipeline.folder import Folder
from tests.consultation import FRAME

HEADER = [
    "Response ID",
    "Your name",
    "Email address",
    "Name of organisation",
    "Are you responding as",
    "How may we publish your response?",
    "Q1. What holds back investment?",
]
CANARY = "Zanzibar Widgets"
_TYPES = ("Business", "Business", "Trade union", "Local authority")
_NAMED, _ANONYMOUS, _CLOSED = "Publish with my name", "Publish anonymously", "Do not publish"
_PLACES = ("workshop", "depot", "office", "laboratory", "warehouse", "studio", "foundry", "bakery", "quarry", "mill")
_SAYS = (
    "Planning takes far too long before we can extend the {place} that our {n} people work in.",
    "Energy costs at the {place} are so high that we cannot invest in the {n} machines that we need.",
    "There are too few engineers near our {place}, so {n} skilled jobs stay empty for a year.",
    "A planning delay at the {place} cost us {n} months and the order that we had hoped for.",
    "The skills that our {place} needs are short, and {n} welders retire before we can replace them.",
)
_SETTINGS = '[nlp]\nencoder = "tfidf"\n[clean]\ncampaign_similarity = 0.99\n'
NUMBERS = ("twelve", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def row(n: int, *, consent: str = "", text: str = "") -> list[str]:
    """Return what respondent `n` sent."""
    says = _SAYS[n % len(_SAYS)].format(place=_PLACES[n % len(_PLACES)], n=NUMBERS[n // len(_PLACES) % len(NUMBERS)])
    given = consent or (_CLOSED if n % 8 == 7 else _NAMED if n % 2 else _ANONYMOUS)
    organisation = f"{CANARY} {n} Ltd"
    mine = f"At {organisation} we see it daily. {says}" if n % 10 == 3 else says
    return [str(n), f"Quentin Canary{n}", f"q{n}@example.org", organisation, _TYPES[n % 4], given, text or mine]


def rows() -> list[list[str]]:
    """Return what all of them sent."""
    return [row(n) for n in range(100, 180)]


def write(path: Path, sent: list[list[str]]) -> Path:
    """Write an export and return its path."""
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([HEADER, *sent])
    return path


def make(path: Path, sent: list[list[str]] | None = None, settings: str = "") -> Folder:
    """Make the consultation in a folder."""
    path.mkdir(parents=True, exist_ok=True)
    (path / "frame.yaml").write_text(FRAME, encoding="utf-8")
    export = write(path / "export.csv", sent or rows())
    folder = create(path / "consultation", [export], title="Something to quote", frame=path / "frame.yaml")
    (folder.path / "consult.toml").write_text(f"{_SETTINGS}{settings}", encoding="utf-8")
    return Folder(folder.path)
