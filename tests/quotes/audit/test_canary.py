"""Oracle O8: what is planted in any place of any format is found, and what is harmless there is let through."""

import pytest

from consult import registry
from consult.quotes.audit.leak import LeakKind
from consult.quotes.audit.reading import SEAM
from tests.quotes.audit.material import CANARY, HARMLESS, auditor
from tests.quotes.audit.planting import Plant, everywhere

AUDITOR = auditor()
PLACES = everywhere()


@pytest.mark.parametrize(("name", "place", "plant"), PLACES, ids=[f"{name}, {place}" for name, place, _ in PLACES])
def test_a_canary_is_found_wherever_it_is_planted(name: str, place: str, plant: Plant) -> None:
    found = AUDITOR.audit(name, plant(CANARY))
    assert {LeakKind.NAME, LeakKind.WITHHELD} <= {leak.kind for leak in found.leaks if leak.blocks}
    assert found.extractors
    assert not AUDITOR.audit(name, plant(HARMLESS)).leaks


@pytest.mark.parametrize("name", [f"out/{CANARY}.txt", f"{CANARY}/a.txt", CANARY.replace(" ", "_") + ".txt"])
def test_a_canary_in_the_name_of_a_file_is_found(name: str) -> None:
    kinds = {leak.kind for leak in AUDITOR.audit(name, b"x").leaks if leak.blocks}
    assert {LeakKind.NAME, LeakKind.WITHHELD} <= kinds


def test_every_extractor_has_places_to_plant_in() -> None:
    planted = {name for name, _, _ in PLACES}
    for module in registry.load_all(SEAM).values():
        assert any(name.endswith(module.SUFFIXES) for name in planted), module.__name__
