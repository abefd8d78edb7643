package org.modelcatalog.catalog.store;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.modelcatalog.catalog.snapshot.StoredSnapshot;
import org.modelcatalog.config.CatalogConfig;

/**
 * Keeps the last good catalog of every gateway over a restart, where {@code CATALOG_SNAPSHOT_DIR} says; without it,
 * keeps nothing. What goes wrong here is told and costs the catalog nothing but the file.
 */
@Singleton
public class SnapshotStore {

    /** Writes of a snapshot; tags {@code gateway}, {@code outcome} (success, failure). */
    static final String WRITES = "catalog.store.writes";

    private static final Duration LEFT_BEHIND = Duration.ofMinutes(1);

    private final Optional<SnapshotFolder> folder;
    private final SnapshotFormat format;
    private final MeterRegistry meters;
    private final Clock clock;
    private final LatestOnly<StoredSnapshot> writes;
    private final AtomicBoolean unusableTold = new AtomicBoolean();

    @Inject
    SnapshotStore(CatalogConfig config, MeterRegistry meters, Clock clock) {
        this(
                config.snapshotDir(),
                SnapshotFormat.STANDARD,
                meters,
                clock,
                task -> Infrastructure.getDefaultWorkerPool().execute(task));
    }

    SnapshotStore(Optional<Path> folder, SnapshotFormat format, MeterRegistry meters, Clock clock, Executor workers) {
        this.folder = folder.map(SnapshotFolder::new);
        this.format = format;
        this.meters = meters;
        this.clock = clock;
        this.writes = new LatestOnly<>(workers, this::store);
    }

    /**
     * What was saved last and can be served. Reads files, so it is not for an event loop. Never throws.
     *
     * @param gateway canonical slug
     * @return empty when nothing is stored, or nothing that may be served; the log says why
     */
    public Optional<StoredSnapshot> load(String gateway) {
        return folder.filter(usable -> prepared(usable, gateway)).flatMap(usable -> load(usable, gateway));
    }

    /**
     * Stores a catalog instead of the one before. Returns at once, is done on a worker, and never throws; while one is
     * written, only the newest of those that come is written next.
     */
    public void save(StoredSnapshot snapshot) {
        if (folder.isEmpty()) {
            return;
        }
        try {
            writes.put(snapshot.gateway(), snapshot);
        } catch (RejectedExecutionException e) {
            notStored(snapshot.gateway(), "the service is stopping");
        }
    }

    private Optional<StoredSnapshot> load(SnapshotFolder from, String gateway) {
        try (FileChannel file = from.open(gateway)) {
            StoredSnapshot stored = format.read(SnapshotFormat.Source.of(file));
            stored.check(gateway, clock.instant());
            Log.infof(
                    "Read %d models of gateway %s, fetched at %s, from %s",
                    stored.fetched().models().size(), gateway, stored.fetched().fetchedAt(), from.path());
            return Optional.of(stored);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (RefusedSnapshotException refused) {
            refuse(from, gateway, refused);
        } catch (IOException | RuntimeException e) {
            Log.warnf(
                    "The stored models of gateway %s cannot be read in %s: %s. They are fetched anew; check"
                            + " CATALOG_SNAPSHOT_DIR and the permissions there",
                    gateway, from.path(), why(e));
        }
        return Optional.empty();
    }

    private static void refuse(SnapshotFolder from, String gateway, RefusedSnapshotException refused) {
        String aside;
        try {
            aside = "Set aside as " + from.setAside(gateway).getFileName();
        } catch (IOException e) {
            aside = "It could not be set aside (" + why(e) + ") and stays";
        }
        Log.warnf(
                "%s/%s.snapshot is not served: it %s. %s; the models are fetched anew. What to do: %s",
                from.path(), gateway, refused.getMessage(), aside, refused.remedy());
    }

    /** Whether there is a folder to read from; one that cannot be written to is read all the same. */
    private boolean prepared(SnapshotFolder at, String gateway) {
        try {
            at.create();
        } catch (IOException | RuntimeException e) {
            unusable(at, e);
            return false;
        }
        try {
            at.deleteLeftovers(gateway, clock.instant().minus(LEFT_BEHIND));
            at.tryToWrite(gateway);
        } catch (IOException | RuntimeException e) {
            unusable(at, e);
        }
        return true;
    }

    private void unusable(SnapshotFolder at, Exception failure) {
        if (unusableTold.compareAndSet(false, true)) {
            Log.warnf(
                    "CATALOG_SNAPSHOT_DIR: cannot write to %s: %s. The catalog is served, but will not be kept over a"
                            + " restart",
                    at.path(), why(failure));
        }
    }

    private void store(String gateway, StoredSnapshot stored) {
        SnapshotFolder to = folder.orElseThrow();
        try {
            stored.check(gateway, clock.instant());
            to.create();
            to.replace(gateway, file -> format.write(Channels.newOutputStream(file), stored));
            written(gateway, "success");
        } catch (RefusedSnapshotException e) {
            notStored(gateway, "it " + e.getMessage());
        } catch (IOException | RuntimeException e) {
            notStored(gateway, why(e));
        }
    }

    private void notStored(String gateway, String why) {
        Log.warnf(
                "The models of gateway %s are not stored in CATALOG_SNAPSHOT_DIR: %s. What was stored before stays",
                gateway, why);
        written(gateway, "failure");
    }

    private void written(String gateway, String outcome) {
        meters.counter(WRITES, "gateway", gateway, "outcome", outcome).increment();
    }

    /** In one line: the messages of file systems name the file and leave out what is wrong with it. */
    private static String why(Exception failure) {
        String kind = failure.getClass().getSimpleName();
        if (failure instanceof FileSystemException file) {
            return (file.getReason() == null ? kind : file.getReason()) + ", " + file.getFile();
        }
        return failure instanceof IOException && failure.getMessage() != null ? failure.getMessage() : kind;
    }
}
