"""Reads the tables of a plan folder as a script would: csv and dict, and pandas where it is installed.

usage: peer.py csv|pandas FOLDER     prints: name, CPU seconds (median of five rounds), peak memory in MiB
Each row becomes a dict of its cells that are not empty, numbers become floats, and rows are kept by their key. Nothing is
checked: no reference, no choice of words, no date, no position of a cell is known afterwards.
"""
import csv
import resource
import statistics
import sys
from pathlib import Path

NUMBERS = {
    *("cost", "energy", "electricity", "earliest_start", "latest_start", "offset", "amount", "share", "year", "value"),
    *("baseline", "baseline_year", "resolution", "order", "rank"),
}


def with_csv(folder):
    plan = {}
    for path in sorted(folder.rglob("*.csv")):
        with open(path, newline="", encoding="utf-8") as file:
            rows = {}
            for number, row in enumerate(csv.DictReader(file)):
                record = {name: float(cell) if name in NUMBERS else cell for name, cell in row.items() if cell}
                rows[(record.get("id") or number)] = record
        plan[path.stem] = rows
    return plan


def with_pandas(folder):
    import pandas

    return {path.stem: pandas.read_csv(path) for path in sorted(folder.rglob("*.csv"))}


def spent():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def main(name, folder):
    work = {"csv": with_csv, "pandas": with_pandas}[name]
    work(Path(folder))
    seconds = []
    for _ in range(5):
        start = spent()
        work(Path(folder))
        seconds.append(spent() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"python {name}\t{statistics.median(seconds):.3f}\t{peak}")


if __name__ == "__main__":
    main(*sys.argv[1:])
