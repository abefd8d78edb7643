package org.modelcatalog.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.support.ColdProfile;
import org.modelcatalog.support.StubHubResource;

/** A Vert.x context keeps the one in which it was made. If each refresh began in that of the last, none would be freed. */
@QuarkusTest
@TestProfile(RefreshContextTest.EverySecond.class)
@QuarkusTestResource(value = StubHubResource.class, restrictToAnnotatedClass = true)
class RefreshContextTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int REFRESHES = 4;

    /** Fetches again and again. */
    public static class EverySecond implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            var settings = new HashMap<>(new ColdProfile().getConfigOverrides());
            settings.put("catalog.cache-ttl", "1S");
            settings.put("catalog.warm-up", "true");
            return settings;
        }
    }

    /** Notes how deep the context is in which the Hub's catalog is published. */
    @Singleton
    static class Depths {

        private static final List<Integer> SEEN = new CopyOnWriteArrayList<>();

        void published(@Observes RefreshScheduler.Published event) {
            if (event.gateway().equals(Gateway.HUGGING_FACE)) {
                SEEN.add(depth(Vertx.currentContext()));
            }
        }

        private static int depth(Context context) {
            int depth = 0;
            for (Context outer = context; outer != null; outer = outer(outer)) {
                depth++;
            }
            return depth;
        }

        private static Context outer(Context context) {
            return ((ContextInternal) context)
                    .localContextData().values().stream()
                            .filter(Context.class::isInstance)
                            .map(Context.class::cast)
                            .findFirst()
                            .orElse(null);
        }
    }

    @Test
    void aRefreshKeepsNothingOfTheOneBefore() {
        await().atMost(PATIENCE).until(() -> Depths.SEEN.size() >= REFRESHES);

        assertThat(Depths.SEEN.get(0)).isPositive();
        assertThat(Depths.SEEN.get(REFRESHES - 1)).isLessThanOrEqualTo(Depths.SEEN.get(1));
    }
}
