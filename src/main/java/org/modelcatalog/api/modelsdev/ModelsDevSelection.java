package org.modelcatalog.api.modelsdev;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.modelcatalog.api.answer.JsonNumbers;
import org.modelcatalog.model.LiveOffer;
import org.modelcatalog.model.Model;

/**
 * The live offers that the format of models.dev can show: of a gateway whose API is known, under an id that this API takes,
 * with a release date, and with modalities that the format has words for.
 *
 * @param shown by provider, then in the order of the list
 * @param leftOut number of the other live offers
 */
record ModelsDevSelection(List<Shown> shown, int leftOut) {

    /**
     * An offer in the list.
     *
     * @param id by which the provider serves it
     * @param released date
     */
    record Shown(ModelsDevProvider provider, String id, LiveOffer offer, String released) {

        /** Rows with one name would be one row of a JSON object. */
        private Named name() {
            return new Named(provider.id(), id);
        }
    }

    private record Named(String provider, String id) {}

    static ModelsDevSelection of(List<Model> models) {
        var shown = new ArrayList<Shown>();
        Set<Named> names = new HashSet<>();
        int leftOut = 0;
        for (LiveOffer offer : LiveOffer.of(models)) {
            Optional<Shown> row = shown(offer);
            if (row.isPresent() && names.add(row.get().name())) {
                shown.add(row.get());
            } else {
                leftOut++;
            }
        }
        shown.sort(Comparator.comparing(row -> row.provider().id()));
        return new ModelsDevSelection(List.copyOf(shown), leftOut);
    }

    private static Optional<Shown> shown(LiveOffer offer) {
        String released = JsonNumbers.date(offer.model().created());
        if (released == null || !ModelsDevModalities.haveWords(offer.inputs(), offer.outputs())) {
            return Optional.empty();
        }
        return ModelsDevProvider.of(offer)
                .flatMap(provider -> ModelsDevProvider.id(offer).map(id -> new Shown(provider, id, offer, released)));
    }
}
