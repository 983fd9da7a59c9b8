from pathlib import Path

from consult.settings import CleanSettings
from consult.store import fingerprint


def test_the_order_of_keys_does_not_matter_and_values_do() -> None:
    assert fingerprint({"a": 1, "b": 2}) == fingerprint({"b": 2, "a": 1})
    assert fingerprint({"a": 1}) != fingerprint({"a": 2})


def test_a_settings_section_counts_by_its_values() -> None:
    assert fingerprint(CleanSettings()) == fingerprint(CleanSettings())
    assert fingerprint(CleanSettings()) != fingerprint(CleanSettings(campaign_similarity=0.8))


def test_a_changed_rule_changes_the_hash_of_its_room(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    (tmp_path / "one" / "rules.toml").write_text("a = 1")
    (tmp_path / "two" / "rules.toml").write_text("a = 2")
    assert fingerprint(tmp_path / "one") != fingerprint(tmp_path / "two")
