package org.modelcatalog.catalog.mirror;

import java.util.Optional;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Model;

/**
 * What is mirrored, for those who ask: from the embedded store, or from a search cluster. All methods block: call them on a
 * worker. All throw {@link MirrorStoreException} if the store cannot be used.
 */
public interface MirroredModels {

    /** The list as it is now. It has no rows in memory, only what answers questions about them. */
    CatalogSnapshot snapshot();

    /**
     * One model as the Hub's list stated it.
     *
     * @param id in any case
     */
    Optional<Model> find(String id);
}
