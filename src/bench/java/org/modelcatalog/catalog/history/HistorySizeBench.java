package org.modelcatalog.catalog.history;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.logging.LogManager;
import org.modelcatalog.SyntheticModels;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.Price;
import org.modelcatalog.model.Serving;
import org.modelcatalog.support.ModelBuilder;
import org.modelcatalog.support.MutableClock;
import org.modelcatalog.support.OfferBuilder;

/**
 * How much 90 days of hourly refreshes take on disk and in memory, and how long adding and reading takes. Arguments: models
 * (1000), models in 10,000 that change in an hour (10).
 */
public final class HistorySizeBench {

    private static final int HOURS = 90 * 24;

    private HistorySizeBench() {}

    /** Runs it and prints the figures. */
    public static void main(String[] arguments) throws IOException {
        LogManager.getLogManager().reset();
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1000;
        double churn = (arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10) / 10_000.0;
        Path folder = Files.createTempDirectory("model-catalog-history-size");
        var clock = new MutableClock();
        var random = new Random(count);
        GatewayHistory history = new GatewayHistory(
                "hug", Optional.of(new HistoryFolder(folder, "hug")), Histories.KEPT, 1L << 30, clock);
        List<Model> models = SyntheticModels.of(count);
        CatalogSnapshot before = snapshot(clock.instant(), models);
        history.record(null, before, null);
        var millis = new ArrayList<Double>();
        long changes = 0;
        for (int hour = 1; hour <= HOURS; hour++) {
            clock.pass(Duration.ofHours(1));
            models = next(random, models, churn);
            CatalogSnapshot after = snapshot(clock.instant(), models);
            long start = System.nanoTime();
            Optional<ChangeBatch> added = history.record(before, after, ModelChanges.between(before, after));
            millis.add((System.nanoTime() - start) / 1e6);
            changes += added.map(batch -> batch.changes().size()).orElse(0);
            before = after;
        }
        HistoryView view = history.view();
        long packed = view.entries().stream()
                .mapToLong(entry -> entry.packed().length + 4L * entry.ids().length)
                .sum();
        millis.sort(null);
        System.out.printf(
                "%d models, %.2f %% an hour: %d changes in %d entries; on disk %.1f MB and a base of %.1f MB; in memory"
                        + " %.1f MB and a base of %.1f MB%n",
                count,
                churn * 100,
                changes,
                view.entries().size(),
                bytes(folder, "*.history") / 1e6,
                bytes(folder, "*.history-base") / 1e6,
                packed / 1e6,
                view.packedBase().bytes().length / 1e6);
        System.out.printf(
                "compare and add: median %.1f ms, max %.1f ms%n",
                millis.get(millis.size() / 2), millis.get(millis.size() - 1));
        long start = System.nanoTime();
        GatewayHistory again = new GatewayHistory(
                "hug", Optional.of(new HistoryFolder(folder, "hug")), Histories.KEPT, 1L << 30, clock);
        again.ready();
        System.out.printf("read at start: %.0f ms%n", (System.nanoTime() - start) / 1e6);
        start = System.nanoTime();
        boolean same = again.view().rows().equals(CatalogRows.of(before));
        System.out.printf("replayed: %.0f ms, %s%n", (System.nanoTime() - start) / 1e6, same ? "the same" : "WRONG");
        System.exit(same ? 0 : 1);
    }

    /** Some prices change, and some models come and go. */
    private static List<Model> next(Random random, List<Model> models, double churn) {
        var next = new ArrayList<>(models);
        int changed = (int) Math.ceil(models.size() * churn);
        for (int change = 0; change < changed; change++) {
            int at = random.nextInt(next.size());
            Model model = next.get(at);
            if (random.nextInt(10) == 0) {
                next.remove(at);
            } else {
                next.set(
                        at,
                        ModelBuilder.from(model)
                                .serving(new Serving(List.of(OfferBuilder.offer("groq")
                                        .price(Price.PROMPT, "0.00000" + (1 + random.nextInt(90)))
                                        .price(Price.COMPLETION, "0.00000" + (1 + random.nextInt(90)))
                                        .build())))
                                .build());
            }
        }
        var ids = new java.util.HashSet<String>();
        next.forEach(model -> ids.add(model.id()));
        for (Model back : next.size() < models.size() ? models : List.<Model>of()) {
            if (next.size() < models.size() && random.nextInt(3) == 0 && ids.add(back.id())) {
                next.add(back);
            }
        }
        return next;
    }

    private static CatalogSnapshot snapshot(Instant at, List<Model> models) {
        return CatalogSnapshot.restored(
                org.modelcatalog.source.Gateway.HUGGING_FACE,
                String.format("%016x", at.getEpochSecond()),
                new org.modelcatalog.source.FetchedModels(models, java.util.Map.of(), at, List.of()));
    }

    private static long bytes(Path folder, String pattern) throws IOException {
        long bytes = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern)) {
            for (Path file : files) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }
}
