package org.modelcatalog.source.http;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;

/**
 * The head of an upstream's answer; its body is on the way.
 *
 * @param uri the URL that answered
 * @param headers by name, in any case
 * @param body the whole body, decompressed; fails when it is too large, late or cut off
 */
public record UpstreamResponse(URI uri, int status, MultivaluedMap<String, String> headers, Uni<BodyBytes> body) {

    /** The first header of that name; null = there is none. */
    public String header(String name) {
        return headers.getFirst(name);
    }
}
