package org.modelcatalog.api.litellm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.modelcatalog.model.LiveOffer;
import org.modelcatalog.model.Model;

/**
 * The live offers that the map can show: those whose price is known. Where two have one name, a gateway's own statement
 * precedes what the Hub says of an inference provider, and else the first one holds.
 *
 * @param rows in the order of the list; an offer of the Hub may have two
 * @param leftOut number of live offers without a row
 */
record LiteLlmSelection(List<Row> rows, int leftOut) {

    /** A row of the map. */
    record Row(LiteLlmName name, LiveOffer offer) {}

    static LiteLlmSelection of(List<Model> models) {
        Map<String, Row> rows = new LinkedHashMap<>();
        var priced = new ArrayList<LiveOffer>();
        int leftOut = 0;
        for (LiveOffer offer : LiveOffer.of(models)) {
            if (offer.priced() && added(rows, LiteLlmName.atGateway(offer), offer)) {
                priced.add(offer);
            } else {
                leftOut++;
            }
        }
        priced.forEach(offer -> LiteLlmName.atInferenceProvider(offer).ifPresent(name -> added(rows, name, offer)));
        return new LiteLlmSelection(List.copyOf(rows.values()), leftOut);
    }

    private static boolean added(Map<String, Row> rows, LiteLlmName name, LiveOffer offer) {
        return rows.putIfAbsent(name.key(), new Row(name, offer)) == null;
    }
}
