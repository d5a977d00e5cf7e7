"""How the connections moved, again from topology.csv and fan-ins.csv: the course of the fan-in CV,
whether it came to rest (slope and TOST), what the first update made of it, and how far it all went."""

import csv
import sys
from math import sqrt

import numpy as np
from scipy import stats

from check import mean_interval

# Updates below this share of the largest drop fraction do not count, and a slope needs as many.
LEAST_SHARE, FEWEST = 0.05, 3


def rows_of(path):
    csv.field_size_limit(sys.maxsize)
    with open(path, newline="") as file:
        return list(csv.DictReader(file))


def audit(check, findings, folder, runs):
    """Every course of every layer of every block."""
    if not findings.get("topologies"):
        return
    updates, ends = {}, {}
    for row in rows_of(folder / "topology.csv"):
        updates.setdefault((row["run"], int(row["layer"])), []).append(row)
    for row in rows_of(folder / "fan-ins.csv"):
        ends[row["run"], int(row["layer"])] = [
            np.array(row[name].split(), dtype=float) for name in ("initial", "final")]
    for finding in findings["topologies"]:
        for layer in finding["layers"]:
            number = layer["layer"]
            for course in layer["courses"]:
                where = f"{' '.join(map(str, course['start'].values()))}, layer {number}"
                ids = [row["run"] for _, row in sorted(runs.of(course["start"]).items())]
                ids = [run for run in ids if (run, number) in updates]
                check.that(f"{where}: runs", len(ids) == course["runs"])
                if len(ids) > 1:
                    one(check, where, course, [updates[run, number] for run in ids],
                        [ends[run, number] for run in ids], findings)
    check.leaves("sameness of starts, shapes, hubs over time")


def one(check, where, course, courses, ends, findings):
    """One layer from one start."""
    steps = [int(row["step"]) for row in courses[0]]
    cvs = np.array([[float(row["fan_in_cv"]) for row in rows] for rows in courses])
    survivors = np.array([
        [float(row["survivor_fan_in_cv"]) for row in rows if row["step"] != "0"]
        for rows in courses])
    drops = np.array([float(row["drop_fraction"]) for row in courses[0]])
    moments(check, f"{where}: CV", course["cv"], steps, cvs, findings)
    moments(check, f"{where}: survivors' CV", course["survivorCV"], steps[1:], survivors, findings)
    counted = [
        index for index, step in enumerate(steps)
        if step > 0 and drops[index] > LEAST_SHARE * drops.max()]
    size = int(np.ceil(findings["study"]["analysis"]["equilibrium"]["window"] * len(counted)))
    window = counted[-max(size, FEWEST):]
    rest(check, f"{where}: rest", course.get("rest"), steps, cvs, window, findings)
    rest(check, f"{where}: survivors' rest", course.get("survivorRest"), steps[1:], survivors,
         [index - 1 for index in window], findings)
    if len(steps) > 1:
        whole = cvs[:, -1] - cvs[:, 0]
        low, high = mean_of(check, f"{where}: move", course["move"]["whole"], whole, findings)
        share = (cvs[:, 1] - cvs[:, 0]).mean() / whole.mean() if low > 0 or high < 0 else None
        check.equal(f"{where}: first update's share", course["move"].get("firstShare"), share)
    if course.get("followsDrop"):
        ranks = [stats.spearmanr(drops[2:], row[2:]).statistic for row in cvs]
        mean_of(check, f"{where}: with the drop fraction", course["followsDrop"], ranks, findings)
    distances = [stats.ks_2samp(start, end).statistic for start, end in ends]
    mean_of(check, f"{where}: from the start", course["distanceFromStart"], distances, findings)


def moments(check, where, found, steps, values, findings):
    """The mean of a course at every step, with its interval."""
    check.that(f"{where}: steps", [moment["step"] for moment in found] == steps)
    for index, moment in enumerate(found):
        mean_of(check, f"{where}, step {moment['step']}", moment, values[:, index], findings)


def mean_of(check, where, found, values, findings):
    """A mean over runs with its t interval, whose ends are given back."""
    mean, _, low, high = mean_interval(values, findings)
    check.equal(where, found["mean"], mean)
    check.interval(where, found.get("interval"), low, high, 1e-8)
    return low, high


def rest(check, where, found, steps, values, window, findings):
    """The relative change over the window by least squares, its two one-sided tests, the verdict."""
    if len(window) < FEWEST:
        check.that(f"{where}: none", found is None)
        return
    analysis = findings["study"]["analysis"]
    x = np.array([steps[index] for index in window], dtype=float)
    changes = np.array([
        stats.linregress(x, row[window]).slope * (x[-1] - x[0]) / row[window].mean()
        for row in values])
    low, high = mean_of(check, where, found["change"], changes, findings)
    error = changes.std(ddof=1) / sqrt(len(changes))
    bound = analysis["equilibrium"]["bound"]
    p = max(
        stats.t.sf((changes.mean() + bound) / error, len(changes) - 1),
        stats.t.cdf((changes.mean() - bound) / error, len(changes) - 1))
    check.equal(f"{where}: TOST", found["equivalence"], p, 1e-7)
    verdict = (
        "at-rest" if p < analysis["alpha"] else "moving" if low > 0 or high < 0 else "open")
    check.that(f"{where}: {verdict}", found["verdict"] == verdict)
    check.that(f"{where}: its window", (found["first"], found["last"]) == (x[0], x[-1]))
