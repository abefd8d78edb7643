package org.modelcatalog.source.http;

import io.smallrye.mutiny.Uni;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * A question to an upstream, and its bounds.
 *
 * @param <A> the upstream's REST client
 * @param call the method that asks
 * @param belowPath redirects that leave this path are not followed
 * @param timeout from waiting for a free connection to the last byte
 * @param maxBodySize bytes, after decompression
 */
public record UpstreamRequest<A extends LinkApi>(
        Function<A, Uni<RestResponse<InputStream>>> call,
        String belowPath,
        RequestPurpose purpose,
        Duration timeout,
        long maxBodySize) {

    UpstreamRequest<A> at(URI target) {
        return new UpstreamRequest<>(api -> api.follow(target), belowPath, purpose, timeout, maxBodySize);
    }
}
