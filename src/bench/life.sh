#!/usr/bin/env bash
# The packaged service under load while its Hub goes from fault to fault, in fast motion. Needs wrk.
# Usage: src/bench/life.sh [seconds = 100] [heap = -Xmx256m] [binary = none, the jar]
set -euo pipefail
cd "$(dirname "$0")/../.."
binary="${3:-}"
[ -n "$binary" ] || [ -f target/quarkus-app/quarkus-run.jar ] || ./mvnw -B -q package -DskipTests
./mvnw -B -q -Pbench test-compile exec:java ${binary:+-Dpackaged.binary="$(realpath "$binary")"} \
  -Dexec.mainClass=org.modelcatalog.LifeBench -Dexec.args="${1:-100} ${2:--Xmx256m}"
