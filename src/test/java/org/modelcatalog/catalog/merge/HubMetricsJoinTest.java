package org.modelcatalog.catalog.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modelcatalog.catalog.merge.MergeRows.hub;
import static org.modelcatalog.catalog.merge.MergeRows.row;
import static org.modelcatalog.catalog.merge.MergeRows.saying;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
    void aRowOfAGatewayThatUsesHubIdsIsTheModelOfItsId() {
        Model joined = sameIds(row("own", "acme/one", "acme/one", null)).get(0);

        assertThat(joined.hub()).isEqualTo(KNOWN.hub());
        assertThat(joined.huggingFaceId()).isEqualTo("acme/One");
        assertThat(joined.origins().get(ModelField.HUB_METRICS)).isEqualTo(new Origin("hub", "same_id", FETCHED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme/One-GGUF", "acme-labs/One", "one", "acme/one:free", "acme/Former", "acme / one"})
    void anIdThatOnlyLooksAlikeIsNotTheModel(String id) {
        Model row = row("own", id, id, null);

        assertThat(sameIds(row)).containsExactly(row);
    }

    @Test
    void theRowsThatTheHubHasAreCounted() {
        List<Model> rows =
                List.of(ROW, row("own", "acme/one", "acme/one", null), row("own", "acme/two", "acme/two", null));

        assertThat(new HubMetricsJoin(snapshot(KNOWN)::find, true).matches(rows))
                .isEqualTo(2);
        assertThat(new HubMetricsJoin(snapshot(KNOWN)::find, false).matches(rows))
                .isEqualTo(1);
    }

    @Test
    void aRowOfWhichTheHubSaysNothingStaysAsItIs() {
        Model routed = row("hug", "acme/two", "acme/two", "acme/two");
        Model row = row("openrouter", "acme/two", "acme/two", "acme/two");

        assertThat(new HubMetricsJoin(snapshot(routed)::find, true).join(List.of(row), FETCHED))
                .containsExactly(row);
    }

    @Test
    void rowsStayAsManyAndInTheirOrder() {
        Model unknown = row("openrouter", "x", "x", null);

        assertThat(join(unknown, ROW, unknown)).extracting(Model::id).containsExactly("x", "acme-labs/uno", "x");
    }

    private static List<Model> join(Model... rows) {
        return new HubMetricsJoin(snapshot(KNOWN)::find, false).join(List.of(rows), FETCHED);
    }

    private static List<Model> sameIds(Model... rows) {
        return new HubMetricsJoin(snapshot(KNOWN)::find, true).join(List.of(rows), FETCHED);
    }

    private static CatalogSnapshot snapshot(Model... rows) {
        return CatalogSnapshot.of(Gateway.HUGGING_FACE, new FetchedModels(List.of(rows), Map.of(), FETCHED, List.of()));
    }
}
