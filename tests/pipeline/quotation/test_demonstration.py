"""The sample's report shows approved quotations, and says that nobody approved them."""

import pytest

from consult.errors import InputError
from consult.pipeline.folder import Folder
from consult.pipeline.quotation.demonstration import APPROVER, PROPOSER, demonstrate, note
from consult.pipeline.quotation.kept import Kept
from consult.pipeline.quotation.work import Quoting
from consult.pipeline.run import run
from consult.quotes.approval import Approval


def test_nothing_but_the_sample_is_approved_without_a_person(tagged: Folder) -> None:
    view = run(tagged, "tag").view
    with pytest.raises(InputError, match="only quotations of the synthetic sample"):
        demonstrate(view)
    assert Quoting(view).listed() == []


def test_the_report_tells_where_an_approval_is_of_the_demonstration(proposed: Folder) -> None:
    quoting = Quoting(run(proposed, "tag").view)
    one = quoting.listed()[0].model_copy(update={"state": "approved"})
    assert "no person" in note(Kept({"a": one}, {one.quotation_id: [Approval(APPROVER, one.seal)]}))
    assert note(Kept({"a": one}, {one.quotation_id: [Approval("Ben", one.seal)]})) == ""
    assert PROPOSER != APPROVER
