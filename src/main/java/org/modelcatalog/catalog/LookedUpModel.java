package org.modelcatalog.catalog;

import java.time.Instant;
import org.modelcatalog.model.Model;

/**
 * A model and how old what we say of it is.
 *
 * @param fetchedAt when the upstream said so
 */
record LookedUpModel(Model model, Instant fetchedAt) {}
