package org.modelcatalog.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.modelcatalog.catalog.history.ChangeHistory;
import org.modelcatalog.catalog.history.Histories;
import org.modelcatalog.catalog.refresh.CatalogUnavailableException;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelField;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.source.ModelSource;
import org.modelcatalog.support.Models;
import org.modelcatalog.support.TestConfig;

/** The catalog as it was, from the logs of two gateways. */
class PastCatalogTest {

    /** So late that no log forgets it yet. */
    private static final Instant START = Instant.now().minus(Duration.ofDays(2)).truncatedTo(ChronoUnit.MILLIS);

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Gateway OTHER = new Gateway("other", "Other", "Other catalog", List.of());

    private final ChangeHistory history = Histories.inMemory();
    private final PastSnapshots snapshots = new PastSnapshots(1 << 20);
    private final PastCatalog past = new PastCatalog(
            new Gateways(List.of(new Source(Gateway.HUGGING_FACE), new Source(OTHER)), TestConfig.with(Map.of())),
            history,
            snapshots,
            Clock.systemUTC());

    /** A gateway that is never fetched. */
    private record Source(Gateway gateway) implements ModelSource {

        @Override
        public Uni<FetchedModels> fetch(FetchedModels earlier) {
            throw new AssertionError("asked an upstream");
        }

        @Override
        public boolean shows(String id) {
            return !id.equals("a/hidden");
        }
    }

    @BeforeEach
    void open() {
        history.open("hug", Optional.empty());
        history.open("other", Optional.empty());
    }

    @AfterEach
    void stop() {
        snapshots.stop();
    }

    @Test
    void rowsHaveTheMetadataThatTheHubHadThen() {
        record(Gateway.HUGGING_FACE, 0, licensed("a/b", "mit"));
        record(OTHER, 1, row("x/b"));
        record(Gateway.HUGGING_FACE, 2, licensed("a/b", "apache-2.0"));

        assertThat(license(OTHER, 1)).isEqualTo("mit");
        assertThat(license(OTHER, 3)).isEqualTo("apache-2.0");
        ServedSnapshot joined = asOf(OTHER, 1);
        assertThat(joined.snapshot().models().get(0).origins()).containsKey(ModelField.HUB_METRICS);
        assertThat(joined.snapshot().fetchedAt()).isEqualTo(hour(1));
    }

    @Test
    void allGatewaysAreMergedAndOneThatBeginsLaterIsNamed() {
        record(Gateway.HUGGING_FACE, 0, licensed("a/b", "mit"));
        record(OTHER, 2, row("x/b"), row("x/c"));

        CatalogSnapshot early = asOf(all(), 1).snapshot();
        CatalogSnapshot late = asOf(all(), 2).snapshot();

        assertThat(early.models()).extracting(Model::id).containsExactly("a/b");
        assertThat(early.missing()).containsEntry("other", "its history begins at " + hour(2));
        assertThat(late.missing()).isEmpty();
        assertThat(late.find("a/b").orElseThrow().gateways()).containsExactly("hug", "other");
        assertThat(late.fetchedAt()).isEqualTo(hour(0));
    }

    @Test
    void onlyAPastThatIsLoggedToItsEndIsSettled() {
        record(Gateway.HUGGING_FACE, 0, licensed("a/b", "mit"));
        record(OTHER, 0, row("x/b"));
        record(Gateway.HUGGING_FACE, 2, licensed("a/b", "apache-2.0"));

        assertThat(asOf(Gateway.HUGGING_FACE, 1).settled()).isTrue();
        assertThat(asOf(Gateway.HUGGING_FACE, 2).settled()).isFalse();
        assertThat(asOf(OTHER, 1).settled()).isFalse();
        assertThat(asOf(all(), 1).settled()).isFalse();
        record(OTHER, 3, row("x/c"));
        assertThat(asOf(OTHER, 1).settled()).isTrue();
        assertThat(asOf(all(), 1).settled()).isTrue();
    }

    @Test
    void momentsBetweenWhichNothingChangedHaveOneSnapshot() {
        record(Gateway.HUGGING_FACE, 0, licensed("a/b", "mit"));
        record(Gateway.HUGGING_FACE, 9, licensed("a/b", "apache-2.0"));

        assertThat(asOf(Gateway.HUGGING_FACE, 1).snapshot())
                .isSameAs(asOf(Gateway.HUGGING_FACE, 8).snapshot())
                .isNotSameAs(asOf(Gateway.HUGGING_FACE, 9).snapshot());
        assertThat(asOf(Gateway.HUGGING_FACE, 1).snapshot().id())
                .isNotEqualTo(asOf(Gateway.HUGGING_FACE, 9).snapshot().id());
    }

    @Test
    void whatTheOperatorHidesNowWasNotThereThen() {
        record(Gateway.HUGGING_FACE, 0, licensed("a/b", "mit"), licensed("a/hidden", "mit"));

        assertThat(asOf(Gateway.HUGGING_FACE, 1).snapshot().models())
                .extracting(Model::id)
                .containsExactly("a/b");
    }

    @Test
    void aMomentOutsideTheLogIsAFailureThatSaysWhenItBegins() {
        record(Gateway.HUGGING_FACE, 1, licensed("a/b", "mit"));

        assertThatThrownBy(() -> asOf(Gateway.HUGGING_FACE, 0))
                .isInstanceOfSatisfying(
                        OutsideHistoryException.class,
                        outside -> assertThat(outside.beginning()).contains(hour(1)));
        assertThatThrownBy(() -> asOf(all(), 0))
                .isInstanceOfSatisfying(
                        OutsideHistoryException.class,
                        outside -> assertThat(outside.beginning()).contains(hour(1)));
        assertThatThrownBy(() -> asOf(OTHER, 5))
                .isInstanceOfSatisfying(
                        OutsideHistoryException.class,
                        outside -> assertThat(outside.beginning()).isEmpty());
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        assertThatThrownBy(() -> past.asOf(OTHER, tomorrow).await().atMost(PATIENCE))
                .isInstanceOfSatisfying(
                        OutsideHistoryException.class,
                        outside -> assertThat(outside.future()).contains(tomorrow));
    }

    @Test
    void oneIsMadeAtATimeAndOnceForAllThatWait() {
        var made = new AtomicInteger();
        var go = new CountDownLatch(1);
        CatalogSnapshot empty = CatalogSnapshot.of(OTHER, FetchedModels.NONE);
        List<CompletableFuture<CatalogSnapshot>> waiting = IntStream.range(0, 200)
                .mapToObj(any -> snapshots
                        .get("same", () -> {
                            await(go);
                            made.incrementAndGet();
                            return empty;
                        })
                        .subscribeAsCompletionStage())
                .toList();
        List<CompletableFuture<CatalogSnapshot>> others = IntStream.range(0, 60)
                .mapToObj(name -> snapshots.get("other " + name, () -> empty).subscribeAsCompletionStage())
                .toList();
        go.countDown();

        assertThat(waiting).allSatisfy(one -> assertThat(one).succeedsWithin(PATIENCE));
        assertThat(made).hasValue(1);
        assertThat(others.stream().filter(CompletableFuture::isCompletedExceptionally))
                .hasSizeGreaterThanOrEqualTo(9)
                .allSatisfy(one -> assertThatThrownBy(one::join).hasCauseInstanceOf(CatalogUnavailableException.class));
    }

    private ServedSnapshot asOf(Gateway gateway, int hours) {
        return past.asOf(gateway, hour(hours)).await().atMost(PATIENCE);
    }

    private String license(Gateway gateway, int hours) {
        return asOf(gateway, hours).snapshot().models().get(0).hub().license();
    }

    private void record(Gateway gateway, int hours, Model... models) {
        history.record(
                null,
                CatalogSnapshot.of(gateway, new FetchedModels(List.of(models), Map.of(), hour(hours), List.of())),
                null);
    }

    private static Gateway all() {
        return Gateways.all(List.of());
    }

    private static Instant hour(int hours) {
        return START.plus(Duration.ofHours(hours));
    }

    /** A row of the other gateway that says which model of the Hub it is. */
    private static Model row(String id) {
        return Models.row("other", id).hubId(id.replace("x/", "a/")).build();
    }

    private static Model licensed(String id, String license) {
        return Models.row("hug", id)
                .hubId(id)
                .hub(Models.metrics(1L, null, license))
                .build();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
