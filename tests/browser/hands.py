"""Two hands at the desk: what they do is counted as the newsroom counts it."""

from dataclasses import dataclass
from typing import Any


@dataclass
class Hands:
    """A page, worked at by keyboard. A key pressed is an action, and so is a click; typing counts none."""

    page: Any
    actions: int = 0

    def press(self, key: str, *then: str) -> None:
        """Press a key, and more of them one after the other."""
        for each in (key, *then):
            self.actions += 1
            self.page.keyboard.press(each)

    def enter(self, key: str, words: str) -> None:
        """Go into a field by its key and type: one action."""
        self.press(key)
        self.page.keyboard.type(words)

    def click(self, what: str) -> None:
        """Click on what this selector finds."""
        self.actions += 1
        self.page.locator(what).click()

    def type_into_focus(self, words: str) -> None:
        """Fill the field in which the cursor stands already: one action, as if it had been entered."""
        self.actions += 1
        self.page.keyboard.insert_text(words)
