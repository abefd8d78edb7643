package org.modelcatalog.source.huggingface;

import io.vertx.core.buffer.Buffer;

/** Records as the Hub would send them. */
final class Records {

    private Records() {}

    /** Reads one record from JSON with single quotes for double ones. */
    static HubRecord of(String json) {
        return HubPageReader.single(Buffer.buffer(json.replace('\'', '"')));
    }

    static HubRecord of(String hubId, String id, long downloads) {
        return of("{'_id':'" + hubId + "','id':'" + id + "','downloads':" + downloads + "}");
    }
}
