#!/usr/bin/env bash
# Three packaged services on one Redis: one fetches for all, is killed in the middle of a fetch, and Redis is cut off
# under load. Needs redis-server, redis-cli and wrk.
# Usage: src/bench/replicas.sh [seconds that Redis is gone = 60]
set -euo pipefail
cd "$(dirname "$0")/../.."
[ -f target/quarkus-app/quarkus-run.jar ] || ./mvnw -B -q package -DskipTests
./mvnw -B -q -Pbench test-compile exec:java \
  -Dexec.mainClass=org.modelcatalog.ReplicasBench -Dexec.args="${1:-}"
