package org.modelcatalog;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.LogManager;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.modelcatalog.query.search.SearchCase;
import org.modelcatalog.support.StubHub;

/**
 * The packaged service with a mirror of a {@link WholeHub}: the first walk, with kills and without, then questions over HTTP,
 * then changes and a sweep while questions go on. Its parts are {@code kills walk serve change hot}, in any order and number; all
 * but the first use what the walk has left in the folder.
 *
 * <p>Ends with an error if a row is lost or doubled. Arguments: folder, models, parts. Needs {@code wrk}.
 */
public final class WholeHubServiceBench {

    private static final String HEAP = "512m";
    private static final int KILLS = 10;
    private static final int QUESTIONS = 200;
    private static final int DEEP = 2_000;
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\",\"slug\"");
    private static final Pattern CURSOR = Pattern.compile("\"next_cursor\":\"([^\"]+)\"");

    private final StubHub others = StubHub.withModels(900);
    private final Path folder;
    private final WholeHub hub;
    private volatile boolean away;

    private WholeHubServiceBench(Path folder, int models) {
        this.folder = folder;
        this.hub = new WholeHub(models);
        others.withoutQuota();
        others.misbehave(
                request -> request.path().equals("/api/models")
                        && Set.of("createdAt", "lastModified").contains(String.valueOf(request.getParam("sort"))),
                request -> {
                    if (away) {
                        request.response().setStatusCode(503).end();
                    } else {
                        hub.handle(request);
                    }
                });
    }

    /** Runs the parts and prints what they measure. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        LogManager.getLogManager().reset();
        var bench = new WholeHubServiceBench(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        try (bench.others) {
            for (String part : List.of(arguments).subList(2, arguments.length)) {
                System.out.printf("--- %s, %d models, load %s%n", part, bench.hub.rows(), load());
                switch (part) {
                    case "kills" -> bench.kills();
                    case "walk" -> bench.walk();
                    case "serve" -> bench.serve();
                    case "change" -> bench.change();
                    case "hot" -> bench.hot();
                    default -> throw new IllegalArgumentException(part);
                }
            }
        }
        System.exit(0);
    }

    /** @param often whether changes and sweeps are due every minute, and not next week */
    private MeasuredService start(boolean mirror, boolean often) throws IOException {
        Files.createDirectories(folder);
        var settings = new HashMap<>(others.settings(Map.of(
                "catalog.client-limit",
                "0",
                "catalog.hub-facade",
                String.valueOf(mirror),
                "catalog.hub-mirror.enabled",
                String.valueOf(mirror),
                "catalog.hub-mirror.dir",
                folder.toString(),
                "catalog.hub-mirror.new",
                often ? "1M" : "23H",
                "catalog.hub-mirror.sweep",
                often ? "1M" : "30D")));
        return new MeasuredService(HEAP, settings, folder);
    }

    private void kills() throws IOException, InterruptedException {
        var random = new Random();
        for (int kill = 0; kill < KILLS; kill++) {
            try (MeasuredService service = start(true, false)) {
                int until = hub.pages() + 1 + random.nextInt(Math.max(2, hub.rows() / 1_000 / KILLS));
                while (hub.pages() < until && !service.rests()) {
                    TimeUnit.MILLISECONDS.sleep(5);
                }
                TimeUnit.MILLISECONDS.sleep(random.nextInt(300));
            }
        }
        try (MeasuredService service = start(true, false)) {
            untilItRests(service);
            long total = service.total();
            List<String> read = ids(service);
            Set<String> expected = new HashSet<>();
            for (int row = 0; row < hub.rows(); row++) {
                expected.add(hub.id(row));
            }
            boolean good = total == hub.rows() && read.size() == total && expected.equals(new HashSet<>(read));
            System.out.printf(
                    "killed %d times, %d pages asked for: total %d, read %d rows by cursor, %s%n",
                    KILLS, hub.pages(), total, read.size(), good ? "none lost or doubled" : "NOT WHOLE");
            if (!good) {
                System.exit(1);
            }
        }
    }

    private void walk() throws IOException, InterruptedException {
        int before = hub.pages();
        try (MeasuredService service = start(true, false)) {
            while (hub.pages() == before) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            long began = System.nanoTime();
            double[] cpu = Variant.processorSeconds(service.process());
            untilItRests(service);
            System.out.printf(
                    "%d rows, %d requests, %d s, CPU before the walk %.0f s; %s%n",
                    service.total(), hub.pages() - before, seconds(began), cpu[0] + cpu[1], service.usage());
        }
    }

    /** A walk that has not ended does not go on meanwhile. */
    private void serve() throws IOException, InterruptedException {
        away = true;
        try (MeasuredService service = start(true, false)) {
            System.out.printf(
                    "ms from the start of the process: the first answer %d, the first page of the mirror %d%n",
                    service.untilAnswered("/v1/catalog/gateways"),
                    service.untilAnswered("/v1/catalog/models?gateway=hub&limit=1"));
            int mirrored = (int) service.total();
            System.out.printf("%d rows%n", mirrored);
            var questions = new WholeHubQuestions(hub, mirrored).kinds();
            for (Map.Entry<String, Supplier<String>> kind : questions.entrySet()) {
                // the first ones find a JVM that has compiled nothing
                if (!kind.getKey().startsWith("facets under one")) {
                    times(service, kind.getValue(), QUESTIONS / 2);
                }
            }
            questions.forEach((kind, question) ->
                    System.out.printf("%-30s p50 / p99 / max ms %s%n", kind, times(service, question, QUESTIONS)));
            pages(service);
            quality(service);
            System.out.println(service.usage());
        } finally {
            away = false;
        }
    }

    private static Times times(MeasuredService service, Supplier<String> question, int number) {
        List<Double> millis = new ArrayList<>();
        for (int asked = 0; asked < number; asked++) {
            millis.add(service.millis(question.get()));
        }
        return Times.of(millis);
    }

    /** Page 2,000 by cursor against the first pages. */
    private static void pages(MeasuredService service) {
        String list = "/v1/catalog/models?gateway=hub&sort=-downloads&limit=50";
        String cursor = "";
        List<Double> millis = new ArrayList<>();
        for (int page = 1; page <= DEEP + 100 && cursor != null; page++) {
            long asked = System.nanoTime();
            String body = service.body(list + cursor).orElseThrow();
            millis.add((System.nanoTime() - asked) / 1e6);
            Matcher next = CURSOR.matcher(body);
            cursor = next.find() ? "&cursor=" + next.group(1) : null;
        }
        System.out.printf(
                "by cursor, p50 / p99 / max ms: pages 1 to 100 %s; from page 2,000 on %s%n",
                Times.of(millis.subList(0, Math.min(100, millis.size()))),
                Times.of(millis.subList(Math.max(0, millis.size() - 100), millis.size())));
    }

    private static void quality(MeasuredService service) {
        List<SearchCase> cases = SearchCase.all();
        int[] found = new int[2];
        for (SearchCase judged : cases) {
            String words = URLEncoder.encode(judged.query(), StandardCharsets.UTF_8);
            List<String> hits = found(service.body("/v1/catalog/models/search?gateway=hub&limit=10&q=" + words)
                    .orElse(""));
            int rank = hits.indexOf(judged.hit());
            found[0] += rank == 0 ? 1 : 0;
            found[1] += rank >= 0 ? 1 : 0;
            if (rank < 0) {
                System.out.println("  not among ten: " + judged.query() + " -> " + judged.hit());
            }
        }
        System.out.printf("judged queries: first %d, among ten %d of %d%n", found[0], found[1], cases.size());
    }

    /** An hour of the Hub's life, and then a sweep, while one client asks all the time. */
    private void change() throws IOException, InterruptedException {
        hub.move(4_000, 30_000);
        int before = hub.pages();
        try (MeasuredService service = start(true, true)) {
            service.untilAnswered("/v1/catalog/models?gateway=hub&limit=1");
            var questions = new WholeHubQuestions(hub, hub.rows()).kinds();
            ask(service, questions, () -> hub.pages() == before, "before");
            ask(service, questions, () -> hub.pages() < before + 35, "changes");
            System.out.println(service.usage());
            int swept = hub.pages() + hub.rows() / 1_000;
            ask(service, questions, () -> hub.pages() < swept || !service.rests(), "sweep");
            System.out.printf("%d pages; %s%n", hub.pages() - before, service.usage());
        }
    }

    private interface Condition {
        boolean holds();
    }

    private static void ask(
            MeasuredService service, Map<String, Supplier<String>> questions, Condition during, String phase) {
        Map<String, List<Double>> millis = new HashMap<>();
        long began = System.nanoTime();
        while (during.holds()) {
            questions.forEach((kind, question) ->
                    millis.computeIfAbsent(kind, first -> new ArrayList<>()).add(service.millis(question.get())));
        }
        System.out.printf("%s: %d s%n", phase, seconds(began));
        for (String kind : questions.keySet()) {
            if (millis.containsKey(kind)) {
                System.out.printf(
                        "  %-30s p50 / p99 / max ms %s (%d)%n",
                        kind, Times.of(millis.get(kind)), millis.get(kind).size());
            }
        }
    }

    /** The hourly catalog's hot page with the mirror off and on. */
    private void hot() throws IOException, InterruptedException {
        for (int round = 0; round < 3; round++) {
            for (boolean mirror : List.of(false, true)) {
                try (MeasuredService service = start(mirror, false)) {
                    String page = "/v1/catalog/models?gateway=hug&limit=50";
                    long first = service.untilAnswered(page);
                    Wrk.run(service.uri(page).toString(), "8s");
                    Wrk rate = Wrk.run(service.uri(page).toString(), "6s");
                    System.out.printf(
                            "mirror %s: first answer %d ms, %.0f requests a second, anonymous memory %d MiB, mapped %d%n",
                            mirror ? "on " : "off",
                            first,
                            rate.rate(),
                            service.memory("RssAnon"),
                            service.memory("RssFile"));
                }
            }
        }
    }

    private static void untilItRests(MeasuredService service) throws InterruptedException {
        while (!service.rests()) {
            if (!service.process().isAlive()) {
                throw new IllegalStateException("the service has ended; target/whole-hub.log says why");
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private static List<String> ids(MeasuredService service) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            String body = service.body("/v1/catalog/models?gateway=hub&sort=name&limit=1000" + cursor)
                    .orElseThrow();
            ids.addAll(found(body));
            Matcher next = CURSOR.matcher(body);
            cursor = next.find() ? "&cursor=" + next.group(1) : null;
        }
        return ids;
    }

    private static List<String> found(String body) {
        return ID.matcher(body).results().map(id -> id.group(1)).toList();
    }

    private static long seconds(long since) {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - since);
    }

    private static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
    }
}
