"""How low a Brier score could get on the cases: boosted trees told far more than the pool is, three ways of holding out.

usage: bound.py STEM   (the series STEM_train.csv and STEM_future.csv; needs numpy and lightgbm)
The trees see some forty figures of each record, and earlier stretches of the same records to learn from. "by series" holds out
a fifth of the series; "related together" one of twenty runs of neighbours in the file; "a field together" all series of one
field. What falls from the first to the last was learnt from siblings of the judged series: the same country, the same
years. An indicator of a plan has no such siblings whose future is known.
"""
import csv
import sys

import numpy as np

from compare import FACTORS, series


def fnv(text):
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = ((value ^ byte) * 0x100000001B3) & (2**64 - 1)
    return value % 5


def smoothed(past, alpha):
    level = past[0]
    for value in past[1:]:
        level += alpha * (value - level)
    return level


def figures(past, horizon):
    """Some forty figures of a record, in typical changes and in its own direction; with the typical change and direction."""
    count, scale = len(past), np.mean(np.abs(np.diff(past)))
    sign = 1 if past[-1] >= past[0] else -1
    moves = sign * np.diff(past) / scale
    steps = np.arange(count) - (count - 1) / 2
    slope = steps @ past / (steps @ steps)
    left = past - past.mean() - slope * steps
    centred = moves - moves.mean()
    spread = max(centred @ centred, 1e-9)
    weights = 0.8 ** np.arange(len(moves))[::-1]
    row = [count, horizon, sign, moves.mean(), np.median(moves), moves.max(), moves.min(), np.mean(moves > 0)]
    row += [moves[-k] if k <= len(moves) else np.nan for k in range(1, 6)]
    row += [moves[-k:].mean() for k in (2, 3, 4, 5, 8)]
    row += [moves[: len(moves) // 2].mean(), moves[len(moves) // 2 :].mean()]
    row += [weights @ moves / weights.sum(), weights @ np.abs(moves) / weights.sum(), np.mean(moves**2)]
    row += [np.mean(np.abs(moves - np.median(moves))), centred[1:] @ centred[:-1] / spread]
    row += [centred[2:] @ centred[:-2] / spread, moves[1:] @ moves[:-1] / (moves @ moves)]
    row += [np.log(scale / (abs(past[-1]) + scale)), np.log(scale / (np.mean(np.abs(past)) + scale))]
    row += [sign * (past[-1] - (past.max() if sign > 0 else past.min())) / scale]
    row += [(past.max() - past.min()) / scale / np.sqrt(count), sign * slope / scale, sign * left[-1] / scale]
    row += [1 - left @ left / max(((past - past.mean()) ** 2).sum(), 1e-9)]
    row += [sign * (smoothed(past, a) - past[-1]) / scale for a in (0.2, 0.5)]
    if (past > 0).all():
        growth = np.diff(np.log(past))
        row += [np.mean(growth), sign * growth.mean() * past[-1] / scale, sign * growth[-3:].mean() * past[-1] / scale]
        row += [np.log(np.mean(np.abs(growth[-5:])) / max(np.mean(np.abs(growth)), 1e-12) + 0.05)]
        row += [sign * np.log(past[-1] / past.mean())]
    else:
        row += [np.nan] * 5
    return row, scale, sign


def samples(past, future):
    """Figures, move to the last step in typical changes a year, weight and id: whole records first."""
    whole, more = [], []
    for key, record in past.items():
        horizon = len(future[key])
        row, scale, sign = figures(record, horizon)
        whole.append((row, sign * (future[key][-1] - record[-1]) / scale / horizon, 2.0, key))
        full = np.concatenate([record, future[key]])
        ends = range(8, len(full) - horizon + 1, 2)
        for end in ends:
            if np.abs(np.diff(full[:end])).max() > 0:
                row, scale, sign = figures(full[:end], horizon)
                move = sign * (full[end + horizon - 1] - full[end - 1]) / scale / horizon
                more.append((row, move, len(ends) ** -0.5, key))
    return whole, whole + more


def stacked(rows):
    table = np.repeat(np.array([row[0] for row in rows], float), len(FACTORS), 0)
    factors = np.tile(np.array(FACTORS, float), len(rows))
    met = (np.repeat([row[1] for row in rows], len(FACTORS)) >= factors).astype(float)
    return np.column_stack([table, factors]), met, np.repeat([row[2] for row in rows], len(FACTORS))


def main(stem):
    import lightgbm

    past, future = series(stem + "_train.csv", 5), series(stem + "_future.csv", 1)
    with open(stem + "_train.csv", newline="", encoding="utf-8") as file:
        field = {row[0]: row[2] for row in list(csv.reader(file))[1:]}
    whole, everything = samples(past, future)
    block = {key: index * 20 // len(past) for index, key in enumerate(past)}
    met = stacked(whole)[1].reshape(-1, len(FACTORS))
    print(f"base rates only, known beforehand: {np.mean(met.mean(0) * (1 - met.mean(0))):.4f}")
    parameters = dict(
        objective="binary", learning_rate=0.03, num_leaves=8, min_data_in_leaf=150, feature_fraction=0.3,
        bagging_fraction=0.6, bagging_freq=1, lambda_l2=10, verbose=-1, num_threads=1, seed=1, deterministic=True,
        monotone_constraints=[0] * len(whole[0][0]) + [-1])
    for name, group in (("by series", fnv), ("related together", block.get), ("a field together", field.get)):
        held = np.array([group(row[3]) for row in whole])
        found = {rounds: np.zeros_like(met) for rounds in (300, 450, 600)}
        for one in sorted(set(held)):
            table, answer, weight = stacked([row for row in everything if group(row[3]) != one])
            trees = lightgbm.train(parameters, lightgbm.Dataset(table, answer, weight=weight), 600)
            asked = stacked([row for row, fold in zip(whole, held) if fold == one])[0]
            for rounds, chances in found.items():
                chances[held == one] = trees.predict(asked, num_iteration=rounds).reshape(-1, len(FACTORS))
        scores = ", ".join(f"{rounds} trees {np.mean((p - met) ** 2):.4f}" for rounds, p in found.items())
        print(f"boosted trees, held out {name}: {scores}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
