"""Ranks over data sets again: mean ranks, Friedman's test, Nemenyi's p-values and critical difference."""

from math import sqrt

import numpy as np
from scipy import stats


def audit(check, findings, runs, column):
    """Every family and place whose treatments are ranked."""
    analysis = findings["study"]["analysis"]
    for finding in findings.get("ranks", []):
        where = f"ranks {finding['family']} {' '.join(str(x) for x in finding['place'].values())}"
        cells = [ranked["cell"] for ranked in finding["treatments"]]
        means = np.array([ranked["means"] for ranked in finding["treatments"]])
        if column:
            for i, cell in enumerate(cells):
                for j, data in enumerate(finding["data"]):
                    rows = runs.of({**cell, "data": data})
                    values = [float(row[column]) for row in rows.values() if row[column]]
                    check.equal(f"{where}: mean {i} on {data}", means[i][j], np.mean(values))
        signed = means if higher_is_worse(findings) else -means
        ranks = np.apply_along_axis(stats.rankdata, 0, signed)
        mean_ranks = ranks.mean(axis=1)
        k, n = means.shape
        for ranked, rank in zip(finding["treatments"], mean_ranks):
            check.equal(f"{where}: mean rank", ranked["meanRank"], rank)
        unit = sqrt(k * (k + 1) / (6 * n))
        q = stats.studentized_range.isf(analysis["alpha"], k, np.inf)
        check.equal(
            f"{where}: critical difference", finding["criticalDifference"], q / sqrt(2) * unit, 1e-6)
        friedman(check, where, finding, signed, ranks)
        for pair in finding["pairs"]:
            better, worse = (mean_ranks[cells.index(pair[side])] for side in ("better", "worse"))
            check.that(f"{where}: order", better <= worse)
            p = stats.studentized_range.sf(sqrt(2) * (worse - better) / unit, k, np.inf)
            check.equal(f"{where}: Nemenyi's p", pair["pValue"], p, 1e-6)


def friedman(check, where, finding, signed, ranks):
    """The test, unless every data set ranks all treatments alike."""
    found = finding.get("friedman")
    if all(len(set(column)) == 1 for column in ranks.T):
        check.that(f"{where}: no test of ties", found is None)
        return
    test = stats.friedmanchisquare(*signed)
    k, n = signed.shape
    check.equal(f"{where}: χ²", found["chiSquared"], test.statistic)
    check.equal(f"{where}: degrees of freedom", found["degreesOfFreedom"], k - 1)
    check.equal(f"{where}: p", found["pValue"], test.pvalue, 1e-8)
    check.equal(f"{where}: W", found["concordance"], test.statistic / (n * (k - 1)))


def higher_is_worse(findings):
    """Losses are better when they are lower."""
    return "loss" in findings["study"]["analysis"]["metric"]
