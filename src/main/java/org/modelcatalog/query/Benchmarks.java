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
public final class Benchmarks {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private Benchmarks() {}

    /** An index of Artificial Analysis, by OpenRouter's name of it. */
    static BigDecimal index(Model model, String name) {
        return number(stated(model).path("artificial_analysis").path(name));
    }

    /** The best rating of all arenas. */
    static BigDecimal elo(Model model) {
        return stated(model)
                .path("design_arena")
                .valueStream()
                .map(arena -> number(arena.path("elo")))
                .filter(elo -> elo != null)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static JsonNode stated(Model model) {
        return read(model.facts().benchmarks());
    }

    /**
     * Reads benchmarks as a row holds them, with exact numbers.
     *
     * @param stated JSON, or null
     * @return a missing node if there are none
     */
    public static JsonNode read(String stated) {
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
