#!/usr/bin/env bash
# The packaged service with a mirror of a made-up Hub of any size: first walk, kills, questions over HTTP, changes, hot pages.
# Usage: src/bench/whole-hub-service.sh [models = 200000] [parts = walk serve change hot] [folder]
# The part kills begins a walk of its own: give it a folder that is empty.
set -euo pipefail
cd "$(dirname "$0")/../.."
./mvnw -B -q -DskipTests package
./mvnw -B -q -Pbench test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath
folder="${3:-$(mktemp -d)}"
[ $# -ge 3 ] || trap 'rm -rf "$folder"' EXIT
# shellcheck disable=SC2086 # the parts are words
java -Xmx512m -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" \
  org.modelcatalog.WholeHubServiceBench "$folder" "${1:-200000}" ${2:-walk serve change hot}
