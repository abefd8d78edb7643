package org.modelcatalog.catalog.history;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Counts changes. With several instances, the one that adds an entry to the log counts it. */
@Singleton
class ChangeMetrics {

    /** Changes; tags {@code gateway}, {@code field}: of a group of fields, the group or one of its usual members. */
    static final String CHANGES = "catalog.changes";

    /** Prices of models that rose by more than a fifth; tag {@code gateway}. */
    static final String PRICE_RISES = "catalog.price.rises";

    /** Models that are gone although an offer of them was live; tag {@code gateway}. */
    static final String GONE = "catalog.models.gone";

    private static final BigDecimal FIFTH_MORE = new BigDecimal("1.2");
    private static final Set<String> PRICES = Set.of("pricing.prompt", "pricing.completion");

    /** Groups whose members are always the same few. */
    private static final Set<String> CLOSED =
            Set.of("architecture", "capabilities", "huggingface_metrics", "limits", "pricing", "providers", "weights");

    private final MeterRegistry meters;

    ChangeMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Begins every counter at 0, so that the first rise and the first loss are an increase. */
    void begin(String gateway) {
        meters.counter(CHANGES, "gateway", gateway, "field", RowPath.ADDED);
        meters.counter(CHANGES, "gateway", gateway, "field", RowPath.REMOVED);
        meters.counter(PRICE_RISES, "gateway", gateway);
        meters.counter(GONE, "gateway", gateway);
    }

    /** @param servable whether a live offer of a model was known before */
    void count(ChangeBatch batch, Predicate<String> servable) {
        for (FieldChange change : batch.changes()) {
            meters.counter(CHANGES, "gateway", batch.gateway(), "field", label(change.field()))
                    .increment();
            if (change.field().equals(RowPath.REMOVED) && servable.test(change.id())) {
                meters.counter(GONE, "gateway", batch.gateway()).increment();
            }
            if (PRICES.contains(change.field()) && rises(change)) {
                meters.counter(PRICE_RISES, "gateway", batch.gateway()).increment();
            }
        }
    }

    /** Never what a source makes up, such as the name of a parameter. */
    static String label(String field) {
        List<String> keys = RowPath.split(RowPath.withoutProvider(field));
        return keys.size() > 1 && CLOSED.contains(keys.get(0)) ? keys.get(0) + "." + keys.get(1) : keys.get(0);
    }

    /** A price that was 0 rises by more than any share of it. */
    private static boolean rises(FieldChange change) {
        try {
            return change.from() instanceof String from
                    && change.to() instanceof String to
                    && new BigDecimal(to).compareTo(new BigDecimal(from).multiply(FIFTH_MORE)) > 0;
        } catch (NumberFormatException damagedLog) {
            return false;
        }
    }
}
