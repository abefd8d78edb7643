package org.modelcatalog.api.request;

import org.modelcatalog.catalog.Gateways;
import org.modelcatalog.source.Gateway;

/**
 * What a list contains if the request does not say.
 *
 * @param gateway slug
 * @param limit rows; null = all
 */
public record ListDefaults(String gateway, Integer limit) {

    /** Our own lists: the Hub's catalog. */
    public static final ListDefaults HUB = new ListDefaults(Gateway.HUGGING_FACE.slug(), null);

    /** Lists in the shape of another tool, whose users want whatever can be called. */
    public static final ListDefaults EVERY_GATEWAY = new ListDefaults(Gateways.ALL, null);

    /** Returns the same defaults with another limit. */
    public ListDefaults limit(int rows) {
        return new ListDefaults(gateway, rows);
    }
}
