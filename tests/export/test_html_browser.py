"""The page as a reader has it: in headless Chromium, from a file."""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.export.browser import chromium
from tests.export.sample import NEW_YORK, event, sample, timeline_of
from timeline.export.htmlpage import write
from timeline.export.wording import day_heading
from timeline.show.clock import in_zone

BLANKS = re.compile(r">\s+<")
ZONES = ["Asia/Tokyo", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "Europe/Kyiv", "UTC"]


@dataclass
class Seen:
    """What the browser did besides showing the page."""

    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def browser():
    with chromium() as started:
        yield started


@pytest.fixture
def shown(browser, tmp_path):
    """Open a timeline; the test fails if the page asks the network for anything or complains."""
    seen = Seen()

    @contextmanager
    def show(timeline, address="", **options):
        path = tmp_path / "page.html"
        path.write_text(write(timeline), encoding="utf-8", newline="")
        context = browser.new_context(**{"timezone_id": "Europe/Rome"} | options)
        page = context.new_page()
        page.on("request", lambda request: seen.requests.append(request.url))
        page.on("console", lambda message: seen.errors.append(message.text))
        page.on("pageerror", lambda error: seen.errors.append(str(error)))
        page.goto(path.as_uri() + address)
        yield page
        context.close()

    yield show
    assert seen.errors == []
    assert [url for url in seen.requests if not url.startswith("file:")] == []


def days(page):
    """The headings with the clock and the title of each event below."""
    return page.eval_on_selector_all(
        "section.day",
        "all => all.map(s => [s.querySelector('h2 time').textContent,"
        " Array.from(s.querySelectorAll('.event'),"
        " e => [e.querySelector('.clock').textContent, e.querySelector('h3').textContent])])",
    )


@pytest.mark.parametrize("zone", ZONES)
def test_times_are_those_of_the_zone(shown, zone):
    with shown(sample()) as page:
        page.select_option("#zone", zone)
        found = {title: (day, clock) for day, rows in days(page) for clock, title in rows}
        own = page.locator(".event").evaluate_all(
            "all => all.map(e => [e.querySelector('h3').textContent, e.dataset.at || ''])"
        )

    assert len(found) == len(sample())
    for title, at in own:
        if at:
            local = datetime.fromisoformat(at).astimezone(ZoneInfo(zone))
            assert found[title][0] == day_heading(local.date())
            assert found[title][1].startswith(f"{local:%H:%M}")


def test_floating_times_and_days_stay(shown):
    with shown(sample()) as page:
        page.select_option("#zone", "Asia/Tokyo")
        found = {title: (day, clock) for day, rows in days(page) for clock, title in rows}

    assert found["Village fête"] == ("Sunday, 7 September 2025", "14:00")
    assert found["Recovery conference"] == ("Thursday, 4 September 2025", "4\N{EN DASH}6 Sep")


def test_as_written_is_what_the_file_has(shown):
    with shown(sample()) as page:
        before = page.inner_html("main")
        for zone in ("Asia/Tokyo", "America/New_York", ""):
            page.select_option("#zone", zone)
        after = page.inner_html("main")

    assert BLANKS.sub("><", after).strip() == BLANKS.sub("><", before).strip()


def test_repeated_hours_say_which(shown):
    first = datetime(2025, 11, 2, 1, 30, tzinfo=NEW_YORK)
    later = (first.astimezone(UTC) + timedelta(hours=1)).astimezone(ZoneInfo("Europe/Kyiv"))
    timeline = timeline_of(event(1, "First", first), event(2, "Second", later))
    with shown(timeline, "#tz=America/New_York") as page:
        clocks = [clock for _, rows in days(page) for clock, _ in rows]

    assert clocks == ["01:30 EDT", "01:30 EST"]


def test_what_moved_and_what_repeats_follow(shown):
    with shown(sample()) as page:
        page.select_option("#zone", "Asia/Tokyo")
        notes = "\n".join(page.locator(".notes").all_inner_texts())

    assert "moved from 20:00" in notes
    assert "every Monday and Thursday until 30 Nov 2025, New York time" in notes


def test_the_choice_is_in_the_address_and_told(shown):
    with shown(sample()) as page:
        page.select_option("#zone", "Asia/Tokyo")

        assert page.url.endswith("#tz=Asia/Tokyo")
        assert page.inner_text("#said") == "Times are shown in Tokyo"
        page.select_option("#zone", "")
        assert "#" not in page.url


@pytest.mark.parametrize("address", ["#tz=Mars/Base", "#tz=", "#tz=%3Cscript%3E", "#x", "#timeline"])
def test_a_strange_address_changes_nothing(shown, address):
    with shown(sample(), address) as page:
        assert page.input_value("#zone") == ""
        assert "12:00" in days(page)[0][1][0][0]


def test_offers_the_readers_zone_first(shown):
    with shown(sample(), timezone_id="Pacific/Chatham") as page:
        options = page.locator("#zone option").all_inner_texts()

    assert options[:2] == ["As written", "Yours: Chatham"]
    assert len(options) > 300


def test_dark_and_light(shown):
    paper = "getComputedStyle(document.body).backgroundColor"
    with shown(sample(), color_scheme="dark") as page:
        dark = page.evaluate(paper)
        page.select_option("#colours", "light")
        light = page.evaluate(paper)
        page.select_option("#colours", "")
        system = page.evaluate(paper)

    assert (dark, light, system) == ("rgb(13, 17, 23)", "rgb(255, 255, 255)", "rgb(13, 17, 23)")


def test_print_is_light_and_without_controls(shown):
    with shown(sample(), color_scheme="dark") as page:
        page.select_option("#colours", "dark")
        page.emulate_media(media="print")

        assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(11, 14, 18)"
        assert not page.is_visible("#tools")
        assert not page.is_visible("summary >> nth=0")
        assert page.is_visible("h3 >> nth=0")
        assert page.pdf()[:5] == b"%PDF-"


@pytest.mark.parametrize("width", [320, 400, 800, 1600])
def test_nothing_is_cut(shown, width):
    words = event(1, "Donaudampfschifffahrt" * 12, datetime(2025, 9, 4, 12, tzinfo=UTC), place="x" * 300)
    with shown(timeline_of(*sample(), words), viewport={"width": width, "height": 800}) as page:
        page.locator("details").evaluate_all("all => all.forEach(d => { d.open = true })")

        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_works_from_the_keyboard(shown):
    focused = (
        "document.activeElement.id || document.activeElement.className || document.activeElement.tagName"
    )
    with shown(sample()) as page:
        reached = []
        for _ in range(6):
            page.keyboard.press("Tab")
            reached.append(page.evaluate(focused))
        page.keyboard.press("Enter")

        assert reached == ["skip", "zone", "colours", "print", "SUMMARY", "SUMMARY"]
        assert page.is_visible(".add a >> nth=0")


def test_works_without_a_script(shown):
    with shown(sample(), java_script_enabled=False) as page:
        assert page.locator(".event").count() == len(sample())
        assert not page.is_visible("#tools")
        page.click("summary >> nth=0")
        assert page.is_visible("blockquote >> nth=0")


def test_the_browser_sees_names_and_roles(shown):
    with shown(sample()) as page:
        tree = page.locator("body").aria_snapshot()

    for line in (
        "- banner",
        "- main",
        "- contentinfo",
        'combobox "Time zone"',
        'button "Print"',
        "complementary",
    ):
        assert line in tree, line


def test_words_cannot_run(shown):
    attack = "</script><script>document.title='hit'</script><img src=x onerror=\"document.title='hit'\">"
    with shown(timeline_of(event(1, attack, date(2025, 9, 4), place=attack, quote=attack))) as page:
        assert page.title() == "Timeline"
        assert page.evaluate("document.images.length") == 0


def test_a_thousand_events_change_zone_at_once(shown):
    start = datetime(2025, 1, 1, tzinfo=UTC)
    events = [event(number, f"Event {number}", start + timedelta(hours=7 * number)) for number in range(1000)]
    with shown(timeline_of(*events)) as page:
        took = page.evaluate(
            "() => { const z = document.getElementById('zone'), t = performance.now();"
            " z.value = 'Asia/Tokyo'; z.dispatchEvent(new Event('change')); return performance.now() - t }"
        )

    assert took < 5000


def test_agrees_with_the_terminal(shown):
    with shown(sample(), "#tz=Asia/Kathmandu") as page:
        found = {title: day for day, rows in days(page) for _, title in rows}
    ours = {
        each.title: day_heading(in_zone(each.start, "Asia/Kathmandu").date())
        for each in sample()
        if isinstance(each.start, datetime)
    }

    assert {title: day for title, day in found.items() if title in ours} == {
        title: day for title, day in ours.items() if title in found
    }
