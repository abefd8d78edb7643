package org.modelcatalog.api.answer;

import java.time.Instant;
import java.util.Map;

/**
 * A whole body that no snapshot determines.
 *
 * @param type media type
 * @param changedAt when its contents last changed
 * @param headers more headers of the response
 */
public record DatedBody(byte[] bytes, String type, Instant changedAt, Map<String, String> headers) {}
