package org.modelcatalog.catalog.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modelcatalog.catalog.store.SnapshotFiles.HEADER;
import static org.modelcatalog.catalog.store.SnapshotFiles.NOW;
import static org.modelcatalog.catalog.store.SnapshotFiles.digested;
import static org.modelcatalog.catalog.store.SnapshotFiles.file;
import static org.modelcatalog.catalog.store.SnapshotFiles.gateway;
import static org.modelcatalog.catalog.store.SnapshotFiles.gzip;
import static org.modelcatalog.catalog.store.SnapshotFiles.load;
import static org.modelcatalog.catalog.store.SnapshotFiles.store;
import static org.modelcatalog.catalog.store.SnapshotFiles.stored;
import static org.modelcatalog.catalog.store.SnapshotFiles.storedContents;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.modelcatalog.support.LogLines;

/** Files that must not be served: told in one line, set aside, and the catalog is fetched as if there were none. */
class SnapshotRefusalTest {

    private static final String MODEL = """
            {"id":"a/b","canonicalSlug":"a/b","aliases":[],"name":"B","gateways":["hug"],\
            "architecture":{"inputs":[],"outputs":[]},"serving":{"offers":[]},"facts":{},"origins":{}}""";

    @TempDir
    Path folder;

    private Path snapshot;
    private byte[] good;

    @BeforeEach
    void write() throws IOException {
        snapshot = folder.resolve("hug.snapshot");
        store(folder).save(stored("acme/one", "acme/two"));
        good = Files.readAllBytes(snapshot);
    }

    @Test
    void aFileThatIsCutOffAnywhereIsRefused() throws IOException {
        for (int length = 0; length < good.length; length++) {
            Files.write(snapshot, Arrays.copyOf(good, length));

            assertThat(refusal())
                    .as("cut off after %d bytes", length)
                    .contains("hug.snapshot is not served: it is cut off");
        }
    }

    @Test
    void aFileWithOneWrongBitAnywhereIsRefused() throws IOException {
        for (int at = 0; at < good.length; at++) {
            byte[] damaged = good.clone();
            damaged[at] ^= (byte) (1 << (at % 8));
            Files.write(snapshot, damaged);

            assertThat(refusal()).as("byte %d", at).contains("hug.snapshot is not served: it ");
        }
    }

    @Test
    void aFileWithMoreAtItsEndIsRefused() throws IOException {
        Files.write(snapshot, Arrays.copyOf(good, good.length + 1));

        assertThat(refusal()).contains("its digest is wrong");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "# somebody's notes on something else entirely, longer than any header | is no snapshot of this service",
                "x | is no snapshot of this service",
                "model-catalog-snapshots | is no snapshot of this service",
                "model-catalog-snapshot one\\n | is no snapshot of this service",
                "model-catalog-snapshot 1\\nwhatever | has format version 1 and this release reads 6",
                "model-catalog-snapshot 0\\nwhatever | has format version 0 and this release reads 6",
            })
    void aFileOfSomethingElseIsRefused(String content, String why) throws IOException {
        Files.writeString(snapshot, content.replace("\\n", "\n"));

        assertThat(refusal()).contains(why);
    }

    static Stream<Arguments> unusableContents() {
        return Stream.of(
                unusable("not JSON at all", "does not hold what a snapshot holds"),
                unusable("", "does not hold what a snapshot holds"),
                unusable("null", "does not hold what a snapshot holds"),
                unusable("[]", "does not hold what a snapshot holds"),
                unusable(contents("hug", "2026-01-15T09:00:00Z", MODEL) + "{}", "does not hold what a snapshot holds"),
                unusable(contents("openrouter", "2026-01-15T09:00:00Z", MODEL), "holds the models of another gateway"),
                unusable("{}", "holds the models of another gateway"),
                unusable("{\"gateway\":\"hug\"}", "holds no id"),
                unusable(contents("hug", "2026-01-15T09:00:00Z", MODEL).replace("89abcdef", ""), "holds no id"),
                unusable("{\"gateway\":\"hug\",\"id\":\"0123456789abcdef\"}", "holds no models"),
                unusable(origin("{}"), "does not hold what a snapshot holds"),
                unusable(origin("[]"), "does not hold what a snapshot holds"),
                unusable(origin("[\"hub\",\"rule\",null,null]"), "does not hold what a snapshot holds"),
                unusable(origin("[\"hub\",1,null]"), "does not hold what a snapshot holds"),
                unusable(origin("[\"hub\",\"rule\",\"today\"]"), "does not hold what a snapshot holds"),
                unusable(contents("hug", "2026-01-15T09:00:00Z", ""), "holds no models"),
                unusable(contents("hug", "2026-01-15T10:30:01Z", MODEL), "was fetched in the future"),
                unusable(contents("hug", "yesterday", MODEL), "does not hold what a snapshot holds"),
                unusable(contents("hug", "2026-01-15T09:00:00Z", "null"), "does not hold what a snapshot holds"),
                unusable(contents("hug", "2026-01-15T09:00:00Z", "{}"), "does not hold what a snapshot holds"),
                unusable(contents("hug", "2026-01-15T09:00:00Z", MODEL.replace("a/b", " ")), "without an id"),
                unusable(contents("hug", "2026-01-15T09:00:00Z", MODEL.replace("serving", "x")), "without an id or"),
                unusable(
                        contents(
                                "hug",
                                "2026-01-15T09:00:00Z",
                                MODEL.replace("\"offers\":[]", "\"offers\":[{\"inferenceProvider\":\"x\"}]")),
                        "without an id or"),
                unusable(
                        contents("hug", "2026-01-15T09:00:00Z", MODEL + "," + MODEL.replace("a/b", "A/B")),
                        "holds a model twice"));
    }

    @ParameterizedTest
    @MethodSource("unusableContents")
    void contentsThatCannotBeServedAreRefused(String json, String why) throws IOException {
        Files.write(snapshot, file(HEADER, json));

        assertThat(refusal()).contains(why);
    }

    @Test
    void whatIsNotCompressedIsRefused() throws IOException {
        Files.write(snapshot, digested(HEADER.getBytes(StandardCharsets.US_ASCII), new byte[100]));

        assertThat(refusal()).contains("is not compressed as it should be");
    }

    @Test
    void aFileThatGrowsTooLargeWhenDecompressedIsRefused() throws IOException {
        byte[] bomb = gzip(" ".repeat(10_000_000).getBytes(StandardCharsets.US_ASCII));
        Files.write(snapshot, digested(HEADER.getBytes(StandardCharsets.US_ASCII), bomb));

        assertThat(refusal(new SnapshotFormat(1 << 20, 1 << 20))).contains("or 1048576 when decompressed");
    }

    @Test
    void aListThatGrowsTooLargeWhenDecompressedIsRefused() throws IOException {
        String many = contents("hug", "2026-01-15T09:00:00Z", (MODEL + ",").repeat(10_000) + MODEL);
        Files.write(snapshot, file(HEADER, many));

        assertThat(refusal(new SnapshotFormat(1 << 20, 1 << 20))).contains("or 1048576 when decompressed");
    }

    @Test
    void aFileThatIsTooLargeIsRefused() throws IOException {
        assertThat(refusal(new SnapshotFormat(good.length - 1, 1 << 20)))
                .contains("has more than " + (good.length - 1) + " bytes");
    }

    @Test
    void aFolderInPlaceOfTheFileIsRefused() throws IOException {
        Files.delete(snapshot);
        Files.createDirectory(snapshot);

        assertThat(refusal()).contains("is no regular file");
    }

    @Test
    void aLinkInPlaceOfTheFileIsRefused() throws IOException {
        Path elsewhere = Files.move(snapshot, folder.resolve("elsewhere"));
        Files.createSymbolicLink(snapshot, elsewhere);

        assertThat(refusal()).contains("is no regular file");
        assertThat(elsewhere).hasBinaryContent(good);
    }

    @Test
    void whatIsRefusedReplacesWhatWasRefusedBefore() throws IOException {
        Files.writeString(folder.resolve("hug.snapshot.refused"), "older");
        Files.writeString(snapshot, "newer");
        load(store(folder), "hug");

        assertThat(folder.resolve("hug.snapshot.refused")).hasContent("newer");
    }

    @Test
    void whatCannotBeSetAsideIsToldInTheSameLine() throws IOException {
        Files.createDirectories(folder.resolve("hug.snapshot.refused/in the way"));
        Files.writeString(snapshot, "foreign");
        try (var log = new LogLines(SnapshotStore.class)) {
            assertThat(load(store(folder), "hug")).isEmpty();

            assertThat(log.warnings())
                    .singleElement()
                    .asString()
                    .contains("is no snapshot of this service. It could not be set aside (");
        }
    }

    @Test
    void aRefusedFileIsInNobodysWay() throws IOException {
        Files.writeString(snapshot, "foreign");
        refusal();
        store(folder).save(stored("acme/three"));

        assertThat(load(store(folder), "hug")).contains(storedContents("acme/three"));
    }

    @Test
    void whatALaterReleaseAddsIsIgnored() throws IOException {
        String added =
                contents("hug", "2026-01-15T09:00:00Z", MODEL.replace("{\"id\"", "{\"added\":{\"x\":[1]},\"id\""));
        Files.write(snapshot, file(HEADER, added));

        assertThat(load(store(folder), "hug").orElseThrow().fetched().models())
                .extracting("id")
                .containsExactly("a/b");
    }

    @Test
    void aClockThatIsALittleAheadIsNoReasonToRefuse() throws IOException {
        Files.write(snapshot, file(HEADER, contents("hug", NOW.plusSeconds(3600).toString(), MODEL)));

        assertThat(load(store(folder), "hug")).isPresent();
    }

    private String refusal() throws IOException {
        return refusal(SnapshotFormat.STANDARD);
    }

    /** The one line that says so; the file has been set aside by then. */
    private String refusal(SnapshotFormat format) throws IOException {
        Path aside = folder.resolve("hug.snapshot.refused");
        try (var log = new LogLines(SnapshotStore.class)) {
            assertThat(store(folder, format, new SimpleMeterRegistry(), Runnable::run)
                            .load(gateway("hug")))
                    .isEmpty();
            assertThat(snapshot).doesNotExist();
            assertThat(Files.exists(aside, LinkOption.NOFOLLOW_LINKS)).isTrue();
            assertThat(log.warnings()).hasSize(1);
            assertThat(log.warnings().get(0))
                    .contains("Set aside as hug.snapshot.refused", "What to do: ")
                    .doesNotContain("\n", "stack trace");
            return log.warnings().get(0);
        } finally {
            Files.delete(aside);
        }
    }

    private static Arguments unusable(String json, String why) {
        return Arguments.of(json, why);
    }

    private static String origin(String json) {
        return contents(
                "hug", "2026-01-15T09:00:00Z", MODEL.replace("\"origins\":{", "\"origins\":{\"LICENSE\":" + json));
    }

    private static String contents(String gateway, String fetchedAt, String models) {
        return "{\"gateway\":\"%s\",\"id\":\"0123456789abcdef\",\"fetched\":{\"models\":[%s],\"skipped\":{},\"fetchedAt\":\"%s\",\"parts\":[]}}"
                .formatted(gateway, models, fetchedAt);
    }
}
