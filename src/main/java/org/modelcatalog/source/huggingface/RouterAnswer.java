package org.modelcatalog.source.huggingface;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;
import org.modelcatalog.source.json.Records;

/**
 * What the router said, if it did.
 *
 * @param asked false = it was not to be asked
 * @param failure why it said nothing; null = it did
 */
record RouterAnswer(boolean asked, List<RouterRecord> models, Map<String, Integer> skipped, UpstreamException failure) {

    static final RouterAnswer NOT_ASKED = new RouterAnswer(false, List.of(), Map.of(), null);

    static RouterAnswer of(Records<RouterRecord> read) {
        return new RouterAnswer(true, read.records(), read.skipped(), null);
    }

    static RouterAnswer failed(UpstreamException why) {
        return new RouterAnswer(true, List.of(), Map.of(), why);
    }

    /** The answer, if it comes in that time from now on; it is waited for no longer. Never fails. */
    static Uni<RouterAnswer> within(Duration patience, CompletableFuture<RouterAnswer> coming) {
        return Uni.createFrom()
                .completionStage(coming)
                .ifNoItem()
                .after(patience)
                .recoverWithItem(() -> {
                    coming.cancel(true);
                    return failed(new UpstreamException(
                            Reason.TIMEOUT, "the router took " + patience.toMillis() + " ms longer than the Hub"));
                });
    }
}
