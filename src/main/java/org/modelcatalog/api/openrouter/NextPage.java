package org.modelcatalog.api.openrouter;

import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * The URL of the next page.
 *
 * @param prefix the path and all decoded parameters of this request, up to the offset
 */
record NextPage(String prefix) {

    static NextPage of(UriInfo uri) {
        String query = uri.getQueryParameters().entrySet().stream()
                .filter(parameter -> !parameter.getKey().equals("offset"))
                .flatMap(parameter ->
                        parameter.getValue().stream().map(value -> encoded(parameter.getKey()) + '=' + encoded(value)))
                .map(parameter -> parameter + '&')
                .sorted()
                .collect(Collectors.joining());
        return new NextPage(uri.getPath() + '?' + query + "offset=");
    }

    String from(int offset) {
        return prefix + offset;
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8);
    }
}
