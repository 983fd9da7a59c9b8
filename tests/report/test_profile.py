from dataclasses import replace

from consult.report import profile


def test_types_go_by_size_with_those_not_given_last(evidence):
    first = profile.profile(evidence.respondents)[0]
    sizes = [line.count.n for line in first.lines[:-1]]
    assert sizes == sorted(sizes, reverse=True)
    assert first.lines[-1].name == "Not given"
    assert sum(line.count.n for line in first.lines) == first.base == len(evidence.respondents)


def test_sizes_keep_their_own_order(evidence):
    sizes = next(one for one in profile.profile(evidence.respondents) if one.id == "org-size")
    assert [line.name.split()[0] for line in sizes.lines] == ["Small", "Medium", "Large", "Not"]


def test_a_respondent_in_two_sectors_is_in_both_lines(evidence):
    sectors = next(one for one in profile.profile(evidence.respondents) if one.id == "sectors")
    expected = evidence.respondents["sectors"].str.contains("life_sciences").sum()
    assert next(line.count.n for line in sectors.lines if line.name.lower() == "life sciences") == expected
    assert sectors.several


def test_an_id_that_no_vocabulary_has_is_shown_as_words(evidence):
    odd = evidence.respondents.assign(region="far_side")
    regions = next(one for one in profile.profile(odd) if one.id == "region")
    assert [line.name for line in regions.lines] == ["Far side"]


def test_files_are_counted_by_layout_and_never_named(evidence):
    found = profile.sources(replace(evidence))
    assert [(one.reason, one.n) for one in found] == [("Generic wide (CSV)", 1), ("Generic wide (DOCX)", 1)]


def test_how_many_sectors_come_from_text_is_said_where_any_do(evidence):
    rows = evidence.respondents
    n = int((rows["sectors_from"] == "text").sum())
    note = next(one.note for one in profile.profile(rows) if one.id == "sectors")
    assert note.startswith(f"{n} respondents gave no sector on the form")
    stated = rows.assign(sectors_from=rows["sectors_from"].replace("text", "profile"))
    assert next(one.note for one in profile.profile(stated) if one.id == "sectors") == ""
