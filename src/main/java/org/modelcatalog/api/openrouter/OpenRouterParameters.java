package org.modelcatalog.api.openrouter;

import jakarta.ws.rs.BeanParam;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.modelcatalog.api.problem.ProblemException;
import org.modelcatalog.api.request.FilterReader;
import org.modelcatalog.api.request.ListDefaults;
import org.modelcatalog.api.request.PageParameters;
import org.modelcatalog.api.request.ParameterReader;
import org.modelcatalog.catalog.Gateways;
import org.modelcatalog.model.Modality;
import org.modelcatalog.query.Facet;
import org.modelcatalog.query.Measure;
import org.modelcatalog.query.ModelFilter;
import org.modelcatalog.query.OwnerFilter;
import org.modelcatalog.query.Range;

/** The query parameters of OpenRouter's list, beside the filters and the page of every list. */
public class OpenRouterParameters {

    /** The names that this class reads itself. */
    static final Set<String> NAMES = Set.of(
            "arch",
            "context",
            "include_unpriced",
            "input_modalities",
            "max_age_days",
            "min_age_days",
            "model_authors",
            "output_modalities",
            "providers",
            "sort",
            "use_rss");

    static final String INCLUDE_UNPRICED = "Whether to show what has no known price, with the price \"-1\"";

    private static final Set<String> KNOWN = PageParameters.with(NAMES);

    private static final String ALL = "all";
    private static final String MODALITIES =
            "\"all\", or some of text, image, audio, video, file, embeddings and 3d, by commas";

    /** OpenRouter's words for outputs that no source of the catalog states. */
    private static final Set<String> OTHER_MODALITIES = Set.of("rerank", "speech", "transcription", "decisions");

    private static final int MOST_DAYS = 36_500;

    @BeanParam
    PageParameters page;

    @RestQuery
    @Parameter(
            description = "Order of the models, in OpenRouter's words. Unknown values come last. most-popular and"
                    + " top-weekly are the downloads of the last 30 days, prices those of the prompt. Absent = the order"
                    + " of the catalog",
            example = "newest",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {
                                "most-popular",
                                "top-weekly",
                                "newest",
                                "pricing-low-to-high",
                                "pricing-high-to-low",
                                "context-high-to-low",
                                "throughput-high-to-low",
                                "latency-low-to-high",
                                "intelligence-high-to-low",
                                "coding-high-to-low",
                                "agentic-high-to-low",
                                "design-arena-elo-high-to-low"
                            }))
    String sort;

    @RestQuery("include_unpriced")
    @Parameter(
            description = INCLUDE_UNPRICED,
            example = "true",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    String includeUnpriced;

    @RestQuery("use_rss")
    @Parameter(
            description = "Whether the answer is an Atom feed of the catalog's changes instead; filters have no effect"
                    + " on it but `gateway`",
            example = "false",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    String useRss;

    @RestQuery("input_modalities")
    @Parameter(
            description = "Only models known to accept one of these: text, image, audio, video, file; `all` = any",
            example = "[\"text\"]")
    List<String> inputModalities;

    @RestQuery("output_modalities")
    @Parameter(
            description =
                    "Only models known to return one of these: text, image, audio, video, embeddings, 3d; `all` or"
                            + " absent = any",
            example = "[\"text\"]")
    List<String> outputModalities;

    @RestQuery
    @Parameter(
            description = "Only models known to have a context of at least this many tokens",
            example = "8192",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "2147483647"))
    String context;

    @RestQuery
    @Parameter(
            description = "Only models of these families of tokenizers, such as GPT, Claude or Llama, in any case",
            example = "[\"Llama\"]")
    List<String> arch;

    @RestQuery
    @Parameter(
            description = "Only models with a live offer of one of these inference providers, by slug, in any case",
            example = "[\"novita\"]")
    List<String> providers;

    @RestQuery("model_authors")
    @Parameter(description = "Only models of these owners, in any case", example = "[\"acme-ai\"]")
    List<String> modelAuthors;

    @RestQuery("min_age_days")
    @Parameter(
            description = "Only models created at least this many days ago, by the calendar of UTC",
            example = "1",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = "36500"))
    String minAgeDays;

    @RestQuery("max_age_days")
    @Parameter(
            description = "Only models created at most this many days ago, by the calendar of UTC",
            example = "3650",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = "36500"))
    String maxAgeDays;

    /**
     * Reads the query.
     *
     * @param today in UTC
     * @throws ProblemException naming the first invalid parameter
     */
    OpenRouterQuery parse(Gateways gateways, LocalDate today) {
        return new OpenRouterQuery(
                page.parse(gateways, ListDefaults.EVERY_GATEWAY, KNOWN),
                own(today),
                OpenRouterSort.parse(sort),
                ParameterReader.bool("include_unpriced", includeUnpriced, false));
    }

    /** The filters that other lists do not have by these names. */
    ModelFilter own(LocalDate today) {
        return new ModelFilter(
                OwnerFilter.of(values("model_authors", modelAuthors)),
                Map.of(
                        Facet.INPUT_MODALITY, modalities("input_modalities", inputModalities),
                        Facet.OUTPUT_MODALITY, modalities("output_modalities", outputModalities),
                        Facet.TOKENIZER, values("arch", arch),
                        Facet.PROVIDER_SERVED, values("providers", providers)),
                Map.of(Measure.CONTEXT_LENGTH, new Range(context(), null), Measure.CREATED, created(today)),
                List.of());
    }

    private BigDecimal context() {
        return isAbsent(context)
                ? null
                : BigDecimal.valueOf(ParameterReader.integer(
                        "context", context, 1, Integer.MAX_VALUE, "an integer from 1 to " + Integer.MAX_VALUE));
    }

    /** Whole days, so that one question has one answer all day long. */
    private Range created(LocalDate today) {
        Integer youngest = days("min_age_days", minAgeDays);
        Integer oldest = days("max_age_days", maxAgeDays);
        if (youngest != null && oldest != null && youngest > oldest) {
            throw ProblemException.badParameter("min_age_days", "at most max_age_days, which is " + oldest, minAgeDays);
        }
        return new Range(
                oldest == null ? null : startOf(today.minusDays(oldest)),
                youngest == null ? null : startOf(today.minusDays(youngest).plusDays(1)));
    }

    private static BigDecimal startOf(LocalDate day) {
        return BigDecimal.valueOf(day.atStartOfDay(ZoneOffset.UTC).toEpochSecond());
    }

    private static Integer days(String parameter, String value) {
        return isAbsent(value)
                ? null
                : ParameterReader.integer(parameter, value, 0, MOST_DAYS, "an integer from 0 to " + MOST_DAYS);
    }

    /** Whether the client wants a feed of changes. */
    boolean wantsFeed() {
        return ParameterReader.bool("use_rss", useRss, false);
    }

    private static List<String> modalities(String parameter, List<String> given) {
        List<String> values = values(parameter, given);
        return values.stream().anyMatch(ALL::equalsIgnoreCase)
                ? List.of()
                : values.stream().map(value -> modality(parameter, value)).toList();
    }

    private static String modality(String parameter, String value) {
        return Modality.of(List.of(value)).stream()
                .map(Modality::label)
                .findFirst()
                .orElseGet(() -> {
                    if (!OTHER_MODALITIES.contains(value)) {
                        throw ProblemException.badParameter(parameter, MODALITIES, value);
                    }
                    return value;
                });
    }

    private static List<String> values(String parameter, List<String> given) {
        return given == null
                ? List.of()
                : FilterReader.values(
                        parameter,
                        given.stream().filter(value -> !value.isEmpty()).toList());
    }

    private static boolean isAbsent(String value) {
        return value == null || value.isEmpty();
    }
}
