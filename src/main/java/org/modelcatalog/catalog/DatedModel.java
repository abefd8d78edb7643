package org.modelcatalog.catalog;

import java.time.Instant;
import org.modelcatalog.model.Model;

/**
 * A model and how old what we say of it is.
 *
 * @param fetchedAt when the upstream said so
 */
public record DatedModel(Model model, Instant fetchedAt) {}
