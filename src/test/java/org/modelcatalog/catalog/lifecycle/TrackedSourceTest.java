package org.modelcatalog.catalog.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.catalog.store.SnapshotBytes;
import org.modelcatalog.model.Model;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.FetchedPart;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.source.ModelSource;
import org.modelcatalog.source.PastListings;
import org.modelcatalog.support.Models;

class TrackedSourceTest {

    private static final Gateway HUB = Gateway.HUGGING_FACE;
    private static final Instant START = Instant.parse("2026-01-15T09:00:00Z");

    private FetchedModels served;
    private Instant now = START;

    @Test
    void aRestartForgetsNothing() throws IOException {
        fetch("a/one", "a/gone");
        fetch("a/one", "a/new");
        FetchedModels before = served;

        served = stored(before);
        fetch("a/one", "a/new");

        assertThat(served.models()).isEqualTo(before.models());
        assertThat(served.past()).isEqualTo(before.past());
        assertThat(served.past().withdrawn()).extracting(Model::id).containsExactly("a/gone");
        assertThat(served.models().get(1).listing().firstSeen()).isEqualTo(START.plusSeconds(3600));
    }

    @Test
    void equalFetchesAreEqualSnapshotsOnEveryInstance() throws IOException {
        fetch("a/one", "a/gone");
        fetch("a/one");

        assertThat(CatalogSnapshot.of(HUB, stored(served)).id())
                .isEqualTo(CatalogSnapshot.of(HUB, served).id());
    }

    @Test
    void whatHasLeftIsPartOfTheId() {
        fetch("a/one", "a/gone");
        fetch("a/one");
        FetchedModels other = served.with(served.models(), PastListings.NONE);

        assertThat(CatalogSnapshot.of(HUB, other).id())
                .isNotEqualTo(CatalogSnapshot.of(HUB, served).id());
    }

    /** The instance stops, and another reads what it has left. */
    private static FetchedModels stored(FetchedModels served) throws IOException {
        byte[] bytes = SnapshotBytes.write(CatalogSnapshot.of(HUB, served), Instant.now());
        return SnapshotBytes.read(HUB.slug(), bytes, Instant.now());
    }

    private void fetch(String... ids) {
        var source = new ModelSource() {
            @Override
            public Gateway gateway() {
                return HUB;
            }

            @Override
            public Uni<FetchedModels> fetch(FetchedModels earlier) {
                var part = new FetchedPart("all", List.of(ids), null);
                return Uni.createFrom().item(new FetchedModels(Models.of(ids), Map.of(), now, List.of(part)));
            }
        };
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        served = new TrackedSource(source, () -> Optional.ofNullable(served), Duration.ofDays(30), clock)
                .fetch(FetchedModels.NONE)
                .await()
                .indefinitely();
        now = now.plusSeconds(3600);
    }
}
