package org.modelcatalog.api.openai;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.api.answer.Envelope;

/** The envelope with the field that OpenAI clients require. */
@RegisterForReflection
@Schema(name = "OpenAiList")
public record OpenAiList(
        @Schema(examples = "list") String object,
        @JsonUnwrapped Envelope<OpenAiModel> envelope) {

    public OpenAiList(Envelope<OpenAiModel> envelope) {
        this("list", envelope);
    }
}
