import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.quotes.detection.variant import variants

_FIELDS = st.sampled_from(["organisation", "alias", "person", "email", "job_title", "address"])


@given(field=_FIELDS, value=st.text(max_size=40))
def test_no_value_of_the_private_table_is_too_odd_to_have_variants(field: str, value: str) -> None:
    assert all(variant.text.strip() for variant in variants(field, value))


@pytest.mark.parametrize("value", ["***", "-", "&", "_", "n/a", "the", " . ", "🏭"])
def test_a_name_without_letters_is_looked_for_nowhere(value: str) -> None:
    assert not [variant for variant in variants("organisation", value) if variant.everywhere]
