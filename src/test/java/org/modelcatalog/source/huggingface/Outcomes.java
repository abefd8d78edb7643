package org.modelcatalog.source.huggingface;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import org.modelcatalog.source.UpstreamException;

/** What becomes of a {@code Uni}; waits for it, but not for ever. */
final class Outcomes {

    static final Duration PATIENCE = Duration.ofSeconds(20);

    private Outcomes() {}

    static <T> T succeeds(Uni<T> uni) {
        return uni.subscribe()
                .withSubscriber(UniAssertSubscriber.create())
                .awaitItem(PATIENCE)
                .getItem();
    }

    static UpstreamException fails(Uni<?> uni) {
        return (UpstreamException) uni.subscribe()
                .withSubscriber(UniAssertSubscriber.create())
                .awaitFailure(PATIENCE)
                .assertFailedWith(UpstreamException.class)
                .getFailure();
    }
}
