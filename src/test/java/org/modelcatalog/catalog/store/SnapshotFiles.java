package org.modelcatalog.catalog.store;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.zip.GZIPOutputStream;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.FetchedPart;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.support.Models;

/** Stores and files to try them with; all at one moment. */
final class SnapshotFiles {

    static final Instant NOW = Instant.parse("2026-01-15T09:30:00Z");
    static final String HEADER = "model-catalog-snapshot 6\n";

    private SnapshotFiles() {}

    /** A store that writes while {@code save} is called. */
    static SnapshotStore store(Path folder) {
        return store(folder, SnapshotFormat.STANDARD, new SimpleMeterRegistry(), Runnable::run);
    }

    static SnapshotStore store(Path folder, SnapshotFormat format, MeterRegistry meters, Executor workers) {
        return new SnapshotStore(
                Optional.ofNullable(folder), format, meters, Clock.fixed(NOW, ZoneOffset.UTC), workers);
    }

    static FetchedModels fetched(String... ids) {
        return new FetchedModels(
                Models.of(ids),
                Map.of("private", 1),
                NOW.minusSeconds(60),
                List.of(new FetchedPart("by likes", List.of(ids), null)));
    }

    /** As gateway hug has them. */
    static CatalogSnapshot stored(String... ids) {
        return CatalogSnapshot.of(gateway("hug"), fetched(ids));
    }

    static Gateway gateway(String slug) {
        return new Gateway(slug, slug, slug, List.of());
    }

    /** Contents, which are compared where snapshots are not. */
    static StoredSnapshot storedContents(String... ids) {
        return StoredSnapshot.of(stored(ids));
    }

    static Optional<StoredSnapshot> load(SnapshotStore store, String gateway) {
        return store.load(gateway(gateway)).map(StoredSnapshot::of);
    }

    /** A file whose digest is right, whatever it says. */
    static byte[] file(String header, String json) {
        return digested(header.getBytes(StandardCharsets.UTF_8), gzip(json.getBytes(StandardCharsets.UTF_8)));
    }

    static byte[] digested(byte[]... parts) {
        try {
            var file = new ByteArrayOutputStream();
            for (byte[] part : parts) {
                file.write(part);
            }
            file.write(MessageDigest.getInstance("SHA-256").digest(file.toByteArray()));
            return file.toByteArray();
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static byte[] gzip(byte[] content) {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
