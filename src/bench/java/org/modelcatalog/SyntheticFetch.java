package org.modelcatalog;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fetch of synthetic models by the packaged service, which stores them.
 *
 * @param seconds from the first request to the catalog, by the service's own meter; NaN = the fetch failed
 * @param peak largest resident memory in MiB
 */
record SyntheticFetch(Path snapshots, double seconds, long peak) {

    private static final String FILE = "hug.snapshot";
    private static final Pattern SECONDS =
            Pattern.compile("catalog_fetch_seconds_sum\\{[^}]*\"hug\"[^}]*\\} ([0-9.E]+)");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Returns the size of the stored catalog in bytes. */
    long stored() throws IOException {
        return Files.size(snapshots.resolve(FILE));
    }

    boolean good() {
        return !Double.isNaN(seconds);
    }

    static SyntheticFetch of(Variant variant, int models) throws IOException, InterruptedException {
        Path snapshots = Files.createTempDirectory("grown-catalog");
        snapshots.toFile().deleteOnExit();
        snapshots.resolve(FILE).toFile().deleteOnExit();
        Path log = Path.of("target", "fetch-" + models + ".log");
        int port = Variant.freePort();
        try (var hub = new SyntheticHub(models)) {
            Process service = variant.run(port, hub.settings(snapshots), log);
            try {
                boolean stored = stored(service, snapshots, log);
                return new SyntheticFetch(snapshots, stored ? seconds(port + 1) : Double.NaN, Variant.peak(service));
            } finally {
                service.destroyForcibly().waitFor();
            }
        }
    }

    private static boolean stored(Process service, Path snapshots, Path log) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(snapshots.resolve(FILE))) {
            if (!service.isAlive()
                    || System.nanoTime() > end
                    || Files.readString(log).contains("OutOfMemoryError")) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return true;
    }

    private static double seconds(int port) throws IOException, InterruptedException {
        String metrics = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/metrics"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        Matcher sum = SECONDS.matcher(metrics);
        if (!sum.find()) {
            throw new IllegalStateException("no fetch is metered");
        }
        return Double.parseDouble(sum.group(1));
    }
}
