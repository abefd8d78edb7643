package org.modelcatalog.source.huggingface;

import java.nio.charset.StandardCharsets;
import org.modelcatalog.source.http.Body;

/** Records as the Hub would send them. */
final class Records {

    private Records() {}

    /** Reads one record from JSON with single quotes for double ones. */
    static HubRecord of(String json) {
        return HubPageReader.single(body(json.replace('\'', '"')));
    }

    static Body body(String json) {
        return Body.of(json.getBytes(StandardCharsets.UTF_8));
    }

    static HubRecord of(String hubId, String id, long downloads) {
        return of("{'_id':'" + hubId + "','id':'" + id + "','downloads':" + downloads + "}");
    }
}
