package org.modelcatalog;

import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs all JMH benchmarks and prints times and allocations. Arguments are those of JMH and override the settings here. */
public final class InnerBench {

    private InnerBench() {}

    /** Runs them and prints the table. */
    public static void main(String[] arguments) throws CommandLineOptionException, RunnerException {
        var given = new CommandLineOptions(arguments);
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .parent(given)
                        .mode(Mode.AverageTime)
                        .timeUnit(TimeUnit.MICROSECONDS)
                        .forks(given.getForkCount().orElse(2))
                        .warmupIterations(given.getWarmupIterations().orElse(3))
                        .warmupTime(given.getWarmupTime().orElse(TimeValue.seconds(1)))
                        .measurementIterations(given.getMeasurementIterations().orElse(4))
                        .measurementTime(given.getMeasurementTime().orElse(TimeValue.seconds(1)))
                        .jvmArgs("-Xmx1g")
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
        BenchmarkParams params = results.iterator().next().getParams();
        System.out.printf(
                "%n%s %s; %d forks, each %d s to warm up and %d of %s%n",
                params.getVmName(),
                params.getVmVersion(),
                params.getForks(),
                params.getWarmup().getCount() * params.getWarmup().getTime().convertTo(TimeUnit.SECONDS),
                params.getMeasurement().getCount(),
                params.getMeasurement().getTime());
        System.out.println("| what | µs | ± (99.9 %) | bytes allocated |");
        System.out.println("|---|---|---|---|");
        results.forEach(InnerBench::print);
    }

    private static void print(RunResult result) {
        String name = result.getParams().getBenchmark();
        Result<?> time = result.getPrimaryResult();
        Result<?> bytes = result.getSecondaryResults().get("gc.alloc.rate.norm");
        System.out.printf(
                "| `%s` | %.3f | %.3f | %,.0f |%n",
                name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1),
                time.getScore(),
                time.getScoreError(),
                bytes.getScore());
    }
}
