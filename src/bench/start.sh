#!/usr/bin/env bash
# How long variants of the packaged service take to start over a stored catalog, and what memory they hold after 1,000
# requests; every variant in turn, in one run.
# Usage: src/bench/start.sh [starts = 20] [models = 500] [variant …]
# A variant is a name and a command line, for example "native=target/model-catalog-0.1.0-SNAPSHOT-runner -Xmx64m". Without
# any: the jar on this JDK, and the binary where there is one.
set -euo pipefail
cd "$(dirname "$0")/../.."
starts="${1:-20}" models="${2:-500}"
shift $(($# < 2 ? $# : 2))
if [ $# -eq 0 ]; then
  [ -f target/quarkus-app/quarkus-run.jar ] || ./mvnw -B -q package -DskipTests
  set -- "jar=java -Xmx256m -jar target/quarkus-app/quarkus-run.jar"
  for binary in target/*-runner; do
    [ -x "$binary" ] && set -- "$@" "native=$binary"
  done
fi
./mvnw -B -q -Pbench test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath
exec java -Xmx2g -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" \
  org.modelcatalog.StartBench "$starts" "$models" "$@"
