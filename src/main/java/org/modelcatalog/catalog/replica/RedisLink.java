package org.modelcatalog.catalog.replica;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.RedisConnection;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.modelcatalog.config.RedisConfig;

/** Redis, as it is asked: no answer is waited for without end, and that it is lost and back is told once each. */
final class RedisLink {

    /** Commands that failed. */
    static final String FAILURES = "catalog.redis.failures";
    /** 1 = the last command was answered. */
    static final String USABLE = "catalog.redis.usable";

    private static final int LARGE = 5;

    private final Redis redis;
    private final Duration timeout;
    private final Duration lease;
    private final MeterRegistry meters;
    private final AtomicBoolean usable = new AtomicBoolean(true);

    RedisLink(Redis redis, RedisConfig config, MeterRegistry meters) {
        this.redis = redis;
        this.timeout = config.timeout();
        this.lease = config.lease();
        this.meters = meters;
        meters.gauge(USABLE, usable, state -> state.get() ? 1 : 0);
    }

    /** The answer, null for nil; fails with {@link RedisException} and with nothing else. */
    Uni<Response> send(Request request) {
        return told(redis.send(request), timeout);
    }

    /** The same, for what carries a whole catalog. */
    Uni<Response> sendLarge(Request request) {
        return told(redis.send(request), timeout.multipliedBy(LARGE));
    }

    /**
     * Listens to a channel on a connection of its own.
     *
     * @param message is called with each message
     * @param end is called once, when there will be no more
     */
    Uni<RedisConnection> subscribe(String channel, Consumer<Response> message, Runnable end) {
        Uni<RedisConnection> connecting = redis.connect().memoize().indefinitely();
        Uni<RedisConnection> subscribing = connecting
                .invoke(connection ->
                        connection.handler(message).endHandler(end).exceptionHandler(failure -> end.run()))
                .call(connection ->
                        connection.send(Request.cmd(Command.SUBSCRIBE).arg(channel)));
        return told(subscribing, timeout)
                .onFailure()
                // one that comes too late goes back, or the pool would run dry
                .invoke(() -> connecting.subscribe().with(RedisConnection::closeAndForget, never -> {}));
    }

    private <T> Uni<T> told(Uni<T> asked, Duration within) {
        return asked.ifNoItem()
                .after(within)
                .failWith(RedisException::slow)
                .onFailure()
                .transform(RedisException::of)
                .onItem()
                .invoke(this::answered)
                .onFailure(RedisException.class)
                .invoke(failure -> failed(failure));
    }

    private void answered() {
        if (usable.compareAndSet(false, true)) {
            Log.info("Redis answers again: instances share what one of them fetches");
        }
    }

    private void failed(RedisException failure) {
        meters.counter(FAILURES).increment();
        if (usable.compareAndSet(true, false)) {
            Log.warnf(
                    "Redis cannot be used: %s. What is served goes on being served; %d s after it is due each instance"
                            + " fetches for itself",
                    failure.getMessage(), lease.toSeconds());
        }
    }
}
