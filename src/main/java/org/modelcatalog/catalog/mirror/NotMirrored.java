package org.modelcatalog.catalog.mirror;

import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelField;
import org.modelcatalog.model.Origin;

/**
 * Says of mirrored rows what they cannot know. The Hub's list, as the mirror asks for it, states no offers, prices, limits,
 * capabilities or cards: these are null there because the mirror did not ask for them. A source may well state them.
 */
public final class NotMirrored {

    /** The rule of such values. It is contract. */
    static final String RULE = "not_mirrored";

    private static final String SOURCE = "hub";

    private static final Set<ModelField> FIELDS = EnumSet.of(
            ModelField.DESCRIPTION,
            ModelField.CONTEXT_LENGTH,
            ModelField.NATIVE_CONTEXT,
            ModelField.PRICING,
            ModelField.PROVIDERS,
            ModelField.TOP_PROVIDER,
            ModelField.SUPPORTED_PARAMETERS,
            ModelField.CAPABILITIES,
            ModelField.REASONING,
            ModelField.KNOWLEDGE_CUTOFF,
            ModelField.EXPIRATION_DATE,
            ModelField.BENCHMARKS,
            ModelField.SUPPORTED_VOICES,
            ModelField.MAX_OUTPUT,
            ModelField.INPUT_CACHE_READ,
            ModelField.INPUT_CACHE_WRITE);

    private NotMirrored() {}

    /** The same row with an origin for each of these values that it does not have. */
    public static Model said(Model row) {
        Map<ModelField, Origin> origins = new EnumMap<>(ModelField.class);
        Instant at = row.origins().values().stream().map(Origin::at).findFirst().orElse(Instant.EPOCH);
        var origin = new Origin(SOURCE, RULE, at);
        for (ModelField field : FIELDS) {
            if (!field.isKnown(row)) {
                origins.put(field, origin);
            }
        }
        origins.putAll(row.origins());
        return row.with(row.serving(), row.facts(), origins);
    }
}
