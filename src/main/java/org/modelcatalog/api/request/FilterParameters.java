package org.modelcatalog.api.request;

import jakarta.ws.rs.BeanParam;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.modelcatalog.api.problem.BadParameterException;
import org.modelcatalog.query.Facet;
import org.modelcatalog.query.ModelFilter;
import org.modelcatalog.query.OwnerFilter;

/** Which models are asked for, as it comes. Repeated values are alternatives; all filters that are given must match. */
public class FilterParameters {

    @RestQuery
    @Parameter(
            description = "Only models of this owner: in any case, a leading `@` does not count",
            example = "acme-ai")
    String provider;

    @RestQuery
    @Parameter(description = "The Hub's task, in any case; repeated: any of these", example = "[\"text-generation\"]")
    List<String> task;

    @RestQuery
    @Parameter(description = "Library, in any case; repeated: any of these", example = "[\"transformers\"]")
    List<String> library;

    @RestQuery
    @Parameter(
            description = "License as the Hub names it, in any case; repeated: any of these",
            example = "[\"apache-2.0\",\"mit\"]")
    List<String> license;

    @RestQuery
    @Parameter(description = "Language, in any case; repeated: any of these", example = "[\"en\"]")
    List<String> language;

    @RestQuery
    @Parameter(
            description = "Owner, written as in `provider`; repeated: any of these",
            example = "[\"acme-ai\",\"cobalt\"]")
    List<String> author;

    @RestQuery
    @Parameter(
            description =
                    "How the author's consent is given: `false`, `auto`, `manual`, or `true` for both ways; repeated:"
                            + " any of these",
            example = "[\"false\"]")
    List<String> gated;

    @RestQuery
    @Parameter(description = "Whether at least one provider is live, `true` or `false`", example = "[\"true\"]")
    List<String> servable;

    @RestQuery("provider_served")
    @Parameter(
            description = "Who serves it now, by the slug in `providers`, in any case; repeated: any of these",
            example = "[\"northwind\"]")
    List<String> providerServed;

    @RestQuery
    @Parameter(description = "Tag of the Hub, in any case; repeated: any of these", example = "[\"safetensors\"]")
    List<String> tag;

    @RestQuery("base_model")
    @Parameter(
            description = "Id of the model it was made of, in any case; repeated: any of these",
            example = "[\"acme-ai/Aurora-7B\"]")
    List<String> baseModel;

    @RestQuery
    @Parameter(
            description = "Only models whose id or name holds every word, 1 to 200 characters",
            example = "aurora 7b",
            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 200))
    String q;

    @BeanParam
    RangeParameters ranges;

    /**
     * The filter, understood.
     *
     * @throws BadParameterException naming the first parameter that is wrong
     */
    ModelFilter parse() {
        Map<Facet, List<String>> words = new EnumMap<>(Facet.class);
        words.put(Facet.TASK, FilterReader.words("task", task));
        words.put(Facet.LIBRARY, FilterReader.words("library", library));
        words.put(Facet.LICENSE, FilterReader.words("license", license));
        words.put(Facet.LANGUAGE, FilterReader.words("language", language));
        words.put(Facet.AUTHOR, FilterReader.authors(author));
        words.put(Facet.GATED, FilterReader.gated(gated));
        words.put(Facet.SERVABLE, FilterReader.switches("servable", servable));
        words.put(Facet.PROVIDER_SERVED, FilterReader.words("provider_served", providerServed));
        words.put(Facet.TAG, FilterReader.words("tag", tag));
        words.put(Facet.BASE_MODEL, FilterReader.words("base_model", baseModel));
        return new ModelFilter(OwnerFilter.parse(provider), words, ranges.parse(), FilterReader.text(q));
    }
}
