package org.modelcatalog.api.openrouter;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.modelcatalog.api.problem.ProblemException;
import org.modelcatalog.api.request.ParameterReader;
import org.modelcatalog.model.Modality;
import org.modelcatalog.model.Model;
import org.modelcatalog.query.CapabilityFilter;

/** The query parameters of OpenRouter's list beyond those of every list. */
public class OpenRouterParameters {

    private static final Pattern NAMES = Pattern.compile("[a-z0-9_]{1,64}(,[a-z0-9_]{1,64}){0,31}");
    private static final String ALL = "all";
    private static final String WORDS =
            "\"all\", or some of text, image, audio, video, file, embeddings and 3d, by commas";

    @RestQuery("include_unpriced")
    @Parameter(
            description = "Whether to list models without a known price, with the price \"-1\"",
            example = "true",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    String includeUnpriced;

    @RestQuery("supported_parameters")
    @Parameter(
            description = "Only models known to accept all of these request parameters, separated by commas",
            example = "tools,tool_choice")
    String supportedParameters;

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
                new CapabilityFilter(
                        names("supported_parameters", supportedParameters),
                        modalities("input_modalities", inputModalities),
                        modalities("output_modalities", outputModalities),
                        context == null
                                ? null
                                : (long) ParameterReader.integer(
                                        "context",
                                        context,
                                        1,
                                        Integer.MAX_VALUE,
                                        "an integer from 1 to " + Integer.MAX_VALUE)));
    }

    private static List<String> names(String parameter, String value) {
        if (value == null) {
            return List.of();
        }
        if (!NAMES.matcher(value).matches()) {
            throw ProblemException.badParameter(
                    parameter, "1 to 32 names of request parameters as in \"tools,tool_choice\"", value);
        }
        return List.of(value.split(","));
    }

    private static List<Modality> modalities(String parameter, String value) {
        if (value == null || value.equalsIgnoreCase(ALL)) {
            return List.of();
        }
        List<Modality> known = Modality.of(Arrays.asList(value.split(",", -1)));
        if (known.isEmpty()) {
            throw ProblemException.badParameter(parameter, WORDS, value);
        }
        return known;
    }

    /**
     * The parsed parameters.
     *
     * @param includeUnpriced whether to select models without a known price
     */
    record OpenRouterQuery(boolean includeUnpriced, CapabilityFilter capable) {

        /** The matching models that the format can show. */
        OpenRouterSelection select(List<Model> models) {
            return OpenRouterSelection.of(capable.apply(models), includeUnpriced);
        }
    }
}
