package org.modelcatalog.api.openrouter;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.modelcatalog.api.problem.ProblemException;
import org.modelcatalog.api.request.ListQuery;
import org.modelcatalog.api.request.ParameterReader;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Modality;
import org.modelcatalog.model.Model;
import org.modelcatalog.query.Facet;
import org.modelcatalog.query.Measure;
import org.modelcatalog.query.ModelFilter;
import org.modelcatalog.query.ModelIndex;
import org.modelcatalog.query.OwnerFilter;
import org.modelcatalog.query.Range;

/** The query parameters of OpenRouter's list beyond those of every list. */
public class OpenRouterParameters {

    private static final String ALL = "all";
    private static final String WORDS =
            "\"all\", or some of text, image, audio, video, file, embeddings and 3d, by commas";

    @RestQuery("include_unpriced")
    @Parameter(
            description = "Whether to list models without a known price, with the price \"-1\"",
            example = "true",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    String includeUnpriced;

    @RestQuery("input_modalities")
    @Parameter(
            description =
                    "Only models known to accept one of these, separated by commas: text, image, audio, video, file;"
                            + " `all` or absent = any",
            example = "text")
    String inputModalities;

    @RestQuery("output_modalities")
    @Parameter(
            description = "Only models known to return one of these, separated by commas: text, image, audio, video,"
                    + " embeddings, 3d; `all` or absent = any",
            example = "text")
    String outputModalities;

    @RestQuery
    @Parameter(
            description = "Only models known to have a context of at least this many tokens",
            example = "8192",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "2147483647"))
    String context;

    /**
     * Reads the query.
     *
     * @throws ProblemException naming the first invalid parameter
     */
    OpenRouterQuery parse() {
        return new OpenRouterQuery(
                ParameterReader.bool("include_unpriced", includeUnpriced, false),
                new ModelFilter(
                        OwnerFilter.ANY,
                        Map.of(
                                Facet.INPUT_MODALITY, modalities("input_modalities", inputModalities),
                                Facet.OUTPUT_MODALITY, modalities("output_modalities", outputModalities)),
                        Map.of(Measure.CONTEXT_LENGTH, new Range(context(), null)),
                        List.of()));
    }

    private BigDecimal context() {
        return context == null
                ? null
                : BigDecimal.valueOf(ParameterReader.integer(
                        "context", context, 1, Integer.MAX_VALUE, "an integer from 1 to " + Integer.MAX_VALUE));
    }

    private static List<String> modalities(String parameter, String value) {
        if (value == null || value.equalsIgnoreCase(ALL)) {
            return List.of();
        }
        List<Modality> known = Modality.of(Arrays.asList(value.split(",", -1)));
        if (known.isEmpty()) {
            throw ProblemException.badParameter(parameter, WORDS, value);
        }
        return known.stream().map(Modality::label).toList();
    }

    /**
     * The parsed parameters.
     *
     * @param includeUnpriced whether to select models without a known price
     * @param own OpenRouter's own filters, which are added to those of every list
     */
    record OpenRouterQuery(boolean includeUnpriced, ModelFilter own) {

        /** The models that match these parameters and the query, and that the format can show. */
        OpenRouterSelection select(CatalogSnapshot snapshot, ListQuery query) {
            List<Model> models = query.models(snapshot);
            if (!own.isAll()) {
                Set<Model> matching = Collections.newSetFromMap(new IdentityHashMap<>());
                matching.addAll(ModelIndex.select(snapshot, own, null));
                models = models.stream().filter(matching::contains).toList();
            }
            return OpenRouterSelection.of(models, includeUnpriced);
        }
    }
}
