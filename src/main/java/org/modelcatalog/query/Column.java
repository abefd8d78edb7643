package org.modelcatalog.query;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.modelcatalog.model.Model;

/** A measure of every row. */
final class Column {

    private final Ranks ranks;
    private final Decimals values;

    private Column(Ranks ranks, Decimals values) {
        this.ranks = ranks;
        this.values = values;
    }

    static Column of(List<Model> models, Measure measure) {
        BigDecimal[] values = models.stream().map(measure::value).toArray(BigDecimal[]::new);
        Decimals distinct =
                Decimals.of(Arrays.stream(values).filter(Objects::nonNull).toList());
        return new Column(
                new Ranks(
                        values.length,
                        distinct.size(),
                        row -> values[row] == null ? Ranks.UNKNOWN : distinct.indexOf(values[row])),
                distinct);
    }

    Ranks ranks() {
        return ranks;
    }

    /** The rows in a range, out of so many. */
    BitSet within(Range range, boolean beforeItsEnd, int rows) {
        int from = range.from() == null ? 0 : values.below(range.from(), false);
        int to = range.to() == null ? values.size() : values.below(range.to(), !beforeItsEnd);
        var within = new BitSet(rows);
        for (int row = 0; row < rows; row++) {
            if (ranks.isKnown(row) && ranks.of(row) >= from && ranks.of(row) < to) {
                within.set(row);
            }
        }
        return within;
    }

    /** What there is among these rows. */
    Span span(int[] rows) {
        int known = 0;
        int min = Integer.MAX_VALUE;
        int max = -1;
        for (int row : rows) {
            if (ranks.isKnown(row)) {
                known++;
                min = Math.min(min, ranks.of(row));
                max = Math.max(max, ranks.of(row));
            }
        }
        return known == 0 ? Span.NONE : new Span(values.get(min), values.get(max), known);
    }
}
