package org.modelcatalog.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.util.Comparator;
import org.modelcatalog.model.Model;

/** The scores in the benchmarks of a model, which are kept as their source states them. Null = unknown. */
final class Benchmarks {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private Benchmarks() {}

    /** An index of Artificial Analysis, by OpenRouter's name of it. */
    static BigDecimal index(Model model, String name) {
        return number(of(model).path("artificial_analysis").path(name));
    }

    /** The best rating of all arenas. */
    static BigDecimal elo(Model model) {
        return of(model)
                .path("design_arena")
                .valueStream()
                .map(arena -> number(arena.path("elo")))
                .filter(elo -> elo != null)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static JsonNode of(Model model) {
        String stated = model.facts().benchmarks();
        try {
            return stated == null ? MissingNode.getInstance() : JSON.readTree(stated);
        } catch (JsonProcessingException noJson) {
            return MissingNode.getInstance();
        }
    }

    private static BigDecimal number(JsonNode score) {
        return score.isNumber() ? score.decimalValue() : null;
    }
}
