package org.modelcatalog.api.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.query.Page;

/** A page of a list and where it stands in the whole. */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
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
                description =
                        "Where the next page of models begins, for `cursor`; opaque, at most 1,000 characters. Left out"
                                + " with has_more false",
                examples = "MQo4ZjE0ZQo3YwoxCmFjbWUtYWkvQXVyb3Jh")
        String nextCursor,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description =
                        "Only with `cursor`: whether the catalog was replaced since the page before, so that models may"
                                + " be missed or come twice. Begin anew for a list that is of one moment",
                examples = "false")
        Boolean snapshotChanged,

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Schema(
                description =
                        "Parts that did not come, and why; their rows are older or not there. Left out when it is whole")
        Map<String, String> missing) {

    /** A page of rows made from a snapshot. */
    public static <S, T> Envelope<T> of(CatalogSnapshot snapshot, Page<S> page, Function<S, T> row) {
        return of(snapshot, page, page.items().stream().map(row).toList(), null, null);
    }

    /**
     * Around rows that are put into {@code data} when it is written.
     *
     * @param nextCursor null when it is the last page
     * @param snapshotChanged null when there is no page before
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
                snapshot.missing());
    }
}
