"""A list of names that is published beside the report: it must not single out who is quoted."""

from pathlib import Path

import pytest

from consult.errors import InputError
from consult.pipeline.folder import Folder
from consult.pipeline.quotation.listed import listed
from consult.pipeline.quotation.setting import Setting, Traits
from consult.pipeline.run import run


def _with_list(folder: Folder, text: str) -> Folder:
    (folder.path / "names.csv").write_text(text, encoding="utf-8")
    settings = folder.path / "consult.toml"
    words = settings.read_text(encoding="utf-8")
    settings.write_text(f'{words}[quotes]\npublished_list = "names.csv"\n', encoding="utf-8")
    return Folder(folder.path)


def test_one_union_on_the_list_takes_its_type_from_every_attribution(tagged: Folder) -> None:
    folder = _with_list(tagged, "organisation,respondent_type\nA Union,Trade union\nA Firm,Business\nB Firm,business\n")
    crowd = Setting(run(folder, "tag").view).crowd
    assert crowd.k(Traits("trade_union")) == 1
    assert crowd.k(Traits("business")) == 2
    assert crowd.k(Traits("local_authority")) == 20


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name,type\nA,Business\n", "lacks a column"),
        ("organisation,respondent_type,region\nA,Bussiness,wales\nB,Business,Narnia\n", "row 2.*\n.*row 3"),
    ],
)
def test_all_that_is_wrong_in_it_is_told(tagged: Folder, text: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        listed(_with_list(tagged, text))


def test_a_list_that_is_not_there_is_told(tagged: Folder) -> None:
    folder = _with_list(tagged, "")
    Path(folder.path / "names.csv").unlink()
    with pytest.raises(InputError, match="published_list"):
        listed(folder)
