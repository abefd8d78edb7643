package org.modelcatalog.catalog.refresh;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.modelcatalog.catalog.guard.Finding;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;

/**
 * A fetched catalog that is too unlike the last good one to be believed at once.
 *
 * @param candidate the newest fetch of that result
 * @param findings what is hard to believe about it
 * @param since when the result was first seen
 * @param refreshes how many fetches in a row have brought it
 */
public record Quarantine(CatalogSnapshot candidate, List<Finding> findings, Instant since, int refreshes) {

    private static final int MAX_TOLD = 3;

    public Quarantine {
        findings = List.copyOf(findings);
    }

    /** What was found, in one line for people; with many findings, the first of them. */
    public String summary() {
        int more = findings.size() - MAX_TOLD;
        return findings.stream().limit(MAX_TOLD).map(Finding::message).collect(Collectors.joining("; "))
                + (more > 0 ? "; and " + more + " more" : "");
    }

    static Quarantine of(CatalogSnapshot candidate, List<Finding> findings, Instant now) {
        return new Quarantine(candidate, findings, now, 1);
    }

    /** The same result once more. */
    Quarantine again(CatalogSnapshot newest, List<Finding> newFindings) {
        return new Quarantine(newest, newFindings, since, refreshes + 1);
    }

    /** Whether it has stood so long and so often that it must be the truth. */
    boolean believable(Instant now, Duration hold, int requiredRefreshes) {
        return refreshes >= requiredRefreshes && !now.isBefore(since.plus(hold));
    }
}
