package org.modelcatalog.api.answer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.modelcatalog.model.Lifecycle;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.StatedTime;

/** What a response about one model says of its end: {@code Deprecation} (RFC 9745) and {@code Sunset} (RFC 8594). */
public final class LifecycleHeaders {

    private LifecycleHeaders() {}

    /** Returns the headers; empty if no source states an end. */
    public static Map<String, String> of(Model model) {
        Lifecycle lifecycle = model.lifecycle();
        Optional<StatedTime> deprecated = StatedTime.parse(lifecycle.deprecatedAt());
        Optional<StatedTime> sunset = StatedTime.parse(lifecycle.sunsetAt());
        var headers = new LinkedHashMap<String, String>();
        // RFC 9745, 4: a resource is not gone before it is deprecated; of two such statements the end matters
        deprecated
                .filter(start ->
                        sunset.filter(end -> end.last().isBefore(start.from())).isEmpty())
                .ifPresent(
                        start -> headers.put("Deprecation", "@" + start.from().getEpochSecond()));
        sunset.ifPresent(end -> headers.put("Sunset", ResponseHead.HTTP_DATE.format(end.last())));
        return headers;
    }
}
