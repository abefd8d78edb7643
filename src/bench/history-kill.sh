#!/usr/bin/env bash
# kill -9 while the log of changes grows; whatever was announced must be in it, once.
# Usage: src/bench/history-kill.sh [kills = 100]
set -euo pipefail
cd "$(dirname "$0")/../.."
./mvnw -B -q -Pbench test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath
exec java -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" \
  org.modelcatalog.catalog.history.HistoryKillBench "${1:-100}"
