import csv

import pytest

from consult.clean.language import language

_WELSH = [
    "Mae angen i'r llywodraeth fuddsoddi mwy mewn sgiliau ar gyfer pobl ifanc",
    "Credwn fod y system gynllunio yn rhy araf ac yn rhy ddrud i fusnesau bach",
    "Nid yw ein cymunedau gwledig yn cael digon o gefnogaeth gan y llywodraeth",
    "MAE COSTAU YNNI YN RHY UCHEL I GYNHYRCHWYR DUR YM MHORT TALBOT",
    "Hoffem weld buddsoddiad mewn porthladdoedd a rheilffyrdd er mwyn helpu allforwyr lleol",
]
_OTHERS = {
    "fr": "Nous pensons que les coûts de l'énergie sont trop élevés pour les petites entreprises",
    "de": "Wir glauben, dass die Energiekosten für kleine Unternehmen in der Region zu hoch sind",
    "pl": "Uważamy, że koszty energii są zbyt wysokie dla małych firm w naszym regionie",
    "gd": "Tha sinn a' creidsinn gu bheil na cosgaisean lùtha ro àrd airson gnìomhachasan beaga",
    "ur": "ہمارے خیال میں چھوٹے کاروباروں کے لیے توانائی کی قیمتیں بہت زیادہ ہیں",
    "zh": "我们认为能源成本对小企业来说太高了政府应该投资于技能培训",
}
_NOT_FOREIGN = [
    "Manchester, Leeds, Sheffield, Hull, Newcastle, Sunderland, Middlesbrough",
    "SKILLS, PLANNING, FINANCE, ENERGY COSTS, GRID CONNECTION, R&D",
    "Llanelli, Aberystwyth, Caernarfon, Bangor, Wrecsam, Abertawe, Caerdydd",
    "Café résumé naïve façade entrepreneur laissez-faire regime",
    "GRID CONNECTION DELAYS; SKILLS SHORTAGES; HIGH ENERGY PRICES; LIMITED FINANCE",
    "The Senedd should fund Mudiad Meithrin and the Urdd to teach in Welsh",
]


@pytest.mark.parametrize("text", _WELSH)
def test_welsh_is_told(text):
    assert language(text) == "cy"


@pytest.mark.parametrize(("code", "text"), _OTHERS.items(), ids=_OTHERS)
def test_other_languages_are_told(code, text):
    assert language(text) == code


@pytest.mark.parametrize("text", _NOT_FOREIGN)
def test_names_lists_and_capitals_are_never_called_foreign(text):
    assert language(text) in {"en", ""}


@pytest.mark.parametrize("text", ["", "Oui", "mwy o sgiliau", "N/A", "12 000", "能源成本"])
def test_a_text_too_short_to_tell_has_no_language(text):
    assert language(text) == ""


def test_an_english_answer_with_a_welsh_half_can_be_read():
    text = "Energy prices are too high for the steel makers of the region and that must change. " + _WELSH[0]
    assert language(text) == "en"


@pytest.mark.shared
def test_no_english_answer_of_a_real_consultation_is_called_foreign(shared_data):
    with (shared_data / "srai_au_consultation" / "dev.csv").open(encoding="utf-8", newline="") as answers:
        texts = {row["sub_value"] for row in csv.DictReader(answers)}
    told = {language(text) for text in texts} | {language(text.upper()) for text in texts}
    assert told <= {"en", ""}
