package org.modelcatalog.source.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code Link} header (RFC 8288), as far as paging needs it. */
public final class LinkHeader {

    // <target>; param; rel="next" — a target may hold commas, so the header cannot be split at them
    private static final Pattern LINK = Pattern.compile("<([^<>]*)>([^<]*)");
    private static final Pattern REL_NEXT = Pattern.compile(
            ";\\s*rel\\s*=\\s*(?:\"(?:[^\"]*\\s)?next(?:\\s[^\"]*)?\"|next\\b)", Pattern.CASE_INSENSITIVE);

    private LinkHeader() {}

    /** The target whose relation is {@code next}; empty when there is none, which is how the last page says so. */
    public static Optional<String> next(String header) {
        if (header == null) {
            return Optional.empty();
        }
        Matcher links = LINK.matcher(header);
        while (links.find()) {
            if (REL_NEXT.matcher(links.group(2)).find()) {
                return Optional.of(links.group(1));
            }
        }
        return Optional.empty();
    }
}
