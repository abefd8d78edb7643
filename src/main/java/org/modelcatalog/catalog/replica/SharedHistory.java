package org.modelcatalog.catalog.replica;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.modelcatalog.catalog.history.ChangeBatch;
import org.modelcatalog.catalog.history.HistoryStore;
import org.modelcatalog.catalog.history.HistoryStoreException;
import org.modelcatalog.catalog.history.PackedBatch;
import org.modelcatalog.catalog.history.PackedLine;

/**
 * The log of changes of one gateway in Redis: one for all instances. Whichever instance is first adds an entry; the number
 * of the last one decides. Lines are compressed, and every key expires when nothing is added for long.
 *
 * @param timeout of a command; longer for those that carry the whole log
 * @param life of a log to which nothing is added
 */
record SharedHistory(RedisLink redis, SharedKeys keys, Duration timeout, Duration life) implements HistoryStore {

    /** Bytes of a line that is read. */
    private static final int LONGEST = 256 << 20;

    /** Longer than the link's own time-outs, which come first. */
    private static final int PATIENCE = 10;

    /** A log that is copied into Redis takes no longer. */
    private static final Duration COPYING = Duration.ofMinutes(2);

    /** Entries that are read or written at once. */
    private static final int CHUNK = 100;

    /** Entries are collected under a key of their own first, so that nobody reads a part of the log or adds to it. */
    private static final String BEGIN = """
            if redis.call('EXISTS', KEYS[1]) == 1 or redis.call('LLEN', KEYS[4]) ~= tonumber(ARGV[4]) then
              redis.call('DEL', KEYS[4])
              return 0
            end
            redis.call('DEL', KEYS[2])
            if ARGV[4] ~= '0' then
              redis.call('RENAME', KEYS[4], KEYS[2])
              redis.call('PEXPIRE', KEYS[2], ARGV[2])
            end
            redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
            redis.call('SET', KEYS[3], ARGV[3], 'PX', ARGV[2])
            return 1""";

    /** Without a base there is no log to add to: Redis has lost it. */
    private static final String APPEND = """
            if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
            if redis.call('GET', KEYS[3]) ~= ARGV[3] then return 0 end
            redis.call('RPUSH', KEYS[2], ARGV[1])
            redis.call('SET', KEYS[3], ARGV[4], 'PX', ARGV[2])
            redis.call('PEXPIRE', KEYS[1], ARGV[2])
            redis.call('PEXPIRE', KEYS[2], ARGV[2])
            return 1""";

    /** At one moment: an instance that adds an entry meanwhile would move the others. */
    private static final String AFTER = """
            local last = redis.call('GET', KEYS[2])
            if not last then return false end
            local news = tonumber(last) - tonumber(ARGV[1])
            if news <= 0 then return {} end
            return redis.call('LRANGE', KEYS[1], -news, math.min(-1, ARGV[2] - news - 1))""";

    /** Another instance may have replaced the base already. */
    private static final String REPLACE = """
            local first = tonumber(redis.call('GET', KEYS[3])) - redis.call('LLEN', KEYS[2]) + 1
            local gone = tonumber(ARGV[3]) - first + 1
            if gone < 1 then return 0 end
            redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
            redis.call('LTRIM', KEYS[2], gone, -1)
            return 1""";

    @Override
    public Stored load() {
        Optional<byte[]> base = bytes(large(Request.cmd(Command.GET).arg(keys.historyBase())));
        return base.isEmpty() ? Stored.NOTHING : new Stored(unpacked(base.get()), entries());
    }

    @Override
    public boolean begin(byte[] base, long number, List<PackedBatch> entries) {
        String copy = keys.historyCopy(UUID.randomUUID().toString());
        for (int from = 0; from < entries.size(); from += CHUNK) {
            Request push = Request.cmd(Command.RPUSH).arg(copy);
            entries.subList(from, Math.min(entries.size(), from + CHUNK))
                    .forEach(entry -> push.arg(Buffer.buffer(entry.packed())));
            large(push);
            // of an instance that dies meanwhile
            answer(redis.send(Request.cmd(Command.PEXPIRE).arg(copy).arg(COPYING.toMillis())));
        }
        return done(Request.cmd(Command.EVAL)
                .arg(BEGIN)
                .arg(4)
                .arg(keys.historyBase())
                .arg(keys.history())
                .arg(keys.historyEnd())
                .arg(copy)
                .arg(Buffer.buffer(base))
                .arg(millis())
                .arg(Long.toString(number + entries.size()))
                .arg(Integer.toString(entries.size())));
    }

    @Override
    public boolean append(long number, ChangeBatch entry, byte[] line) {
        return done(script(APPEND, PackedLine.pack(line))
                .arg(millis())
                .arg(Long.toString(number - 1))
                .arg(Long.toString(number)));
    }

    @Override
    public Optional<List<byte[]>> after(long number) {
        var lines = new ArrayList<byte[]>();
        while (true) {
            Response chunk = large(Request.cmd(Command.EVAL)
                    .arg(AFTER)
                    .arg(2)
                    .arg(keys.history())
                    .arg(keys.historyEnd())
                    .arg(Long.toString(number + lines.size()))
                    .arg(Integer.toString(CHUNK)));
            if (chunk == null) {
                return Optional.empty();
            }
            if (chunk.size() == 0) {
                return Optional.of(lines);
            }
            chunk.forEach(entry -> lines.add(unpacked(entry.toBytes())));
        }
    }

    @Override
    public void replaceBase(byte[] base, long number) {
        answer(redis.sendLarge(script(REPLACE, base).arg(millis()).arg(Long.toString(number))));
    }

    private List<byte[]> entries() {
        var lines = new ArrayList<byte[]>();
        long count = answer(redis.send(Request.cmd(Command.LLEN).arg(keys.history())))
                .toLong();
        for (long from = 0; from < count; from += CHUNK) {
            Response chunk = large(
                    Request.cmd(Command.LRANGE).arg(keys.history()).arg(from).arg(Math.min(count, from + CHUNK) - 1));
            chunk.forEach(entry -> lines.add(unpacked(entry.toBytes())));
        }
        return lines;
    }

    private Request script(String script, byte[] line) {
        return Request.cmd(Command.EVAL)
                .arg(script)
                .arg(3)
                .arg(keys.historyBase())
                .arg(keys.history())
                .arg(keys.historyEnd())
                .arg(Buffer.buffer(line));
    }

    private boolean done(Request script) {
        Response answer = large(script);
        return answer != null && answer.toInteger() == 1;
    }

    private Response large(Request request) {
        return answer(redis.sendLarge(request));
    }

    private Response answer(Uni<Response> asked) {
        try {
            // a worker waits here, as it would for a disk
            return asked.subscribeAsCompletionStage()
                    .orTimeout(timeout.multipliedBy(PATIENCE).toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            throw new HistoryStoreException(
                    "Redis: " + RedisException.of(e.getCause()).getMessage(), e);
        }
    }

    private static Optional<byte[]> bytes(Response answer) {
        return Optional.ofNullable(answer).map(Response::toBytes);
    }

    private static byte[] unpacked(byte[] packed) {
        try {
            return PackedLine.unpack(packed, LONGEST);
        } catch (UncheckedIOException e) {
            throw new HistoryStoreException("what Redis has of it is damaged", e);
        }
    }

    private String millis() {
        return Long.toString(life.toMillis());
    }
}
