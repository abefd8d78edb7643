package org.modelcatalog.source.http;

import java.net.URI;
import java.time.Duration;

/**
 * What is asked of an upstream.
 *
 * @param uri a URL of the endpoint
 * @param belowPath redirects that leave this path are not followed
 * @param timeout from waiting for a free connection to the last byte
 * @param maxBodySize bytes, after decompression
 */
public record UpstreamRequest(URI uri, String belowPath, Purpose purpose, Duration timeout, long maxBodySize) {

    UpstreamRequest at(URI target) {
        return new UpstreamRequest(target, belowPath, purpose, timeout, maxBodySize);
    }
}
