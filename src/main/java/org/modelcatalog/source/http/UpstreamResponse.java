package org.modelcatalog.source.http;

import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import java.net.URI;

/**
 * The head of an upstream's answer; its body is on the way.
 *
 * @param uri what was asked
 * @param body the whole body, decompressed; fails when it is too large, late or cut off
 */
public record UpstreamResponse(URI uri, int status, MultiMap headers, Uni<UpstreamBody> body) {}
