package org.modelcatalog.api.openai;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.api.answer.EpochSeconds;
import org.modelcatalog.api.answer.RowView;
import org.modelcatalog.api.catalog.ModelRow;
import org.modelcatalog.api.request.RowOptions;
import org.modelcatalog.model.Model;

/** A row, readable by an OpenAI client as well: its {@code created} is seconds since 1970, 0 = unknown. */
@RegisterForReflection
@Schema(name = "OpenAiModel")
public record OpenAiModel(
        @Schema(examples = "model") String object,

        @JsonProperty("owned_by") @Schema(examples = "acme-ai")
        String ownedBy,

        @JsonUnwrapped ModelRow row) {

    /** As lists have it; a client cannot read a row without these two, whichever fields it chooses. */
    public static final RowView VIEW =
            new RowView("openai", OpenAiModel::of, ModelRow.VIEW.fields(), List.of("object", "owned_by"));

    private static final String UNKNOWN_OWNER = "unknown";

    /** The row with what OpenAI's clients need beside it. */
    public static OpenAiModel of(Model model, RowOptions options) {
        return new OpenAiModel(
                "model",
                model.owner() == null ? UNKNOWN_OWNER : model.owner(),
                ModelRow.of(model, EpochSeconds.of(model.created()).orElse(0), options));
    }
}
