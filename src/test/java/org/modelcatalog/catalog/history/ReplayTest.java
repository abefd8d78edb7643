package org.modelcatalog.catalog.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.catalog.store.RandomRecords;
import org.modelcatalog.model.HubMetrics;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.Offer;
import org.modelcatalog.model.Serving;
import org.modelcatalog.support.ModelBuilder;
import org.modelcatalog.support.Models;

/** The log applied to the first snapshot gives the last one, whatever models say and however they change. */
class ReplayTest {

    private static final Instant START = Instant.parse("2026-09-01T00:00:00Z");

    @Property(tries = 200)
    void theLogReplayedOverTheFirstSnapshotGivesTheLastByteForByte(@ForAll long seed) {
        var random = new Random(seed);
        GatewayHistory history = Histories.of(null, "hug", Clock.systemUTC());
        CatalogSnapshot before = null;
        for (int refresh = 0; refresh < 6; refresh++) {
            CatalogSnapshot after = Histories.snapshot(
                    START.plusSeconds(refresh), next(random, before == null ? List.of() : before.models()));
            ModelChanges changes = before == null ? null : ModelChanges.between(before, after);
            history.record(before, after, random.nextBoolean() ? changes : null);
            before = after;
        }

        assertThat(text(history.view().rows())).isEqualTo(text(CatalogRows.of(before)));
    }

    @Property(tries = 200)
    void everyMomentOfTheLogIsTheSnapshotOfThen(@ForAll long seed) {
        var random = new Random(seed);
        GatewayHistory history = Histories.of(null, "hug", Clock.systemUTC());
        var served = new ArrayList<CatalogSnapshot>();
        for (int refresh = 0; refresh < 4; refresh++) {
            CatalogSnapshot before = served.isEmpty() ? null : served.get(refresh - 1);
            served.add(Histories.snapshot(
                    START.plusSeconds(refresh), next(random, before == null ? List.of() : before.models())));
            history.record(before, served.get(refresh), null);
        }

        HistoryView view = history.view();
        assertThat(served)
                .allSatisfy(snapshot ->
                        assertThat(text(view.rows(snapshot.fetchedAt()))).isEqualTo(text(CatalogRows.of(snapshot))));
    }

    @Property(tries = 200)
    void anotherBaseGivesTheSame(@ForAll long seed) {
        var random = new Random(seed);
        GatewayHistory history = Histories.of(null, "hug", Clock.systemUTC());
        List<Model> models = List.of();
        for (int refresh = 0; refresh < 5; refresh++) {
            models = next(random, models);
            history.record(null, Histories.snapshot(START.plusSeconds(refresh), models), null);
        }
        HistoryView view = history.view();
        if (!view.entries().isEmpty()) {
            HistoryView later =
                    view.startingAfter(1 + random.nextInt(view.entries().size()));

            assertThat(text(later.rows())).isEqualTo(text(view.rows()));
            assertThat(later.last()).isEqualTo(view.last());
        }
    }

    @Property(tries = 200)
    void entriesSurviveTheirLine(@ForAll long seed) {
        var random = new Random(seed);
        List<Model> models = next(random, List.of());
        CatalogSnapshot before = Histories.snapshot(START, models);
        CatalogSnapshot after = Histories.snapshot(START.plusSeconds(1), next(random, models));
        var batch = new ChangeBatch(
                1, START, "hug", after.id(), ModelChanges.between(before, after).fields());

        byte[] line = HistoryJson.line(batch);

        assertThat(new String(line, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("\n");
        assertThat(HistoryJson.batch(line)).contains(batch);
        line[random.nextInt(line.length)] ^= 1;
        assertThat(HistoryJson.batch(line)).isEmpty();
    }

    @Property(tries = 200)
    void volatileFieldsAreInNoChange(@ForAll long seed) {
        Model model = new RandomRecords(seed).fill(Model.class);
        Model other = new RandomRecords(seed + 1).fill(Model.class);

        ModelChanges changes = ModelChanges.between(
                Histories.snapshot(START, List.of(model)),
                Histories.snapshot(START.plusSeconds(1), List.of(withVolatilesOf(other, model))));

        assertThat(changes.fields()).isEmpty();
    }

    private static String text(CatalogRows rows) {
        return new String(HistoryJson.bytes(rows), java.nio.charset.StandardCharsets.US_ASCII);
    }

    private static List<Model> next(Random random, List<Model> models) {
        var next = new ArrayList<Model>();
        var records = new RandomRecords(random.nextLong());
        for (Model model : models) {
            switch (random.nextInt(5)) {
                case 0 -> {}
                case 1 -> next.add(mixed(random, model, records.fill(Model.class)));
                case 2 -> next.add(withVolatilesOf(records.fill(Model.class), model));
                default -> next.add(model);
            }
        }
        for (int more = random.nextInt(4); more > 0; more--) {
            Model made = records.fill(Model.class);
            next.add(Models.row("hug", "owner/" + random.nextInt(30))
                    .build()
                    .with(made.architecture(), made.serving(), made.origins()));
        }
        var ids = new java.util.HashSet<String>();
        next.removeIf(model -> !ids.add(model.id()));
        return next;
    }

    /** Some parts of another model. */
    private static Model mixed(Random random, Model model, Model other) {
        ModelBuilder mixed = ModelBuilder.from(model);
        if (random.nextBoolean()) {
            mixed.serving(other.serving());
        }
        if (random.nextBoolean()) {
            mixed.hub(other.hub());
        }
        if (random.nextBoolean()) {
            mixed.facts(other.facts());
        }
        if (random.nextBoolean()) {
            mixed.name(other.name()).created(other.created()).aliases("former/" + random.nextInt(3));
        }
        return mixed.build();
    }

    private static Model withVolatilesOf(Model other, Model model) {
        HubMetrics hub = model.hub();
        HubMetrics moved = Optional.ofNullable(other.hub()).orElse(HubMetrics.unknown(null));
        List<Offer> offers = model.serving().offers().stream()
                .map(offer -> new Offer(
                        offer.inferenceProvider(),
                        offer.gateway(),
                        offer.modelId(),
                        offer.status(),
                        offer.limits(),
                        offer.pricing(),
                        offer.quantization(),
                        offer.capabilities(),
                        moved.trendingScore(),
                        moved.trendingScore(),
                        offer.modelAuthor(),
                        offer.terms()))
                .toList();
        return ModelBuilder.from(model)
                .serving(new Serving(offers))
                .hub(
                        hub == null
                                ? null
                                : new HubMetrics(
                                        hub.hubId(),
                                        moved.downloads(),
                                        moved.likes(),
                                        hub.pipelineTag(),
                                        hub.parameters(),
                                        hub.gated(),
                                        hub.isPrivate(),
                                        hub.lastModified(),
                                        hub.author(),
                                        hub.url(),
                                        hub.nativeContext(),
                                        moved.downloadsAllTime(),
                                        moved.trendingScore(),
                                        hub.license(),
                                        hub.libraryName(),
                                        hub.languages(),
                                        hub.baseModels(),
                                        hub.tags(),
                                        hub.licenseName(),
                                        hub.licenseLink(),
                                        hub.datasets(),
                                        hub.disabled(),
                                        hub.weights()))
                .build();
    }
}
