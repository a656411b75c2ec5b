#!/usr/bin/env python3
"""Draws the parts of an ensemble on Spark: each part's number goes through a pipe to `lustrum ensemble --shard`.

    spark-submit cluster/spark-pipe.py PLAN DIR PARTS [options of lustrum ensemble]
    lustrum ensemble PLAN --merge DIR

A part that is finished is left as it is, so that Spark may start it as often as it likes. PLAN and DIR must be seen by
every worker. LUSTRUM names the program where it is not on PATH. Exit 0: all parts are there; 1: one could not be drawn;
2: wrong call.
"""

import os
import shlex
import sys

# The pipe hands over the numbers of the parts, one a line; what the program says comes back as the answer.
EACH = 'program=$1 plan=$2 out=$3 parts=$4; shift 4; while read -r part; do "$program" ensemble "$plan" --shard "$part/$parts" --out "$out" "$@" </dev/null || exit; done'


def main():
    if len(sys.argv) < 4 or not sys.argv[3].isdigit() or int(sys.argv[3]) < 1:
        print(f"usage: spark-submit {sys.argv[0]} PLAN DIR PARTS [options of lustrum ensemble]", file=sys.stderr)
        return 2
    from pyspark.sql import SparkSession

    plan, out, parts = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]), int(sys.argv[3])
    program = os.environ.get("LUSTRUM", "lustrum")
    options = ["--threads", "1", *sys.argv[4:]]
    command = shlex.join(["bash", "-c", EACH, "each", program, plan, out, str(parts), *options])
    spark = SparkSession.builder.appName("lustrum-ensemble").getOrCreate()
    try:
        numbers = spark.sparkContext.parallelize(range(1, parts + 1), parts)
        for line in numbers.pipe(command, env=dict(os.environ), checkCode=True).collect():
            print(line)
    except Exception as error:  # what a worker said stands in the log of Spark
        print(f"not all parts were drawn: {str(error).splitlines()[0]}", file=sys.stderr)
        return 1
    finally:
        spark.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
