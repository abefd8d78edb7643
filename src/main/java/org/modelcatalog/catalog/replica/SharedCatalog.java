package org.modelcatalog.catalog.replica;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.modelcatalog.catalog.snapshot.SnapshotId;
import org.modelcatalog.catalog.store.SnapshotBytes;

/**
 * The keys of one gateway in Redis. Reads are bounded, foreign values are replaced, every key expires. Every {@code Uni}
 * fails with {@link RedisException} only.
 *
 * @param instance names this instance
 * @param lease how long this instance holds the lease without renewing it
 * @param kept how long a snapshot that was served is kept
 */
record SharedCatalog(RedisLink redis, SharedKeys keys, String instance, Duration lease, Duration kept) {

    /** A snapshot that no instance serves yet, or no longer, stays this long for those about to read it. */
    private static final Duration SHORTLY = Duration.ofMinutes(10);

    /** How long a failed fetch counts as new. */
    private static final Duration FAILURE_KEPT = Duration.ofMinutes(1);

    private static final int LONGEST_TEXT = 200;

    /** A lease that never expires, or too late, is foreign and is deleted. */
    private static final String ACQUIRE = """
            local left = redis.call('PTTL', KEYS[1])
            if left == -1 or left > tonumber(ARGV[2]) or redis.call('TYPE', KEYS[1]).ok ~= 'string' then
              redis.call('DEL', KEYS[1])
            end
            if redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then return 1 end
            return 0""";

    private static final String RENEW =
            "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('PEXPIRE', KEYS[1], ARGV[2]) end return 0";

    private static final String RELEASE =
            "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0";

    /** An instance that lost the lease announces nothing: another has taken over. */
    private static final String ANNOUNCE = """
            if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
            redis.call('SET', KEYS[2], ARGV[2], 'PX', ARGV[3])
            redis.call('DEL', KEYS[1])
            redis.call('PUBLISH', ARGV[4], ARGV[5])
            return 1""";

    private static final String SERVE = """
            local before = redis.call('TYPE', KEYS[1]).ok == 'string' and redis.call('GET', KEYS[1])
            redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
            return before or ''""";

    /** Takes the lease if no instance holds it. */
    Uni<Boolean> acquire() {
        return done(script(ACQUIRE, 1, keys.lease(), instance, millis(lease)));
    }

    Uni<Boolean> renew() {
        return done(script(RENEW, 1, keys.lease(), instance, millis(lease)));
    }

    Uni<Boolean> release() {
        return done(script(RELEASE, 1, keys.lease(), instance));
    }

    /** Announces how a fetch ended and releases the lease; false if the lease was lost. */
    Uni<Boolean> announce(FetchOutcome outcome) {
        String life = millis(outcome.reason() == null ? kept : FAILURE_KEPT);
        return done(script(
                ANNOUNCE,
                2,
                keys.lease(),
                keys.latest(),
                instance,
                outcome.text(),
                life,
                SharedKeys.CHANNEL,
                keys.tag()));
    }

    /** How the last fetch of any instance ended. */
    Uni<Optional<FetchOutcome>> latest() {
        return text(keys.latest()).map(text -> text.flatMap(FetchOutcome::parse));
    }

    /** Id of the snapshot that an instance served last. */
    Uni<Optional<String>> good() {
        return text(keys.good()).map(text -> text.filter(SnapshotId::isOne));
    }

    /** The unchecked bytes stored under an id; empty if there are none, or too many. */
    Uni<Optional<byte[]>> snapshot(String id) {
        return redis.sendLarge(Request.cmd(Command.GETRANGE)
                        .arg(keys.snapshot(id))
                        .arg(0)
                        .arg(SnapshotBytes.MAX_LENGTH))
                .map(answer -> Optional.ofNullable(answer)
                        .map(Response::toBytes)
                        .filter(bytes -> bytes.length > 0 && bytes.length <= SnapshotBytes.MAX_LENGTH))
                .onFailure(RedisException::isOfWrongType)
                .recoverWithItem(Optional.empty());
    }

    /** Stores a snapshot for the other instances to read. */
    Uni<Void> store(String id, byte[] snapshot) {
        return redis.sendLarge(Request.cmd(Command.SET)
                        .arg(keys.snapshot(id))
                        .arg(Buffer.buffer(snapshot))
                        .arg("PX")
                        .arg(millis(SHORTLY)))
                .replaceWithVoid();
    }

    /** Extends the life of a stored snapshot that is served; false if it is not stored. */
    Uni<Boolean> keep(String id) {
        return done(
                redis.send(Request.cmd(Command.PEXPIRE).arg(keys.snapshot(id)).arg(millis(kept))));
    }

    /** Makes it the snapshot that new instances begin with, and lets the one before expire soon. */
    Uni<Void> serve(String id) {
        return script(SERVE, 1, keys.good(), id, millis(kept))
                .map(Response::toString)
                .flatMap(before -> SnapshotId.isOne(before) && !before.equals(id)
                        ? expireSoon(before)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> expireSoon(String id) {
        return redis.send(Request.cmd(Command.PEXPIRE)
                        .arg(keys.snapshot(id))
                        .arg(millis(SHORTLY))
                        .arg("LT"))
                .replaceWithVoid();
    }

    private Uni<Optional<String>> text(String key) {
        return redis.send(Request.cmd(Command.GETRANGE).arg(key).arg(0).arg(LONGEST_TEXT))
                .map(answer -> Optional.ofNullable(answer).map(bytes -> bytes.toString(StandardCharsets.UTF_8)))
                .onFailure(RedisException::isOfWrongType)
                .recoverWithItem(Optional.empty());
    }

    private Uni<Response> script(String script, int keyCount, String... keysAndArguments) {
        Request request = Request.cmd(Command.EVAL).arg(script).arg(keyCount);
        for (String argument : keysAndArguments) {
            request.arg(argument);
        }
        return redis.send(request);
    }

    private static Uni<Boolean> done(Uni<Response> answer) {
        return answer.map(number -> number != null && number.toInteger() == 1);
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
