#!/usr/bin/env bash
# 90 days of hourly refreshes: size of the log, its memory, and how fast past moments and pages of changes are answered.
# Usage: src/bench/history.sh [models = 1000] [models in 10,000 that change in a day = 50]
set -euo pipefail
cd "$(dirname "$0")/../.."
models="${1:-1000}" churn="${2:-50}" port=18471 ops=18472
[ -f target/quarkus-app/quarkus-run.jar ] || ./mvnw -B -q package -DskipTests
[ -n "${BENCH_CLASSPATH:-}" ] || {
  ./mvnw -B -q -Pbench test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath
  BENCH_CLASSPATH="$(cat target/bench.classpath)"
}
folder="$(mktemp -d)"
bench() { java -Xmx1g -cp "target/test-classes:target/classes:$BENCH_CLASSPATH" org.modelcatalog.catalog.history.HistoryBench "$@"; }
bench make "$folder" "$models" "$churn"
bench size "$folder"
CATALOG_SNAPSHOT_DIR="$folder" CATALOG_HISTORY_MEGABYTES=1000 HF_HUB_OFFLINE=1 QUARKUS_HTTP_PORT=$port \
  QUARKUS_MANAGEMENT_PORT=$ops java -Xmx"${HEAP:-512m}" -jar target/quarkus-app/quarkus-run.jar > "$folder/service.log" 2>&1 &
service=$!
trap 'kill $service; wait $service 2> /dev/null || true; rm -rf "$folder"' EXIT
until curl -fs "http://localhost:$ops/q/health/live" > /dev/null; do
  kill -0 $service || { cat "$folder/service.log"; exit 1; }
  sleep 0.2
done
bench ask "http://localhost:$port"
