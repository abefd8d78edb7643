package org.modelcatalog.catalog.mirror;

import java.util.List;

/**
 * Rows of one answer of the Hub, with the state of the mirror after them.
 *
 * @param models each repository once
 * @param sweep number of the sweep (walk of everything) that saw these rows last: 1 = first walk
 */
public record MirrorBatch(List<MirroredModel> models, int sweep, MirrorState state) {

    public MirrorBatch {
        models = List.copyOf(models);
    }
}
