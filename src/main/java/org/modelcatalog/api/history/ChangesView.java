package org.modelcatalog.api.history;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.catalog.history.HistoryPage;

/** A page of changes. */
@RegisterForReflection
@Schema(name = "ChangePage")
public record ChangesView(
        @Schema(description = "Newest refresh first") List<ChangeView> data,

        @Schema(
                nullable = true,
                description = "Send it as `cursor` for the next page; null = this is the last one. A page can be"
                        + " short, or empty, and still have a next one")
        String nextCursor) {

    static ChangesView of(HistoryPage page, String nextCursor) {
        return new ChangesView(page.changes().stream().map(ChangeView::of).toList(), nextCursor);
    }
}
