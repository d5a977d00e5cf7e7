"""Comparing numbers, and counting how many were compared."""

from math import isclose, sqrt

import numpy as np
from scipy import stats


class Check:
    """What was compared, what differs, and what is left to others."""

    def __init__(self):
        self.count = 0
        self.different = []
        self.left = []

    def equal(self, what, found, computed, within=1e-9):
        """Compares a number of the findings with ours, relatively; both may be missing."""
        self.count += 1
        if found is None or computed is None:
            agree = found is None and computed is None
        else:
            agree = isclose(found, computed, rel_tol=within, abs_tol=1e-12)
        if not agree:
            self.different.append(f"{what}: findings {found}, computed {computed}")

    def interval(self, what, found, low, high, within=1e-9):
        """Compares both ends of an interval."""
        self.equal(f"{what}, low", found and found["low"], low, within)
        self.equal(f"{what}, high", found and found["high"], high, within)

    def that(self, what, holds):
        """Demands that something holds."""
        self.count += 1
        if not holds:
            self.different.append(f"{what}: not so")

    def leaves(self, what):
        """Says what is not computed here."""
        if what not in self.left:
            self.left.append(what)

    def tell(self, folder):
        """Prints the outcome; says whether all agrees and anything was compared."""
        for line in self.different:
            print(f"{folder}: {line}")
        left = f"; not computed: {', '.join(self.left)}" if self.left else ""
        print(f"{folder}: {self.count} numbers checked, {len(self.different)} differ{left}")
        return self.count > 0 and not self.different


def mean_interval(values, findings):
    """Mean, standard deviation and t interval at the study's α."""
    values = np.array(list(values))
    mean, deviation = values.mean(), values.std(ddof=1)
    alpha = findings["study"]["analysis"]["alpha"]
    half = stats.t.ppf(1 - alpha / 2, len(values) - 1) * deviation / sqrt(len(values))
    return mean, deviation, mean - half, mean + half


def ratio_interval(values, findings):
    """Geometric mean and the t interval of its logarithm, as ratios; no interval for one value."""
    logarithms = np.log(np.array(list(values)))
    if len(logarithms) < 2:
        return float(np.exp(logarithms[0])), None, None
    mean, _, low, high = mean_interval(logarithms, findings)
    return tuple(float(np.exp(value)) for value in (mean, low, high))
