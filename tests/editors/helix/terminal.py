"""A program in a terminal of its own: keys in, the screen out. The terminal is tmux's, with a private server."""

import re
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

PATIENCE = 10  # seconds
PACE = 0.1  # seconds between the keys of a person
UNDERLINED = re.compile(r"\x1b\[4(?::3)?m(.*?)\x1b\[(?:0|24)m")
STYLE = re.compile(r"\x1b\[[\d;:]*m")


class Terminal:
    def __init__(self, command: list[str], folder: Path, environment: dict[str, str], size: tuple[int, int]):
        self.socket = folder / ".terminal"
        self.environment = environment
        columns, rows = map(str, size)
        self._tmux("new-session", "-d", "-x", columns, "-y", rows, "-c", str(folder), *command)
        self._tmux("set-option", "-g", "escape-time", "0")
        # The last words of a program that dies stay on the screen.
        self._tmux("set-option", "-g", "remain-on-exit", "on")

    def press(self, *keys: str) -> None:
        """Presses keys by name (`Enter`, `C-x`); what is no name is typed."""
        self._tmux("send-keys", *keys)
        if keys[-1] == "Escape":
            time.sleep(PACE)  # together with the next key it would be read as that key with Alt

    def type(self, text: str) -> None:
        self._tmux("send-keys", "-l", "--", text)

    def screen(self) -> str:
        return self._tmux("capture-pane", "-p")

    def row(self, words: str) -> str:
        """The row that shows these words, with its colours."""
        return next(row for row in self._styled().splitlines() if words in STYLE.sub("", row))

    def underlined(self) -> list[str]:
        """The runs of text with a line under them, row by row."""
        return [STYLE.sub("", run) for run in UNDERLINED.findall(self._styled())]

    def wait_until(self, happened: Callable[[], bool], complaint: str) -> None:
        end = time.monotonic() + PATIENCE
        while not happened():
            if time.monotonic() > end:
                raise AssertionError(complaint)
            time.sleep(0.05)

    def wait_for(self, words: str) -> None:
        self.wait_until(lambda: words in self.screen(), f"“{words}” does not appear")

    def wait_for_either(self, *words: str) -> None:
        self.wait_until(lambda: any(each in self.screen() for each in words), f"none of {words} appears")

    def press_until(self, pattern: str, *keys: str) -> None:
        """Presses the keys again and again, at a person's pace, until a row matches the pattern."""

        def appears() -> bool:
            self.press(*keys)
            time.sleep(PACE)
            return re.search(pattern, self.screen()) is not None

        self.wait_until(appears, f"nothing like “{pattern}” appears, however often {keys} are pressed")

    def wait_until_gone(self, words: str) -> None:
        self.wait_until(lambda: words not in self.screen(), f"“{words}” does not go away")

    def wait_until_ended(self) -> None:
        self.wait_until(self._has_ended, "the program does not end")

    def close(self) -> None:
        self._tmux("kill-server")

    def _has_ended(self) -> bool:
        return self._tmux("list-panes", "-F", "#{pane_dead}").strip() == "1"

    def _styled(self) -> str:
        return self._tmux("capture-pane", "-p", "-e")

    def _tmux(self, *arguments: str) -> str:
        command = ["tmux", "-S", str(self.socket), "-f", "/dev/null", *arguments]
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, check=True).stdout
