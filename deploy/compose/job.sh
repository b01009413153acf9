#!/usr/bin/env bash
# Starts the JobManager with the detection job in it, from the newest complete checkpoint when there is one: a job that
# began empty over a used store would not know its open alerts.
set -euo pipefail
newest=$(find "$LIFELINE_CHECKPOINTS" -name _metadata -printf '%T@ %h\n' | sort -n | tail -n 1 | cut -d ' ' -f 2-)
[ -n "$newest" ] && export LIFELINE_RESTORE="$newest"
exec "${1:-/docker-entrypoint.sh}" standalone-job --job-classname lifeline.stream.DetectionJob
