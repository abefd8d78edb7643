#!/usr/bin/env bash
# Time of a search, time to build the index and its memory, by number of models.
# Usage: src/bench/search.sh [rounds over the fifty queries = 40] [models … = 500 5000 50000 100000]
set -euo pipefail
cd "$(dirname "$0")/../.."
./mvnw -B -q -Pbench test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath
exec java -Xmx2g -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" \
  org.modelcatalog.query.search.SearchBench "$@"
