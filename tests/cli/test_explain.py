from __future__ import annotations


def test_every_field_has_its_reason(run, article):
    ended = run("explain", "article.txt")

    times = [
        line for line in ended.out.splitlines() if "2025-09-04T" in line and '"' in line and "zone" in line
    ]
    assert ended.code == 0
    assert ["zone stated" in line for line in times] == [True, True, False, False]  # first the line of issue
    assert ["zone carried" in line for line in times] == [False, False, True, True]
    assert "2025-09-04T15:00+03:00 Europe/Kyiv" in times[2]


def test_the_sections(run, article):
    lines = run("explain", "article.txt").out.splitlines()

    assert lines[0] == "article.txt"
    assert [line for line in lines if line and not line.startswith(" ")][1:3] == ["Times", "Events"]
    assert '  "Thu, 04 Sep 2025 14:12:00 +0300"  publication stamp' in lines
    assert any(line.startswith("  published  2025-09-04T14:12+03:00 (text") for line in lines)


def test_what_stays_unresolved_and_why(run, article):
    article.write_text("The call is at 3 p.m. tomorrow.\n")

    out = run("explain", "article.txt").out

    assert "published  unknown: relative times cannot be placed" in out
    assert '"3 p.m. tomorrow"' in out.partition("Unresolved\n")[2]


def test_it_is_plain_and_the_same_each_time(run, article):
    first, second = run("explain", "article.txt", terminal=True), run("explain", "article.txt")

    assert first.out == second.out
    assert "\x1b" not in first.out
    assert all(line == line.rstrip() for line in first.out.splitlines())
