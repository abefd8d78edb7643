package org.modelcatalog.api.request;

import java.util.EnumSet;
import java.util.Set;
import org.modelcatalog.api.problem.ProblemException;
import org.modelcatalog.query.Facet;
import org.modelcatalog.query.Measure;
import org.modelcatalog.query.Sort;
import org.modelcatalog.source.Gateway;

/**
 * What can be asked about the whole Hub. Its mirror has what the Hub's list states of a model: no offers, no prices, no
 * past. An empty list would look like an answer, so such questions are refused.
 */
final class WholeHubRules {

    /** More rows than any page shows; what lies behind is reached by the cursor, at the cost of a page. */
    static final int FARTHEST = 10_000;

    /** Rows of the first block of a whole list, which an offset has to leave room for. */
    private static final int WITHOUT_LIMIT = 1_000;

    private static final Set<Facet> MIRRORED = EnumSet.of(
            Facet.TASK,
            Facet.LIBRARY,
            Facet.LICENSE,
            Facet.LANGUAGE,
            Facet.AUTHOR,
            Facet.GATED,
            Facet.TAG,
            Facet.BASE_MODEL,
            Facet.INPUT_MODALITY,
            Facet.OUTPUT_MODALITY);

    private static final Set<Measure> MEASURED = EnumSet.of(
            Measure.PARAMS, Measure.DOWNLOADS, Measure.LIKES, Measure.TRENDING, Measure.CREATED, Measure.MODIFIED);

    private static final String OTHERS = "absent with gateway=hub, whose rows have what the Hub's list states";

    private WholeHubRules() {}

    /**
     * Returns the query.
     *
     * @throws ProblemException naming the first parameter that the mirror cannot answer
     */
    static ListQuery checked(ListQuery query) {
        if (!query.gateway().equals(Gateway.WHOLE_HUB)) {
            return query;
        }
        query.filter().words().forEach((facet, words) -> {
            if (!MIRRORED.contains(facet)) {
                throw ProblemException.badParameter(facet.label(), OTHERS, String.join(",", words));
            }
        });
        query.filter().ranges().forEach((measure, range) -> {
            if (!MEASURED.contains(measure)) {
                throw range.from() != null
                        ? ProblemException.badParameter(measure.lower(), OTHERS, measure.show(range.from()))
                        : ProblemException.badParameter(measure.upper(), OTHERS, measure.show(range.to()));
            }
        });
        Sort sort = query.sort();
        if (sort != null
                && !sort.isByName()
                && sort.measure().filter(MEASURED::contains).isEmpty()) {
            throw ProblemException.badParameter("sort", "by a value that the Hub's list states", sort.toString());
        }
        if (query.asOf() != null) {
            throw ProblemException.badParameter(
                    ModelListParameters.MOMENT,
                    "absent with gateway=hub, which has no history",
                    query.asOf().toString());
        }
        if (query.withdrawn()) {
            throw ProblemException.badParameter("include", "absent with gateway=hub", "withdrawn");
        }
        if (query.offset() > 0
                && (long) query.offset() + (query.limit() == null ? WITHOUT_LIMIT : query.limit()) > FARTHEST) {
            throw ProblemException.badParameter(
                    "offset",
                    "at most " + FARTHEST + " with limit (1000 without one) and gateway=hub; next_cursor leads farther",
                    String.valueOf(query.offset()));
        }
        return query;
    }
}
