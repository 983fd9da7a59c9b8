from consult.pipeline.evaluation.campaigns import campaigns
from consult.pipeline.evaluation.sample import Asked

_LETTER = "Small firms in our county wait four years for a grid connection while their rivals abroad build and hire"


def test_changed_copies_are_found_where_equal_texts_are_not_enough(write):
    others = [
        "Rents for workshops have doubled since the arches were sold and half of us left,",
        "No skills at all here,",
    ]
    rows = [f"{_LETTER},a", f"{_LETTER.upper()},a", f"{_LETTER} so please act,a", f"Sirs: {_LETTER},a", *others]
    found = campaigns(Asked(write("a.csv", "text,campaign", *rows), "text", 1), "campaign")
    assert found["pairwise_f1"]["value"] == found["bcubed_f1"]["value"] == 1.0
    assert found["baseline"]["pairwise_recall"]["value"] < 0.5
    assert found["n"] == 6
    assert found["deduplicated"]["n"] == 5
