package org.modelcatalog.support;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import org.modelcatalog.source.UpstreamException;

/** Waits for the outcome of a {@code Uni}, up to a limit. */
public final class Outcomes {

    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private Outcomes() {}

    public static <T> T succeeds(Uni<T> uni) {
        return uni.subscribe()
                .withSubscriber(UniAssertSubscriber.create())
                .awaitItem(PATIENCE)
                .getItem();
    }

    public static UpstreamException fails(Uni<?> uni) {
        return (UpstreamException) uni.subscribe()
                .withSubscriber(UniAssertSubscriber.create())
                .awaitFailure(PATIENCE)
                .assertFailedWith(UpstreamException.class)
                .getFailure();
    }
}
