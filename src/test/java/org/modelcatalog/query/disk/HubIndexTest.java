package org.modelcatalog.query.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.MMapDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelcatalog.catalog.mirror.MirrorBatch;
import org.modelcatalog.catalog.mirror.MirrorState;
import org.modelcatalog.catalog.mirror.MirrorStoreException;
import org.modelcatalog.catalog.mirror.MirroredModel;
import org.modelcatalog.model.Model;
import org.modelcatalog.query.ModelFilter;
import org.modelcatalog.support.Models;

class HubIndexTest {

    @TempDir
    Path folder;

    @Test
    void aNewIndexIsEmptyAndHasNoState() {
        try (HubIndex index = HubIndex.open(folder)) {
            assertThat(index.state()).isEqualTo(MirrorState.NONE);
            assertThat(index.models()).isZero();
            assertThat(new HubQueries(index).page(ModelFilter.ALL, null, 0, 10)).isEmpty();
            assertThat(new HubQueries(index).facets(ModelFilter.ALL).total()).isZero();
        }
    }

    @Test
    void rowsAndStateAreThereAgainAfterClosing() {
        MirrorState state = MirroredRows.state(1, 7);
        try (HubIndex index = HubIndex.open(folder)) {
            index.write(batch(state, 0, 3));
        }
        try (HubIndex index = HubIndex.open(folder)) {
            assertThat(index.state()).isEqualTo(state);
            assertThat(ids(index)).containsExactly("o/m0", "o/m1", "o/m2");
        }
    }

    @Test
    void aFolderThatIsCopiedWhileItIsWrittenHoldsTheLastCommit() {
        Path crashed = folder.resolve("crashed");
        try (HubIndex index = HubIndex.open(folder.resolve("live"))) {
            for (int page = 0; page < 20; page++) {
                index.write(batch(MirroredRows.state(1, page), 3 * page, 3 * page + 3));
            }
            // what kill -9 leaves: nothing is closed, and one batch is written in part
            List<MirroredModel> rows = batch(MirrorState.NONE, 60, 70).models();
            index.write(new MirrorBatch(copyingInTheMiddle(rows, crashed), 1, MirroredRows.state(1, 20)));
        }
        try (HubIndex index = HubIndex.open(crashed)) {
            assertThat(index.state()).isEqualTo(MirroredRows.state(1, 19));
            assertThat(ids(index)).hasSize(60).doesNotHaveDuplicates().doesNotContain("o/m60");
            index.write(batch(MirroredRows.state(1, 20), 60, 63));
            index.refresh();
            assertThat(index.models()).isEqualTo(63);
        }
    }

    @Test
    void theSameRepositoryIsReplacedAndAnUnseenOneRemoved() {
        try (HubIndex index = HubIndex.open(folder)) {
            index.write(batch(MirroredRows.state(1, 0), 0, 4));
            index.write(new MirrorBatch(
                    List.of(new MirroredModel(repository(1), Models.model("o/renamed", "R", "o"))),
                    2,
                    MirroredRows.state(2, 0)));
            index.refresh();
            assertThat(ids(index)).containsExactly("o/m0", "o/renamed", "o/m2", "o/m3");

            assertThat(index.removeUnseen(2, MirroredRows.state(2, 1))).isEqualTo(3);

            index.refresh();
            assertThat(ids(index)).containsExactly("o/renamed");
            assertThat(index.state()).isEqualTo(MirroredRows.state(2, 1));
        }
    }

    @Test
    void queriesSeeTheFirstRowsAtOnceAndLaterOnesWhenTheViewIsRefreshed() {
        try (HubIndex index = HubIndex.open(folder)) {
            index.write(batch(MirroredRows.state(1, 0), 0, 4));
            assertThat(index.models()).isEqualTo(4);

            index.write(batch(MirroredRows.state(1, 1), 4, 6));
            assertThat(index.models()).isEqualTo(4);
            index.refresh();

            assertThat(index.models()).isEqualTo(6);
        }
    }

    @Test
    void queriesSeeTheEndOfASweepAtOnce() {
        Instant then = Instant.parse("2026-01-02T00:00:00Z");
        var whole = new MirrorState(1, null, 2, 6, then, then, then, null, null, null, null);
        try (HubIndex index = HubIndex.open(folder)) {
            index.write(batch(MirroredRows.state(1, 0), 0, 4));

            index.write(batch(whole, 4, 6));

            assertThat(index.models()).isEqualTo(6);
        }
    }

    @Test
    void aRowWithoutAnIdOfTheHubIsLeftOut() {
        try (HubIndex index = HubIndex.open(folder)) {
            index.write(new MirrorBatch(
                    List.of(
                            new MirroredModel("../../etc", model(1)),
                            new MirroredModel(null, model(2)),
                            new MirroredModel(repository(3), model(3))),
                    1,
                    MirroredRows.state(1, 0)));
            index.refresh();
            assertThat(ids(index)).containsExactly("o/m3");
        }
    }

    @Test
    void aSecondWriterIsRefusedInWords() {
        try (HubIndex index = HubIndex.open(folder)) {
            assertThatThrownBy(() -> HubIndex.open(folder))
                    .isInstanceOf(MirrorStoreException.class)
                    .hasMessageContaining("Another process");
            index.write(batch(MirroredRows.state(1, 0), 0, 1));
        }
    }

    @Test
    void aDamagedIndexIsKeptAsideAndANewOneBegins() throws IOException {
        try (HubIndex index = HubIndex.open(folder)) {
            index.write(batch(MirroredRows.state(1, 5), 0, 4));
        }
        try (Stream<Path> files = Files.list(folder.resolve("hub-index"))) {
            for (Path file : files.filter(file -> file.getFileName().toString().startsWith("segments_"))
                    .toList()) {
                Files.write(file, new byte[] {1, 2, 3}, StandardOpenOption.TRUNCATE_EXISTING);
            }
        }
        try (HubIndex index = HubIndex.open(folder)) {
            assertThat(index.state()).isEqualTo(MirrorState.NONE);
            assertThat(index.models()).isZero();
            index.write(batch(MirroredRows.state(1, 0), 0, 2));
        }
        assertThat(folder.resolve("hub-index.aside")).isDirectoryContaining("glob:**segments_*");
    }

    @Test
    void anIndexOfAnotherVersionIsKeptAside() throws IOException {
        try (var directory = new MMapDirectory(folder.resolve("hub-index"));
                var writer = new IndexWriter(directory, new IndexWriterConfig(null))) {
            writer.setLiveCommitData(Map.of("format", "0").entrySet());
            writer.commit();
        }
        try (HubIndex index = HubIndex.open(folder)) {
            assertThat(index.state()).isEqualTo(MirrorState.NONE);
        }
        assertThat(folder.resolve("hub-index.aside")).exists();
    }

    @Test
    void aFailedWriteLeavesTheLastCommitAndTheNextOneSucceeds() {
        try (HubIndex index = HubIndex.open(folder)) {
            index.write(batch(MirroredRows.state(1, 0), 0, 2));
            List<MirroredModel> failing =
                    new ArrayList<>(batch(MirrorState.NONE, 2, 4).models());
            failing.add(new MirroredModel(repository(9), null));

            assertThatThrownBy(() -> index.write(new MirrorBatch(failing, 1, MirroredRows.state(1, 1))))
                    .isInstanceOf(MirrorStoreException.class);
            assertThat(index.state()).isEqualTo(MirroredRows.state(1, 0));

            index.write(batch(MirroredRows.state(1, 1), 10, 11));
            index.refresh();
            assertThat(ids(index)).containsExactly("o/m0", "o/m1", "o/m10");
            assertThat(index.state()).isEqualTo(MirroredRows.state(1, 1));
        }
    }

    @Test
    void whatIsClosedSaysSo() {
        HubIndex index = HubIndex.open(folder);
        index.close();
        index.close();
        assertThatThrownBy(index::models).isInstanceOf(MirrorStoreException.class);
        assertThatThrownBy(() -> index.write(batch(MirrorState.NONE, 0, 1))).isInstanceOf(MirrorStoreException.class);
    }

    private List<MirroredModel> copyingInTheMiddle(List<MirroredModel> rows, Path copied) {
        return new AbstractList<>() {
            @Override
            public MirroredModel get(int at) {
                if (at == rows.size() / 2) {
                    copy(folder.resolve("live"), copied);
                }
                return rows.get(at);
            }

            @Override
            public int size() {
                return rows.size();
            }
        };
    }

    private static List<String> ids(HubIndex index) {
        return new HubQueries(index)
                .page(ModelFilter.ALL, null, 0, 1000).stream().map(Model::id).toList();
    }

    private static MirrorBatch batch(MirrorState state, int from, int to) {
        return new MirrorBatch(
                IntStream.range(from, to)
                        .mapToObj(number -> new MirroredModel(repository(number), model(number)))
                        .toList(),
                1,
                state);
    }

    private static Model model(int number) {
        return Models.model("o/m" + number, "M " + number, "o");
    }

    private static String repository(int number) {
        return "%024x".formatted(number);
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
