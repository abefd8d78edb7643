package org.modelcatalog.catalog.replica;

import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;

/** A command to Redis failed. The message says why and is safe to log. */
final class RedisException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final String ANSWERED = "it answered ";
    private static final int LONGEST_CODE = 20;

    private RedisException(String message) {
        super(message, null, false, false);
    }

    static RedisException slow() {
        return new RedisException("no answer in time");
    }

    /** @param failure whose own message may quote keys, values or hosts */
    static RedisException of(Throwable failure) {
        if (failure instanceof RedisException already) {
            return already;
        }
        if (failure instanceof Response error && error.type() == ResponseType.ERROR) {
            return new RedisException(ANSWERED + code(String.valueOf(failure.getMessage())));
        }
        return new RedisException("no connection (" + failure.getClass().getSimpleName() + ")");
    }

    /** Whether the key holds a foreign value of another type. */
    static boolean isOfWrongType(Throwable failure) {
        return failure instanceof RedisException && failure.getMessage().equals(ANSWERED + "WRONGTYPE");
    }

    /** The first word, such as OOM, NOAUTH, READONLY, WRONGTYPE. */
    private static String code(String message) {
        String word = message.strip().split("[^A-Z_]", 2)[0];
        return word.isEmpty() || word.length() > LONGEST_CODE ? "an error" : word;
    }
}
