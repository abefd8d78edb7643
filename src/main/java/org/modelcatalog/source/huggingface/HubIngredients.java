package org.modelcatalog.source.huggingface;

import java.util.List;
import org.modelcatalog.source.FetchedModels;

/**
 * What a fetch is put together from: the parts that came, and the fetch before. With a large catalog these are hundreds
 * of megabytes, and the steps of a fetch are referred to long after its end, by the last task of an idle thread. So the
 * steps hold this, and it holds nothing once the fetch is put together.
 */
final class HubIngredients {

    private FetchedModels earlier;
    private List<HubPart.Brought> parts = List.of();

    HubIngredients(FetchedModels earlier) {
        this.earlier = earlier;
    }

    synchronized void add(List<HubPart.Brought> brought) {
        parts = brought;
    }

    synchronized List<HubPart.Brought> parts() {
        return parts;
    }

    /** The parts and the earlier fetch, for the last time. */
    synchronized Taken take() {
        var taken = new Taken(parts, earlier);
        parts = List.of();
        earlier = FetchedModels.NONE;
        return taken;
    }

    record Taken(List<HubPart.Brought> parts, FetchedModels earlier) {}
}
