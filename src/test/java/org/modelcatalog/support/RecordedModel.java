package org.modelcatalog.support;

import com.fasterxml.jackson.databind.JsonNode;
import org.modelcatalog.model.Model;

/**
 * A recorded model.
 *
 * @param json as an upstream sent it
 * @param row what is made of it
 */
public record RecordedModel(JsonNode json, Model row) {}
