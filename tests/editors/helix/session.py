"""What a person at Helix does with an article, and what the screen must then show.

    session.py HELIX BINARY OUT

Every check opens a fresh copy of the article in a fresh Helix, whose home holds the lines of
editors/helix.md and nothing else. The facts that it must show are those of ../expected.json.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

from terminal import STYLE, Terminal

REPOSITORY = Path(__file__).resolve().parents[3]
EXPECTED = json.loads((REPOSITORY / "tests/editors/expected.json").read_text())
ARTICLE = REPOSITORY / EXPECTED["article"]
TEXT = ARTICLE.read_text()
SEVERITIES = {"error": "ERROR", "warning": "WARN", "information": "INFO", "hint": "HINT"}


class Helix(Terminal):
    """Helix with the article open."""

    def __init__(self, program: str, binary: str, home: Path):
        self.file = home / ARTICLE.name
        shutil.copy(ARTICLE, self.file)
        (home / "standfirst.toml").touch()  # what makes a folder a workspace
        path = home / "bin"
        path.mkdir()
        (path / "standfirst").symlink_to(binary)
        environment = {
            "HOME": str(home),
            "PATH": f"{path}:{os.environ['PATH']}",
            "LANG": "C.UTF-8",
            "COLORTERM": "truecolor",
        }
        self.program = program
        super().__init__([program, self.file.name], home, environment, size=(200, 60))

    def go_to(self, place: dict) -> None:
        line, column = position(place)
        self.press(f":{line}", "Enter")
        self.wait_for(standing_at(line, 1))
        if column > 1:
            self.type(f"{column - 1}l")
            self.wait_for(standing_at(line, column))

    def leave_insert_mode(self) -> None:
        self.press("Escape")
        self.wait_for(" NOR ")

    def saved(self) -> str:
        self.press(":write", "Enter")
        self.wait_for("written")
        return self.file.read_text()

    def quit(self) -> None:
        self.leave_insert_mode()
        self.press(":quit!", "Enter")
        self.wait_until_ended()


def position(place: dict) -> tuple[int, int]:
    """Where the words of a place begin: line and column, both from 1."""
    lines = TEXT.split("\n")
    start = len("\n".join(lines[: place["line"] - 1])) + 1
    before = TEXT[: TEXT.index(place["words"], start)]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def standing_at(line: int, column: int) -> str:
    """The end of the status line while the cursor stands there."""
    return f" {line}:{column}\n"


def correction() -> dict:
    """The finding that the correction of expected.json clears."""
    return next(finding for finding in EXPECTED["diagnostics"] if finding["on"] == EXPECTED["correction"]["on"])


def is_healthy(helix: Helix) -> None:
    health = subprocess.run(
        [helix.program, "--health", "article"], env=helix.environment, capture_output=True, text=True
    )
    ticked = [line for line in health.stdout.splitlines() if "✓" in line]
    for part in ["standfirst", "parser", "Highlight"]:
        assert any(part in line for line in ticked), f"{part} is not ticked:\n{health.stdout}"


def shows_every_finding_under_its_line(helix: Helix) -> None:
    for finding in EXPECTED["diagnostics"]:
        helix.go_to(finding["on"])
        helix.wait_for(finding["message"])


def underlines_the_words(helix: Helix) -> None:
    underlined = helix.underlined()
    for finding in EXPECTED["diagnostics"]:
        for words in finding["on"]["words"].split("\n"):
            assert any(words in run for run in underlined), f"“{words}” is not underlined: {underlined}"


def lists_rules_and_severities(helix: Helix) -> None:
    helix.press("Space", "d")
    for finding in EXPECTED["diagnostics"]:
        helix.wait_for(f"{SEVERITIES[finding['severity']]:<8} {finding['rule']:<18} {finding['message'][:12]}")


def shows_cards(helix: Helix) -> None:
    for card in EXPECTED["hovers"]:
        helix.go_to(card["on"])
        helix.press("Space", "k")
        for words in card["shows"]:
            helix.wait_for(words)
        helix.press("Escape")


def says_what_dates_and_figures_mean(helix: Helix) -> None:
    for hint in EXPECTED["hints"]:
        helix.wait_for(f"{hint['after']['words']} {hint['label']}")


def leads_to_the_evidence(helix: Helix) -> None:
    for way in EXPECTED["definitions"]:
        helix.go_to(way["on"])
        helix.press("g", "d")
        line, column = position(way["leads_to"])
        first_of_a_list = f"> {ARTICLE.name}"
        helix.wait_for_either(standing_at(line, column), first_of_a_list)
        if first_of_a_list in helix.screen():
            helix.press("Enter")
        helix.wait_for(standing_at(line, column))


def applies_a_fix(helix: Helix) -> None:
    finding = correction()
    helix.go_to(finding["on"])
    helix.press("Space", "a")
    helix.wait_for(finding["fix"]["title"])
    helix.press("Enter")
    helix.wait_until_gone(finding["message"])
    assert helix.saved() == TEXT.replace(finding["on"]["words"], finding["fix"]["result"], 1)


def clears_a_finding_that_is_typed_away(helix: Helix) -> None:
    finding, words = correction(), correction()["on"]["words"]
    replacement = EXPECTED["correction"]["replacement"]
    helix.go_to(finding["on"])
    helix.type(f"v{len(words) - 1}lc{replacement}")
    helix.leave_insert_mode()
    assert helix.saved() == TEXT.replace(words, replacement, 1)
    helix.wait_until_gone(finding["message"])


def completes_a_question(helix: Helix) -> None:
    question = EXPECTED["question"]
    bullet = question["typed"].lstrip("\n")
    helix.type("geo" + bullet)
    helix.press("C-x")
    helix.wait_for(question["label"])
    helix.press_until(re.escape(bullet + question["label"]), "C-n")
    helix.press("Enter")
    for choice in question["chosen"]:
        helix.type(choice)
        helix.press("Tab")
    helix.wait_for(question["filled"])
    helix.leave_insert_mode()
    assert question["filled"] in helix.saved()


def completes_a_citation(helix: Helix) -> None:
    citation = EXPECTED["citation"]
    helix.go_to(EXPECTED["definitions"][-1]["on"])
    helix.type("A " + citation["typed"])
    helix.wait_for(citation["typed"])
    helix.press("C-x")
    helix.wait_for(f" {citation['label']} reference")


def checks_the_articles_that_are_not_open(helix: Helix) -> None:
    shutil.copy(ARTICLE, helix.file.with_name("closed.article.md"))
    helix.type(":lsp-workspace-command standfirst.checkArticles")
    helix.press("Enter")
    helix.press_until(f"{correction()['rule']} closed.article.md", ":", "C-c", "Space", "D")


def colours_it_as_markdown(helix: Helix) -> None:
    heading, body = (helix.row(words) for words in ("## Summary", "The energy regulator"))
    assert colour_of("Summary", heading) != colour_of("energy", body), "a heading looks like the body"


def colour_of(word: str, row: str) -> str:
    return STYLE.findall(row[: row.index(word)])[-1]


CHECKS = [
    is_healthy,
    shows_every_finding_under_its_line,
    underlines_the_words,
    lists_rules_and_severities,
    shows_cards,
    says_what_dates_and_figures_mean,
    leads_to_the_evidence,
    applies_a_fix,
    clears_a_finding_that_is_typed_away,
    completes_a_question,
    completes_a_citation,
    checks_the_articles_that_are_not_open,
    colours_it_as_markdown,
]


@contextmanager
def fresh_helix(program: str, binary: str, screen: Path):
    with tempfile.TemporaryDirectory(prefix="standfirst-helix-") as folder:
        home = Path(folder)
        subprocess.run([REPOSITORY / "tests/editors/paste", REPOSITORY / "editors/helix.md", home], check=True)
        helix = Helix(program, binary, home)
        try:
            helix.wait_for(correction()["message"])
            yield helix
            screen.write_text(helix.screen())
            helix.quit()
            helix.wait_until(lambda: not processes_in(home), "the server outlives its editor")
        except AssertionError:
            screen.write_text(helix.screen())
            raise
        finally:
            helix.close()


def processes_in(folder: Path) -> list[str]:
    """The processes that work in this folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if (process / "cwd").readlink() == folder:
                found.append(process.name)
        except OSError:
            pass  # it has just ended, or is not ours
    return found


def main(program: str, binary: str, out: Path) -> int:
    out.mkdir(parents=True, exist_ok=True)
    failed = 0
    for check in CHECKS:
        name = check.__name__.replace("_", " ")
        try:
            with fresh_helix(program, binary, out / f"{check.__name__}.txt") as helix:
                check(helix)
            print(f"ok   {name}")
        except AssertionError as complaint:
            failed += 1
            print(f"FAIL {name}: {complaint}")
    return 1 if failed else 0


sys.exit(main(sys.argv[1], sys.argv[2], Path(sys.argv[3])))
