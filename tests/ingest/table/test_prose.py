"""Sentences and free text are told from names, titles and dates."""

from consult.ingest.table.prose import are_free_text, share_of_sentences


def test_sentences_are_told_from_names_and_titles() -> None:
    titles = [
        "Head of Policy and Public Affairs",
        "Society for the Protection of Will Smith",
        "12 High Street, Anytown",
    ]
    assert share_of_sentences(titles) == 0
    assert share_of_sentences(["We are opposed to it", "It should go ahead now", "Ann", ""]) == 2 / 3


def test_free_text_has_several_words_and_differs() -> None:
    assert are_free_text(["None that I can see", "Some progress on roads and rail", "Slow"])
    assert not are_free_text(["Survey preview of the form"] * 5)
    assert not are_free_text(["Sunday, October 20, 2024 10:03:22 AM GMT"])
    assert not are_free_text([""])
