package org.modelcatalog.catalog.history;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.logging.LogManager;
import org.modelcatalog.SyntheticModels;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.Price;
import org.modelcatalog.model.Serving;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.support.ModelBuilder;
import org.modelcatalog.support.Models;
import org.modelcatalog.support.OfferBuilder;

/**
 * A log of 90 days of hourly refreshes that end now: what it takes, and how fast it answers. {@code make folder models churn}
 * makes it; {@code size folder} prints what it takes; {@code ask url cold} asks a service that has it, at first for
 * so many moments. Churn: models in 10,000 that change in a day.
 */
public final class HistoryBench {

    private static final Duration KEPT = Duration.ofDays(90);
    private static final int HOURS = (int) KEPT.toHours() - 1;
    private static final int MADE = 12;
    private static final int WARM = 1000;

    private HistoryBench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        LogManager.getLogManager().reset();
        if (arguments[0].equals("make")) {
            make(Path.of(arguments[1]), Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]) / 10_000.0 / 24);
        } else if (arguments[0].equals("size")) {
            size(Path.of(arguments[1]));
        } else {
            ask(arguments[1], arguments.length > 2 ? Integer.parseInt(arguments[2]) : 30);
        }
        System.exit(0);
    }

    private static void make(Path folder, int count, double churn) throws IOException {
        var random = new Random(count);
        var history = log(folder);
        Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(HOURS));
        List<Model> models = SyntheticModels.of(count);
        history.record(null, snapshot(at, models), null);
        var millis = new ArrayList<Double>();
        long changes = 0;
        double due = 0;
        for (int hour = 1; hour <= HOURS; hour++) {
            List<Model> old = models;
            due += models.size() * churn;
            models = next(random, models, (int) due);
            due -= (int) due;
            // what stays the same need not be there to make the log
            CatalogSnapshot before = snapshot(at, without(old, models));
            at = at.plus(Duration.ofHours(1));
            CatalogSnapshot after = snapshot(at, without(models, old));
            ModelChanges found = ModelChanges.between(before, after);
            long start = System.nanoTime();
            changes += history.record(before, after, found)
                    .map(batch -> batch.changes().size())
                    .orElse(0);
            millis.add((System.nanoTime() - start) / 1e6);
        }
        System.out.printf("%d models, %.2f %% a day: %d changes%n", count, churn * 2400, changes);
        System.out.printf("adding an entry: p50 %.1f ms, p99 %.1f ms%n", part(millis, 50), part(millis, 99));
        boolean same = log(folder).view().rows().equals(CatalogRows.of(snapshot(at, models)));
        System.out.println("replayed to the end: " + (same ? "the same" : "WRONG"));
    }

    /** Wall time and, since other work shares the processors, processor time. */
    private static void size(Path folder) throws IOException {
        System.out.printf(
                "on disk: %.2f MB and a base of %.2f MB%n",
                bytes(folder, "*.history") / 1e6, bytes(folder, "*.history-base") / 1e6);
        long without = used();
        GatewayHistory history = log(folder);
        HistoryView view = history.view();
        System.out.printf(
                "in memory: %.2f MB, %d entries%n",
                (used() - without) / 1e6, view.entries().size());
        long log = used();
        CatalogSnapshot kept = PastListing.of(view, view.at().minus(KEPT.dividedBy(2)))
                .orElseThrow()
                .snapshot(Gateway.HUGGING_FACE, id -> true);
        System.out.printf(
                "a past snapshot of %d models in memory: %.1f MB%n",
                kept.models().size(), (used() - log) / 1e6);
        var random = new Random(7);
        var threads = ManagementFactory.getThreadMXBean();
        var wall = new ArrayList<Double>();
        var processor = new ArrayList<Double>();
        for (int time = 0; time < MADE; time++) {
            Instant moment = view.at().minus(Duration.ofHours(random.nextInt(HOURS - 48)));
            long start = System.nanoTime();
            long worked = threads.getCurrentThreadCpuTime();
            PastListing.of(view, moment).orElseThrow().snapshot(Gateway.HUGGING_FACE, id -> true);
            processor.add((threads.getCurrentThreadCpuTime() - worked) / 1e6);
            wall.add((System.nanoTime() - start) / 1e6);
        }
        System.out.printf(
                "making a past snapshot: p50 %.0f ms, p99 %.0f ms; processor p50 %.0f ms, p99 %.0f ms (%d)%n",
                part(wall, 50), part(wall, 99), part(processor, 50), part(processor, 99), MADE);
        if (kept.models().isEmpty()) {
            throw new IllegalStateException("nothing was measured");
        }
    }

    private static void ask(String url, int cold) throws IOException, InterruptedException {
        Instant now = Instant.now();
        IntFunction<String> moment = hours -> now.minus(Duration.ofHours(hours)).toString();
        var random = new Random(7);
        String page = url + "/v1/catalog/models?limit=50&as_of=";
        times(
                "/v1/catalog/models?limit=50&as_of= of a moment not asked for before",
                cold,
                any -> page + moment.apply(1 + random.nextInt(HOURS - 2)));
        times("the same moment, pages never asked for before", WARM, at -> page + moment.apply(5) + "&offset=" + at);
        times("the same page", WARM, any -> page + moment.apply(5));
        String body = get(page + moment.apply(5));
        String id = body.substring(body.indexOf("\"id\":\"") + 6, body.indexOf('"', body.indexOf("\"id\":\"") + 6));
        times(
                "/v1/catalog/models/{id}?as_of= of that moment",
                WARM,
                any -> url + "/v1/catalog/models/" + id + "?as_of=" + moment.apply(5));
        times(
                "/v1/catalog/changes?limit=100, any day",
                WARM / 2,
                any -> url + "/v1/catalog/changes?limit=100&until=" + moment.apply(random.nextInt(HOURS)));
        times(
                "/v1/catalog/diff of two moments",
                Math.max(2, cold / 3),
                any -> url + "/v1/catalog/diff?from=" + moment.apply(HOURS / 2 + random.nextInt(HOURS / 2 - 2)) + "&to="
                        + moment.apply(random.nextInt(HOURS / 2)));
    }

    private static void times(String what, int count, IntFunction<String> url)
            throws IOException, InterruptedException {
        var millis = new ArrayList<Double>();
        for (int request = 0; request < count; request++) {
            String next = url.apply(request);
            long start = System.nanoTime();
            get(next);
            millis.add((System.nanoTime() - start) / 1e6);
        }
        System.out.printf("%s: p50 %.1f ms, p99 %.1f ms (%d)%n", what, part(millis, 50), part(millis, 99), count);
    }

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static String get(String url) throws IOException, InterruptedException {
        var answer = CLIENT.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(url + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /** Some prices change, and some models come and go. */
    private static List<Model> next(Random random, List<Model> models, int changed) {
        var next = new ArrayList<>(models);
        for (int change = 0; change < changed; change++) {
            int at = random.nextInt(next.size());
            Model model = next.get(at);
            if (random.nextInt(10) == 0) {
                next.remove(at);
                String id = "new/" + random.nextInt(Integer.MAX_VALUE);
                next.add(Models.row("hug", id)
                        .hubId(id)
                        .hub(model.hub())
                        .serving(model.serving())
                        .build());
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
        return next;
    }

    /** The models that another list does not have as they are. */
    private static List<Model> without(List<Model> models, List<Model> other) {
        var same = Collections.newSetFromMap(new IdentityHashMap<Model, Boolean>());
        same.addAll(other);
        return models.stream().filter(model -> !same.contains(model)).toList();
    }

    private static GatewayHistory log(Path folder) {
        var log = new GatewayHistory(
                "hug", Optional.of(new HistoryFolder(folder, "hug")), KEPT, 1L << 30, Clock.systemUTC());
        log.ready();
        return log;
    }

    private static CatalogSnapshot snapshot(Instant at, List<Model> models) {
        return CatalogSnapshot.restored(
                Gateway.HUGGING_FACE,
                String.format("%016x", at.getEpochSecond()),
                new FetchedModels(models, Map.of(), at, List.of()));
    }

    private static double part(List<Double> millis, int percent) {
        List<Double> sorted = millis.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }

    private static long used() {
        for (int time = 0; time < 3; time++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
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
