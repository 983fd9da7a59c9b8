import json
from xml.etree import ElementTree

from tests.simulation.page import FIGURES, PAGE, PICTURE, rendered
from tests.simulation.picture import drawn

_FIGURES = json.loads(FIGURES.read_text(encoding="utf-8"))


def test_the_page_and_its_picture_are_what_the_figures_make():
    assert PAGE.read_text(encoding="utf-8") == rendered(_FIGURES)
    assert PICTURE.read_text(encoding="utf-8") == drawn(_FIGURES)


def test_the_picture_says_in_words_what_it_shows():
    picture = ElementTree.fromstring(drawn(_FIGURES))
    (described,) = (one.text or "" for one in picture if one.tag.endswith("desc"))
    assert "corrected count, themes under 3%: 99%, 98%, 96%" in described
    assert picture.get("role") == "img"


def test_the_corrected_count_is_held_as_often_as_the_page_says():
    cells = [one for one in _FIGURES["cells"] if one["method"] == "product"]
    outside = {(one["band"], one["n"]) for one in cells if not 0.93 <= one["coverage"] <= 0.97}
    assert outside == {("under 3%", 100), ("under 3%", 200)}
    assert min(one["coverage"] for one in cells) > 0.93
    assert min(one["least"] for one in cells) > 0.91
