package org.modelcatalog.query.cluster;

import org.modelcatalog.query.Facet;
import org.modelcatalog.query.Measure;

/** The fields of a row in the cluster. Facets and measures have one each, by their labels. */
final class ClusterFields {

    /** Changes with every change of the fields or of what is in them: a new release then writes an index of its own. */
    static final int VERSION = 1;

    static final String REPOSITORY = "repository";
    static final String SWEEP = "sweep";

    /** In lower case. */
    static final String ID = "id";

    /** In lower case, for sorts. */
    static final String NAME = "name";

    /** Id and name in lower case, by every three adjacent characters: a phrase of these is a part of the text. */
    static final String TEXT = "text";

    static final String TOKENS = "tokens";
    static final String JOINED = "joined";
    static final String NAMES = "names";

    /** The row itself, as {@link RowText} writes it. */
    static final String ROW = "row";

    /** Longer words of facets match nothing: no client sends them, and a term has a largest size. */
    static final int MAX_WORD = 1_000;

    static final int MAX_NAME = 256;
    static final int MAX_TEXT = 1_000;

    /** The rest of a row's words of one facet match nothing. */
    static final int MAX_WORDS = 1_000;

    /** Characters of a part of the text that is looked up. */
    static final int GRAM = 3;

    /** Follows the text, so that every word of one or two characters begins such a part. */
    static final String END = "\u0000\u0000";

    private ClusterFields() {}

    static String of(Facet facet) {
        return "f." + facet.label();
    }

    static String of(Measure measure) {
        return "m." + measure.label();
    }
}
