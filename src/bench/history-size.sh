#!/usr/bin/env bash
# Size and time of a log of changes of 90 days.
# Usage: src/bench/history-size.sh [models = 1000] [models in 10,000 that change in an hour = 10]
set -euo pipefail
cd "$(dirname "$0")/../.."
./mvnw -B -q -Pbench test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath
exec java -Xmx1g -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" \
  org.modelcatalog.catalog.history.HistorySizeBench "$@"
