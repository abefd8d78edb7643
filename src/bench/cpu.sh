#!/usr/bin/env bash
# Processor time of the packaged service for a page of 50: one page repeatedly, plain, gzip and 304, and new pages.
# Needs wrk.
# Usage: src/bench/cpu.sh [rounds = 4] [models = 500] [name=command = the jar]
set -euo pipefail
cd "$(dirname "$0")/../.."
[ -f target/quarkus-app/quarkus-run.jar ] || ./mvnw -B -q package -DskipTests
./mvnw -B -q -Pbench test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath
exec java -Xmx2g -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" org.modelcatalog.CpuBench \
  "${1:-4}" "${2:-500}" "${3:-jar=java -Xmx256m -jar target/quarkus-app/quarkus-run.jar}"
