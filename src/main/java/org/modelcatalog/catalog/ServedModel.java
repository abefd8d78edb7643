package org.modelcatalog.catalog;

import java.time.Duration;
import java.time.Instant;
import org.modelcatalog.model.Model;

/**
 * A model and how it was served.
 *
 * @param fetchedAt when the upstream returned it
 * @param hit false = the request waited for the upstream
 * @param stale older than its time to live
 * @param ttl how long it is fresh, counted from {@code fetchedAt}
 */
public record ServedModel(Model model, Instant fetchedAt, boolean hit, boolean stale, Duration ttl) {}
