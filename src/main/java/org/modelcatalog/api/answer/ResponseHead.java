package org.modelcatalog.api.answer;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is said of an answer beside its body: validators and freshness.
 *
 * @param tag opaque; of the body as it is, before it is encoded
 * @param type of the body, a media type
 */
record ResponseHead(String tag, Freshness freshness, String type) {

    static final String JSON = MediaType.APPLICATION_JSON + ";charset=UTF-8";

    // IMF-fixdate (RFC 9110, 5.6.7)
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** The form of it that the client has already, this one rather than another; empty when it has none. */
    Optional<Encoding> known(String ifNoneMatch, Encoding accepted) {
        if (ifNoneMatch == null) {
            return Optional.empty();
        }
        IfNoneMatch known = IfNoneMatch.parse(ifNoneMatch);
        return Stream.concat(Stream.of(accepted), Stream.of(Encoding.values()))
                .filter(encoding -> known.matches(encoding.tag(tag)))
                .findFirst();
    }

    /** Headers of a 304 (RFC 9110, 15.4.5). */
    Map<String, String> headers(Encoding encoding, Instant now) {
        var headers = new LinkedHashMap<String, String>();
        headers.put(HttpHeaders.ETAG, '"' + encoding.tag(tag) + '"');
        headers.put(HttpHeaders.LAST_MODIFIED, HTTP_DATE.format(freshness.fetchedAt()));
        headers.put(HttpHeaders.CACHE_CONTROL, "private, max-age=60");
        // Made for this request (RFC 9111, 5.1): counted from the fetch, every answer older than max-age would be stale
        // on
        // arrival. The age of the data is in timestamp, Last-Modified and Cache-Status.
        headers.put("Age", "0");
        headers.put("Cache-Status", freshness.cacheStatus(now));
        return headers;
    }

    /** Headers of a 200, which has a body. */
    Map<String, String> headersWithBody(Encoding encoding, Instant now) {
        Map<String, String> headers = headers(encoding, now);
        headers.put(HttpHeaders.CONTENT_TYPE, type);
        if (encoding != Encoding.IDENTITY) {
            headers.put(HttpHeaders.CONTENT_ENCODING, encoding.name().toLowerCase(Locale.ROOT));
        }
        return headers;
    }
}
