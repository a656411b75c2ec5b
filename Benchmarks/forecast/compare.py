"""Judges our forecasts beside drift and, where statsforecast is installed, beside its automatic methods; prints ratios.

usage: compare.py STEM QUANTILES ALONE   (the series STEM_train.csv, STEM_future.csv; our tables from `forecast-bench
quantiles`, in which a series has the series of other folds as companions, and `forecast-bench alone`)
Definitions of MASE, sMAPE, coverage, msis95 and the Brier score are those of cases/README.md, written anew here so that
they check the ones in the Swift program. Peers' probabilities are those of a normal curve through their 95 % interval.
"""
import csv
import math
import sys
import time
import warnings

import numpy as np

FACTORS = (-2, -1, 0, 0.5, 1, 1.5, 2)
METRICS = ("MASE", "sMAPE", "cover80", "cover95", "msis95", "Brier")


def series(path, skip):
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))[1:]
    return {row[0]: np.array([float(cell) for cell in row[skip:] if cell]) for row in rows}


def judge(past, future, point, lower95, lower80, upper80, upper95, probabilities):
    """The six metrics of one series; what a method does not give is NaN."""
    scale = np.mean(np.abs(np.diff(past)))
    direction = 1 if past[-1] >= past[0] else -1
    targets = [past[-1] + direction * factor * scale * len(future) for factor in FACTORS]
    events = [direction * (future[-1] - target) >= 0 for target in targets]
    below, above = np.maximum(0, lower95 - future), np.maximum(0, future - upper95)
    return (
        np.mean(np.abs(point - future)) / scale,
        np.mean(200 * np.abs(point - future) / (np.abs(point) + np.abs(future))),
        covered(future, lower80, upper80),
        covered(future, lower95, upper95),
        np.mean(upper95 - lower95 + 40 * (below + above)) / scale,
        np.mean([(p - e) ** 2 for p, e in zip(probabilities(targets, direction), events)]),
    )


def covered(future, lower, upper):
    """The percentage of years within the interval; NaN where there is no interval."""
    return math.nan if np.isnan(lower).any() else 100 * np.mean((future >= lower) & (future <= upper))


def ours(path, past, future):
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))[1:]
    steps = {}
    for row in rows:
        steps.setdefault(row[0], []).append([float(cell) for cell in row[2:]])
    result = {}
    for key, table in steps.items():
        table = np.array(table)
        given = table[-1, 6:]
        result[key] = judge(
            past[key], future[key], table[:, 3], table[:, 1], table[:, 2], table[:, 4], table[:, 5],
            lambda targets, direction: given)
    return result


def drift(past, future):
    result = {}
    for key, values in past.items():
        steps = np.arange(1, len(future[key]) + 1)
        point = values[-1] + steps * (values[-1] - values[0]) / (len(values) - 1)
        nothing = np.full(len(steps), np.nan)
        result[key] = judge(
            values, future[key], point, nothing, nothing, nothing, nothing,
            lambda targets, direction: [math.nan] * len(targets))
    return result


def normal(mean, deviation):
    def probabilities(targets, direction):
        return [0.5 * math.erfc(direction * (t - mean) / deviation / math.sqrt(2)) for t in targets]
    return probabilities


def peers(past, future):
    """Metrics of each method and of the median of their points, with CPU seconds; none without statsforecast."""
    try:
        from statsforecast.models import AutoARIMA, AutoCES, AutoETS, AutoTheta
    except ImportError:
        print("peers left out: statsforecast is not installed")
        return {}, {}
    warnings.filterwarnings("ignore")
    results, seconds, points = {}, {}, {}
    for method in (AutoETS, AutoTheta, AutoCES, AutoARIMA):
        name = method.__name__
        first = next(iter(past))
        method(season_length=1).forecast(y=past[first], h=6, level=[80, 95])  # compiles outside the clock
        begin = time.process_time()
        made = {}
        for key, values in past.items():
            try:
                table = method(season_length=1).forecast(y=values, h=len(future[key]), level=[80, 95])
                made[key] = {column: np.asarray(numbers) for column, numbers in table.items()}
            except Exception as error:  # a peer may fail on a series: said, and left out
                print(f"{name} fails on {key}: {error}")
        seconds[name] = time.process_time() - begin
        results[name] = {}
        for key, table in made.items():
            deviation = max((table["hi-95"][-1] - table["lo-95"][-1]) / 2 / 1.959964, 1e-9)
            results[name][key] = judge(
                past[key], future[key], table["mean"], table["lo-95"], table["lo-80"], table["hi-80"], table["hi-95"],
                normal(table["mean"][-1], deviation))
            points.setdefault(key, []).append(table["mean"])
    results["peers' median"] = {}
    for key, paths in points.items():
        nothing = np.full(len(future[key]), np.nan)
        results["peers' median"][key] = judge(
            past[key], future[key], np.median(np.stack(paths), 0), nothing, nothing, nothing, nothing,
            lambda targets, direction: [math.nan] * len(targets))
    return results, seconds


def main(stem, quantiles, alone):
    past, future = series(stem + "_train.csv", 5), series(stem + "_future.csv", 1)
    others, seconds = peers(past, future)
    results = {
        "Lustrum": ours(quantiles, past, future), "Lustrum alone": ours(alone, past, future),
        "drift": drift(past, future), **others}
    means = {name: np.mean(np.array(list(table.values())), 0) for name, table in results.items()}
    print("method".ljust(16) + "".join(metric.rjust(9) for metric in METRICS) + "   CPU s".rjust(9))
    for name, row in means.items():
        cells = "".join(("-" if math.isnan(v) else f"{v:.4f}" if v < 1 else f"{v:.3f}").rjust(9) for v in row)
        print(name.ljust(16) + cells + (f"{seconds[name]:9.1f}" if name in seconds else "        -"))
    for name in ("Lustrum", "Lustrum alone"):
        own = means[name]
        print(f"ratios of {name}:")
        print(f"  to drift: MASE {own[0] / means['drift'][0]:.3f}, sMAPE {own[1] / means['drift'][1]:.3f}")
        if others:
            best, ets = means["peers' median"], means["AutoETS"]
            print(f"  to the peers' median: MASE {own[0] / best[0]:.3f}, sMAPE {own[1] / best[1]:.3f}")
            print(f"  to AutoETS: msis95 {own[4] / ets[4]:.3f}, Brier {own[5] / ets[5]:.3f}")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
