package org.modelcatalog.query;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Model;

/**
 * Marks the end of a page, so that the next page can start there even after the catalog was replaced. A cursor names the
 * snapshot and does not keep it: while that snapshot is served, no model is missed or repeated; afterwards the response
 * says that the list has changed.
 *
 * @param snapshot id of the page's snapshot
 * @param query fingerprint of the query
 * @param offset position of the next page in that snapshot
 * @param last the page's last model: its id, or as an index names it
 */
public record Cursor(String snapshot, String query, int offset, String last) {

    private static final String VERSION = "1";
    private static final String SEPARATOR = "\n";
    private static final int MAX_LENGTH = 1000;
    private static final Pattern OFFSET = Pattern.compile("[0-9]{1,9}");

    /** Returns the cursor after a page; empty after the last page. */
    public static Optional<Cursor> after(Page<Model> page, CatalogSnapshot snapshot, String query) {
        return page.nextOffset()
                .filter(next -> !page.items().isEmpty())
                .map(next -> new Cursor(snapshot.id(), query, next, end(page)));
    }

    private static String end(Page<Model> page) {
        return page.end() != null
                ? page.end()
                : page.items().get(page.items().size() - 1).id();
    }

    /** Returns a short hash of a query, which detects a cursor that is used with another query. */
    public static String fingerprint(Object... query) {
        return Integer.toHexString(List.of(query).toString().hashCode());
    }

    /** Parses the output of {@link #toString}; empty when the text is not a cursor. */
    public static Optional<Cursor> parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            String[] parts = plain.split(SEPARATOR, 5);
            return parts.length == 5
                            && parts[0].equals(VERSION)
                            && OFFSET.matcher(parts[3]).matches()
                    ? Optional.of(new Cursor(parts[1], parts[2], Integer.parseInt(parts[3]), parts[4]))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** Whether the page came from another snapshot than the one now served. */
    public boolean isOutdated(CatalogSnapshot served) {
        return !served.id().equals(snapshot);
    }

    /**
     * Returns the offset of the next page. In another snapshot the page starts after the last model seen, or at the old
     * offset when that model is no longer listed.
     *
     * @param models hits of the query in the served snapshot
     */
    public int resume(CatalogSnapshot served, List<Model> models) {
        if (isOutdated(served)) {
            for (int row = 0; row < models.size(); row++) {
                if (models.get(row).id().equals(last)) {
                    return row + 1;
                }
            }
        }
        return offset;
    }

    /** Returns the opaque text that clients send back. */
    @Override
    public String toString() {
        String plain = String.join(SEPARATOR, VERSION, snapshot, query, String.valueOf(offset), last);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }
}
