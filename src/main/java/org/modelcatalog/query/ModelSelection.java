package org.modelcatalog.query;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.modelcatalog.model.Model;

/** A view of some of a list's models, in an order of its own. */
final class ModelSelection extends AbstractList<Model> implements RandomAccess {

    private final List<Model> models;
    private final int[] positions;

    ModelSelection(List<Model> models, int[] positions) {
        this.models = models;
        this.positions = positions;
    }

    @Override
    public Model get(int index) {
        return models.get(positions[index]);
    }

    @Override
    public int size() {
        return positions.length;
    }
}
