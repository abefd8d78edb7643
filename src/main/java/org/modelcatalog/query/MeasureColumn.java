package org.modelcatalog.query;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.modelcatalog.model.Model;

/** The values of one measure, dictionary-encoded: one ordinal a row, and the sorted distinct values. */
final class MeasureColumn {

    private final Ordinals ordinals;
    private final DecimalDictionary values;

    private MeasureColumn(Ordinals ordinals, DecimalDictionary values) {
        this.ordinals = ordinals;
        this.values = values;
    }

    static MeasureColumn of(List<Model> models, Measure measure) {
        BigDecimal[] values = models.stream().map(measure::value).toArray(BigDecimal[]::new);
        DecimalDictionary distinct = DecimalDictionary.of(
                Arrays.stream(values).filter(Objects::nonNull).toList());
        return new MeasureColumn(
                new Ordinals(
                        values.length,
                        distinct.size(),
                        row -> values[row] == null ? Ordinals.UNKNOWN : distinct.indexOf(values[row])),
                distinct);
    }

    Ordinals ordinals() {
        return ordinals;
    }

    /**
     * Returns the rows whose value is in a range.
     *
     * @param exclusiveEnd whether the end of the range is outside of it
     * @param rows number of rows
     */
    BitSet within(Range range, boolean exclusiveEnd, int rows) {
        int from = range.from() == null ? 0 : values.countBelow(range.from(), false);
        int to = range.to() == null ? values.size() : values.countBelow(range.to(), !exclusiveEnd);
        var within = new BitSet(rows);
        for (int row = 0; row < rows; row++) {
            if (ordinals.isKnown(row) && ordinals.of(row) >= from && ordinals.of(row) < to) {
                within.set(row);
            }
        }
        return within;
    }

    /** Summarises the values of these rows. */
    Facets.Stats stats(int[] rows) {
        int known = 0;
        int min = Integer.MAX_VALUE;
        int max = -1;
        for (int row : rows) {
            if (ordinals.isKnown(row)) {
                known++;
                min = Math.min(min, ordinals.of(row));
                max = Math.max(max, ordinals.of(row));
            }
        }
        return known == 0 ? new Facets.Stats(null, null, 0) : new Facets.Stats(values.get(min), values.get(max), known);
    }
}
