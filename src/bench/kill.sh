#!/usr/bin/env bash
# kill -9 while the packaged service writes its snapshot; every restart must serve the whole catalog at once.
# Usage: src/bench/kill.sh [kills = 100]
set -euo pipefail
cd "$(dirname "$0")/../.."
[ -f target/quarkus-app/quarkus-run.jar ] || ./mvnw -B -q package -DskipTests
./mvnw -B -q -Pbench test-compile exec:java \
  -Dexec.mainClass=org.modelcatalog.KillBench -Dexec.args="${1:-}"
