package org.modelcatalog.api.modelsdev;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.query.Benchmarks;

/** A figure of a benchmark in the format of models.dev. */
@RegisterForReflection
@Schema(name = "ModelsDevBenchmark")
public record ModelsDevBenchmark(
        @Schema(examples = "artificial_analysis") String name,

        @Schema(examples = "41.5") BigDecimal score,

        @Schema(examples = "intelligence_index") String metric,

        @Schema(description = "The gateway that states it", examples = "openrouter")
        String source) {

    private static final String SOURCE = "source";

    /**
     * Returns every figure of every benchmark that is an object of figures. Tables, such as ranks by arena, have no place in
     * the format.
     *
     * @param stated a JSON object with its source, or null
     */
    static List<ModelsDevBenchmark> of(String stated) {
        JsonNode benchmarks = Benchmarks.read(stated);
        String source = benchmarks.path(SOURCE).asText();
        return benchmarks
                .propertyStream()
                .flatMap(benchmark -> benchmark
                        .getValue()
                        .propertyStream()
                        .filter(figure -> figure.getValue().isNumber())
                        .map(figure -> new ModelsDevBenchmark(
                                benchmark.getKey(), figure.getValue().decimalValue(), figure.getKey(), source)))
                .toList();
    }
}
