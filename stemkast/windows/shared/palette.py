"""The colours of every window, light and dark, and the contrast between two of them (WCAG 2.2, 1.4.3)."""

from dataclasses import dataclass

from PySide6.QtGui import QColor


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as #RRGGBB.

    paper, ink   background and text; `soft` for text of second rank, `line` for rules and empty tracks
    favour       the votes for: always plain
    against      the votes against: always hatched with `against_shade`
    abstain      abstentions, and options that were not chosen
    on_fill      text on favour, against and abstain
    accent       test polls and warnings, never anything else; `on_accent` is the text on it
    """

    paper: str
    ink: str
    soft: str
    line: str
    favour: str
    against: str
    against_shade: str
    abstain: str
    abstain_shade: str
    on_fill: str
    accent: str
    on_accent: str


LIGHT = Palette(
    paper="#F7F5F0",
    ink="#0F2136",
    soft="#5B6B7C",
    line="#D9D4C8",
    favour="#1F6F78",
    against="#B4552D",
    against_shade="#9C4623",
    abstain="#6E675A",
    abstain_shade="#857D6E",
    on_fill="#FFFFFF",
    accent="#E0A526",
    on_accent="#0F2136",
)

DARK = Palette(
    paper="#0B1826",
    ink="#F4F1EA",
    soft="#A9B7C6",
    line="#31445A",
    favour="#5CC0C7",
    against="#F2976F",
    against_shade="#C9714A",
    abstain="#B9B1A1",
    abstain_shade="#8F8879",
    on_fill="#0B1826",
    accent="#F0B93A",
    on_accent="#0B1826",
)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2: relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    rgb = QColor(colour)
    red, green, blue = (_linear(part) for part in (rgb.redF(), rgb.greenF(), rgb.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
