package org.modelcatalog.source.http;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.CancellationException;
import org.modelcatalog.source.UpstreamException;

/**
 * What is cut off at a deadline may still fail after it, with nobody left to tell. Mutiny logs such failures with their
 * stack; an upstream's say nothing that the deadline has not said, and a cancellation is our own.
 */
@Singleton
class DroppedFailures {

    void register(@Observes StartupEvent event) {
        Infrastructure.setDroppedExceptionHandler(failure -> {
            if (!(failure instanceof UpstreamException || failure instanceof CancellationException)) {
                Log.error("A failure came after its subscriber had left", failure);
            }
        });
    }
}
