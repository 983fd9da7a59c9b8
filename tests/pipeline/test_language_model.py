"""A run that asks a language model: what it leaves unread is listed, coded without it, and asked about again."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

import pandas as pd
import pytest

from consult.errors import Interrupted, SettingsError
from consult.pipeline.export import export, table
from consult.pipeline.folder import Folder
from consult.pipeline.run import run
from consult.project import Consultation
from consult.store import Database
from tests.cli.command import consult
from tests.nlp.llm import misbehaviour as bad
from tests.nlp.llm.server import Asked, Handler, Server, coded, serving


@contextmanager
def _asking(folder: Folder, *, keeps: str = "", **more: object) -> Iterator[Server]:
    """Let the consultation ask a server that says nothing of texts with the words `keeps`, while it stands here."""
    silent = [keeps] if keeps else []

    def behave(handler: Handler, asked: Asked) -> None:
        hidden = {item["id"] for item in asked.items if any(word in item["text"] for word in silent)}
        handler.reply(json.dumps({"items": [item for item in coded(asked) if item["id"] not in hidden]}))

    with serving(otherwise=behave) as server:
        settings = {"endpoint": server.url, "model": "tester", "send_text": True, "price_in": 1000.0, **more}
        lines = [f"{name} = {json.dumps(value)}" for name, value in settings.items()]
        nlp = '[nlp]\nencoder = "tfidf"\npart_size = 2\ncoders = ["phrases", "llm"]\n'
        (folder.path / "consult.toml").write_text(nlp + "[llm]\n" + "\n".join(lines), encoding="utf-8")
        server.silent = silent  # type: ignore[attr-defined]
        yield server


def _fresh(folder: Folder) -> Folder:
    return Folder(folder.path)


def _last_record(folder: Folder) -> dict[str, object]:
    database = Database(folder.database)
    record = database.runs()[-1]
    database.close()
    return record


def test_a_text_that_the_model_fails_on_is_coded_by_the_others_and_listed(consultation: Folder) -> None:
    with _asking(consultation, keeps="Planning delay") as server:
        outcome = run(_fresh(consultation))
    view = outcome.view
    (failed,) = view.unread().itertuples()
    words = view.texts().set_index("text_id").loc[failed.text_id, "text"]
    assert "Planning delay" in words
    assert (failed.coder_id, failed.reason) == ("llm@1", "left out of the reply")
    assert "planning" in set(table(view, "codings").query("text_id == @failed.text_id").theme_id)
    assert outcome.warnings[-1].startswith(
        f"The language model returned nothing usable for 1 of {view.tagged.n_texts} texts (1 left out of the reply)."
    )
    assert outcome.warnings[-1] in outcome.report[0].read_text(encoding="utf-8").replace("&#39;", "'")
    assert f"tester at {server.url.split('/')[2]} (temperature 0" in outcome.report[0].read_text(encoding="utf-8")
    assert words not in json.dumps(outcome.to_dict())
    assert export(view, "unread", consultation.out / "unread.csv") == 1
    assert len(server.asked) > 1


def test_what_was_asked_and_what_it_cost_is_recorded(consultation: Folder) -> None:
    with _asking(consultation, keeps="Planning delay") as server:
        outcome = run(_fresh(consultation), "tag")
    n = len(server.asked)
    record = _last_record(consultation)
    llm = json.loads(json.dumps(record["manifest"]))["llm"]
    (failure,) = llm.pop("failures")
    assert failure == {"text_id": outcome.view.unread()["text_id"].iloc[0], "reason": "left out of the reply"}
    assert llm == {
        "model": f"tester at {server.url.split('/')[2]}", "texts": outcome.view.tagged.n_texts, "unread": 1,
        "codings_rejected": {}, "requests": n, "requests_uncounted": 0, "tokens_in": 100 * n, "tokens_out": 10 * n,
        "cost": round(0.1 * n, 6),
    }  # fmt: skip
    assert outcome.to_dict()["llm"] == outcome.llm


def test_what_was_left_unread_is_asked_again_by_the_next_tag_and_nothing_else_is(consultation: Folder) -> None:
    with _asking(consultation, keeps="Planning delay") as server:
        first = run(_fresh(consultation), "tag")
        before, parts = len(server.asked), set(first.view.tagged.stage.parts)
        server.silent.clear()  # type: ignore[attr-defined]
        second = run(_fresh(consultation), "tag")
        assert [len(asked.items) for asked in server.asked[before:]] == [1]
        assert {part for part in parts if part.startswith("part-")} <= set(second.view.tagged.stage.parts)
        assert (second.warnings, len(second.view.unread())) == ((), 0)
        assert second.run_id != first.run_id
        run(_fresh(consultation), "tag")
        assert len(server.asked) == before + 1


def test_it_ends_as_if_nothing_had_failed(consultation: Folder) -> None:
    with _asking(consultation, keeps="Planning delay") as server:
        run(_fresh(consultation), "tag")
        server.silent.clear()  # type: ignore[attr-defined]
        mended = run(_fresh(consultation), "tag").view.codings()
        stage = run(_fresh(consultation), "export").view.tagged.stage
        for part in stage.parts:
            stage.forget(part)
        whole = run(_fresh(consultation), "tag").view.codings()
    pd.testing.assert_frame_equal(mended, whole)


def test_looking_at_the_tables_asks_nothing_and_changes_nothing(consultation: Folder) -> None:
    with _asking(consultation, keeps="Planning delay") as server:
        outcome = run(_fresh(consultation))
        before = len(server.asked)
        codings = Consultation(_fresh(consultation)).table("codings")
        report = run(_fresh(consultation), "report")
        assert len(server.asked) == before
    assert set(codings["run_id"]) == {outcome.run_id} == {report.run_id}


def test_a_stop_is_recorded_with_what_was_used_until_then(consultation: Folder) -> None:
    def stop(*step: object) -> None:
        if step[0] == "tagging" and step[1]:
            raise KeyboardInterrupt

    with _asking(consultation) as server:
        with pytest.raises(Interrupted):
            run(_fresh(consultation), "tag", progress=stop)
        record = _last_record(consultation)
        assert record["outcome"] == "stopped"
        assert json.loads(json.dumps(record["manifest"]))["llm"]["requests"] == len(server.asked) == 1
        sent = {item["text"] for asked in server.asked for item in asked.items}
        run(_fresh(consultation), "tag")
        assert not sent & {item["text"] for asked in server.asked[1:] for item in asked.items}


def test_an_endpoint_that_is_gone_costs_a_warning_and_no_results(consultation: Folder) -> None:
    with _asking(consultation, timeout=0.2) as server:
        server.otherwise = bad.hanging
        outcome = run(_fresh(consultation))
    n = outcome.view.tagged.n_texts
    assert f"nothing usable for {n} of {n} texts" in outcome.warnings[-1]
    assert len(outcome.view.codings()) > 0
    assert outcome.report[0].exists()


def test_a_wrong_key_stops_the_run_before_any_part_and_is_nowhere_on_disk(
    consultation: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MODEL_KEY", "open-sesame")
    with _asking(consultation, api_key_variable="MODEL_KEY") as server:
        server.script.append(bad.refusing(401))
        with pytest.raises(SettingsError, match="401"):
            run(_fresh(consultation))
        run(_fresh(consultation))
        assert server.asked[-1].headers["Authorization"] == "Bearer open-sesame"
    for path in consultation.path.rglob("*"):
        assert not path.is_file() or b"open-sesame" not in path.read_bytes()


def test_no_personal_value_is_sent(consultation: Folder) -> None:
    with _asking(consultation) as server:
        run(_fresh(consultation))
        assert server.asked
        assert "Specimen" not in server.sent
        assert "example.org" not in server.sent


def test_nothing_is_sent_where_the_settings_do_not_say_so(consultation: Folder) -> None:
    with _asking(consultation, send_text=False) as server:
        with pytest.raises(SettingsError, match="send_text"):
            run(_fresh(consultation))
        assert server.asked == []


def test_the_command_line_says_it_in_a_line(consultation: Folder) -> None:
    with _asking(consultation, keeps="Planning delay") as server:
        done = consult("tag", consultation.path)
        line = next(line for line in done.stdout.splitlines() if line.startswith("language model"))
        assert f"tester at {server.url.split('/')[2]}: " in line
        assert "1 unread" in line
        assert "cost 0." in line
        assert "warning: The language model returned nothing usable for 1 of" in done.stdout
        server.silent.clear()  # type: ignore[attr-defined]
        assert "1 texts = 1 read + 0 unread" in consult("tag", consultation.path).stdout
        assert "language model" not in consult("tag", consultation.path).stdout
        told = json.loads(consult("tag", consultation.path, "--json").stdout)
        assert (told["llm"]["texts"], told["llm"]["unread"]) == (0, 0)


def test_a_consultation_without_one_says_nothing_of_it(finished: Folder) -> None:
    outcome = run(finished)
    assert outcome.to_dict()["llm"] is None
    assert "llm" not in json.loads(json.dumps(_last_record(finished)["manifest"]))
