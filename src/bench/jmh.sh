#!/usr/bin/env bash
# Microbenchmarks with JMH: time and allocated bytes.
# Usage: src/bench/jmh.sh [options of JMH, for example: -f 1 ModelIndexBench]
set -euo pipefail
cd "$(dirname "$0")/../.."
./mvnw -B -q -Pbench test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath
exec java -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" org.modelcatalog.InnerBench "$@"
