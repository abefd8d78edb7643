package org.modelcatalog.source.declared;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How a list comes in pages, one after the other.
 *
 * @param parameter of the query, which says which page is asked for; null for {@link By#LINK}
 * @param next where beside the list the next cursor is; null = this is no paging by cursor
 * @param more where beside the list a flag says whether there is another page; null = nothing says so
 * @param sizeParameter of the query, which says how long a page is; null = the upstream decides
 * @param first number of the first page
 */
record Paging(By by, String parameter, FieldPath next, FieldPath more, String sizeParameter, int size, int first) {

    private static final String PARAMETER = "[A-Za-z0-9_.-]{1,64}";
    private static final String PARAMETER_WORDS = "the name of a query parameter";
    private static final int LONGEST_PAGE = 10_000;

    /** What leads to the next page. */
    enum By {
        /** Its number. */
        PAGE,
        /** How many records come before it. */
        OFFSET,
        /** A word that the page before it states beside its list. */
        CURSOR,
        /** The {@code Link} header of the page before it. */
        LINK;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final List<By> WAYS = Arrays.asList(By.values());

    /** Null = the list is one page. */
    static Paging of(KindSection section) {
        if (section == null) {
            return null;
        }
        By by = section.choice("by", WAYS, By::label);
        if (by == null) {
            throw section.refused("by", "is missing");
        }
        boolean link = by == By.LINK;
        KindSection size = section.section("size");
        var paging = new Paging(
                by,
                link ? null : section.required("parameter", PARAMETER, PARAMETER_WORDS),
                by == By.CURSOR ? FieldPath.of(section, "next") : null,
                FieldPath.of(section, "more"),
                size == null ? null : size.required("parameter", PARAMETER, PARAMETER_WORDS),
                size == null ? 0 : size.count("value", 1, LONGEST_PAGE, 0),
                by == By.PAGE ? section.count("first", 0, 1, 1) : 0);
        if (by == By.CURSOR && paging.next == null) {
            throw section.refused("next", "is missing");
        }
        if (size != null) {
            if (paging.size == 0) {
                throw size.refused("value", "is missing");
            }
            size.end();
        }
        section.end();
        return paging;
    }
}
