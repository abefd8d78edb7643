package org.modelcatalog.query.disk;

import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.modelcatalog.query.Facet;
import org.modelcatalog.query.Measure;

/** The fields of a row on disk. Facets and measures have one each, by their labels. */
final class HubFields {

    /** Changes with every change of the fields or of what is in them. */
    static final String VERSION = "1";

    static final String REPOSITORY = "repository";
    static final String REPOSITORY_HIGH = "repository_high";
    static final String REPOSITORY_LOW = "repository_low";
    static final String SWEEP = "sweep";

    /** In lower case. */
    static final String ID = "id";

    /** In lower case, cut to {@link #MAX_NAME}. */
    static final String NAME = "name";

    /** Id and name in lower case. */
    static final String TEXT = "text";

    /** Every three adjacent characters of the text. */
    static final String GRAMS = "grams";

    static final String TOKENS = "tokens";
    static final String JOINED = "joined";
    static final String NAMES = "names";

    /** The row as {@link RowCodec} writes it; a column, since a stored field would be compressed again. */
    static final String ROW = "row";

    /** Longer words of facets match nothing: no client sends them, and a term has a largest size. */
    static final int MAX_WORD = 1_000;

    static final int MAX_NAME = 256;
    static final int MAX_TEXT = 1_000;

    /** The rest of a row's words of one facet match nothing. */
    static final int MAX_WORDS = 1_000;

    private static final String FACET = "f.";
    private static final String MEASURE = "m.";

    private HubFields() {}

    static String of(Facet facet) {
        return FACET + facet.label();
    }

    static String of(Measure measure) {
        return MEASURE + measure.label();
    }

    /** The order of the whole list, and of the rows on disk: newest first, then by repository. */
    static Sort order() {
        return new Sort(
                number(of(Measure.CREATED), true), number(REPOSITORY_HIGH, false), number(REPOSITORY_LOW, false));
    }

    static SortField number(String field, boolean descending) {
        var sorted = new SortField(field, SortField.Type.LONG, descending);
        sorted.setMissingValue(descending ? ScaledNumbers.LAST_DESCENDING : ScaledNumbers.LAST_ASCENDING);
        return sorted;
    }
}
