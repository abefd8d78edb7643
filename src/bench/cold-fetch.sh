#!/usr/bin/env bash
# A cold fetch with the walks side by side against the same walks one after another, in one run.
# Usage: src/bench/cold-fetch.sh [milliseconds a request takes = 200] [rounds = 10]
set -euo pipefail
cd "$(dirname "$0")/../.."
./mvnw -B -q -Pbench test -Dtest=ColdFetchBench -Dquarkus.jacoco.enabled=false \
  -Dlatency="${1:-200}" -Drounds="${2:-10}"
