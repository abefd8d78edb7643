package org.modelcatalog.catalog.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modelcatalog.catalog.merge.MergeRows.hub;
import static org.modelcatalog.catalog.merge.MergeRows.row;
import static org.modelcatalog.catalog.merge.MergeRows.saying;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Architecture;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelField;
import org.modelcatalog.model.Origin;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.Gateway;

class HubMetricsJoinTest {

    private static final Instant FETCHED = Instant.parse("2026-01-01T00:00:00Z");
    private static final Origin OF_THE_HUB = new Origin("hub", "license_tag", FETCHED);
    private static final Origin OF_THE_ROW = new Origin("openrouter", "created", FETCHED);
    private static final Model KNOWN = saying(
            hub("acme/One", 7, "acme/Former"),
            "2024",
            "The Hub's",
            Architecture.UNKNOWN,
            Map.of(
                    ModelField.LICENSE, OF_THE_HUB,
                    ModelField.CREATED, OF_THE_HUB,
                    ModelField.TOKENIZER, OF_THE_HUB));
    private static final Model ROW = saying(
            row("openrouter", "acme-labs/uno", "acme-labs/uno", "ACME/one"),
            "2025",
            "Its own",
            Architecture.UNKNOWN,
            Map.of(ModelField.CREATED, OF_THE_ROW));

    @Test
    void theHubsMetricsJoinARowOfAnotherGatewayByItsHubId() {
        Model joined = join(ROW).get(0);

        assertThat(joined.hub()).isEqualTo(KNOWN.hub());
    }

    @Test
    void nothingElseOfTheRowChanges() {
        Model joined = join(ROW).get(0);

        assertThat(joined.with(null, Map.of())).isEqualTo(ROW.with(null, Map.of()));
    }

    @Test
    void theOriginsOfTheMetricsJoinTooAndNoOthers() {
        assertThat(join(ROW).get(0).origins())
                .isEqualTo(Map.of(
                        ModelField.CREATED, OF_THE_ROW,
                        ModelField.HUB_METRICS, new Origin("hub", "hugging_face_id", FETCHED),
                        ModelField.LICENSE, OF_THE_HUB));
    }

    @Test
    void aFormerHubIdIsFound() {
        assertThat(join(row("openrouter", "x", "x", "acme/former")).get(0).hub())
                .isEqualTo(KNOWN.hub());
    }

    @Test
    void aRowThatTheHubDoesNotKnowStaysAsItIs() {
        Model unknown = row("openrouter", "acme/one-x", "acme/one", "acme/other");

        assertThat(join(unknown)).containsExactly(unknown);
    }

    @Test
    void aRowWithoutAHubIdStaysAsItIsWhateverItIsCalled() {
        Model closed = row("openrouter", "acme/One", "acme/One", null);

        assertThat(join(closed)).containsExactly(closed);
    }

    @Test
    void aRowOfWhichTheHubSaysNothingStaysAsItIs() {
        Model routed = row("hug", "acme/two", "acme/two", "acme/two");
        Model row = row("openrouter", "acme/two", "acme/two", "acme/two");

        assertThat(HubMetricsJoin.join(List.of(row), snapshot(routed)::find, FETCHED))
                .containsExactly(row);
    }

    @Test
    void rowsStayAsManyAndInTheirOrder() {
        Model unknown = row("openrouter", "x", "x", null);

        assertThat(join(unknown, ROW, unknown)).extracting(Model::id).containsExactly("x", "acme-labs/uno", "x");
    }

    private static List<Model> join(Model... rows) {
        return HubMetricsJoin.join(List.of(rows), snapshot(KNOWN)::find, FETCHED);
    }

    private static CatalogSnapshot snapshot(Model... rows) {
        return CatalogSnapshot.of(Gateway.HUGGING_FACE, new FetchedModels(List.of(rows), Map.of(), FETCHED, List.of()));
    }
}
