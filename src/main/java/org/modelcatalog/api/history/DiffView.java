package org.modelcatalog.api.history;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.catalog.history.DatedChange;

/** What is different between two moments. */
@RegisterForReflection
@Schema(name = "CatalogDiff")
public record DiffView(
        @Schema(examples = "hug") String gateway,
        @Schema(examples = "2026-09-01T00:00:00Z") String from,
        @Schema(examples = "2026-09-02T00:00:00Z") String to,

        @Schema(description = "Number of changes", examples = "1")
        int total,

        @Schema(description = "By id") List<ChangeView> data) {

    static DiffView of(String gateway, Instant from, Instant to, List<DatedChange> changes) {
        return new DiffView(
                gateway,
                from.toString(),
                to.toString(),
                changes.size(),
                changes.stream().map(ChangeView::of).toList());
    }
}
