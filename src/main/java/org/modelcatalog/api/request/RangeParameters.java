package org.modelcatalog.api.request;

import java.util.EnumMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.modelcatalog.api.problem.BadParameterException;
import org.modelcatalog.query.Measure;
import org.modelcatalog.query.Range;

/** From where to where figures and times of models are to be, as it comes. What is unknown of a model matches no limit. */
public class RangeParameters {

    private static final String LARGEST = "9223372036854775807";

    @RestQuery("min_params")
    @Parameter(
            description = "Parameters, at least; models of unknown size match no limit",
            example = "1000000000",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = LARGEST))
    String minParams;

    @RestQuery("max_params")
    @Parameter(
            description = "Parameters, at most",
            example = "8000000000",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = LARGEST))
    String maxParams;

    @RestQuery("min_context_length")
    @Parameter(
            description = "Tokens of context, at least",
            example = "32768",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = LARGEST))
    String minContextLength;

    @RestQuery("max_context_length")
    @Parameter(
            description = "Tokens of context, at most",
            example = "131072",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = LARGEST))
    String maxContextLength;

    @RestQuery("min_price")
    @Parameter(
            description = "Price of the prompt in US dollars per million tokens, at least; rows state it per token",
            example = "0.1",
            schema = @Schema(type = SchemaType.NUMBER, minimum = "0"))
    String minPrice;

    @RestQuery("max_price")
    @Parameter(
            description =
                    "Price of the prompt in US dollars per million tokens, at most; rows state it per token; 0 = free",
            example = "0.5",
            schema = @Schema(type = SchemaType.NUMBER, minimum = "0"))
    String maxPrice;

    @RestQuery("min_downloads")
    @Parameter(
            description = "Downloads of the last 30 days, at least",
            example = "1000",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = LARGEST))
    String minDownloads;

    @RestQuery("max_downloads")
    @Parameter(
            description = "Downloads of the last 30 days, at most",
            example = "1000000",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = LARGEST))
    String maxDownloads;

    @RestQuery("min_likes")
    @Parameter(
            description = "Likes, at least",
            example = "10",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = LARGEST))
    String minLikes;

    @RestQuery("max_likes")
    @Parameter(
            description = "Likes, at most",
            example = "5000",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = LARGEST))
    String maxLikes;

    @RestQuery("created_after")
    @Parameter(
            description = "Created at this moment or later: an ISO-8601 date or date-time, UTC where it has no offset",
            example = "2025-01-01")
    String createdAfter;

    @RestQuery("created_before")
    @Parameter(description = "Created before this moment", example = "2026-01-01T00:00:00Z")
    String createdBefore;

    @RestQuery("modified_after")
    @Parameter(description = "Modified at this moment or later", example = "2025-06-30")
    String modifiedAfter;

    /**
     * The ranges, understood.
     *
     * @throws BadParameterException naming the first parameter that is wrong
     */
    Map<Measure, Range> parse() {
        Map<Measure, Range> ranges = new EnumMap<>(Measure.class);
        ranges.put(Measure.PARAMS, FilterReader.counts(Measure.PARAMS, minParams, maxParams));
        ranges.put(
                Measure.CONTEXT_LENGTH,
                FilterReader.counts(Measure.CONTEXT_LENGTH, minContextLength, maxContextLength));
        ranges.put(Measure.PRICE, FilterReader.prices(Measure.PRICE, minPrice, maxPrice));
        ranges.put(Measure.DOWNLOADS, FilterReader.counts(Measure.DOWNLOADS, minDownloads, maxDownloads));
        ranges.put(Measure.LIKES, FilterReader.counts(Measure.LIKES, minLikes, maxLikes));
        ranges.put(Measure.CREATED, FilterReader.period(Measure.CREATED, createdAfter, createdBefore));
        ranges.put(Measure.MODIFIED, FilterReader.period(Measure.MODIFIED, modifiedAfter, null));
        return ranges;
    }
}
