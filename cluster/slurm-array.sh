#!/usr/bin/env bash
#SBATCH --job-name=lustrum-ensemble
#SBATCH --cpus-per-task=1
# Draws the parts of an ensemble as a Slurm array, one part a task:
#
#   sbatch --array=1-16 cluster/slurm-array.sh PLAN DIR 16 --draws 100000 --seed 1
#   lustrum ensemble PLAN --merge DIR
#
# The number of parts is told apart from the array, so that single parts can be drawn again (`--array=3,7`); a part that
# is finished is left as it is. PLAN and DIR must be seen by every node. LUSTRUM names the program where it is not on PATH.
set -euo pipefail
if [[ $# -lt 3 || -z ${SLURM_ARRAY_TASK_ID:-} ]]; then
    echo "usage: sbatch --array=1-PARTS $0 PLAN DIR PARTS [options of lustrum ensemble]" >&2
    exit 2
fi
plan=$1 out=$2 parts=$3
shift 3
exec "${LUSTRUM:-lustrum}" ensemble "$plan" --shard "$SLURM_ARRAY_TASK_ID/$parts" --out "$out" \
    --threads "${SLURM_CPUS_PER_TASK:-1}" "$@"
