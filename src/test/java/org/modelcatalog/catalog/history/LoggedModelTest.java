package org.modelcatalog.catalog.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.modelcatalog.api.answer.JsonWriter;
import org.modelcatalog.api.catalog.ModelRow;
import org.modelcatalog.api.request.RowOptions;
import org.modelcatalog.catalog.store.RandomRecords;
import org.modelcatalog.model.Deprecation;
import org.modelcatalog.model.Facts;
import org.modelcatalog.model.Lifecycle.Status;
import org.modelcatalog.model.Model;
import org.modelcatalog.support.Models;
import org.modelcatalog.support.OfferBuilder;

/** A row that history keeps is a model again. */
class LoggedModelTest {

    private static final Instant AT = Instant.parse("2026-09-01T00:00:00Z");
    private static final JsonWriter WRITER = new JsonWriter();

    @Property(tries = 500)
    void theRowOfTheModelOfARowIsTheSameRow(@ForAll long seed) {
        Model model = new RandomRecords(seed).fill(Model.class);
        Map<String, Object> row = HistoryRow.of(model);

        assertThat(differences(row, LoggedModel.of("hug", model.id(), row, AT))).isEmpty();
    }

    @Property(tries = 200)
    void soItIsAfterTheRowWasWrittenAndRead(@ForAll long seed) {
        Model model = new RandomRecords(seed).fill(Model.class);
        var base = new HistoryBase(0, AT, "hug", "s", Map.of(model.id(), HistoryRow.of(model)));
        Map<String, Object> row =
                HistoryJson.base(HistoryJson.line(base)).orElseThrow().rows().get(model.id());

        assertThat(differences(row, LoggedModel.of("hug", model.id(), row, AT))).isEmpty();
    }

    @Property(tries = 500)
    void whatNoReleaseWritesIsUnknownAndNoFailure(@ForAll long seed) {
        var random = new Random(seed);
        Model model = new RandomRecords(seed).fill(Model.class);
        Map<String, Object> row = damaged(random, HistoryRow.of(model));

        Model made = LoggedModel.of("hug", model.id(), row, AT);

        assertThat(made.id()).isEqualTo(model.id());
        assertThat(HistoryRow.of(made)).isNotNull();
        assertThat(WRITER.of(ModelRow.of(made, RowOptions.USUAL))).isNotEmpty();
    }

    @Test
    void severalOffersOfOneInferenceProviderStayApart() {
        Model model = Models.row("openrouter", "a/b")
                .offers(
                        OfferBuilder.offer("groq").prices("3", "3").build(),
                        OfferBuilder.offer("groq#2").prices("2", "2").build(),
                        OfferBuilder.offer("groq").prices("1", "1").build())
                .build();

        Map<String, Object> row = HistoryRow.of(model);
        Model made = LoggedModel.of("openrouter", "a/b", row, AT);

        assertThat(made.serving().offers()).hasSize(3);
        assertThat(HistoryRow.of(made)).isEqualTo(row);
    }

    @Test
    void whatASourceStatesOfTheEndIsThere() {
        Model model = Models.row("openrouter", "a/b")
                .facts(new Facts(
                        null,
                        null,
                        "2026-08-31",
                        null,
                        null,
                        null,
                        new Deprecation("2026-06-01", "a/c", "openrouter"),
                        List.of()))
                .build();

        Map<String, Object> row = HistoryRow.of(model);
        Model made = LoggedModel.of("openrouter", "a/b", row, AT);

        assertThat(row)
                .containsEntry(
                        "lifecycle",
                        Map.of("deprecated_at", "2026-06-01", "replacement", "a/c", "source", "openrouter"));
        assertThat(made.lifecycle().deprecatedAt()).isEqualTo("2026-06-01");
        assertThat(made.lifecycle().replacement()).isEqualTo("a/c");
        assertThat(made.lifecycle().status()).isEqualTo(Status.RETIRED);
        assertThat(LoggedModel.of("openrouter", "a/b", row, Instant.parse("2026-08-31T12:00:00Z"))
                        .lifecycle()
                        .status())
                .isEqualTo(Status.ANNOUNCED);
    }

    @Test
    void anEmptyRowIsAModelOfWhichNothingIsKnown() {
        Model made = LoggedModel.of("hug", "a/b", Map.of(), AT);

        assertThat(made.canonicalSlug()).isEqualTo("a/b");
        assertThat(made.hub()).isNull();
        assertThat(made.facts()).isEqualTo(Facts.NONE);
        assertThat(made.serving().offers()).isEmpty();
    }

    private static List<FieldChange> differences(Map<String, Object> row, Model made) {
        var found = new ArrayList<FieldChange>();
        RowDiff.between(made.id(), row, HistoryRow.of(made), field -> "", found::add);
        return found;
    }

    /** The same with some members of another type or gone, at any depth. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> damaged(Random random, Map<String, Object> row) {
        var damaged = new TreeMap<String, Object>();
        row.forEach((name, value) -> {
            switch (random.nextInt(6)) {
                case 0 -> {}
                case 1 -> damaged.put(name, other(random));
                default ->
                    damaged.put(
                            name, value instanceof Map<?, ?> ? damaged(random, (Map<String, Object>) value) : value);
            }
        });
        return damaged;
    }

    private static Object other(Random random) {
        var list = new ArrayList<Object>(List.of(1L, "1E+999999999", true));
        list.add(Map.of("prompt", "1E-999999999"));
        return switch (random.nextInt(6)) {
            case 0 -> "1E+999999999";
            case 1 -> -1L;
            case 2 -> true;
            case 3 -> list;
            case 4 -> new java.math.BigDecimal("0.5");
            default -> Map.of("pricing", list, "status", 7L, "3", "x");
        };
    }
}
