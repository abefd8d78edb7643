package org.modelcatalog.catalog.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Model;
import org.modelcatalog.support.Models;
import org.modelcatalog.support.MutableClock;
import org.modelcatalog.support.OfferBuilder;

/** A log in a folder, over restarts, damage and other instances. */
class HistoryFolderTest {

    @TempDir
    Path folder;

    private final MutableClock clock = new MutableClock();
    private GatewayHistory history;

    @Test
    void aRestartFindsTheLogAndGoesOnWhereItEnded() throws IOException {
        restart();
        record("1");
        record("2");

        restart();
        record("3");

        restart();
        assertThat(prices()).containsExactly("1 → 2", "2 → 3");
    }

    @Test
    void whatWasServedAfterTheLastEntryIsComparedWithTheLogAndNotWithTheRestoredSnapshot() throws IOException {
        restart();
        record("1");
        CatalogSnapshot old = snapshot("2");
        record(old);
        record("3");

        // the stored snapshot is older than the log: the service was killed before it was written
        restart();
        record(old);
        record("4");

        assertThat(prices()).containsExactly("1 → 2", "2 → 3", "3 → 4");
    }

    @Test
    void aLogThatMissedSnapshotsSaysInOneStepWhatChanged() throws IOException {
        restart();
        record("1");
        CatalogSnapshot unseen = snapshot("2");

        restart();
        CatalogSnapshot after = snapshot("3");
        history.record(unseen, after, ModelChanges.between(unseen, after));

        assertThat(prices()).containsExactly("1 → 3");
    }

    @Test
    void theSameSnapshotAgainAddsNothing() throws IOException {
        restart();
        record("1");
        CatalogSnapshot second = snapshot("2");
        record(second);
        record(second);

        restart();
        record(second);

        assertThat(prices()).containsExactly("1 → 2");
    }

    @Test
    void anEntryThatWasCutOffIsRemovedAndComparedAgain() throws IOException {
        restart();
        record("1");
        record("2");
        record("3");
        Path day = onlyFile("*.history");
        byte[] whole = Files.readAllBytes(day);
        Files.write(day, java.util.Arrays.copyOf(whole, whole.length - 20));

        restart();
        assertThat(prices()).containsExactly("1 → 2");
        record("3");

        restart();
        assertThat(prices()).containsExactly("1 → 2", "2 → 3");
        assertThat(files("*.refused")).isEmpty();
    }

    @Test
    void aDamagedEntryEndsTheLogAndTheRestIsSetAside() throws IOException {
        restart();
        record("1");
        record("2");
        record("3");
        Path day = onlyFile("*.history");
        String text = Files.readString(day);
        Files.writeString(day, text.replaceFirst("groq", "grog"));

        restart();
        assertThat(prices()).isEmpty();
        record("4");

        restart();
        assertThat(prices()).containsExactly("1 → 4");
        assertThat(files("*.refused")).hasSize(1);
    }

    @Test
    void aDamagedBaseBeginsTheLogAgain() throws IOException {
        restart();
        record("1");
        record("2");
        Files.writeString(onlyFile("*.history-base"), "damage", StandardOpenOption.TRUNCATE_EXISTING);

        restart();
        record("3");
        record("4");

        restart();
        assertThat(prices()).containsExactly("3 → 4");
    }

    @Test
    void everyDayHasAFileOfLinesThatOtherToolsRead() throws IOException {
        restart();
        record("1");
        record("2");
        clock.pass(Duration.ofDays(1));
        record("3");

        assertThat(files("hug.2026-01-15.1.history")).hasSize(1);
        Path second = onlyFile("hug.2026-01-16.2.history");
        assertThat(Files.readString(second, StandardCharsets.US_ASCII))
                .startsWith("{\"sha256\":\"")
                .contains("\"entry\":{\"number\":2,\"at\":\"2026-01-16T09:30:03Z\",\"gateway\":\"hug\"")
                .endsWith("}}\n");
    }

    @Test
    void whatIsOlderThanItIsKeptBecomesPartOfTheBase() throws IOException {
        restart();
        for (int day = 0; day < 100; day++) {
            record(Integer.toString(day));
            clock.pass(Duration.ofDays(1));
        }

        assertThat(prices()).hasSizeBetween(89, 91).endsWith("98 → 99");
        assertThat(files("*.history")).hasSizeBetween(89, 91);
        List<String> kept = prices();
        restart();
        assertThat(prices()).hasSizeBetween(88, 91).isSubsetOf(kept).endsWith("98 → 99");
        assertThat(HistoryJson.bytes(history.view().rows()))
                .isEqualTo(HistoryJson.bytes(CatalogRows.of(snapshot("99"))));
    }

    @Test
    void whatHasNoRoomBecomesPartOfTheBase() throws IOException {
        history = new GatewayHistory(
                "hug", java.util.Optional.of(new HistoryFolder(folder, "hug")), Histories.KEPT, 3000, clock);
        for (int price = 0; price < 50; price++) {
            record(Integer.toString(price));
        }

        assertThat(history.view().size()).isLessThan(3000);
        assertThat(prices()).hasSizeBetween(3, 20).endsWith("48 → 49");
    }

    @Test
    void twoInstancesInOneFolderWriteOneLog() throws IOException {
        GatewayHistory one = Histories.in(folder, "hug", clock);
        GatewayHistory two = Histories.in(folder, "hug", clock);
        CatalogSnapshot last = null;
        for (int price = 0; price < 6; price++) {
            CatalogSnapshot next = snapshot(Integer.toString(price));
            one.record(last, next, last == null ? null : ModelChanges.between(last, next));
            two.record(last, next, last == null ? null : ModelChanges.between(last, next));
            last = next;
            GatewayHistory other = one;
            one = two;
            two = other;
        }
        CatalogSnapshot again = snapshot("0");
        two.record(last, again, ModelChanges.between(last, again));
        one.record(last, again, ModelChanges.between(last, again));

        assertThat(Histories.changes(one)).isEqualTo(Histories.changes(two));
        restart();
        assertThat(prices()).containsExactly("0 → 1", "1 → 2", "2 → 3", "3 → 4", "4 → 5", "5 → 0");
    }

    @Test
    void aFolderThatCannotBeWrittenToCostsNoEntryLater() throws IOException {
        Path blocked = folder.resolve("blocked");
        Files.writeString(blocked, "a file where the folder should be");
        history = Histories.in(blocked, "hug", clock);
        record("1");
        Files.delete(blocked);
        record("2");
        record("3");

        assertThat(prices()).containsExactly("2 → 3");
    }

    private void restart() {
        history = Histories.in(folder, "hug", clock);
        history.ready();
    }

    private void record(String price) {
        record(snapshot(price));
    }

    private void record(CatalogSnapshot snapshot) {
        history.record(null, snapshot, null);
    }

    private CatalogSnapshot snapshot(String price) {
        clock.pass(Duration.ofSeconds(1));
        Model model = Models.row("hug", "a/b")
                .offers(OfferBuilder.offer("groq")
                        .prices(price, "1")
                        .status("staging")
                        .build())
                .build();
        return Histories.snapshot(clock.instant(), List.of(model));
    }

    private List<String> prices() {
        return Histories.changes(history).stream()
                .filter(change -> change.field().equals("providers.groq.pricing.prompt"))
                .map(change -> change.from() + " → " + change.to())
                .toList();
    }

    private List<Path> files(String pattern) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            var matcher = folder.getFileSystem().getPathMatcher("glob:" + pattern);
            return files.filter(file -> matcher.matches(file.getFileName())).toList();
        }
    }

    private Path onlyFile(String pattern) throws IOException {
        assertThat(files(pattern)).hasSize(1);
        return files(pattern).get(0);
    }
}
