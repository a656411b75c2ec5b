"""The same draws by numpy, by the generator's own formulas: CPU seconds, and what must come out.

    peer.py CASE SIZE DRAWS VALUES     writes the sums of the wanted cells to VALUES

Draws stand side by side as numpy's first axis; the blocks are as large as is fastest here, which is tried before.
"""

import json
import os
import sys
import time

case, size, draws, values = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
sys.path.insert(0, case)
import gen_cube  # noqa: E402
import numpy as np  # noqa: E402

model = json.load(open(os.path.join(case, "model.json")))
hierarchy, inputs, years, _ = gen_cube.make_inputs(model, size)
count = len(model["indicators"])
middle = years // 2


def block(first, last, out):
    """The inputs times their drawn factors, rolled up, and every formula."""
    drawn = np.arange(first, last)
    cube = {}
    for entry in model["indicators"][: model["n_in"]]:
        number = entry["id"]
        factor = 0.9 + 0.2 * gen_cube.u_vec(number, drawn, 2)
        cube[number] = factor[:, None, None] * inputs[number]
    gen_cube.agg_inputs(model, hierarchy, cube)
    gen_cube.evaluate(model, hierarchy, cube, years)
    for entry in model["indicators"]:
        number = entry["id"]
        out[2 * number, first:last] = cube[number][:, years - 1, 0]
        out[2 * number + 1, first:last] = cube[number][:, middle, 1]


def run(total, width):
    out = np.empty((2 * count, total))
    start = time.process_time()
    for first in range(0, total, width):
        block(first, min(total, first + width), out)
    return time.process_time() - start, out


# Tried in turn and more than once, so that what else the machine does falls on all sizes.
widths = [10, 20, 40, 60, 80]
trial = dict.fromkeys(widths, float("inf"))
for _ in range(4):
    for width in widths:
        trial[width] = min(trial[width], run(min(draws, 240), width)[0])
best = min(trial, key=trial.get)
spent, out = run(draws, best)
print("block", best)
print("cpu_by_trial", trial[best] / min(draws, 240) * draws)
print("cpu", spent)
with open(values, "w") as file:
    for row in out:
        file.write(f"{float(row.sum())!r} {float(np.abs(row).sum())!r} {float(row[-1])!r}\n")
