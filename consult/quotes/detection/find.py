"""All layers together."""

from collections.abc import Sequence

from consult.quotes.detection.echo import echoes
from consult.quotes.detection.given import persons
from consult.quotes.detection.joined import joined
from consult.quotes.detection.known import Known
from consult.quotes.detection.names import names as find_names
from consult.quotes.detection.rules import rules_of
from consult.quotes.detection.view import View
from consult.vocabulary import Finding


def find(texts: Sequence[str], respondents: Sequence[str], known: Known, *, names: bool = True) -> list[list[Finding]]:
    """Return what every layer finds in each text, by where it starts; offsets are code points of the text as given.

    `respondents` holds the respondent_id of each text. `names` also asks the language model, at about a hundred texts
    a second; the other layers do thousands.

    Raises:
        ModelError: the language model is wanted and not installed.
    """
    views = [View.of(text) for text in texts]
    rules = rules_of("rule", "cue")
    found = [[*rules.find(view), *known.find(view, one)] for view, one in zip(views, respondents, strict=True)]
    if names:
        for view, own, named in zip(views, found, find_names(views, found), strict=True):
            own += [*named, *persons(view)]
    for view, own in zip(views, found, strict=True):
        own += list(joined(view, own))
        own += list(echoes(view, own))
    return [sorted(own, key=lambda one: (one.start, -one.end)) for own in found]
