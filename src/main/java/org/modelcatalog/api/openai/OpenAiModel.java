package org.modelcatalog.api.openai;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.api.answer.JsonNumbers;
import org.modelcatalog.api.answer.RowView;
import org.modelcatalog.api.catalog.ModelRow;
import org.modelcatalog.api.request.RowOptions;
import org.modelcatalog.model.Limits;
import org.modelcatalog.model.Model;

/**
 * The native row with the fields that OpenAI clients require, and with its limits by every name that servers of OpenAI's
 * API give them: {@code context_window} (Groq, Vercel), {@code max_model_len} (vLLM), {@code max_input_tokens} and
 * {@code max_output_tokens} (LiteLLM). Unknown limits are left out, since clients calculate with what is there.
 *
 * @param displayName the name, as Anthropic's clients read it
 */
@RegisterForReflection
@Schema(name = "OpenAiModel")
public record OpenAiModel(
        @Schema(examples = "model") String object,

        @Schema(examples = "acme-ai") String ownedBy,

        @Schema(examples = "Aurora 7B Instruct") String displayName,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = TOKENS, examples = "131072")
        Long contextWindow,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = TOKENS, examples = "131072")
        Long maxModelLen,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = TOKENS)
        Long maxInputTokens,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = TOKENS, examples = "8192")
        Long maxOutputTokens,

        @JsonUnwrapped ModelRow row) {

    /** Rows always have {@code object} and {@code owned_by}, without which OpenAI clients cannot read them. */
    public static final RowView VIEW =
            new RowView("openai", OpenAiModel::of, ModelRow.VIEW.fields(), List.of("object", "owned_by"));

    private static final String TOKENS = "Tokens; left out if unknown";
    private static final String UNKNOWN_OWNER = "unknown";

    public static OpenAiModel of(Model model, RowOptions options) {
        Limits limits = model.serving().limits();
        return new OpenAiModel(
                "model",
                model.owner() == null ? UNKNOWN_OWNER : model.owner(),
                model.name(),
                JsonNumbers.safe(model.contextLength()),
                JsonNumbers.safe(model.contextLength()),
                JsonNumbers.safe(limits.maxInput()),
                JsonNumbers.safe(limits.maxOutput()),
                ModelRow.of(model, JsonNumbers.epochSeconds(model.created()).orElse(0), options));
    }
}
