package org.modelcatalog.source.huggingface;

import java.util.List;
import java.util.Map;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.json.Records;

/**
 * What the router said, if it did.
 *
 * @param asked false = it was not to be asked
 * @param failure why it said nothing; null = it did
 */
record RouterAnswer(boolean asked, List<RouterModel> models, Map<String, Integer> skipped, UpstreamException failure) {

    static final RouterAnswer NOT_ASKED = new RouterAnswer(false, List.of(), Map.of(), null);

    static RouterAnswer of(Records<RouterModel> read) {
        return new RouterAnswer(true, read.records(), read.skipped(), null);
    }

    static RouterAnswer failed(UpstreamException why) {
        return new RouterAnswer(true, List.of(), Map.of(), why);
    }
}
