package org.modelcatalog.catalog.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.modelcatalog.api.answer.JsonWriter;
import org.modelcatalog.api.catalog.ModelRow;
import org.modelcatalog.api.request.RowOptions;
import org.modelcatalog.catalog.store.RandomRecords;
import org.modelcatalog.model.Facts;
import org.modelcatalog.model.Model;
import org.modelcatalog.support.ModelBuilder;
import org.modelcatalog.support.Models;
import org.modelcatalog.support.OfferBuilder;

/** History names fields as the native row does. */
class HistoryRowTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonWriter WRITER = new JsonWriter();

    @Property(tries = 200)
    void everyFieldIsOneOfTheNativeRow(@ForAll long seed) throws IOException {
        Model random = new RandomRecords(seed).fill(Model.class);
        Facts facts = random.facts();
        // benchmarks are JSON that was read, not any text
        Model model = ModelBuilder.from(random)
                .facts(new Facts(
                        facts.reasoning(),
                        facts.knowledgeCutoff(),
                        facts.expirationDate(),
                        "{\"source\":\"openrouter\"}",
                        facts.supportedVoices(),
                        facts.parameters()))
                .build();
        JsonNode wire = MAPPER.readTree(WRITER.of(ModelRow.of(model, RowOptions.USUAL)));

        HistoryRow.of(model).forEach((field, value) -> {
            assertThat(wire.has(field)).as(field).isTrue();
            if (field.equals("providers")) {
                ((Map<?, ?>) value)
                        .values()
                        .forEach(offer -> within((Map<?, ?>) offer, wire.at("/providers/0"), field));
            } else if (value instanceof Map<?, ?> inner && wire.path(field).isObject()) {
                within(inner, wire.path(field), field);
            }
        });
    }

    private static void within(Map<?, ?> fields, JsonNode wire, String path) {
        fields.keySet().stream()
                // open groups, with the names of a source
                .filter(name -> !path.equals("benchmarks") && !path.endsWith("parameters") && !path.endsWith("limits"))
                .forEach(name -> assertThat(wire.has((String) name))
                        .as(path + "." + name)
                        .isTrue());
    }

    @Test
    void valuesAreThoseOfTheRow() throws IOException {
        Model model = Models.row("openrouter", "a/b")
                .offers(OfferBuilder.offer("groq")
                        .prices("0.00000020", "1")
                        .limits(8192L, null, 1000L)
                        .build())
                .build();
        Map<String, Object> row = HistoryRow.of(model);

        assertThat(row)
                .containsEntry("context_length", 8192L)
                .containsEntry("pricing", Map.of("prompt", "0.0000002", "completion", "1"))
                .containsEntry("servable", true)
                .containsEntry("ids", List.of("a/b"))
                .doesNotContainKeys("id", "slug", "source_gateway", "knowledge_cutoff");
    }

    @Test
    void equalNumbersAreOneValue() {
        assertThat(HistoryRow.number(new BigDecimal("1E+3"))).isEqualTo(1000L);
        assertThat(HistoryRow.number(new BigDecimal("0.70"))).isEqualTo(new BigDecimal("0.7"));
        assertThat(HistoryRow.number(new BigDecimal("9223372036854775807"))).isEqualTo(Long.MAX_VALUE);
        assertThat(HistoryRow.number(new BigDecimal("9223372036854775808")))
                .isEqualTo(new BigDecimal("9223372036854775808"));
        assertThat(HistoryRow.number(new BigDecimal("1E+999999"))).isEqualTo("1E+999999");
    }

    @Test
    void aDotWithinANameIsNoStep() {
        assertThat(RowPath.join("providers", "fireworks.ai")).isEqualTo("providers.fireworks%2Eai");
        assertThat(RowPath.split("providers.a%25%2Eb.status")).containsExactly("providers", "a%.b", "status");
        assertThat(RowPath.isWithin("providers.fireworks%2Eai.pricing.prompt", "providers.pricing"))
                .isTrue();
        assertThat(RowPath.isWithin("pricing_overrides", "pricing")).isFalse();
    }
}
