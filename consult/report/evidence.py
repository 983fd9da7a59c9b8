"""What a report is made from: tables without words, and the run they come from."""

from dataclasses import dataclass, field

import pandas as pd

from consult.errors import ConsultError
from consult.tables import (
    Answers,
    CampaignReviews,
    Campaigns,
    Codings,
    Ledger,
    Mentions,
    Respondents,
    Reviews,
    SetAside,
    Sources,
    Table,
    TextEvidence,
    TextStances,
    Tones,
)
from consult.vocabulary import Noun, Quotation

CLOSED = ("question_id", "respondent_id", "option")

_CONTRACTS: dict[str, type[Table]] = {
    "sources": Sources,
    "respondents": Respondents,
    "answers": Answers,
    "codings": Codings,
    "tones": Tones,
    "mentions": Mentions,
    "text_evidence": TextEvidence,
    "text_stances": TextStances,
    "campaigns": Campaigns,
    "campaign_reviews": CampaignReviews,
    "set_aside": SetAside,
    "reviews": Reviews,
    "ledger": Ledger,
}


@dataclass(frozen=True)
class Evidence:
    """The tables a report counts, with the columns of `consult.tables`.

    `codings` are the effective ones: one coder's decision for each answer and theme. `ledger` has all stages.
    `closed` has question_id, respondent_id and option, one row for each option that a respondent chose in a closed or
    multiple question. `quotations` are all the words of respondents that a report shows, and `quotation_note` is what
    readers must know about how they came to be approved. `review_note` says how far people looked over the codings.

    Raises:
        ConsultError: a table lacks a column or has one more than its contract, so that no text can slip in; or what
            stands for a quotation is none.
    """

    sources: pd.DataFrame
    respondents: pd.DataFrame
    answers: pd.DataFrame
    codings: pd.DataFrame
    tones: pd.DataFrame
    mentions: pd.DataFrame
    text_evidence: pd.DataFrame
    text_stances: pd.DataFrame
    campaigns: pd.DataFrame
    campaign_reviews: pd.DataFrame
    set_aside: pd.DataFrame
    reviews: pd.DataFrame
    ledger: pd.DataFrame
    closed: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=list(CLOSED), dtype="str"))
    quotations: tuple[Quotation, ...] = ()
    quotation_note: str = ""
    review_note: str = ""

    def __post_init__(self) -> None:
        contracts = {name: set(contract.names()) for name, contract in _CONTRACTS.items()} | {"closed": set(CLOSED)}
        for name, expected in contracts.items():
            odd = sorted(expected ^ {str(column) for column in getattr(self, name).columns})
            if odd:
                raise ConsultError(f"the report's table {name} breaks its contract (columns: {', '.join(odd)})")
        if not all(isinstance(one, Quotation) and one.approval for one in self.quotations):
            raise ConsultError("a report shows approved quotations and no other words of respondents")


class Provenance(Noun):
    """Which run, settings, code frame and models the numbers come from. No dates: the same input gives the same bytes.

    `model_hashes` maps a model's name to its hash; `warnings` stand at the head of the report.
    """

    product_version: str
    run_id: str
    settings_fingerprint: str
    frame_id: str
    frame_version: int
    frame_hash: str
    questionnaire_id: str
    coder_ids: tuple[str, ...] = ()
    model_hashes: dict[str, str] = {}
    seed: int
    encoder: str = ""
    warnings: tuple[str, ...] = ()
