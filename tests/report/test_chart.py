from consult.report import chart
from consult.report.model import HeatMap, HeatRow
from consult.vocabulary import Share


def test_bars_and_their_values_stay_on_the_paper(model):
    charts = [chart.of_waterfall(waterfall) for waterfall in model.waterfalls]
    charts += [chart.of_themes("c", "t", question.themes, 15) for question in model.questions]
    for bar in (bar for one in charts for bar in one.bars):
        assert bar.x >= bar.indent
        assert bar.value_x + 8 * len(bar.value) <= chart.WIDTH + 8


def test_a_bar_is_as_long_as_its_count(model):
    bars = chart.of_themes("c", "t", model.questions[0].themes, 15).bars
    tops = [bar for bar in bars if not bar.indent]
    counts = [line.count.n for line in model.questions[0].themes.lines if not line.parent]
    assert [round(bar.width / tops[0].width, 2) for bar in tops] == [round(n / counts[0], 2) for n in counts]


def test_a_child_never_shows_without_its_parent(model):
    for most in range(1, 8):
        bars = chart.of_themes("c", "t", model.questions[0].themes, most).bars
        assert len(bars) == most
        assert bars[0].indent == 0


def test_shades_begin_at_the_shares_they_name():
    assert [chart.shade(Share(n=n, base=100)) for n in (0, 1, 10, 20, 30, 50, 100)] == [0, 1, 2, 3, 4, 5, 5]


def test_a_heat_map_is_as_wide_as_the_page_whatever_the_themes():
    names = tuple(f"A theme with a rather long name {n}" for n in range(30))
    row = HeatRow(question_id="q1", name="Q1", label="x", base=10, small=True, counts=tuple(range(10)) * 3)
    drawn = chart.of_heat(HeatMap(themes=names, rows=(row,)), 40)
    assert len(drawn.columns) == 15
    assert max(cell.x for cell in drawn.cells) + drawn.side <= chart.WIDTH + 0.1
