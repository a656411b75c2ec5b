"""The same cube by numpy, as the generator of the case computes it: CPU seconds, and what must come out.

    peer.py CASE full|scenarios CHECKS     writes the checks of D1 or D10 to CHECKS

CUBE_TOUCHED_GB=N writes to so much memory and gives it back before the clock starts.
"""

import json
import os
import resource
import statistics
import sys
import time

import numpy

case, mode = sys.argv[1:3]
sys.path.insert(0, case)
import gen_cube  # noqa: E402

model = json.load(open(os.path.join(case, "model.json")))


def computed(size):
    hierarchy, cube, years, scenarios = gen_cube.make_inputs(model, size)
    touched = int(os.environ.get("CUBE_TOUCHED_GB", "0"))
    if touched:
        numpy.ones(touched * 125_000_000)
    start = time.process_time()
    gen_cube.agg_inputs(model, hierarchy, cube)
    gen_cube.evaluate(model, hierarchy, cube, years)
    return time.process_time() - start, hierarchy, cube, years, scenarios


if mode == "full":
    times = []
    for _ in range(8):
        spent, hierarchy, cube, years, scenarios = computed("D1")
        times.append(spent)
    print("first", times[0])
    print("full", statistics.median(times[1:]))
    size = "D1"
if mode == "scenarios":
    spent, hierarchy, cube, years, scenarios = computed("D10")
    print("scenarios", spent)
    print("memory", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6)
    size = "D10"
checks = gen_cube.checks(model, hierarchy, cube, years, scenarios)
json.dump({"checks": checks}, open(sys.argv[3], "w"))
