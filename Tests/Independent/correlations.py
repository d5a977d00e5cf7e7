"""Correlations between profiles again: Pearson's r, Fisher's interval and the exact permutation p."""

from itertools import permutations
from math import atanh, sqrt, tanh

import numpy as np
from scipy import stats

STRENGTHS = ("hierarchy_strength", "hierarchy_strength_per_connection")


def audit(check, findings, runs):
    """Every declared correlation, between profiles; the other levels are left to others."""
    alpha = findings["study"]["analysis"]["alpha"]
    for correlation in findings["correlations"]:
        declared = correlation["declaration"]
        name = f"{declared['x']} with {declared['y']}"
        points = networks(check, name, correlation, declared, runs)
        if not points:
            check.leaves(name)
            continue
        for level in correlation["levels"]:
            if level["kind"] != "profiles":
                check.leaves("correlations between and within networks")
                continue
            profiles = sorted({profile for profile, _, _ in points})
            x = np.array([np.mean([x for p, x, _ in points if p == profile]) for profile in profiles])
            for index, outcome in enumerate(level["outcomes"]):
                found = outcome.get("estimated", {}).get("_0")
                if found:
                    y = np.array([
                        np.mean([y[index] for p, _, y in points if p == profile])
                        for profile in profiles])
                    between(check, f"{name}, outcome {index + 1}", found, x, y, alpha)


def networks(check, name, correlation, declared, runs):
    """Profile, x and the outcomes of every network, checked against results.csv."""
    points = []
    for panel in correlation["panels"]:
        for network in panel["networks"]:
            row = runs.of(network["cell"]).get(network["seed"])
            where = f"{name}: {network['cell']['profile']}, seed {network['seed']}"
            check.that(f"{where}: its run", row is not None)
            if row is None:
                return []
            if declared["x"] != "fan-in-cv":
                return []
            check.equal(f"{where}: x", network["x"], float(row["fan_in_cv"]))
            first = declared["y"].replace("-", "_")
            if first not in STRENGTHS or len(network["y"]) != 4:
                return []
            # The declared one, the other, the arithmetic, and the strength beyond it.
            values = [float(row[column]) for column in sorted(STRENGTHS, key=lambda c: c != first)]
            arithmetic = float(row["arithmetic_expectation"])
            values += [arithmetic, float(row["hierarchy_strength"]) / arithmetic]
            for index, value in enumerate(values):
                check.equal(f"{where}: outcome {index + 1}", network["y"][index], value, 1e-8)
            points.append((network["cell"]["profile"], float(row["fan_in_cv"]), values))
    return points


def between(check, where, found, x, y, alpha):
    """One r over profiles."""
    if found["groups"] != 1:
        check.leaves("correlations centred in several groups")
        return
    n = len(x)
    r = np.corrcoef(x, y)[0, 1]
    check.equal(f"{where}: r", found["r"], r, 1e-8)
    check.equal(f"{where}: profiles", found["units"], n)
    if n > 3:
        half = stats.norm.ppf(1 - alpha / 2) / sqrt(n - 3)
        check.interval(
            f"{where}: r", found.get("interval"), tanh(atanh(r) - half), tanh(atanh(r) + half), 1e-7)
    if found["orders"]["isExact"] and n <= 7:
        centred = x - x.mean()
        sums = [abs(centred @ y[list(order)]) for order in permutations(range(n))]
        p = np.mean(np.array(sums) >= abs(centred @ y) * (1 - 1e-9))
        check.equal(f"{where}: permutation p", found["pValue"], p)
    else:
        check.leaves("permutations that were drawn")
