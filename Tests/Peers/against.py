#!/usr/bin/env python3
"""Times the kernels of another commit in turn with this one's, and prints the ratios.

Each program times every network and phase for about a tenth of a second; then it is the other's turn,
first one, then the other. A turn counts only if the core then reached nine tenths of the best peak of
multiply-adds that either program saw: a neighbour on the same core shows there.
"""

import argparse
import json
import statistics
import subprocess
from collections import defaultdict
from pathlib import Path

import goals
import machine

QUIET = 0.9
"""The share of the best peak that a turn must reach."""


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", required=True, help="the build folder of the other commit")
    parser.add_argument("--own", required=True, help="the build folder of this one")
    parser.add_argument("--rounds", type=int, default=12)
    parser.add_argument("--filter", default="", help="only networks whose name contains this")
    arguments = parser.parse_args()
    commands = [command(Path(folder)) for folder in (arguments.base, arguments.own)]
    turns = ([], [])
    for number in range(arguments.rounds):
        for side in (0, 1) if number % 2 == 0 else (1, 0):
            turns[side].append(turn(commands[side], arguments.filter))
    print(report(*turns))


def command(folder):
    """The benchmark of a build: a program of its own, or in older commits one of fanin's commands."""
    own = folder / "fanin-bench"
    return [str(own), "kernels"] if own.exists() else [str(folder / "fanin"), "bench", "kernels"]


def turn(command, filter):
    options = ["--quick", "--json"] + (["--filter", filter] if filter else [])
    output = subprocess.run(command + options, check=True, capture_output=True, text=True).stdout
    return json.loads(output)


def report(base, own):
    best = max(peak(document) for document in base + own)
    quiet = [[d for d in side if peak(d) >= QUIET * best] for side in (base, own)]
    if not all(quiet):
        return "No turn had its core alone: run it again when the machine is quieter."
    before, after = (medians(side) for side in quiet)
    lines = [
        f"{machine.processor()}; peak of one core {best / 1e9:.0f} G multiply-adds/s; of "
        f"{len(base)} turns each {len(quiet[0])} and {len(quiet[1])} had the core alone.",
        "",
        "| what | base | own | base ÷ own | gate against f950f7e |  |",
        "| --- | --: | --: | --: | --: | --- |",
    ]
    gates = goals.AGAINST_BASE.get(machine.maker(), {})
    for key in before:
        if key in after and after[key] > 0:
            lines.append(row(key, before[key], after[key], gates.get(key)))
    return "\n".join(lines)


def peak(document):
    return document["peak_multiply_adds_per_second"]


def medians(documents):
    """The median seconds of every step, phase, update and epoch."""
    found = defaultdict(list)
    for document in documents:
        for network in document["networks"]:
            found[network["name"]].append(network["step_seconds"])
            for phase in network["phases"]:
                found[f"{network['name']}, {phase['name']}"].append(phase["seconds"])
        for part in ("update", "epoch"):
            for name, seconds in (document.get(part) or {}).items():
                found[f"{part}: {name.replace('_', ' ')}"].append(seconds)
    return {key: statistics.median(values) for key, values in found.items()}


def row(name, before, after, gate):
    verdict = "" if gate is None else "met" if before / after >= gate else "**missed**"
    return (
        f"| {name} | {1e6 * before:,.1f} µs | {1e6 * after:,.1f} µs | {before / after:.3f} | "
        f"{'' if gate is None else f'≥ {gate}'} | {verdict} |")


if __name__ == "__main__":
    main()
