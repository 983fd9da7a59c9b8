"""One settings tree, read once from `consult.toml` and handed down in parts.

Every key has a default; an unknown key is refused by its path, with a suggestion.
"""

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic.fields import FieldInfo

from consult.errors import SettingsError, suggestion


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class IngestSettings(_Section):
    """How files are read and columns recognised."""

    columns: dict[str, str] = Field(default={}, description="header → question id, profile field, personal or ignore")
    drop_previews: bool = Field(default=True, description="set aside rows that the platform marks as previews or tests")
    keep_partial: bool = Field(default=True, description="keep the answers of respondents who did not press submit")
    fuzzy_match: float = Field(default=0.90, ge=0.5, le=1, description="likeness of a header to a wording to map it")
    fuzzy_margin: float = Field(
        default=0.05, ge=0, le=1, description="lead over the next wording, below it is ambiguous"
    )
    max_cell_characters: int = Field(default=1_000_000, ge=1_000, description="longer cells are set aside")
    max_file_megabytes: int = Field(
        default=2_000, ge=1, description="larger files, or files that unpack to more, are refused"
    )


class CleanSettings(_Section):
    """How texts are normalised and campaigns found."""

    campaign_similarity: float = Field(default=0.70, gt=0, le=1, description="likeness to be in a campaign")
    campaign_review: float = Field(default=0.55, gt=0, le=1, description="likeness from which a person should look")
    campaign_min_respondents: int = Field(default=3, ge=2, description="respondents that make a campaign")
    campaign_min_words: int = Field(default=8, ge=1, description="shorter answers coincide by chance")
    languages: tuple[str, ...] = Field(default=("en", "cy"), description="languages expected, others are flagged")
    analysed_languages: tuple[str, ...] = Field(default=("en",), description="languages that the coders can read")


class NlpSettings(_Section):
    """How texts are tagged."""

    encoder: str = Field(default="minilm", description="minilm reads best, static is several times faster")
    coders: tuple[str, ...] = Field(
        default=("phrases", "semantic"), description="theme coders whose votes are combined"
    )
    threshold: float = Field(default=0.5, ge=0, le=1, description="probability from which a theme is coded")
    part_size: int = Field(default=500, ge=1, description="texts in one part of work, the most that a stop can cost")
    threads: int = Field(default=2, ge=1, description="threads of the encoder; any number gives the same results")


class CodingSettings(_Section):
    """When codings learned from a team's own need no second look."""

    most_errors: float = Field(
        default=0.10,
        gt=0,
        lt=1,
        description="share of a theme's accepted codings that may be wrong, and of its answers that may be missed (95% "
        "bounds); counts from the next train on",
    )


class LlmSettings(_Section):
    """A language model, for what names it: off unless there is an endpoint and texts may be sent to it."""

    endpoint: str = Field(default="", description='"" is off; or an OpenAI-compatible address, "https://…/v1"')
    model: str = Field(default="", max_length=120, pattern="^[ -~]*$", description="which of the endpoint's models")
    api_key_variable: str = Field(
        default="",
        pattern="^[A-Za-z0-9_]*$",
        description="the environment variable that holds the key, if it needs one",
    )
    send_text: bool = Field(default=False, description="true: the words of the answers may be sent to the endpoint")
    batch_size: int = Field(default=10, ge=1, le=100, description="texts in one request; 1 reads each by itself")
    timeout: float = Field(default=60.0, gt=0, le=3_600, description="seconds to wait for a reply")
    price_in: float = Field(default=0.0, ge=0, description="price of a million tokens sent, to reckon the cost")
    price_out: float = Field(default=0.0, ge=0, description="price of a million tokens received")


class DiscoverySettings(_Section):
    """How themes that the code frame lacks are looked for."""

    clusterer: str = Field(default="kmeans", description="kmeans leaves nothing out; density finds odd shapes, slower")
    most_grouped: int = Field(default=10_000, ge=100, description="segments grouped; more are placed afterwards")
    resamples: int = Field(default=10, ge=0, description="times that segments are taken away to see what holds")
    titles: Literal["words", "llm"] = Field(
        default="words", description="llm: a language model is asked for titles, and sent what [llm] says may be sent"
    )
    summaries: Literal["none", "llm"] = Field(
        default="none", description="llm: it is asked also what the typical segments of each suggestion say"
    )


class QuoteSettings(_Section):
    """Which words of respondents may be proposed as quotations, and how those are attributed."""

    per_question: int = Field(default=3, ge=1, description="quotations of a question at the most")
    per_theme: int = Field(default=1, ge=1, description="those of them under one top-level theme")
    per_respondent: int = Field(default=3, ge=1, description="quotations of one respondent in a report at the most")
    shortest: int = Field(default=10, ge=1, description="words of a quotation at the least")
    longest: int = Field(default=60, ge=10, description="words of a quotation at the most")
    support: int = Field(default=3, ge=1, description="respondents who must make the same point")
    likeness: float = Field(default=0.6, gt=0, le=1, description="likeness of two passages that make the same point")
    attribution: Literal["type", "sector", "place"] = Field(
        default="type", description="the most an attribution may show: the type; its sector too; and its place too"
    )
    k: int = Field(default=10, ge=5, description="organisations or people who must share an attribution")
    k_floor: int = Field(default=5, ge=5, description="fewer who share what is shown of a respondent are red")
    published_list: str = Field(
        default="", description="CSV in this folder of those to be published by name: organisation, respondent_type, …"
    )
    embargoes: dict[str, date] = Field(
        default={}, description="respondent id → the first day on which the response may be published"
    )
    cleared: tuple[str, ...] = Field(
        default=(), description="respondent ids: a person read the markers in the text, and they are no matter"
    )


class ReportSettings(_Section):
    """What the report shows."""

    campaign_count: Literal["each", "once", "excluded"] = Field(
        default="each",
        description="how campaign answers count in the theme shares; the campaign table is shown apart in every case",
    )
    small_base: int = Field(default=30, ge=1, description="below this base a share is marked [u], low reliability")
    themes_shown: int = Field(default=15, ge=1, description="themes in a question's chart; the table has them all")


class Settings(_Section):
    """All settings of a consultation."""

    seed: int = Field(default=2035, description="of everything that is left to chance; printed in every report")
    engine: str = Field(default="local", description="how parts of the work are done: local, one after another")
    database: str = Field(default="", description='"" is consult.db in the folder; or "postgresql+psycopg://…"')
    ingest: IngestSettings = IngestSettings()
    clean: CleanSettings = CleanSettings()
    nlp: NlpSettings = NlpSettings()
    coding: CodingSettings = CodingSettings()
    llm: LlmSettings = LlmSettings()
    discovery: DiscoverySettings = DiscoverySettings()
    quotes: QuoteSettings = QuoteSettings()
    report: ReportSettings = ReportSettings()


def read(path: Path) -> Settings:
    """Read `consult.toml`; a file that is not there gives the defaults.

    Raises:
        SettingsError: lists every unknown key (with a suggestion) and every value that does not fit.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise SettingsError(
            f"{path} cannot be read: {error.strerror}. Check that it is a file and that you may read it."
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path.name} is not valid TOML: {error}") from error
    try:
        return Settings.model_validate(raw)
    except ValidationError as error:
        raise SettingsError("\n".join(_complaints(path.name, error))) from None


def _complaints(file: str, error: ValidationError) -> list[str]:
    complaints = []
    for detail in error.errors():
        path = [str(part) for part in detail["loc"]]
        if detail["type"] == "extra_forbidden":
            hint = suggestion(path[-1], _keys(path[:-1]))
            complaints.append(f'{file}: there is no setting "{".".join(path)}".{hint}')
        else:
            complaints.append(f'{file}: "{".".join(path)}" {detail["msg"][0].lower()}{detail["msg"][1:]}.')
    return complaints


def _keys(path: list[str]) -> list[str]:
    section: type[BaseModel] = Settings
    for part in path:
        annotation = section.model_fields[part].annotation
        if not (isinstance(annotation, type) and issubclass(annotation, BaseModel)):
            return []
        section = annotation
    return list(section.model_fields)


def template() -> str:
    """Return a `consult.toml` with every setting at its default, commented out, and what it does beside it."""
    lines = ["# Settings of this consultation. Take the # away from a line to change its value.", ""]
    for name, field in Settings.model_fields.items():
        if isinstance(field.default, BaseModel):
            lines += ["", f"[{name}]", f"# {(type(field.default).__doc__ or '').strip()}"]
            lines += [_line(*entry) for entry in type(field.default).model_fields.items()]
        else:
            lines.append(_line(name, field))
    return "\n".join(lines) + "\n"


def _line(name: str, field: FieldInfo) -> str:
    value = {} if isinstance(field.default, dict) else field.default
    written = json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)
    return f"# {name} = {written}" + (f"  # {field.description}" if field.description else "")
