package org.modelcatalog.query;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Model;

/**
 * Where a page ended, so that the next one can begin there even when the catalog has been replaced meanwhile. It names the
 * snapshot instead of keeping it: as long as that is served nothing is missed or repeated, and afterwards a client is told.
 *
 * @param snapshot id of the page's snapshot
 * @param query what the list was asked for, in a few letters
 * @param offset where the next page began, in that snapshot
 * @param last id of the page's last model
 */
public record Cursor(String snapshot, String query, int offset, String last) {

    private static final String VERSION = "1";
    private static final String SEPARATOR = "\n";
    private static final int LONGEST = 1000;
    private static final Pattern OFFSET = Pattern.compile("[0-9]{1,9}");

    /** The cursor behind a page; empty when it is the last one. */
    public static Optional<Cursor> behind(Page<Model> page, CatalogSnapshot snapshot, String query) {
        return page.nextOffset()
                .filter(next -> !page.items().isEmpty())
                .map(next -> new Cursor(
                        snapshot.id(),
                        query,
                        next,
                        page.items().get(page.items().size() - 1).id()));
    }

    /** A query in a few letters: enough to notice that a cursor is used with another one. */
    public static String mark(Object... query) {
        return Integer.toHexString(List.of(query).toString().hashCode());
    }

    /** What {@link #toString} wrote; empty when it is nothing of that kind. */
    public static Optional<Cursor> parse(String text) {
        if (text.length() > LONGEST) {
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

    /** Whether another snapshot is served than the one the page is from. */
    public boolean isOutdated(CatalogSnapshot served) {
        return !served.id().equals(snapshot);
    }

    /**
     * Where the next page begins: in another snapshot behind the page's last model, or where it would have begun when that
     * is not listed any longer.
     *
     * @param models what the query finds in the snapshot
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

    /** As clients hand it back; they are not to read it. */
    @Override
    public String toString() {
        String plain = String.join(SEPARATOR, VERSION, snapshot, query, String.valueOf(offset), last);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }
}
