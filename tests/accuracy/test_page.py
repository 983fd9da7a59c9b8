import pytest

from tests.accuracy.measurement import COMMANDS, kept
from tests.accuracy.page import PAGE, figure, gain, rendered, share


def test_the_page_is_what_the_figures_and_its_template_make():
    assert PAGE.read_text(encoding="utf-8") == rendered(kept())


def test_every_measurement_is_kept_and_nothing_else():
    assert set(kept()) == {name.replace("-", "_") for name in COMMANDS}


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (figure({"value": 0.6943, "low": 0.6731, "high": 1.0}), ".694 (.673 to 1.000)"),
        (figure({"value": None, "low": None, "high": None}), "–"),
        (gain({"value": 0.041, "low": -0.02, "high": 0.0614}), "+.041 (-.020 to +.061)"),
        (share(0.666), ".67"),
        (share(None), "–"),
    ],
)
def test_figures_are_written_as_readers_expect(shown, expected):
    assert shown == expected
