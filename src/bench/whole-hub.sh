#!/usr/bin/env bash
# The whole Hub in the index on disk: build, size, and times of queries.
# Usage: src/bench/whole-hub.sh [rows = 200000] [queries of each kind = 200] [heap = 512m]
set -euo pipefail
cd "$(dirname "$0")/../.."
./mvnw -B -q -Pbench test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
java "-Xmx${3:-512m}" -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" \
  org.modelcatalog.query.disk.WholeHubBench "${1:-200000}" "$folder" "${2:-200}"
