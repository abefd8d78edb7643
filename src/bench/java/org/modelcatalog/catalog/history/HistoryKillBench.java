package org.modelcatalog.catalog.history;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.logging.LogManager;
import java.util.stream.IntStream;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Model;
import org.modelcatalog.support.Models;
import org.modelcatalog.support.OfferBuilder;

/**
 * {@code kill -9} while entries are added to the log of changes, again and again. Whatever was announced must be in the log
 * once, and the log must say what happened without gaps.
 *
 * <p>Ends with an error unless it did. Arguments: kills (100).
 */
public final class HistoryKillBench {

    private static final int MODELS = 300;
    private static final Instant START = Instant.parse("2026-09-01T00:00:00Z");

    private HistoryKillBench() {}

    /** Runs it and prints the counts. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        LogManager.getLogManager().reset();
        if (arguments.length == 2) {
            live(Path.of(arguments[1]));
        }
        int kills = arguments.length == 1 && !arguments[0].isEmpty() ? Integer.parseInt(arguments[0]) : 100;
        Path folder = Files.createTempDirectory("model-catalog-history-kill");
        var announced = new ArrayList<Long>();
        var random = new Random();
        int torn = 0;
        for (int kill = 0; kill < kills; kill++) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            HistoryKillBench.class.getName(),
                            "live",
                            folder.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
                int most = 1 + random.nextInt(4);
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    announced.add(Long.parseLong(line.strip()));
                    if (--most == 0) {
                        Thread.sleep(random.nextInt(30));
                        // the process itself would close the stream, with lines that nobody has read
                        process.toHandle().destroyForcibly();
                    }
                }
            }
            process.waitFor();
            torn += isTorn(folder) ? 1 : 0;
        }
        report(folder, kills, announced, torn);
    }

    private static void report(Path folder, int kills, List<Long> announced, int torn) {
        GatewayHistory history = history(folder);
        history.ready();
        List<String> steps = history.view().entries().stream()
                .map(entry -> entry.batch().changes().stream()
                        .filter(change ->
                                change.id().equals("a/0") && change.field().equals("pricing.prompt"))
                        .map(change -> change.from() + " " + change.to())
                        .findFirst()
                        .orElse("none"))
                .toList();
        List<String> expected = IntStream.range(0, steps.size())
                .mapToObj(step -> step + " " + (step + 1))
                .toList();
        long lost = announced.stream().filter(price -> price > steps.size()).count();
        long twice = announced.size() - announced.stream().distinct().count();
        System.out.printf(
                "killed %d times, %d of them in the middle of a line; announced %d changes, lost %d, announced twice %d;"
                        + " the log has %d entries %s%n",
                kills,
                torn,
                announced.size(),
                lost,
                twice,
                steps.size(),
                steps.equals(expected) ? "without gap or repetition" : "and is wrong: " + steps);
        System.exit(lost == 0 && twice == 0 && steps.equals(expected) ? 0 : 1);
    }

    /** Adds change after change and announces each, until it is killed. */
    private static void live(Path folder) {
        GatewayHistory history = history(folder);
        history.ready();
        int price = (int) (history.view().base() == null ? 0 : history.view().last());
        // as after a kill between the log and the snapshot: the stored snapshot is older
        history.record(null, snapshot(Math.max(0, price - 1)), null);
        CatalogSnapshot before = null;
        while (true) {
            CatalogSnapshot after = snapshot(++price);
            Optional<ChangeBatch> added =
                    history.record(before, after, before == null ? null : ModelChanges.between(before, after));
            if (added.isPresent()) {
                System.out.println(added.get().number());
                System.out.flush();
            }
            before = after;
        }
    }

    private static CatalogSnapshot snapshot(int price) {
        List<Model> models = IntStream.range(0, MODELS)
                .mapToObj(model -> Models.row("hug", "a/" + model)
                        .offers(OfferBuilder.offer("groq")
                                .prices(Integer.toString(price), "1")
                                .build())
                        .build())
                .toList();
        return Histories.snapshot(START.plusSeconds(price), models);
    }

    private static GatewayHistory history(Path folder) {
        return new GatewayHistory(
                "hug",
                Optional.of(new HistoryFolder(folder, "hug")),
                Duration.ofDays(36_500),
                1L << 40,
                Clock.systemUTC());
    }

    private static boolean isTorn(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.history")) {
            for (Path file : files) {
                byte[] text = Files.readAllBytes(file);
                if (text.length > 0 && text[text.length - 1] != '\n') {
                    return true;
                }
            }
        }
        return false;
    }
}
