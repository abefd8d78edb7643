package org.modelcatalog.api.catalog;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.model.Weights;

/** The files of a model on the Hub. */
@RegisterForReflection
@Schema(name = "Weights")
public record WeightsView(
        @Schema(description = "Elements by dtype, as the Hub counts them", examples = "{\"BF16\":8030261248}")
        Map<String, Long> dtypes,

        @Schema(nullable = true) QuantizationView quantization,

        @Schema(nullable = true) Long bytes,

        @Schema(nullable = true, examples = "LlamaForCausalLM")
        String architecture,

        @Schema(nullable = true, examples = "llama") String modelType,

        @Schema(nullable = true, examples = "llama") String ggufArchitecture,

        @Schema(nullable = true, description = "The commit that all of this describes")
        String revision) {

    /** How weights are quantised. */
    @RegisterForReflection
    @Schema(name = "Quantization")
    public record QuantizationView(
            @Schema(nullable = true, examples = "gptq") String method,
            @Schema(nullable = true, examples = "4") BigDecimal bits,
            @Schema(nullable = true) String format) {}

    static WeightsView of(Weights weights) {
        var quantization = weights.quantization();
        return new WeightsView(
                weights.dtypes(),
                quantization == null
                        ? null
                        : new QuantizationView(quantization.method(), quantization.bits(), quantization.format()),
                weights.bytes(),
                weights.architecture(),
                weights.modelType(),
                weights.ggufArchitecture(),
                weights.revision());
    }
}
