package org.modelcatalog.catalog;

import java.time.Instant;

/**
 * What is served of a gateway, by name.
 *
 * @param gateway canonical slug
 * @param snapshot id
 * @param total models in it
 */
public record CatalogPosition(String gateway, String snapshot, Instant fetchedAt, int total) {

    static CatalogPosition of(CatalogSnapshot snapshot) {
        return new CatalogPosition(
                snapshot.gateway().slug(),
                snapshot.id(),
                snapshot.fetchedAt(),
                snapshot.models().size());
    }
}
