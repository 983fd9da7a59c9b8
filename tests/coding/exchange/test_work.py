from consult.coding import exchange


def test_a_model_is_a_name_and_a_version_and_an_e_mail_address_is_a_person() -> None:
    assert [exchange.is_model(one) for one in ("ensemble@1", "learned@12", "ann@example.org", "ann")] == [
        True,
        True,
        False,
        False,
    ]
