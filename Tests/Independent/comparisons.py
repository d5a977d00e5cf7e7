"""Paired comparisons again: t, d_z, TOST, corrections, verdicts and robust companions."""

from itertools import product
from math import isnan, sqrt

import numpy as np
from scipy import integrate, optimize, stats


def audit(check, findings, runs, column):
    """Every comparison of every family."""
    analysis = findings["study"]["analysis"]
    alpha = analysis["alpha"]
    for family in findings["families"]:
        declared = family["declaration"]
        judged = {}
        for comparison in family["comparisons"]:
            tested = comparison["outcome"].get("tested")
            if not tested or comparison["unpaired"]:
                check.leaves("comparisons without a test of pairs")
                continue
            together = {
                "study": "", "data": comparison["block"].get("data"),
                "block": str(comparison["block"])}[declared["together"]]
            judged.setdefault(together, []).append((comparison, tested["_0"]))
        for members in judged.values():
            computed = [
                one(check, comparison, found, declared, alpha, runs,
                    column if analysis["readout"] == "last-epoch" else None)
                for comparison, found in members]
            corrections(check, members, computed, declared, alpha)
    everything(check, findings)


def everything(check, findings):
    """What pairing did over all comparisons."""
    pairings = [each["pairing"] for family in findings["families"] for each in family["comparisons"]]
    correlations = [each["correlation"] for each in pairings if each.get("correlation") is not None]
    factors = [each["varianceReduction"] for each in pairings if each.get("varianceReduction")]
    if findings.get("pairing"):
        check.equal(
            "pairing: mean seed correlation", findings["pairing"]["correlation"],
            np.mean(correlations))
        check.equal(
            "pairing: variance factor", findings["pairing"]["varianceFactor"],
            stats.gmean(factors))


def label(comparison):
    """A name for messages."""
    return " ".join(str(level) for level in comparison["treatment"].values())


def one(check, comparison, found, declared, alpha, runs, column):
    """One comparison; gives its p and the larger p of its two one-sided tests."""
    where = label(comparison)
    pairs = comparison["pairs"]
    if column:
        for side in ("treatment", "baseline"):
            rows = runs.of(comparison[side])
            for pair in pairs:
                row = rows.get(pair["seed"])
                check.equal(
                    f"{where}: {side}, seed {pair['seed']}", pair[side], row and float(row[column]))
    treatment = np.array([pair["treatment"] for pair in pairs])
    baseline = np.array([pair["baseline"] for pair in pairs])
    difference = treatment - baseline
    n = len(difference)
    test = stats.ttest_1samp(difference, 0)
    error = difference.std(ddof=1) / sqrt(n)
    check.equal(f"{where}: difference", found["estimate"], difference.mean())
    check.equal(f"{where}: t", found["t"], test.statistic, 1e-8)
    check.equal(f"{where}: degrees of freedom", found["degreesOfFreedom"], n - 1)
    check.equal(f"{where}: p", found["pValue"], test.pvalue, 1e-7)
    check.equal(f"{where}: squared standard error", found["variance"], error**2, 1e-8)
    half = stats.t.ppf(1 - alpha / 2, n - 1) * error
    check.interval(
        f"{where}: interval", found["interval"], difference.mean() - half, difference.mean() + half,
        1e-8)
    check.equal(f"{where}: d_z", found["effectSize"], test.statistic / sqrt(n), 1e-8)
    low, high = (noncentrality(test.statistic, n - 1, p) / sqrt(n) for p in (1 - alpha / 2, alpha / 2))
    check.interval(f"{where}: d_z", found["effectSizeInterval"], low, high, 1e-5)
    robust(check, where, comparison["robustness"], difference, alpha)
    pairing(check, where, comparison["pairing"], treatment, baseline)
    smallest = abs(difference.mean()) + stats.t.ppf(1 - alpha, n - 1) * error
    check.equal(f"{where}: smallest bound", found["smallestBound"], smallest, 1e-6)
    bound = declared.get("equivalenceBound")
    if bound is None:
        return test.pvalue, None
    equivalence = max(
        stats.ttest_1samp(difference, -bound, alternative="greater").pvalue,
        stats.ttest_1samp(difference, bound, alternative="less").pvalue)
    check.equal(f"{where}: TOST p", found["equivalencePValue"], equivalence, 1e-7)
    half = stats.t.ppf(1 - alpha, n - 1) * error
    check.interval(
        f"{where}: interval of equivalence", found["equivalenceInterval"],
        difference.mean() - half, difference.mean() + half, 1e-8)
    return test.pvalue, equivalence


def seeds_to_settle(difference, bound, level, alpha):
    """The fewest seeds with which a difference of the bound, and equivalence, are shown at 80 %."""
    spread = difference.std(ddof=1)
    effect = (abs(difference.mean()) if bound is None else bound) / spread
    shown = fewest(lambda n: power_of_difference(n, effect, level))
    if bound is None:
        return shown
    return max(shown, fewest(lambda n: power_of_equivalence(n, bound / spread, alpha)))


def fewest(power):
    """The fewest pairs with a power of 80 %, which grows with their number."""
    high = 2
    while power(high) < 0.8:
        high *= 2
    low = max(2, high // 2)
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if power(middle) >= 0.8 else (middle + 1, high)
    return low


def power_of_difference(n, effect, level):
    """Both tails of the two-sided paired t test."""
    t, shift = stats.t.ppf(1 - level / 2, n - 1), effect * sqrt(n)
    # SciPy has no number for the other tail where it is far below any that counts.
    other = stats.nct.cdf(-t, n - 1, shift)
    return stats.nct.sf(t, n - 1, shift) + (0 if isnan(other) else other)


def power_of_equivalence(n, margin, alpha):
    """Both one-sided tests at a true difference of 0, over the spread's distribution."""
    t, widest = stats.t.ppf(1 - alpha, n - 1), (n - 1) * (margin * sqrt(n)) ** 2

    def inside(squares):
        room = margin * sqrt(n) - t * sqrt(squares / (n - 1))
        return (2 * stats.norm.cdf(room) - 1) * stats.chi2.pdf(squares, n - 1)

    return integrate.quad(inside, 0, widest / t**2, limit=200)[0]


def noncentrality(t, degrees, probability):
    """δ at which P(T ≤ t) of the noncentral t is the probability."""
    return crossing(lambda delta: stats.nct.cdf(t, degrees, delta) - probability, t)


def crossing(gap, start):
    """Where a falling function is 0, searched from a start; SciPy gives no number far from it."""
    low = high = start
    step = 0.5
    while gap(low) < 0:
        low -= step
    while gap(high) > 0:
        high += step
    return optimize.brentq(gap, low, high, xtol=1e-12, rtol=1e-12)


def corrections(check, members, computed, declared, alpha):
    """Adjusted p-values and verdicts of comparisons judged together."""
    adjusted = adjust([p for p, _ in computed], declared["correction"])
    equivalences = [p for _, p in computed]
    judged = None if None in equivalences else adjust(equivalences, declared["correction"])
    for index, (comparison, found) in enumerate(members):
        where = label(comparison)
        check.equal(f"{where}: adjusted p", found["adjustedPValue"], adjusted[index], 1e-7)
        equivalent = judged is not None and equivalences[index] < alpha
        if judged is not None:
            check.equal(
                f"{where}: adjusted TOST p", found["adjustedEquivalencePValue"], judged[index], 1e-7)
        verdict = {
            (True, False): "different", (False, True): "equivalent",
            (True, True): "different but negligible", (False, False): "undecided",
        }[(adjusted[index] < alpha, equivalent)]
        check.that(f"{where}: verdict {found['verdict']}, computed {verdict}", found["verdict"] == verdict)
        if verdict == "undecided" and found.get("seedsToSettle"):
            pairs = comparison["pairs"]
            difference = np.array([pair["treatment"] - pair["baseline"] for pair in pairs])
            level = alpha if declared["correction"] == "none" else alpha / len(members)
            seeds = seeds_to_settle(difference, declared.get("equivalenceBound"), level, alpha)
            check.equal(f"{where}: seeds to settle", found["seedsToSettle"], seeds)


def adjust(p_values, correction):
    """p-values for their number."""
    p = np.array(p_values)
    n, order = len(p), np.argsort(p)
    result = np.empty(n)
    if correction == "none":
        return p
    if correction == "holm":
        result[order] = np.maximum.accumulate(p[order] * (n - np.arange(n)))
    elif correction == "hochberg":
        result[order[::-1]] = np.minimum.accumulate(p[order[::-1]] * (1 + np.arange(n)))
    else:
        return stats.false_discovery_control(p)
    return np.minimum(result, 1)


def robust(check, where, found, difference, alpha):
    """Sign flips, Wilcoxon, Hodges and Lehmann, Shapiro and Wilk, and one seed left out."""
    n = len(difference)
    if found["signFlipError"] == 0 and n <= 16:
        signs = np.array(list(product((1, -1), repeat=n)))
        sums = np.abs(signs @ difference)
        count = np.mean(sums >= abs(difference.sum()) * (1 - 1e-9) - 1e-15)
        check.equal(f"{where}: sign-flip p", found["signFlipPValue"], count)
        check.equal(f"{where}: Wilcoxon p", found["wilcoxonPValue"], wilcoxon(difference))
    else:
        check.leaves("sign flips that were drawn")
    kept = rounded(difference)
    kept = difference[kept != 0]
    walsh = [(kept[i] + kept[j]) / 2 for i in range(len(kept)) for j in range(i, len(kept))]
    if walsh:
        check.equal(f"{where}: Hodges–Lehmann", found["hodgesLehmann"], np.median(walsh), 1e-8)
    if n >= 3 and found.get("normalityPValue") is not None:
        check.equal(
            f"{where}: Shapiro–Wilk p", found["normalityPValue"], stats.shapiro(difference).pvalue,
            1e-3)
    for each, index in zip(found["leftOut"], range(n)):
        mean = np.delete(difference, index).mean()
        check.equal(f"{where}: without seed {each['seed']}", each["estimate"], mean, 1e-8)
    critical = stats.t.ppf(1 - alpha / 2, n - 1)

    def shortfall(delta):
        found = stats.nct.sf(critical, n - 1, delta) + stats.nct.cdf(-critical, n - 1, delta)
        return 0.8 - found
    check.equal(
        f"{where}: detectable effect", found["detectableEffect"], crossing(shortfall, critical) / sqrt(n),
        1e-6)


def rounded(difference):
    """Differences that are equal but for their last bits made equal."""
    return np.round(difference, 12)


def wilcoxon(difference):
    """The exact two-sided p of the signed ranks, zeros dropped, ties by mid-ranks."""
    values = rounded(difference)
    values = values[values != 0]
    ranks = stats.rankdata(np.abs(values))
    signs = np.array(list(product((1, -1), repeat=len(values))))
    observed = abs(np.sum(np.sign(values) * ranks))
    return np.mean(np.abs(signs @ ranks) >= observed - 1e-9)


def pairing(check, where, found, treatment, baseline):
    """What the pairs had in common."""
    if found.get("correlation") is not None:
        check.equal(
            f"{where}: seed correlation", found["correlation"],
            np.corrcoef(treatment, baseline)[0, 1], 1e-7)
    if found.get("varianceReduction") is not None:
        apart = treatment.var(ddof=1) + baseline.var(ddof=1)
        check.equal(
            f"{where}: variance factor", found["varianceReduction"],
            apart / (treatment - baseline).var(ddof=1), 1e-7)
