package org.modelcatalog.source.huggingface;

import java.nio.charset.StandardCharsets;
import org.modelcatalog.source.http.BodyBytes;

/** HubRecords as the Hub would send them. */
final class HubRecords {

    private HubRecords() {}

    /** Reads one record from JSON with single quotes for double ones. */
    static HubRecord of(String json) {
        return HubPageReader.single(body(json.replace('\'', '"')));
    }

    static BodyBytes body(String json) {
        return BodyBytes.of(json.getBytes(StandardCharsets.UTF_8));
    }

    static HubRecord of(String hubId, String id, long downloads) {
        return of("{'_id':'" + hubId + "','id':'" + id + "','downloads':" + downloads + "}");
    }
}
