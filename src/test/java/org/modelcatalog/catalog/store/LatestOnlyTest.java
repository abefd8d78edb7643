package org.modelcatalog.catalog.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LatestOnlyTest {

    private final ExecutorService workers = Executors.newFixedThreadPool(4);
    private final Queue<String> begun = new ConcurrentLinkedQueue<>();
    private final CountDownLatch released = new CountDownLatch(1);

    @AfterEach
    void stop() {
        released.countDown();
        workers.shutdownNow();
    }

    @Test
    void doesOneAtATimeAndThenTheNewest() {
        var latest = new LatestOnly<String>(workers, this::doUntilReleased);
        latest.put("hug", "1");
        await().until(() -> begun.contains("hug 1"));
        latest.put("hug", "2");
        latest.put("hug", "3");

        released.countDown();

        await().untilAsserted(() -> assertThat(begun).containsExactly("hug 1", "hug 3"));
    }

    @Test
    void oneKeyDoesNotWaitForAnother() {
        var latest = new LatestOnly<String>(workers, this::doUntilReleased);
        latest.put("hug", "1");
        latest.put("openrouter", "1");

        await().untilAsserted(() -> assertThat(begun).containsExactlyInAnyOrder("hug 1", "openrouter 1"));
    }

    @Test
    void somethingThatFailsDoesNotStopTheNext() {
        List<String> done = new ArrayList<>();
        var latest = new LatestOnly<String>(Runnable::run, (key, value) -> {
            if (value.equals("bad")) {
                throw new IllegalStateException("bad");
            }
            done.add(value);
        });
        assertThatThrownBy(() -> latest.put("hug", "bad")).isInstanceOf(IllegalStateException.class);

        latest.put("hug", "good");

        assertThat(done).containsExactly("good");
    }

    private void doUntilReleased(String key, String value) {
        begun.add(key + " " + value);
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
