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
 * Validators, freshness and media type of a response.
 *
 * @param tag opaque tag of the unencoded body
 * @param type media type of the body
 * @param more headers beside these
 */
record ResponseHead(String tag, Freshness freshness, String type, Map<String, String> more) {

    static final String JSON = MediaType.APPLICATION_JSON + ";charset=UTF-8";

    // IMF-fixdate (RFC 9110, 5.6.7)
    static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    ResponseHead(String tag, Freshness freshness, String type) {
        this(tag, freshness, type, Map.of());
    }

    /** The encoding of the body that the client already has, preferably the accepted one. */
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
        headers.put(
                HttpHeaders.CACHE_CONTROL,
                "private, max-age=" + freshness.maxAge().toSeconds());
        // Generated for this request (RFC 9111, 5.1): an age since the fetch would make every response older than
        // max-age
        // stale on arrival. timestamp, Last-Modified and Cache-Status show the age of the data.
        headers.put("Age", "0");
        headers.put("Cache-Status", freshness.cacheStatus(now));
        headers.putAll(more);
        return headers;
    }

    /** Headers of a 200. */
    Map<String, String> headersWithBody(Encoding encoding, Instant now) {
        Map<String, String> headers = headers(encoding, now);
        headers.put(HttpHeaders.CONTENT_TYPE, type);
        if (encoding != Encoding.IDENTITY) {
            headers.put(HttpHeaders.CONTENT_ENCODING, encoding.name().toLowerCase(Locale.ROOT));
        }
        return headers;
    }
}
