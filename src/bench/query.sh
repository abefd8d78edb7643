#!/usr/bin/env bash
# New filtered queries and facets, over an index of 500, 5,000, 50,000 and 100,000 made-up models:
# median and 99th percentile, the time to build the index and its heap per model.
# Usage: src/bench/query.sh [queries = 2000] [models …]
set -euo pipefail
cd "$(dirname "$0")/../.."
./mvnw -B -q -Pbench test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath
exec java -Xmx"${HEAP:-512m}" -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" \
  org.modelcatalog.QueryBench "$@"
