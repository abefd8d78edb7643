package org.modelcatalog.api.events;

import java.util.Set;

/**
 * What a client wants to be told of.
 *
 * @param gateways slugs
 * @param lastEventId the last that it was told, as it says it; null = nothing yet
 */
record EventStream(Set<String> gateways, String lastEventId) {}
