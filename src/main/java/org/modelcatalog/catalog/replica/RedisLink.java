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

/** The connection to Redis: every command has a time-out, and loss and recovery are logged once each. */
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

    /** The answer, null for nil; fails with {@link RedisException} only. */
    Uni<Response> send(Request request) {
        return watched(redis.send(request), timeout);
    }

    /** The same, for a command that carries a whole snapshot. */
    Uni<Response> sendLarge(Request request) {
        return watched(redis.send(request), timeout.multipliedBy(LARGE));
    }

    /**
     * Subscribes to a channel on its own connection.
     *
     * @param message called with each message
     * @param end called when the subscription has ended
     */
    Uni<RedisConnection> subscribe(String channel, Consumer<Response> message, Runnable end) {
        Uni<RedisConnection> connecting = redis.connect().memoize().indefinitely();
        Uni<RedisConnection> subscribing = connecting
                .invoke(connection ->
                        connection.handler(message).endHandler(end).exceptionHandler(failure -> end.run()))
                .call(connection ->
                        connection.send(Request.cmd(Command.SUBSCRIBE).arg(channel)));
        return watched(subscribing, timeout)
                .onFailure()
                // a connection that comes too late goes back, or the pool would run dry
                .invoke(() -> connecting.subscribe().with(RedisConnection::closeAndForget, never -> {}));
    }

    private <T> Uni<T> watched(Uni<T> asked, Duration within) {
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
            Log.info("Redis answers again: instances share their fetches");
        }
    }

    private void failed(RedisException failure) {
        meters.counter(FAILURES).increment();
        if (usable.compareAndSet(true, false)) {
            Log.warnf(
                    "Redis cannot be used: %s. Instances keep serving; each fetches for itself %d s after a fetch is"
                            + " due",
                    failure.getMessage(), lease.toSeconds());
        }
    }
}
