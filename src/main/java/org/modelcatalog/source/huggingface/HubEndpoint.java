package org.modelcatalog.source.huggingface;

import org.modelcatalog.source.http.Endpoint;

/**
 * Where the Hub is. A bean of its own, so that dev and test mode can put the embedded sample Hub there.
 *
 * @param endpoint base URL of the Hub
 */
public record HubEndpoint(Endpoint endpoint) {

    /** The environment variable people set it with. */
    public static final String SETTING = "HF_ENDPOINT";
}
