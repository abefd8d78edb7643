#!/usr/bin/env bash
# The packaged service over HTTP as its catalog grows, with a heap of 512 MiB at every size: fetch, start, one page
# repeatedly, new filters, facets and searches, memory, and the whole list. Needs wrk and curl.
# Usage: src/bench/growth.sh [models … = 500 5000 50000 100000]
# SERVICE="name=command" measures another command than the jar.
set -euo pipefail
cd "$(dirname "$0")/../.."
[ -f target/quarkus-app/quarkus-run.jar ] || ./mvnw -B -q package -DskipTests
[ $# -gt 0 ] || set -- 500 5000 50000 100000
./mvnw -B -q -Pbench test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath
exec java -Xmx2g -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" org.modelcatalog.GrowthBench \
  "${SERVICE:-jar=java -Xmx512m -jar target/quarkus-app/quarkus-run.jar}" "$@"
