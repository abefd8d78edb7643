#!/usr/bin/env bash
# The packaged service under load while its Hub goes from fault to fault, in fast motion. Needs wrk.
# Usage: src/bench/life.sh [seconds = 100]
set -euo pipefail
cd "$(dirname "$0")/../.."
[ -f target/quarkus-app/quarkus-run.jar ] || ./mvnw -B -q package -DskipTests
./mvnw -B -q -Pbench test-compile exec:java \
  -Dexec.mainClass=org.modelcatalog.LifeBench -Dexec.args="${1:-}"
