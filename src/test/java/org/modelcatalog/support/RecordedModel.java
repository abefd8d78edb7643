package org.modelcatalog.support;

import com.fasterxml.jackson.databind.JsonNode;
import org.modelcatalog.model.Model;

/**
 * A recorded model.
 *
 * @param json the upstream's record
 * @param row the normalised row
 */
public record RecordedModel(JsonNode json, Model row) {}
