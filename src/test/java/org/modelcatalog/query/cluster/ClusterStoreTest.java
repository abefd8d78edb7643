package org.modelcatalog.query.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.modelcatalog.catalog.mirror.MirrorBatch;
import org.modelcatalog.catalog.mirror.MirrorState;
import org.modelcatalog.catalog.mirror.MirrorStoreException;
import org.modelcatalog.catalog.mirror.MirroredModel;
import org.modelcatalog.model.Model;
import org.modelcatalog.query.ModelFilter;
import org.modelcatalog.query.OwnerFilter;
import org.modelcatalog.query.disk.MirroredRows;
import org.modelcatalog.support.Models;
import org.modelcatalog.support.OpenSearchNodes;

/** Writing to a cluster: what a crash leaves, and that only one instance writes. */
class ClusterStoreTest {

    private static final Duration LEASE = Duration.ofSeconds(60);

    private final String prefix = "store-" + UUID.randomUUID();
    private final ClusterEngine first = ClusterEngine.open(OpenSearchNodes.shared(), prefix);
    private final ClusterEngine second = ClusterEngine.connect(OpenSearchNodes.shared(), prefix, LEASE);
    private final AtomicLong now = new AtomicLong();

    @AfterEach
    void close() {
        second.store.close();
        first.close();
    }

    @Test
    void rowsAndStateAreSeenByEveryInstance() {
        first.store.write(batch(MirroredRows.state(1, 7), 1, 0, 3));

        assertThat(second.store.state()).isEqualTo(MirroredRows.state(1, 7));
        assertThat(second.store.models()).isEqualTo(3);
        assertThat(ids(second)).containsExactly("o/m0", "o/m1", "o/m2");
    }

    @Test
    void aCrashBeforeTheStateLosesAndDoublesNothing() {
        first.store.write(batch(MirroredRows.state(1, 1), 1, 0, 3));
        // what is left of a batch whose state was not written
        new ClusterWriter(first.client, first.indices)
                .write(batch(MirroredRows.state(1, 2), 1, 3, 6).models(), 1);

        assertThat(second.store.state()).isEqualTo(MirroredRows.state(1, 1));
        second.store.write(batch(MirroredRows.state(1, 2), 1, 3, 7));
        second.store.refresh();

        assertThat(ids(second)).containsExactly("o/m0", "o/m1", "o/m2", "o/m3", "o/m4", "o/m5", "o/m6");
        assertThat(second.store.state()).isEqualTo(MirroredRows.state(1, 2));
    }

    @Test
    void theSameRepositoryIsReplacedAndAnUnseenOneRemoved() {
        first.store.write(batch(MirroredRows.state(1, 0), 1, 0, 4));
        first.store.write(new MirrorBatch(
                List.of(new MirroredModel(repository(1), Models.model("o/renamed", "R", "o"))),
                2,
                MirroredRows.state(2, 0)));

        assertThat(first.store.removeUnseen(2, MirroredRows.state(2, 1))).isEqualTo(3);

        assertThat(ids(first)).containsExactly("o/renamed");
        assertThat(first.store.models()).isEqualTo(1);
        assertThat(second.store.state()).isEqualTo(MirroredRows.state(2, 1));
    }

    @Test
    void rowsAreShownTogetherWithTheirState() {
        first.store.write(batch(MirroredRows.state(1, 0), 1, 0, 4));
        ClusterState shown = second.store.read();

        first.store.write(batch(MirroredRows.state(1, 1), 1, 4, 6));
        assertThat(second.store.read().view()).isEqualTo(shown.view());
        assertThat(second.store.read().shown()).isEqualTo(MirroredRows.state(1, 0));
        assertThat(ids(second)).hasSize(4);

        Instant then = Instant.parse("2026-01-02T00:00:00Z");
        var whole = new MirrorState(1, null, 3, 8, then, then, then, null, null, null, null);
        first.store.write(batch(whole, 1, 6, 8));
        assertThat(second.store.read().view()).isEqualTo(shown.view() + 1);
        assertThat(second.store.read().shown()).isEqualTo(whole);
        assertThat(ids(second)).hasSize(8);
    }

    @Test
    void aRowWithoutAnIdOfTheHubIsLeftOut() {
        first.store.write(new MirrorBatch(
                List.of(
                        new MirroredModel("../../etc", model(1)),
                        new MirroredModel(null, model(2)),
                        new MirroredModel(repository(3), model(3))),
                1,
                MirroredRows.state(1, 0)));

        assertThat(ids(first)).containsExactly("o/m3");
    }

    @Test
    void oneOfTwoInstancesWritesUntilItEnds() {
        assertThat(first.store.mayWrite()).isTrue();
        assertThat(second.store.mayWrite()).isFalse();

        first.store.close();

        assertThat(second.store.mayWrite()).isTrue();
        second.store.state();
        second.store.write(batch(MirroredRows.state(1, 0), 1, 0, 1));
        assertThat(ids(second)).containsExactly("o/m0");
    }

    @Test
    void anInstanceThatWasOvertakenWritesNoState() {
        first.store.write(batch(MirroredRows.state(1, 0), 1, 0, 1));
        second.store.state();
        second.store.write(batch(MirroredRows.state(1, 1), 1, 1, 2));

        assertThatThrownBy(() -> first.store.write(batch(MirroredRows.state(1, 9), 1, 2, 3)))
                .isInstanceOf(MirrorStoreException.class)
                .hasMessageContaining("Another instance");

        assertThat(second.store.state()).isEqualTo(MirroredRows.state(1, 1));
    }

    @Test
    void aLeaseThatIsNotRenewedIsTakenOver() {
        first.store.close();
        ClusterLease one = lease();
        ClusterLease other = lease();
        assertThat(one.renew()).isTrue();
        assertThat(other.renew()).isFalse();

        now.addAndGet(LEASE.toNanos() / 2);
        assertThat(one.renew()).isTrue();
        assertThat(other.renew()).isFalse();
        now.addAndGet(LEASE.toNanos() - 1);
        assertThat(one.held()).as("too old to write with").isFalse();
        assertThat(other.renew()).as("too young to be taken over").isFalse();

        now.addAndGet(1);
        assertThat(other.renew()).isTrue();
        assertThat(one.renew()).isFalse();
        assertThat(one.held()).isFalse();
    }

    @Test
    void anInstanceThatMayWriteAgainGoesOnWhereTheOtherStopped() {
        first.store.write(batch(MirroredRows.state(1, 0), 1, 0, 1));
        first.store.close();
        assertThat(second.store.mayWrite()).isTrue();

        assertThat(second.store.state()).isEqualTo(MirroredRows.state(1, 0));
        assertThat(second.store.models()).isEqualTo(1);
    }

    @Test
    void aMissingIndexIsNotMadeUpByAWrite() {
        first.client.send(ClusterRequest.change(HttpMethod.DELETE, '/' + first.indices.rows() + "-1", null, LEASE));

        assertThatThrownBy(() -> first.store.write(batch(MirroredRows.state(1, 0), 1, 0, 1)))
                .isInstanceOf(MirrorStoreException.class)
                .hasMessageContaining("no index");
    }

    @Test
    void anIndexThatWasDeletedIsFilledFromTheBeginning() {
        first.store.write(batch(MirroredRows.state(1, 5), 1, 0, 3));
        first.client.send(ClusterRequest.change(HttpMethod.DELETE, '/' + first.indices.rows() + "-1", null, LEASE));
        assertThatThrownBy(() -> first.store.write(batch(MirroredRows.state(1, 6), 1, 3, 4)))
                .isInstanceOf(MirrorStoreException.class);

        assertThat(first.store.mayWrite()).isTrue();

        assertThat(first.store.state()).isEqualTo(MirrorState.NONE);
        first.store.write(batch(MirroredRows.state(1, 1), 1, 0, 2));
        assertThat(ids(second)).containsExactly("o/m0", "o/m1");
    }

    @Test
    void hostileQueriesAreAnsweredOrRefused() {
        first.store.write(batch(MirroredRows.state(1, 0), 1, 0, 3));
        for (String word : List.of("\ud800", "\u0000", "*", "?", "x".repeat(5_000), "\"}]}", "..")) {
            var filter = new ModelFilter(OwnerFilter.ANY, Map.of(), Map.of(), List.of(word));
            assertThat(first.queries().page(filter, null, 0, 10).total()).isZero();
        }
    }

    private ClusterLease lease() {
        return new ClusterLease(new ClusterDocuments(second.client, second.indices), LEASE, now::get);
    }

    private static List<String> ids(ClusterEngine engine) {
        return engine.queries().page(ModelFilter.ALL, null, 0, 1000).items().stream()
                .map(Model::id)
                .toList();
    }

    private static MirrorBatch batch(MirrorState state, int sweep, int from, int to) {
        return new MirrorBatch(
                IntStream.range(from, to)
                        .mapToObj(number -> new MirroredModel(repository(number), model(number)))
                        .toList(),
                sweep,
                state);
    }

    private static Model model(int number) {
        return Models.model("o/m" + number, "M " + number, "o");
    }

    private static String repository(int number) {
        return "%024x".formatted(number);
    }
}
