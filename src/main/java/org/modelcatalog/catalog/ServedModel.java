package org.modelcatalog.catalog;

import java.time.Duration;
import java.time.Instant;
import org.modelcatalog.model.Model;

/**
 * A model and how it came.
 *
 * @param fetchedAt when the upstream said so
 * @param hit it was there; false = the upstream had to be asked for this answer
 * @param stale it is older than it should be
 * @param ttl how long it is fresh, from when it was fetched
 */
public record ServedModel(Model model, Instant fetchedAt, boolean hit, boolean stale, Duration ttl) {}
