package org.modelcatalog.api.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.query.Page;

/** A page of a list and its position in the whole list. */
@RegisterForReflection
@Schema(name = "Page")
public record Envelope<T>(
        List<T> data,

        @Schema(description = "After filters, before paging")
        int total,

        int returned,
        int offset,

        @Schema(nullable = true, description = "null = all") Integer limit,

        boolean hasMore,

        @Schema(nullable = true, description = "null exactly when has_more is false")
        Integer nextOffset,

        @Schema(description = "Canonical slug", examples = "hug")
        String gateway,

        @Schema(examples = "Hugging Face Model Hub") String note,

        @Schema(description = "When the data was fetched from upstream, ISO-8601 UTC")
        String timestamp,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description = "The `cursor` of the next page of models; opaque, at most 1,000 characters. Left out if"
                        + " has_more is false",
                examples = "MQo4ZjE0ZQo3YwoxCmFjbWUtYWkvQXVyb3Jh")
        String nextCursor,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description =
                        "Only with `cursor`: whether the catalog was replaced since the previous page, so that models"
                                + " may be missing or repeated. Start again for a list of one snapshot",
                examples = "false")
        Boolean snapshotChanged,

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Schema(
                description =
                        "Missing parts of the catalog and the reasons; their rows are older or absent. Left out if none")
        Map<String, String> missing,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description = "Only with `as_of`: the moment, ISO-8601 UTC. `timestamp` is then when the newest change"
                        + " up to it was found",
                examples = "2026-09-01T00:00:00Z")
        String asOf,

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Schema(
                description =
                        "Parameters of the query string that the route does not know, at most 20. Left out if none",
                examples = "min_parms")
        List<String> ignoredParameters) {

    public static <S, T> Envelope<T> of(CatalogSnapshot snapshot, Page<S> page, Function<S, T> row) {
        return of(snapshot, page, page.items().stream().map(row).toList(), null, null);
    }

    /**
     * The envelope of a page of rows; {@code data} is filled when it is written.
     *
     * @param nextCursor null on the last page
     * @param snapshotChanged null without a previous page
     */
    public static <T> Envelope<T> around(
            CatalogSnapshot snapshot, Page<?> page, String nextCursor, Boolean snapshotChanged) {
        return of(snapshot, page, List.of(), nextCursor, snapshotChanged);
    }

    private static <T> Envelope<T> of(
            CatalogSnapshot snapshot, Page<?> page, List<T> data, String nextCursor, Boolean snapshotChanged) {
        return new Envelope<>(
                data,
                page.total(),
                page.items().size(),
                page.offset(),
                page.limit(),
                page.nextOffset().isPresent(),
                page.nextOffset().orElse(null),
                snapshot.gateway().slug(),
                snapshot.gateway().note(),
                snapshot.fetchedAt().toString(),
                nextCursor,
                snapshotChanged,
                snapshot.missing(),
                null,
                List.of());
    }

    /** Returns the same envelope with the names of parameters that had no effect. */
    public Envelope<T> ignoring(List<String> parameters) {
        return of(null, parameters);
    }

    /**
     * Returns the same envelope of a past moment, with the names of parameters that had no effect.
     *
     * @param moment null = now
     */
    Envelope<T> of(Instant moment, List<String> parameters) {
        return new Envelope<>(
                data,
                total,
                returned,
                offset,
                limit,
                hasMore,
                nextOffset,
                gateway,
                note,
                timestamp,
                nextCursor,
                snapshotChanged,
                missing,
                moment == null ? null : moment.toString(),
                parameters);
    }
}
