package org.modelcatalog.api.openrouter;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.api.answer.JsonNumbers;
import org.modelcatalog.query.Benchmarks;

/** Benchmarks in OpenRouter's format, as far as they are stated in it. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "OpenRouterBenchmarks", description = "Left out if unknown", requiredProperties = "design_arena")
public record OpenRouterBenchmarks(Indexes artificialAnalysis, List<Arena> designArena) {

    /** Indexes of Artificial Analysis. */
    @RegisterForReflection
    @Schema(name = "OpenRouterIndexes", description = "Of Artificial Analysis; null = unknown")
    public record Indexes(
            @Schema(nullable = true, examples = "57.6") BigDecimal intelligenceIndex,
            @Schema(nullable = true) BigDecimal codingIndex,
            @Schema(nullable = true) BigDecimal agenticIndex) {

        private static final Indexes UNKNOWN = new Indexes(null, null, null);

        static Indexes of(JsonNode stated) {
            var indexes = new Indexes(
                    number(stated, "intelligence_index"),
                    number(stated, "coding_index"),
                    number(stated, "agentic_index"));
            return indexes.equals(UNKNOWN) ? null : indexes;
        }
    }

    /** The rating of one arena. */
    @RegisterForReflection
    @Schema(name = "OpenRouterArena", description = "Of Design Arena")
    public record Arena(
            @Schema(examples = "models") String arena,
            @Schema(examples = "website") String category,
            BigDecimal elo,
            @Schema(examples = "0.52") BigDecimal winRate,
            long rank) {

        /** The format requires all of it. */
        static Arena of(JsonNode stated) {
            BigDecimal elo = number(stated, "elo");
            BigDecimal winRate = number(stated, "win_rate");
            Long rank = JsonNumbers.safe(number(stated, "rank"));
            String arena = stated.path("arena").textValue();
            String category = stated.path("category").textValue();
            return arena == null || category == null || elo == null || winRate == null || rank == null
                    ? null
                    : new Arena(arena, category, elo, winRate, rank);
        }
    }

    /**
     * @param stated a JSON object as OpenRouter states it; null = unknown
     * @return null if nothing of it is in the format
     */
    static OpenRouterBenchmarks of(String stated) {
        JsonNode json = Benchmarks.read(stated);
        Indexes indexes = Indexes.of(json.path("artificial_analysis"));
        List<Arena> arenas = json.path("design_arena")
                .valueStream()
                .map(Arena::of)
                .filter(Objects::nonNull)
                .toList();
        return indexes == null && arenas.isEmpty() ? null : new OpenRouterBenchmarks(indexes, arenas);
    }

    private static BigDecimal number(JsonNode object, String name) {
        JsonNode value = object.path(name);
        return value.isNumber() ? value.decimalValue() : null;
    }
}
