#!/usr/bin/env bash
# Variants of the packaged service side by side in one run, over a stored catalog.
# Usage: src/bench/variants.sh start|throughput|nginx|shapes [rounds = 20] [models = 500] [variant …]
#   start       time until each is ready and has sent a list, and its memory after 1,000 lists
#   throughput  requests a second, processor time a request, and memory after them; needs wrk
#   nginx       requests a second and p99 of the first variant beside nginx with the same bytes as files; needs wrk, nginx
#   shapes      requests a second of hot pages of every shape; needs wrk
# A variant is a name and a command line, for example "native=target/model-catalog-0.1.0-SNAPSHOT-runner -Xmx64m". The
# default: the jar on this JDK and, if there is one, the binary without flags, with those of its image, and with those in
# a container with 192 MiB.
set -euo pipefail
cd "$(dirname "$0")/../.."
case "${1:-}" in
  start) bench=StartBench ;;
  throughput) bench=ThroughputBench ;;
  nginx) bench=NginxBench ;;
  shapes) bench=ShapesBench ;;
  *) sed -n '2,11s/^# //p' "$0" >&2; exit 2 ;;
esac
rounds="${2:-20}" models="${3:-500}"
shift $(($# < 3 ? $# : 3))
if [ $# -eq 0 ]; then
  [ -f target/quarkus-app/quarkus-run.jar ] || ./mvnw -B -q package -DskipTests
  set -- "jar=java -Xmx256m -jar target/quarkus-app/quarkus-run.jar"
  flags="$(sed -n 's/^ENTRYPOINT \["[^"]*"//; T; s/[],"]/ /g; s/  */ /gp' src/main/docker/Dockerfile.native-micro)"
  for binary in target/*-runner; do
    [ -x "$binary" ] &&
      set -- "$@" "native=$binary" "image=$binary$flags" "192 MiB=$binary$flags-XX:MaxRAM=192m"
  done
fi
./mvnw -B -q -Pbench test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath
exec java -Xmx2g -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" \
  "org.modelcatalog.$bench" "$rounds" "$models" "$@"
