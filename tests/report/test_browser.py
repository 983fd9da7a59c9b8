"""The page in a real browser: it reflows on a phone, needs no script and asks for nothing."""

from dataclasses import replace
from pathlib import Path

import pytest

from consult import report
from consult.settings import ReportSettings
from consult.vocabulary import Questionnaire
from tests.report import evidence as made

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser():
    if not CHROMIUM.exists():
        pytest.skip(f"no browser at {CHROMIUM}: install the package chromium to run this")
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def address(model, tmp_path_factory):
    return address_of(model, tmp_path_factory.mktemp("report"))


def address_of(model, folder):
    ((name, content),) = report.render(model)
    (folder / name).write_bytes(content)
    return (folder / name).as_uri()


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_the_page_never_scrolls_sideways(browser, address, width):
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.close()


def test_words_too_long_for_a_phone_are_broken(browser, tmp_path):
    long = "W" * 300
    themes = [theme.model_copy(update={"name": long}) for theme in made.FRAME.themes]
    frame = made.FRAME.model_copy(update={"themes": tuple(themes)})
    questions = [q.model_copy(update={"label": long, "wording": long}) for q in made.QUESTIONNAIRE.questions]
    asked = Questionnaire(id="made_up", title=long, notice=long, questions=tuple(questions))
    evidence = made.evidence(30)
    evidence = replace(
        evidence, reviews=evidence.reviews.assign(what=long), set_aside=evidence.set_aside.assign(reason=long)
    )
    model = report.build(evidence, asked, frame, ReportSettings(), made.PROVENANCE)
    page = browser.new_page(viewport={"width": 320, "height": 800})
    page.goto(address_of(model, tmp_path))
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.close()


def test_nothing_but_the_file_is_asked_for_and_it_works_without_script(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    asked: list[str] = []
    problems: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: problems.append(message.text))
    page.goto(address)
    page.locator("summary").first.click()
    assert page.locator("details").first.locator("table").is_visible()
    assert [url for url in asked if not url.startswith("data:")] == [address]
    assert problems == []
    context.close()


def test_the_keyboard_reaches_the_skip_link_first(browser, address):
    page = browser.new_page()
    page.goto(address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the findings"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#part-main"
    page.close()


def test_details_open_on_paper(browser, address):
    page = browser.new_page()
    page.goto(address)
    page.emulate_media(media="print")
    hidden = "[...document.querySelectorAll('details table')].filter(one => !one.checkVisibility()).length"
    assert page.evaluate(hidden) == 0
    page.close()
