package org.modelcatalog.catalog.check;

import java.util.List;
import org.modelcatalog.model.Modality;
import org.modelcatalog.model.Pricing;

/**
 * What another source states of the same model at the same provider. Unknown values contradict nothing.
 *
 * @param source a base or a gateway, for example {@code models.dev}
 * @param context tokens; null = unknown
 * @param inputs empty = unknown
 * @param outputs empty = unknown
 */
record Statement(String source, Pricing pricing, Long context, List<Modality> inputs, List<Modality> outputs) {

    Statement {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /** The same of an offer of somebody else, whose context may be another. */
    Statement withoutContext() {
        return new Statement(source, pricing, null, inputs, outputs);
    }

    /** The same of one offer of several, where a row states the modalities of all. */
    Statement withoutModalities() {
        return new Statement(source, pricing, context, List.of(), List.of());
    }
}
