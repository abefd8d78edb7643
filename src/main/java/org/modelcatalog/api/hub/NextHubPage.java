package org.modelcatalog.api.hub;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The header {@code Link} of a page, with an absolute URL: the Hub's clients follow no other. */
final class NextHubPage {

    private static final Pattern CURSOR = Pattern.compile("(^|&)cursor=[^&]*");

    private NextHubPage() {}

    /** The same request with another cursor. */
    static String link(URI asked, String cursor) {
        String given = asked.getRawQuery() == null ? "" : asked.getRawQuery();
        String kept = CURSOR.matcher(given).replaceAll("");
        String query =
                kept + (kept.isEmpty() ? "" : "&") + "cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
        return "<" + asked.getScheme() + "://" + asked.getRawAuthority() + asked.getRawPath() + "?"
                + query.replaceFirst("^&", "") + ">; rel=\"next\"";
    }
}
