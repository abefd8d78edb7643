#!/usr/bin/env bash
# The inner pieces one by one, with JMH: time and bytes allocated.
# Usage: src/bench/jmh.sh [options of JMH, for example: -f 1 ModelIndexBench]
set -euo pipefail
cd "$(dirname "$0")/../.."
./mvnw -B -q -Pbench test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath
exec java -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" org.modelcatalog.InnerBench "$@"
