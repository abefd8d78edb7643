package org.modelcatalog.catalog.snapshot;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.modelcatalog.model.Model;
import org.modelcatalog.source.FetchedModels;

/** Names snapshots: equal ids mean equal rows, fetched at the same time, on whatever instance. */
public final class SnapshotId {

    private static final int BYTES = 8;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{" + 2 * BYTES + "}");

    private SnapshotId() {}

    /** The id of what was fetched of a gateway. */
    public static String of(String gateway, FetchedModels fetched) {
        // A record's toString holds every component, so any change of any field changes the id.
        Stream<String> contents = fetched.models().stream().map(Model::toString);
        // Instances share a snapshot by its id, so the id also names what the rows do not show.
        Stream<String> configs =
                new TreeMap<>(fetched.configs()).entrySet().stream().map(Map.Entry::toString);
        Stream<String> past = Stream.of(
                        fetched.past().withdrawn(), fetched.past().unaccounted())
                .flatMap(models -> Stream.concat(
                        Stream.of(String.valueOf(fetched.past().since())),
                        models.stream().map(Model::toString)));
        return of(Stream.of(Stream.of(gateway + fetched.fetchedAt()), contents, configs, past)
                .flatMap(Function.identity()));
    }

    /** Whether this can be an id. */
    public static boolean isOne(String text) {
        return ID.matcher(text).matches();
    }

    /** The id of what has these contents, in this order. */
    public static String of(Stream<String> contents) {
        MessageDigest digest = sha256();
        contents.forEach(content -> digest.update(content.getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
