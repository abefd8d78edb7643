package org.modelcatalog.catalog;

import java.time.Instant;
import org.modelcatalog.model.Model;

/**
 * A model looked up individually.
 *
 * @param fetchedAt when the upstream returned it
 */
record LookedUpModel(Model model, Instant fetchedAt) {}
