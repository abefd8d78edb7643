package org.modelcatalog.api.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.api.answer.RowView;
import org.modelcatalog.api.lifecycle.LifecycleView;
import org.modelcatalog.api.request.RowOptions;
import org.modelcatalog.model.Model;

/** A model in the native format, with its fields in the order of the contract. */
@RegisterForReflection
@Schema(name = "Model", description = "One row of the catalog. null is unknown, never a default.")
public record ModelRow(
        @Schema(description = "The gateway's id, verbatim", examples = "acme-ai/Aurora-7B-Instruct")
        String id,

        String slug,
        String canonicalSlug,

        @Schema(description = "Id on the Hugging Face Hub", nullable = true)
        String huggingFaceId,

        @Schema(examples = "Aurora 7B Instruct") String name,

        @Schema(description = "Owner: the publisher of the model", nullable = true, examples = "acme-ai")
        String providerSlug,

        @Schema(nullable = true) String providerSiteUrl,

        @Schema(examples = "hug") String sourceGateway,

        @Schema(ref = "Created") Object created,

        String description,

        @Schema(description = "Tokens; 0 = unknown", examples = "131072")
        long contextLength,

        ArchitectureView architecture,
        PricingView pricing,

        @Schema(nullable = true, description = "null with include_huggingface=false")
        HubMetricsView huggingfaceMetrics,

        @Schema(description = "Offers of inference providers; empty = listed, but not served")
        List<OfferView> providers,

        @Schema(description = "Whether at least one offer is live")
        boolean servable,

        @Schema(nullable = true) TopProviderView topProvider,

        @Schema(nullable = true, description = "Tokens by kind")
        Map<String, BigDecimal> perRequestLimits,

        @Schema(examples = "[\"tools\",\"tool_choice\"]") List<String> supportedParameters,

        Map<String, BigDecimal> defaultParameters,

        @Schema(description = "Every gateway that lists it", examples = "[\"hug\"]")
        List<String> sourceGateways,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(ref = "Provenance")
        Map<String, Object> provenance,

        @Schema(ref = "PriceOverrides") List<PriceOverrideView> pricingOverrides,

        @Schema(nullable = true, description = "true: every stated price is 0 and all output is text; null = unknown")
        Boolean free,

        LimitsView.OfModel limits,
        CapabilitiesView capabilities,

        @Schema(nullable = true) ReasoningView reasoning,

        @Schema(nullable = true, examples = "2025-01-01") String knowledgeCutoff,

        @Schema(nullable = true, description = "As the source states it; the model may stay listed")
        String expirationDate,

        @Schema(nullable = true, description = "Canonical slug of the model that this id is another name of")
        String aliasOf,

        @Schema(description = "Every id that names this row")
        List<String> ids,

        @JsonRawValue @Schema(ref = "Benchmarks") String benchmarks,

        @Schema(nullable = true, description = "Voices of speech models")
        List<String> supportedVoices,

        @Schema(nullable = true, description = "null for models that are not on the Hub")
        WeightsView weights,

        LifecycleView lifecycle) {

    /** The names of the fields, in order. */
    private static final String FIELDS = """
            id slug canonical_slug hugging_face_id name provider_slug provider_site_url source_gateway created \
            description context_length architecture pricing huggingface_metrics providers servable top_provider \
            per_request_limits supported_parameters default_parameters source_gateways provenance \
            pricing_overrides free limits capabilities reasoning knowledge_cutoff expiration_date alias_of ids \
            benchmarks supported_voices weights lifecycle""";

    public static final RowView VIEW = new RowView("native", ModelRow::of, List.of(FIELDS.split(" ")), List.of());

    public static ModelRow of(Model model, RowOptions options) {
        return of(model, model.created(), options);
    }

    public static ModelRow of(Model model, Object created, RowOptions options) {
        return new ModelRow(
                model.id(),
                model.id(),
                model.canonicalSlug(),
                model.huggingFaceId(),
                model.name(),
                model.owner(),
                model.siteUrl(),
                model.sourceGateway(),
                created,
                model.summary(),
                model.contextLength() == null ? 0 : model.contextLength(),
                ArchitectureView.of(model.architecture()),
                PricingView.of(model.serving().pricing()),
                options.includeHub() ? HubMetricsView.of(model) : null,
                model.serving().offers().stream()
                        .map(offer -> OfferView.of(offer, model))
                        .toList(),
                model.serving().servable(),
                model.serving().top().map(TopProviderView::of).orElse(null),
                model.serving().perRequestLimits().orElse(null),
                model.serving().supportedParameters(),
                model.serving().defaultParameters(),
                model.gateways(),
                options.provenance() ? OriginView.byField(model, options) : null,
                model.serving().priceOverrides().stream()
                        .map(PriceOverrideView::of)
                        .toList(),
                model.free(),
                LimitsView.OfModel.of(model.serving().limits(), model.nativeContext()),
                CapabilitiesView.of(model::has),
                ReasoningView.of(model.facts().reasoning()),
                model.facts().knowledgeCutoff(),
                model.facts().expirationDate(),
                model.aliasOf(),
                model.ids(),
                model.facts().benchmarks(),
                model.facts().supportedVoices(),
                options.includeHub() && model.hub() != null
                        ? WeightsView.of(model.hub().weights())
                        : null,
                LifecycleView.of(model.lifecycle()));
    }
}
