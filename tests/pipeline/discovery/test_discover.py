import csv
import json
import shutil
from pathlib import Path

import pandas as pd
import pytest

from consult.errors import InputError, SettingsError, UnknownName
from consult.pipeline.create import create
from consult.pipeline.discovery.discover import Discovered, accept, discover
from consult.pipeline.discovery.scope import Scope
from consult.pipeline.folder import Folder
from consult.pipeline.run import run
from consult.store import Database
from tests.cli.command import consult
from tests.consultation import FRAME
from tests.nlp.discovery.answers import answers
from tests.nlp.llm.server import Asked, Handler, serving


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """A consultation whose second question is about things that its code frame lacks."""
    path = tmp_path_factory.mktemp("discovery")
    texts = answers()[0]["text"].tolist()
    rows = [["Response ID", "Your name", "Q1. What holds back investment?", "Q2. And what else is there?"]]
    rows += [
        [str(number), f"N{number} Specimen", f"Planning delay of {number} weeks.", text]
        for number, text in enumerate(texts, 1)
    ]
    rows.append(["900", "N900 Specimen", "", texts[0]])
    with (path / "export.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    (path / "frame.yaml").write_text(FRAME, encoding="utf-8")
    folder = create(path / "consultation", [path / "export.csv"], title="Small", frame=path / "frame.yaml")
    (folder.path / "consult.toml").write_text(
        '[nlp]\nencoder = "static"\ncoders = ["phrases"]\n[discovery]\nresamples = 2\n', encoding="utf-8"
    )
    return Folder(folder.path)


@pytest.fixture(scope="module")
def found(ready: Folder) -> Discovered:
    return discover(run(ready, "tag").view, Scope())


def _filled(found: Discovered, path: Path, **cells: str) -> Path:
    with found.sheet.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[0].update(cells)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_only_answers_without_a_theme_are_looked_in(found: Discovered) -> None:
    texts, _ = answers()
    assert found.n_answers == len(texts) + 1


def test_an_answer_that_two_people_gave_counts_twice(found: Discovered) -> None:
    assert sum(count.n_answers for count in found.raised.values()) == found.n_answers
    assert sum(count.n_respondents for count in found.raised.values()) == found.n_answers
    assert sum(one.n_segments for one in found.discovery.suggestions) == found.n_answers - 1


def test_the_sheet_and_the_patch_are_the_same_on_a_second_run(ready: Folder, found: Discovered) -> None:
    before = found.sheet.read_bytes(), found.patch.read_bytes()
    again = discover(run(ready, "tag").view, Scope())
    assert (again.sheet.read_bytes(), again.patch.read_bytes()) == before


def test_the_patch_has_no_respondents_words_but_the_telling_ones(found: Discovered) -> None:
    patch = found.patch.read_text(encoding="utf-8")
    assert all(words not in patch for one in found.discovery.suggestions for words in one.typical)


def test_a_question_may_be_named_by_its_number(ready: Folder) -> None:
    view = run(ready, "tag").view
    assert len(Scope(question="1").answers(view)) == 108
    with pytest.raises(UnknownName, match="no question"):
        Scope(question="17").answers(view)
    with pytest.raises(UnknownName):
        Scope(section="elsewhere").answers(view)


def test_too_little_to_look_in_is_said_with_what_to_do(ready: Folder) -> None:
    with pytest.raises(InputError, match="0 distinct segments in 0 answers to question 1 without a theme"):
        discover(run(ready, "tag").view, Scope(question="1", uncovered=True))


def test_a_sheet_that_somebody_filled_is_never_written_over(ready: Folder, found: Discovered, tmp_path: Path) -> None:
    own = Folder(Path(shutil.copytree(ready.path, tmp_path / "own")))
    filled = _filled(found, own.out / found.sheet.name, accept="yes")
    before = filled.read_bytes()
    again = discover(run(own, "tag").view, Scope())
    assert again.sheet != filled
    assert filled.read_bytes() == before


def test_what_a_person_accepts_is_in_the_frame_and_codes_answers(
    ready: Folder, found: Discovered, tmp_path: Path
) -> None:
    own = Folder(Path(shutil.copytree(ready.path, tmp_path / "own")))
    filled = _filled(found, tmp_path / "filled.csv", accept="Yes", title="=Ferries", words="island ferry; old ferry")
    (added,) = accept(own, filled)
    assert (added.name, added.phrases) == ("=Ferries", ("island ferry", "old ferry"))
    changed = Folder(own.path)
    assert changed.frame.version == ready.frame.version + 1
    kept = own.derived / "code-frames" / "small-version-1.yaml"
    assert kept.read_bytes() == (ready.path / "code-frame.yaml").read_bytes()
    codings = run(changed, "tag").view.codings()
    assert (codings["theme_id"] == added.id).sum() >= 18


def test_an_unfilled_sheet_adds_nothing(ready: Folder, found: Discovered) -> None:
    before = (ready.path / "code-frame.yaml").read_bytes()
    assert accept(ready, found.sheet) == []
    assert (ready.path / "code-frame.yaml").read_bytes() == before


def test_everything_wrong_in_a_sheet_is_said_at_once(ready: Folder, found: Discovered, tmp_path: Path) -> None:
    filled = _filled(found, tmp_path / "filled.csv", accept="yes", title="", parent="nowhere")
    with pytest.raises(InputError) as error:
        accept(ready, filled)
    assert [problem.column for problem in error.value.problems] == ["title", "parent"]


def test_the_verb_says_what_it_found_and_what_to_do_next(ready: Folder) -> None:
    said = consult("discover", ready.path, "--question", "2").stdout
    assert "review sheet: " in said
    assert "--accept" in said
    figures = json.loads(consult("discover", ready.path, "--question", "2", "--json").stdout)
    assert figures["n_answers"] == 109
    assert figures["suggestions"][0]["n_respondents"] > 0


def test_titles_may_come_from_a_language_model_and_what_cannot_be_used_is_said(ready: Folder, tmp_path: Path) -> None:
    own = Folder(Path(shutil.copytree(ready.path, tmp_path / "own")))

    def behave(handler: Handler, asked: Asked) -> None:
        said = [{"id": one["id"], "title": f"About {one['words'][0]}"} for one in asked.items]
        said[0]["title"] = "Quantum patents"
        handler.reply(json.dumps({"items": said}))

    with serving(otherwise=behave) as server:
        text = (own.path / "consult.toml").read_text(encoding="utf-8") + 'titles = "llm"\n[llm]\n'
        text += f'endpoint = "{server.url}"\nmodel = "tester"\nsend_text = true\nbatch_size = 100\n'
        (own.path / "consult.toml").write_text(text, encoding="utf-8")
        named = discover(run(own, "tag").view, Scope())
    suggestions = named.discovery.suggestions
    assert {one.title.startswith("About ") for one in suggestions[1:]} == {True}
    assert named.refused == {"titles": {suggestions[0].suggestion_id: "title has no word of the group"}}
    assert (named.asked["titles"]["texts"], named.asked["titles"]["unread"]) == (len(suggestions), 1)
    database = Database(own.database)
    assert [event["what"] for event in database.events()] == ["titles asked for"]
    database.close()


def test_summaries_cite_the_segments_beside_them_on_the_sheet(ready: Folder, tmp_path: Path) -> None:
    own = Folder(Path(shutil.copytree(ready.path, tmp_path / "own")))

    def behave(handler: Handler, asked: Asked) -> None:
        said = [{"text": "Several want more.", "segments": ["1", "3"]}]
        items = [{"id": one["id"], "sentences": said} for one in asked.items]
        items[0]["sentences"] = [{"text": "They say “nothing that stands there”.", "segments": ["1"]}]
        handler.reply(json.dumps({"items": items}))

    with serving(otherwise=behave) as server:
        text = (own.path / "consult.toml").read_text(encoding="utf-8") + 'summaries = "llm"\n[llm]\n'
        text += f'endpoint = "{server.url}"\nmodel = "tester"\nsend_text = true\nbatch_size = 100\n'
        (own.path / "consult.toml").write_text(text, encoding="utf-8")
        found = discover(run(own, "tag").view, Scope())
    sheet = pd.read_csv(found.sheet, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    assert sheet["summary"].tolist() == ["", *["Several want more. [1, 3]"] * (len(sheet) - 1)]
    assert list(found.refused["summaries"].values()) == ["quotes words that are not in the segments it cites"]


def test_titles_are_asked_of_nobody_where_no_text_may_be_sent(ready: Folder, tmp_path: Path) -> None:
    own = Folder(Path(shutil.copytree(ready.path, tmp_path / "own")))
    text = (own.path / "consult.toml").read_text(encoding="utf-8") + 'titles = "llm"\n'
    (own.path / "consult.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match="none is set up"):
        discover(run(own, "tag").view, Scope())
