package org.modelcatalog.api.history;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.modelcatalog.catalog.history.DatedChange;
import org.modelcatalog.catalog.history.RowPath;

/** Changes as an Atom feed (RFC 4287): one entry for each model and refresh. */
final class AtomFeed {

    static final String TYPE = "application/atom+xml";

    private static final int LONGEST_VALUE = 120;

    private AtomFeed() {}

    /** The changes of one model that a refresh brought. */
    private record Entry(Instant at, String gateway, String id) {}

    /** @param updated when the newest change was found */
    static byte[] of(List<DatedChange> changes, Instant updated) {
        Map<Entry, List<DatedChange>> entries = new LinkedHashMap<>();
        changes.forEach(change -> entries.computeIfAbsent(
                        new Entry(change.at(), change.gateway(), change.change().id()), first -> new ArrayList<>())
                .add(change));
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<feed xmlns=\"http://www.w3.org/2005/Atom\">\n"
                + "<title>Model Catalog: changes</title>\n"
                + "<id>urn:model-catalog:changes</id>\n"
                + "<author><name>Model Catalog</name></author>\n"
                + "<link rel=\"self\" href=\"/v1/catalog/changes.atom\"/>\n");
        xml.append("<updated>").append(updated).append("</updated>\n");
        entries.forEach((entry, of) -> xml.append(entry(entry, of)));
        return xml.append("</feed>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String entry(Entry entry, List<DatedChange> changes) {
        String fields = changes.stream().map(change -> change.change().field()).collect(Collectors.joining(", "));
        String lines = changes.stream().map(AtomFeed::line).collect(Collectors.joining("\n"));
        return "<entry><title>" + text(entry.id() + ": " + shortened(fields)) + "</title>"
                + "<id>" + text("urn:model-catalog:" + entry.gateway() + ":" + entry.at() + ":" + entry.id()) + "</id>"
                + "<updated>" + entry.at() + "</updated>"
                + "<category term=\"" + text(entry.gateway()) + "\"/>"
                + "<content type=\"text\">" + text(lines) + "</content></entry>\n";
    }

    private static String line(DatedChange dated) {
        String field = dated.change().field();
        return field.equals(RowPath.ADDED) || field.equals(RowPath.REMOVED)
                ? field
                : field + ": " + value(dated.change().from()) + " → "
                        + value(dated.change().to());
    }

    private static String value(Object value) {
        return value == null ? "unknown" : shortened(value.toString());
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_VALUE
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_VALUE)) + "…";
    }

    /** Escaped, and without the characters that XML cannot have. */
    private static String text(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(letter -> {
            switch (letter) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(isAllowed(letter) ? letter : 0xFFFD);
            }
        });
        return escaped.toString();
    }

    private static boolean isAllowed(int letter) {
        return letter == '\t'
                || letter == '\n'
                || (letter >= ' ' && letter < 0xD800)
                || (letter >= 0xE000 && letter < 0xFFFE)
                || letter >= 0x10000;
    }
}
