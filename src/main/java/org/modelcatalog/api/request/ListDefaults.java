package org.modelcatalog.api.request;

import org.modelcatalog.catalog.Gateways;
import org.modelcatalog.source.Gateway;

/**
 * What a list contains if the request does not say.
 *
 * @param gateway slug
 * @param limit rows; null = all
 * @param wholeHub whether the route can list the mirror of the whole Hub
 */
public record ListDefaults(String gateway, Integer limit, boolean wholeHub) {

    /** Our own lists: the Hub's catalog. */
    public static final ListDefaults HUB = new ListDefaults(Gateway.HUGGING_FACE.slug(), null, false);

    /** The same of routes that can list the whole Hub, too. */
    public static final ListDefaults WHOLE_HUB = new ListDefaults(Gateway.HUGGING_FACE.slug(), null, true);

    /** Lists in the shape of another tool, whose users want whatever can be called. */
    public static final ListDefaults EVERY_GATEWAY = new ListDefaults(Gateways.ALL, null, false);

    /** Returns the same defaults with another limit. */
    public ListDefaults limit(int rows) {
        return new ListDefaults(gateway, rows, wholeHub);
    }
}
