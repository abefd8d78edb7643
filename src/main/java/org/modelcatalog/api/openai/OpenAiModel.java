package org.modelcatalog.api.openai;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.api.answer.JsonNumbers;
import org.modelcatalog.api.answer.RowView;
import org.modelcatalog.api.catalog.ModelRow;
import org.modelcatalog.api.request.RowOptions;
import org.modelcatalog.model.Model;

/** The native row with the fields that OpenAI clients require; {@code created} is seconds since 1970, 0 = unknown. */
@RegisterForReflection
@Schema(name = "OpenAiModel")
public record OpenAiModel(
        @Schema(examples = "model") String object,

        @Schema(examples = "acme-ai") String ownedBy,

        @JsonUnwrapped ModelRow row) {

    /** Rows always have {@code object} and {@code owned_by}, without which OpenAI clients cannot read them. */
    public static final RowView VIEW =
            new RowView("openai", OpenAiModel::of, ModelRow.VIEW.fields(), List.of("object", "owned_by"));

    private static final String UNKNOWN_OWNER = "unknown";

    public static OpenAiModel of(Model model, RowOptions options) {
        return new OpenAiModel(
                "model",
                model.owner() == null ? UNKNOWN_OWNER : model.owner(),
                ModelRow.of(model, JsonNumbers.epochSeconds(model.created()).orElse(0), options));
    }
}
