#!/usr/bin/env bash
# The whole Hub in the index on disk, and in OpenSearch with one and three nodes on loopback: the same questions, side by side.
# Usage: src/bench/cluster.sh [rows = 200000] [queries of each kind = 100] [heap of a node = 768m]
set -euo pipefail
cd "$(dirname "$0")/../.."
./mvnw -B -q -Pbench test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
java -Xmx512m -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" \
  org.modelcatalog.query.cluster.ClusterBench "${1:-200000}" "${2:-100}" "${3:-768m}" "$folder"
