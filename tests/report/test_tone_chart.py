import pytest

from consult.report import chart, tone_chart


def test_the_parts_of_a_bar_are_as_wide_as_their_shares_and_fill_it(model):
    drawn = tone_chart.of_tones("c", "q1", model.questions[0].themes)
    tops = [line for line in model.questions[0].themes.lines if not line.parent]
    assert len(drawn.rows) == len(tops)
    for line, row in zip(tops, drawn.rows, strict=True):
        present = [n for n in line.tones if n]
        shares = [n / sum(present) for n in present]
        assert [(part.width + 1) / chart.WIDTH for part in row.parts] == pytest.approx(shares, abs=0.001)
        last = row.parts[-1]
        assert chart.WIDTH - 1.2 <= last.x + last.width <= chart.WIDTH


def test_the_picture_says_its_counts_in_words(model):
    line = model.questions[0].themes.lines[0]
    positive, negative = line.tones[:2]
    said = tone_chart.of_tones("c", "q1", model.questions[0].themes).description
    assert said.startswith(f"{line.name}: {positive} positive, {negative} negative")


def test_no_tone_read_gives_no_picture(model):
    table = model.questions[0].themes
    silent = table.model_copy(
        update={"lines": tuple(one.model_copy(update={"tones": (0,) * 4}) for one in table.lines)}
    )
    assert tone_chart.of_tones("c", "q1", silent) is None


def test_a_part_too_narrow_for_its_share_has_none_written(model):
    table = model.questions[0].themes
    first = table.lines[0].model_copy(update={"tones": (97, 3, 0, 0)})
    drawn = tone_chart.of_tones("c", "q1", table.model_copy(update={"lines": (first,)}))
    assert [part.text for part in drawn.rows[0].parts] == ["97%", ""]
