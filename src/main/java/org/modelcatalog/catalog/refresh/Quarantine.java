package org.modelcatalog.catalog.refresh;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.modelcatalog.catalog.guard.Finding;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;

/**
 * A fetch that the guard rejected for now.
 *
 * @param candidate the newest fetch with this result
 * @param findings of the guard
 * @param since when the result was first seen
 * @param refreshes how many fetches in a row had this result
 */
public record Quarantine(CatalogSnapshot candidate, List<Finding> findings, Instant since, int refreshes) {

    private static final int MAX_SHOWN = 3;

    public Quarantine {
        findings = List.copyOf(findings);
    }

    /** The first findings, in one line. */
    public String summary() {
        int more = findings.size() - MAX_SHOWN;
        return findings.stream().limit(MAX_SHOWN).map(Finding::message).collect(Collectors.joining("; "))
                + (more > 0 ? "; and " + more + " more" : "");
    }

    /** The same result again. */
    Quarantine again(CatalogSnapshot newest, List<Finding> newFindings) {
        return new Quarantine(newest, newFindings, since, refreshes + 1);
    }

    /** Whether the result has stood long and often enough to be served. */
    boolean believable(Instant now, Duration hold, int requiredRefreshes) {
        return refreshes >= requiredRefreshes && !now.isBefore(since.plus(hold));
    }
}
