package org.modelcatalog.sample;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;

/** Makes choices, mostly out of {@code choices.json}, that look random and are the same on every run. */
final class SampleChoice {

    private static final JsonObject CHOICES = read();

    private SampleChoice() {}

    static JsonObject table(String name) {
        return CHOICES.getJsonObject(name);
    }

    static JsonArray rows(String name) {
        return CHOICES.getJsonArray(name);
    }

    @SuppressWarnings("unchecked") // the file's own types
    static <T> List<T> options(String name) {
        return CHOICES.getJsonArray(name).getList();
    }

    static <T> T inTurn(int rank, String name) {
        List<T> options = options(name);
        return options.get(rank % options.size());
    }

    /** Chooses one of the options with the name of the choice. */
    static <T> T pick(int rank, String choice) {
        return pick(SampleChoice.<T>options(choice), rank, choice);
    }

    static <T> T pick(List<T> options, int rank, String choice) {
        return options.get(vary(rank, choice, options.size()));
    }

    // a hash instead of a random number: well spread, the same on every run, and independent for each choice
    static int vary(int rank, String choice, int bound) {
        int hash = (rank + 1) * 0x9E3779B1 ^ choice.hashCode() * 0x85EBCA6B;
        hash = (hash ^ hash >>> 16) * 0xC2B2AE35;
        return Math.floorMod(hash ^ hash >>> 15, bound);
    }

    // an odd factor maps each rank to a different number
    static String hex(int rank, int factor) {
        return HexFormat.of().toHexDigits((rank + 1) * factor * 0x9E3779B97F4A7C15L);
    }

    private static JsonObject read() {
        try (InputStream file = SampleChoice.class.getResourceAsStream("choices.json")) {
            return new JsonObject(Buffer.buffer(file.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
