"""The jam drawn: ``python -m tests.simulation.jam_page [--hours 12] [--seed 1]``.

Prints the table of docs/congestion.md and writes its drawing, ``docs/pictures/jam.svg``: how many
of the 20,000 dossiers had arrived at which minute, for ours and for each of the others.
"""

import argparse
import sys
from collections.abc import Iterator
from math import log10
from pathlib import Path

from tests.simulation import jam, rivals
from tests.simulation.jam import COUNTERS, DOSSIERS, SCENARIOS, Curve, Outcome, Scenario

PICTURE = Path(__file__).parents[2] / "docs" / "pictures" / "jam.svg"
ALL = COUNTERS * DOSSIERS
OURS = "Ours, 400 senders"
_ENDLESS_H = 3.0  # for whoever asks every five seconds for ever: millions of requests prove no more
_WIDE, _HIGH, _LEFT, _TOP, _GAP = 330, 300, 52, 58, 26
_INKS = (
    "#b5653a", "#c9962b", "#8a8f2e", "#4f9a4a", "#2f9a86", "#3187b8",
    "#5468c4", "#8757b8", "#b04f97", "#7a7a7a", "#3d3d3d",
)  # fmt: skip

Row = tuple[str, Scenario, Outcome, Curve]


def rows(seed: int, hours: float) -> Iterator[Row]:
    """Play every policy in every jam."""
    for scenario in SCENARIOS:
        for manners in rivals.RIVALS:
            most = _ENDLESS_H if manners.growth == 1 and not manners.tries else hours
            yield manners.name, scenario, *rivals.play(manners, scenario, seed, most)
        yield OURS, scenario, *jam.played(scenario, seed)


def line(name: str, found: dict[str, Outcome]) -> str:
    """Return one policy's row of the table: delivered, requests, sent twice, minutes."""
    cells = [name]
    for scenario in SCENARIOS:
        outcome = found[scenario.name]
        done = outcome.delivered >= 1
        cells.append(
            f"{outcome.delivered:.0%} / {outcome.requests:,} / {outcome.repeated:,} / "
            + (f"{outcome.minutes:.0f} min" if done else "never")
        )
    return "| " + " | ".join(cells) + " |"


def drawing(found: list[Row]) -> str:
    """Return the drawing: three panels, minutes on a logarithmic axis, one line for each policy."""
    names = list(dict.fromkeys(row[0] for row in found))
    parts = [_frame(place, scenario) for place, scenario in enumerate(SCENARIOS)]
    for name, scenario, _, curve in found:
        parts.append(_path(SCENARIOS.index(scenario), curve, _ink(names, name), name == OURS))
    parts += [_key(place, name, _ink(names, name)) for place, name in enumerate(names)]
    wide = _LEFT + 3 * (_WIDE + _GAP) + 10
    high = _TOP + _HIGH + 60 + 20 * ((len(names) + 2) // 3)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" '
        'font-family="Liberation Sans, Arial, sans-serif" font-size="12" fill="#222">'
        f'<rect width="{wide}" height="{high}" fill="#fff"/>'
        f'<text x="{_LEFT}" y="22" font-size="16">Dossiers arrived, of 20,000, by the minute</text>'
    )
    return head + "\n".join(["", *parts, "</svg>", ""])


def _ink(names: list[str], name: str) -> str:
    return "#c1121f" if name == OURS else _INKS[names.index(name) % len(_INKS)]


def _x(place: int, minutes: float) -> float:
    left = _LEFT + place * (_WIDE + _GAP)
    return left + _WIDE * min(max(log10(max(minutes, 1)), 0) / log10(1440), 1)


def _y(arrived: float) -> float:
    return _TOP + _HIGH * (1 - arrived / ALL)


def _frame(place: int, scenario: Scenario) -> str:
    left, low = _x(place, 1), _TOP + _HIGH
    down = f", off for {scenario.down_s / 60:.0f} min" if scenario.down_s else ""
    title = f"{scenario.name}: {scenario.rate:.0f} a second, {scenario.queue_s:.0f} s queue{down}"
    parts = [f'<text x="{left}" y="{_TOP - 12}">{title}</text>']
    for minutes, word in ((1, "1 min"), (10, "10"), (60, "1 h"), (360, "6 h"), (1440, "24 h")):
        x = _x(place, minutes)
        parts.append(f'<path d="M{x:.1f} {_TOP}V{low}" stroke="#e4e4e4"/>')
        side = {1: "start", 1440: "end"}.get(minutes, "middle")
        parts.append(f'<text x="{x:.1f}" y="{low + 18}" text-anchor="{side}">{word}</text>')
    for share in (0, 0.5, 1):
        y = _y(ALL * share)
        parts.append(f'<path d="M{left} {y}H{left + _WIDE}" stroke="#bbb"/>')
        if place == 0:
            told = f'<text x="{left - 6}" y="{y + 4}" text-anchor="end">{share:.0%}</text>'
            parts.append(told)
    return "\n".join(parts)


def _path(place: int, curve: Curve, ink: str, is_ours: bool) -> str:
    points = [f"M{_x(place, 1):.1f} {_y(0):.1f}"]
    before = 0
    for seconds, arrived in curve:
        x = _x(place, seconds / 60)
        points.append(f"L{x:.1f} {_y(before):.1f}L{x:.1f} {_y(arrived):.1f}")
        before = arrived
    points.append(f"L{_x(place, 1440):.1f} {_y(before):.1f}")
    width = 3.5 if is_ours else 1.4
    return f'<path d="{"".join(points)}" fill="none" stroke="{ink}" stroke-width="{width}"/>'


def _key(place: int, name: str, ink: str) -> str:
    x = _LEFT + (place % 3) * (_WIDE + _GAP)
    y = _TOP + _HIGH + 48 + 20 * (place // 3)
    width = 4 if name == OURS else 2
    return (
        f'<path d="M{x} {y - 4}h26" stroke="{ink}" stroke-width="{width}"/>'
        f'<text x="{x + 34}" y="{y}">{name}</text>'
    )


def main() -> None:
    """Print the table and write the drawing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hours", type=float, default=12.0)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    found = []
    for row in rows(asked.seed, asked.hours):
        found.append(row)
        sys.stderr.write(f"{row[1].name} {row[0]}\n")
    for name in dict.fromkeys(row[0] for row in found):
        played = {scenario.name: outcome for n, scenario, outcome, _ in found if n == name}
        sys.stdout.write(line(name, played) + "\n")
    PICTURE.write_text(drawing(found), encoding="utf-8")


if __name__ == "__main__":
    main()
