#!/usr/bin/env bash
# Profile of the packaged service under repeated requests for one page. Ends with an error when any sample shows Jackson or
# compression. Needs wrk.
# Usage: src/bench/profile.sh [seconds a phase = 20] [models = 500] [name=command = the jar]
set -euo pipefail
cd "$(dirname "$0")/../.."
[ -f target/quarkus-app/quarkus-run.jar ] || ./mvnw -B -q package -DskipTests
./mvnw -B -q -Pbench test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath
jar="java -Xmx256m -XX:FlightRecorderOptions=stackdepth=256 -jar target/quarkus-app/quarkus-run.jar"
exec java -Xmx2g -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" org.modelcatalog.ProfileBench \
  "${1:-20}" "${2:-500}" "${3:-jar=$jar}"
