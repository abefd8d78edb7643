package org.modelcatalog.api.openrouter;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One model; OpenRouter nests it one level down. */
@RegisterForReflection
@Schema(name = "OpenRouterSingleModel")
public record OpenRouterSingleModel(OpenRouterModel data) {}
