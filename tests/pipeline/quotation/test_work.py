"""From proposal to report and back: nothing without a second person, nothing that no longer holds."""

import json
import socket
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from consult import quotes
from consult.errors import Conflict, InputError, SettingsError, StoreError
from consult.pipeline.database import opened
from consult.pipeline.folder import Folder
from consult.pipeline.quotation import kept as store
from consult.pipeline.quotation.decide import approve
from consult.pipeline.quotation.setting import Setting
from consult.pipeline.quotation.work import Quoting
from consult.pipeline.run import run
from consult.store import Database
from tests.pipeline.quotation import quoted


def _quoting(folder: Folder, *late: Path) -> Quoting:
    return Quoting(run(Folder(folder.path), "tag", late).view)


def _page(folder: Folder, *late: Path) -> str:
    return run(Folder(folder.path), "report", late).report[0].read_text(encoding="utf-8")


def _approved(folder: Folder) -> list[store.Proposal]:
    quoting = _quoting(folder)
    ids = [one.quotation_id for one in quoting.listed(["proposed"])]
    quoting.approve(ids, by="Ben", apply=True)
    return quoting.listed(["approved"])


def test_nothing_changes_until_it_is_applied(tagged: Folder) -> None:
    quoting = _quoting(tagged)
    proposed, changes = quoting.propose(by="Ada")
    assert len(changes.moves) == 3
    assert not changes.done
    assert quoting.listed() == []
    assert proposed.figures["respondents"] == {"open": 70, "withheld": 10, "referred": 0, "embargoed": 0}
    assert quoting.propose(by="Ada", apply=True)[1].after == changes.after
    assert len(quoting.listed(["proposed"])) == 3


def test_each_is_an_exact_excerpt_of_somebody_who_allowed_it_under_a_crowd(proposed: Folder) -> None:
    quoting = _quoting(proposed)
    people = quoting.derived.respondents().set_index("respondent_id")["consent"]
    answers = quoting.derived.answers().set_index("answer_id")["text_id"]
    texts = quoting.derived.texts().set_index("text_id")["text"]
    for one in quoting.listed():
        assert people[one.respondent_id] in ("publish_named", "publish_anonymous")
        assert one.edits or one.text in texts[answers[one.answer_id]]
        assert one.attribution in ("A business", "A trade union", "A local authority", "One respondent")
        assert one.n_support >= 3
    respondents = [one.respondent_id for one in quoting.listed()]
    assert len(set(respondents)) == len(respondents)


def test_whoever_proposed_cannot_approve_and_a_second_person_can(proposed: Folder) -> None:
    quoting = _quoting(proposed)
    ids = [one.quotation_id for one in quoting.listed()]
    with pytest.raises(InputError, match="nobody approves what they proposed") as raised:
        quoting.approve(ids, by="ada", apply=True)
    assert len(raised.value.problems) == 3
    assert '<figure class="quotation">' not in _page(proposed)
    quoting.approve(ids, by="Ben", apply=True)
    page = _page(proposed)
    assert page.count('<figure class="quotation">') == 3
    assert all(one.text in page and one.attribution in page for one in quoting.listed(["approved"]))


def test_every_step_is_in_the_chain_and_none_has_words_of_an_answer(proposed: Folder) -> None:
    approved = _approved(proposed)
    quoting = _quoting(proposed)
    quoting.withdraw([approved[0].quotation_id], by="Cy", reason="The respondent rang.", apply=True)
    database = Database(proposed.database)
    events = [event for event in database.events() if event["what"] == "quotation"]
    whole = database.chain_is_whole()
    database.close()
    assert whole
    own = [json.loads(str(event["detail"])) for event in events if approved[0].quotation_id in str(event["detail"])]
    assert [(one["from"], one["to"]) for one in own] == [
        ("candidate", "screened"),
        ("screened", "proposed"),
        ("proposed", "approved"),
        ("approved", "withdrawn"),
    ]
    assert own[-1]["why"] == "The respondent rang."
    assert not any(one.text[:20] in str(event["detail"]) for one in approved for event in events)


def test_flipping_a_response_to_confidential_takes_its_quotations_back(proposed: Folder, tmp_path: Path) -> None:
    gone, *stay = _approved(proposed)
    number = int(_identifier(proposed, gone.respondent_id))
    late = quoted.write(tmp_path / "late.csv", [quoted.row(number, consent="Do not publish")])
    page = _page(proposed, late)
    assert gone.text not in page
    assert all(one.text in page for one in stay)
    states = {one.quotation_id: one.state for one in _quoting(proposed).listed()}
    assert states[gone.quotation_id] == "withdrawn"
    with pytest.raises(InputError, match="is withdrawn"):
        _quoting(proposed).approve([gone.quotation_id], by="Cy", apply=True)


def _identifier(folder: Folder, respondent_id: str) -> str:
    """Return the number that the export gives a respondent."""
    respondents = _quoting(folder).derived.respondents().set_index("respondent_id")
    return quoted.rows()[int(respondents.loc[respondent_id, "source_row"]) - 2][0]


def test_an_embargo_closes_what_consent_opens(proposed: Folder) -> None:
    first, second, third = _approved(proposed)
    settings = proposed.path / "consult.toml"
    words = settings.read_text(encoding="utf-8")
    settings.write_text(f'{words}[quotes]\nembargoes = {{"{first.respondent_id}" = 2999-01-01}}\n', encoding="utf-8")
    page = _page(proposed)
    assert first.text not in page
    assert second.text in page
    assert third.text in page


def test_an_embargo_on_nobody_is_told_since_it_would_keep_nothing_back(proposed: Folder) -> None:
    settings = proposed.path / "consult.toml"
    words = settings.read_text(encoding="utf-8")
    settings.write_text(f'{words}[quotes]\nembargoes = {{"R-mistyped" = 2999-01-01}}\n', encoding="utf-8")
    with pytest.raises(SettingsError, match="R-mistyped"):
        _page(proposed)


def test_stricter_rules_void_approvals(proposed: Folder) -> None:
    approved = _approved(proposed)
    settings = proposed.path / "consult.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + "[quotes]\nk = 11\n", encoding="utf-8")
    assert not any(one.text in _page(proposed) for one in approved)
    assert {one.state for one in _quoting(proposed).listed()} == {"screened"}
    assert len(_quoting(proposed).propose(by="Cy")[1].moves) == 3


def _tamper(folder: Folder, old: str, new: str) -> None:
    engine = sa.create_engine(f"sqlite:///{folder.database}")
    with engine.begin() as connection:
        statement = "UPDATE quotations SET content = REPLACE(content, :old, :new)"
        connection.execute(sa.text(statement), {"old": old, "new": new})
    engine.dispose()


@pytest.mark.parametrize(("old", "new"), [("A business", "A rich business"), (" and ", " but ")])
def test_words_changed_in_the_database_are_not_what_was_approved(proposed: Folder, old: str, new: str) -> None:
    touched = [one for one in _approved(proposed) if old in one.text or old in one.attribution]
    _tamper(proposed, old, new)
    page = _page(proposed)
    assert touched
    assert page.count('<figure class="quotation">') == 3 - len(touched)
    assert not any(one.text.replace(old, new) in page for one in touched if old in one.text)
    assert "A rich business" not in page


def test_a_damaged_quotation_is_told_without_its_words(proposed: Folder) -> None:
    words = [one.text[:12] for one in _approved(proposed)]
    _tamper(proposed, '"start"', '"stárt"')
    with pytest.raises(StoreError, match="is damaged") as raised:
        _page(proposed)
    assert not any(one in str(raised.value) for one in words)
    assert raised.value.__suppress_context__


def test_who_decides_on_what_somebody_changed_meanwhile_is_told(proposed: Folder) -> None:
    quoting = _quoting(proposed)
    with opened(proposed) as database:
        kept = store.read(database)
    one = next(iter(kept.proposals))
    quoting.reject([one], by="Cy", reason="It names the site.", apply=True)
    with opened(proposed) as database, pytest.raises(Conflict):
        store.write(database, approve(kept, [one], "Ben", ""), "Ben")
    assert quoting.listed(["approved"]) == []


def test_all_problems_are_told_at_once_and_nothing_is_done(proposed: Folder) -> None:
    quoting = _quoting(proposed)
    one = quoting.listed()[0].quotation_id
    with pytest.raises(InputError) as raised:
        quoting.approve([one, "nothing", "none"], by="Ben", apply=True)
    assert len(raised.value.problems) == 2
    assert quoting.listed(["approved"]) == []
    with pytest.raises(InputError, match="no reason"):
        quoting.withdraw([one], by="Ben", apply=True)
    for name in ("demonstration: nobody, as the one who approves", "\x1b[31m"):
        with pytest.raises(InputError, match="name"):
            quoting.approve([one], by=name, apply=True)


def test_what_was_turned_down_already_is_told_with_what_to_do(proposed: Folder) -> None:
    quoting = _quoting(proposed)
    one = quoting.listed()[0].quotation_id
    quoting.reject([one], by="Ben", reason="It says little.", apply=True)
    with pytest.raises(InputError, match="is rejected already"):
        quoting.reject([one], by="Ben", reason="It says little.", apply=True)


def test_what_is_released_counts_as_published_and_can_still_be_withdrawn(proposed: Folder) -> None:
    first, *_ = _approved(proposed)
    quoting = _quoting(proposed)
    quoting.publish([first.seal], by="Ben")
    assert [one.quotation_id for one in quoting.listed(["published"])] == [first.quotation_id]
    assert first.text in _page(proposed)
    quoting.withdraw([first.quotation_id], by="Ben", reason="The respondent rang.", apply=True)
    assert first.text not in _page(proposed)


def test_who_names_their_own_body_is_quoted_without_the_name_or_not_at_all(tagged: Folder) -> None:
    setting = Setting(run(tagged, "tag").view)
    settings = tagged.settings.quotes
    long = [f"At {quoted.CANARY} {n} Ltd we see it daily." for n in range(100, 180)]
    candidates = quotes.choosing.nominate(setting.material, settings)
    named = [
        replace(one, start=0)
        for one in candidates
        if any(setting.texts[one.text_id].startswith(words) for words in long)
    ]
    drafts = quotes.screening.draft(named, setting.texts, setting.gate)
    assert len(drafts) >= 5
    assert all("[our " in one.text for one in drafts if not one.problems)
    assert not any(quoted.CANARY in one.text for one in drafts)


def test_names_of_respondents_are_in_no_proposal_event_or_report_and_nobody_is_asked_over_a_network(
    tagged: Folder, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    settings = tagged.path / "consult.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + "[quotes]\nper_question = 30\nper_theme = 12\n", "utf-8")
    quoting = _quoting(tagged)
    quoting.propose(by="Ada", apply=True)
    approved = _approved(tagged)
    assert len(approved) >= 3
    page = _page(tagged)
    said = "".join(capfd.readouterr())
    database = Database(tagged.database)
    recorded = json.dumps([str(event) for event in database.events()])
    database.close()
    for words in (*(one.text for one in approved), page, said, recorded):
        assert quoted.CANARY not in words
        assert "Quentin" not in words
        assert "example.org" not in words
