#!/usr/bin/env python3
"""Computes the numbers of a report's findings.json again from its results.csv, with SciPy alone.

    recompute.py REPORT…

It shares no code with fanin. Prints what differs and how many numbers it checked; leaves 1 when
one differs, 2 when a folder cannot be read. What it does not compute is said at the end of each line.
"""

import csv
import json
import sys
from pathlib import Path

try:
    import comparisons
    import correlations
    import ranks
    import topology
    from check import Check, mean_interval, ratio_interval
except ModuleNotFoundError as error:
    print(f"the audit needs {error.name}: apt-get install python3-scipy, or pip install scipy",
          file=sys.stderr)
    sys.exit(2)


class Runs:
    """The finished runs of results.csv, by cell and seed."""

    def __init__(self, path):
        with open(path, newline="") as file:
            self.rows = [row for row in csv.DictReader(file) if row["state"] == "finished"]

    def of(self, cell):
        """Rows of a cell by seed: every factor as the cell says, none where the cell has none."""
        factors = {"data", "profile", "sparsity", "topology"} | set(cell)
        return {
            int(row["seed"]): row for row in self.rows
            if all(same(row[name], cell.get(name)) for name in factors)}


def same(text, level):
    """Whether a field of the table is the level."""
    if level is None:
        return text == ""
    if isinstance(level, bool):
        return text == str(level).lower()
    if isinstance(level, (int, float)):
        return text != "" and float(text) == level
    return text == level


def number(row, column):
    """A field as a number; None where it is empty."""
    return float(row[column]) if row.get(column) else None


def cells(check, findings, runs, column):
    """Means, deviations, intervals, hierarchy and silencing of every cell."""
    for block in findings["blocks"]:
        for cell in block["cells"]:
            where = " ".join(str(level) for level in cell["cell"].values())
            rows = runs.of(cell["cell"])
            values = {seed: number(row, column) for seed, row in rows.items()}
            found = {each["seed"]: each["value"] for each in cell.get("values", [])}
            check.that(f"{where}: seeds", sorted(values) == sorted(found))
            for seed, value in found.items():
                check.equal(f"{where}, seed {seed}: {column}", value, values.get(seed))
            if len(values) < 2:
                continue
            mean, deviation, low, high = mean_interval(values.values(), findings)
            check.equal(f"{where}: mean", cell["mean"], mean)
            check.equal(f"{where}: deviation", cell["deviation"], deviation)
            check.interval(f"{where}: interval", cell.get("interval"), low, high)
            averages(check, where, cell, list(rows.values()), findings)


def averages(check, where, cell, rows, findings):
    """What a cell says beside its metric."""
    def average(column):
        values = [number(row, column) for row in rows]
        return None if None in values else sum(values) / len(values)

    check.equal(f"{where}: fan-in CV", cell.get("fanInCV"), average("fan_in_cv"))
    hierarchy = cell.get("hierarchy")
    if hierarchy:
        for key, column in (
                ("mean", "hierarchy_strength"), ("arithmetic", "arithmetic_expectation"),
                ("perConnection", "hierarchy_strength_per_connection")):
            values = [number(row, column) for row in rows]
            mean, low, high = (
                (None,) * 3 if None in values else ratio_interval(values, findings))
            check.equal(f"{where}: {column}", hierarchy.get(key), mean)
            if key == "mean":
                check.interval(f"{where}: its interval", hierarchy.get("interval"), low, high)
    silencing = cell.get("silencing")
    if silencing and silencing["runs"] == len(rows):
        for key, column in (
                ("withoutHubs", "accuracy_without_hubs"),
                ("withoutRandom", "accuracy_without_random")):
            check.equal(f"{where}: {column}", silencing[key], average(column))
        excess = [
            number(row, "accuracy_without_random") - number(row, "accuracy_without_hubs")
            for row in rows]
        mean, _, low, high = mean_interval(excess, findings)
        check.equal(f"{where}: hubs against random", silencing["excess"], mean)
        check.interval(f"{where}: its interval", silencing.get("excessInterval"), low, high)
        check.equal(
            f"{where}: accuracy_without_neurons", silencing.get("withoutNeurons"),
            average("accuracy_without_neurons"))
        if silencing.get("excessOverNeurons"):
            excess = [
                number(row, "accuracy_without_neurons") - number(row, "accuracy_without_hubs")
                for row in rows]
            mean, _, low, high = mean_interval(excess, findings)
            told = silencing["excessOverNeurons"]
            check.equal(f"{where}: hubs against other neurons", told["mean"], mean)
            check.interval(f"{where}: its interval", told.get("interval"), low, high)


def audit(folder):
    """Checks one report and prints a line about it; says whether all agrees."""
    findings = json.loads((folder / "findings.json").read_text())
    runs = Runs(folder / "results.csv")
    analysis = findings["study"]["analysis"]
    column = analysis["metric"].replace("-", "_").replace("training_", "train_")
    check = Check()
    if analysis["readout"] == "last-epoch":
        cells(check, findings, runs, column)
    else:
        check.leaves(f"the readout {analysis['readout']}")
    comparisons.audit(check, findings, runs, column)
    correlations.audit(check, findings, runs)
    topology.audit(check, findings, folder, runs)
    ranks.audit(
        check, findings, runs, column if analysis["readout"] == "last-epoch" else None)
    for kind in ("pooled", "claims"):
        if findings.get(kind):
            check.leaves(kind)
    return check.tell(folder)


def main(folders):
    if not folders:
        print(__doc__, file=sys.stderr)
        return 2
    agree = True
    for folder in folders:
        try:
            agree &= audit(Path(folder))
        except (OSError, ValueError, KeyError) as error:
            print(f"{folder}: cannot be read: {type(error).__name__} {error}", file=sys.stderr)
            return 2
    return 0 if agree else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
