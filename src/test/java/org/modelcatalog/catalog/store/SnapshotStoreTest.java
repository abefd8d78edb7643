package org.modelcatalog.catalog.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modelcatalog.catalog.store.SnapshotFiles.NOW;
import static org.modelcatalog.catalog.store.SnapshotFiles.fetched;
import static org.modelcatalog.catalog.store.SnapshotFiles.gateway;
import static org.modelcatalog.catalog.store.SnapshotFiles.load;
import static org.modelcatalog.catalog.store.SnapshotFiles.names;
import static org.modelcatalog.catalog.store.SnapshotFiles.store;
import static org.modelcatalog.catalog.store.SnapshotFiles.stored;
import static org.modelcatalog.catalog.store.SnapshotFiles.storedContents;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.support.LogLines;

/** What is kept, and what happens when it cannot be. */
class SnapshotStoreTest {

    @TempDir
    Path folder;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final LogLines log = new LogLines(SnapshotStore.class);

    @AfterEach
    void closeLog() {
        log.close();
    }

    @Test
    void keepsWhatIsSavedOverARestart() {
        store(folder).save(stored("a/b", "c/d"));

        assertThat(load(store(folder), "hug")).contains(storedContents("a/b", "c/d"));
    }

    @Test
    void keepsTheGatewaysApart() {
        SnapshotStore store = store(folder);
        store.save(stored("a/b"));
        store.save(CatalogSnapshot.of(gateway("openrouter"), fetched("c/d")));

        assertThat(load(store, "hug")).contains(storedContents("a/b"));
    }

    @Test
    void anotherSaveReplacesTheFile() throws IOException {
        SnapshotStore store = store(folder);
        store.save(stored("a/b"));
        store.save(stored("c/d"));

        assertThat(load(store, "hug")).contains(storedContents("c/d"));
        assertThat(names(folder)).containsExactly("hug.snapshot");
    }

    /** Of whatever release it is: made anew it could be another one, and every client would ask for all again. */
    @Test
    void itsIdIsTheOneItWasSavedWith() {
        var snapshot = CatalogSnapshot.restored(gateway("id"), "0123456789abcdef", fetched("a/b"));

        store(folder).save(snapshot);

        assertThat(load(store(folder), "id")).contains(StoredSnapshot.of(snapshot));
    }

    @Test
    void nothingStoredIsNoFailure() {
        assertThat(load(store(folder), "hug")).isEmpty();
        assertThat(log.warnings()).isEmpty();
    }

    @Test
    void withoutAFolderNothingIsKept() {
        SnapshotStore store = store(null);
        store.save(stored("a/b"));

        assertThat(load(store, "hug")).isEmpty();
        assertThat(log.warnings()).isEmpty();
    }

    @Test
    void aFolderThatIsMissingIsCreated() {
        Path missing = folder.resolve("not/yet");
        load(store(missing), "hug");

        assertThat(missing).isEmptyDirectory();
    }

    @Test
    void aLinkToAFolderIsAFolder() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        store(link).save(stored("a/b"));

        assertThat(names(real)).containsExactly("hug.snapshot");
    }

    @Test
    void aFolderThatCannotBeUsedIsToldOnceAndNoFailure() throws IOException {
        SnapshotStore store = store(Files.createFile(folder.resolve("file")).resolve("below"));

        assertThat(load(store, "hug")).isEmpty();
        assertThat(load(store, "openrouter")).isEmpty();
        assertThat(log.warnings())
                .singleElement()
                .asString()
                .startsWith("CATALOG_SNAPSHOT_DIR: cannot write to " + folder.resolve("file/below"))
                .doesNotContain("\n", "stack trace");
    }

    /** Root writes everywhere but there. */
    @EnabledOnOs(OS.LINUX)
    @Test
    void aFolderThatCanOnlyBeReadIsToldAtTheStart() {
        assertThat(load(store(Path.of("/proc/self")), "hug")).isEmpty();
        assertThat(log.warnings()).singleElement().asString().startsWith("CATALOG_SNAPSHOT_DIR: cannot write to /proc");
    }

    @Test
    void aWriteThatCannotBeginIsToldInOneLineAndCounted() throws IOException {
        Path below = Files.createFile(folder.resolve("file")).resolve("below");
        store(below, SnapshotFormat.STANDARD, meters, Runnable::run).save(stored("a/b"));

        assertThat(log.warnings())
                .singleElement()
                .asString()
                .startsWith("The models of gateway hug are not stored in CATALOG_SNAPSHOT_DIR: ")
                .doesNotContain("\n", "stack trace");
        assertThat(writes("failure")).isEqualTo(1);
    }

    @Test
    void aWriteThatFailsInTheMiddleLeavesWhatWasThere() throws IOException {
        store(folder).save(stored("a/b"));
        var small = new SnapshotFormat(1000, 100);
        store(folder, small, meters, Runnable::run).save(stored("c/d"));

        assertThat(names(folder)).containsExactly("hug.snapshot");
        assertThat(load(store(folder), "hug")).contains(storedContents("a/b"));
        assertThat(writes("failure")).isEqualTo(1);
    }

    @Test
    void whatCouldNotBeServedNeverReplacesWhatCan() {
        store(folder).save(stored("a/b"));
        store(folder, SnapshotFormat.STANDARD, meters, Runnable::run)
                .save(CatalogSnapshot.of(gateway("hug"), FetchedModels.NONE));

        assertThat(load(store(folder), "hug")).contains(storedContents("a/b"));
        assertThat(writes("failure")).isEqualTo(1);
    }

    @Test
    void aWriteThatSucceedsIsCounted() {
        store(folder, SnapshotFormat.STANDARD, meters, Runnable::run).save(stored("a/b"));

        assertThat(writes("success")).isEqualTo(1);
    }

    @Test
    void saveOnlyHandsOver() throws IOException {
        Queue<Runnable> worker = new ArrayDeque<>();
        store(folder, SnapshotFormat.STANDARD, meters, worker::add).save(stored("a/b"));

        assertThat(names(folder)).isEmpty();
        assertThat(worker).hasSize(1);
    }

    @Test
    void ofWhatComesDuringAWriteOnlyTheNewestIsWritten() {
        Queue<Runnable> worker = new ArrayDeque<>();
        SnapshotStore store = store(folder, SnapshotFormat.STANDARD, meters, worker::add);
        for (String id : new String[] {"a/1", "a/2", "a/3"}) {
            store.save(stored(id));
        }

        worker.forEach(Runnable::run);

        assertThat(writes("success")).isEqualTo(1);
        assertThat(load(store, "hug")).contains(storedContents("a/3"));
    }

    @Test
    void aServiceThatStopsDoesNotStore() {
        SnapshotStore store = store(folder, SnapshotFormat.STANDARD, meters, task -> {
            throw new RejectedExecutionException("shut down");
        });
        store.save(stored("a/b"));

        assertThat(log.warnings()).singleElement().asString().contains("the service is stopping");
        assertThat(writes("failure")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../hug", "a/b", "", ".", "HUG", "a\u0000b"})
    void noNameLeadsOutOfTheFolder(String name) throws IOException {
        SnapshotStore store = store(Files.createDirectory(folder.resolve("inner")));
        store.save(CatalogSnapshot.of(gateway(name), fetched("a/b")));

        assertThat(load(store, name)).isEmpty();
        assertThat(names(folder)).containsExactly("inner");
        assertThat(names(folder.resolve("inner"))).isEmpty();
    }

    @Test
    void aLinkInPlaceOfTheFileIsReplacedAndNotFollowed() throws IOException {
        Path victim = Files.writeString(folder.resolve("victim"), "untouched");
        Files.createSymbolicLink(folder.resolve("hug.snapshot"), victim);
        store(folder).save(stored("a/b"));

        assertThat(victim).hasContent("untouched");
        assertThat(load(store(folder), "hug")).contains(storedContents("a/b"));
    }

    @Test
    void aWriteThatWasKilledDoesNotHideTheFileBeforeIt() throws IOException {
        store(folder).save(stored("a/b"));
        byte[] half = java.util.Arrays.copyOf(Files.readAllBytes(folder.resolve("hug.snapshot")), 60);
        Files.write(folder.resolve("hug-killed.tmp"), half);

        assertThat(load(store(folder), "hug")).contains(storedContents("a/b"));
    }

    @Test
    void onlyWhatKilledWritesLeftIsCleanedUp() throws IOException {
        Map<String, FileTime> files = Map.of(
                "hug-killed.tmp", FileTime.from(NOW.minusSeconds(61)),
                "hug-under-way.tmp", FileTime.from(NOW.minusSeconds(59)),
                "openrouter-killed.tmp", FileTime.from(NOW.minusSeconds(61)),
                "notes.txt", FileTime.from(NOW.minusSeconds(61)));
        for (var file : files.entrySet()) {
            Files.setLastModifiedTime(Files.createFile(folder.resolve(file.getKey())), file.getValue());
        }
        load(store(folder), "hug");

        assertThat(names(folder)).containsExactly("hug-under-way.tmp", "notes.txt", "openrouter-killed.tmp");
    }

    private double writes(String outcome) {
        return meters.counter(SnapshotStore.WRITES, "gateway", "hug", "outcome", outcome)
                .count();
    }
}
