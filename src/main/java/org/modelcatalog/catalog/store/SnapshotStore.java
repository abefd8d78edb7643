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
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.source.Gateway;

/**
 * Keeps the last good snapshot of every gateway over a restart, in {@code CATALOG_SNAPSHOT_DIR}; without that setting it
 * keeps nothing. A failure is logged and never affects what is served.
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
    private final LatestOnly<CatalogSnapshot> writes;
    private final AtomicBoolean unusableLogged = new AtomicBoolean();

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
     * The snapshot that was saved last. Reads files, so the caller must not be an event loop. Never throws.
     *
     * @return empty if there is none, or none that can be served; the log says why
     */
    public Optional<CatalogSnapshot> load(Gateway gateway) {
        return folder.filter(usable -> prepared(usable, gateway.slug())).flatMap(usable -> load(usable, gateway));
    }

    /**
     * Replaces the stored snapshot of a gateway. Returns at once, writes on a worker, never throws. Of several snapshots
     * that come during a write, only the newest is written next.
     */
    public void save(CatalogSnapshot snapshot) {
        if (folder.isEmpty()) {
            return;
        }
        String gateway = snapshot.gateway().slug();
        try {
            writes.put(gateway, snapshot);
        } catch (RejectedExecutionException e) {
            notStored(gateway, "the service is stopping");
        }
    }

    private Optional<CatalogSnapshot> load(SnapshotFolder from, Gateway gateway) {
        String slug = gateway.slug();
        try (FileChannel file = from.open(slug)) {
            StoredSnapshot stored = format.read(SnapshotFormat.Source.of(file));
            stored.check(slug, clock.instant());
            Log.infof(
                    "Read %d models of gateway %s, fetched at %s, from %s",
                    stored.fetched().models().size(), slug, stored.fetched().fetchedAt(), from.path());
            return Optional.of(CatalogSnapshot.restored(gateway, stored.id(), stored.fetched()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (RefusedSnapshotException refused) {
            refuse(from, slug, refused);
        } catch (IOException | RuntimeException e) {
            Log.warnf(
                    "The stored models of gateway %s cannot be read in %s: %s. The service fetches them again; check"
                            + " CATALOG_SNAPSHOT_DIR and the permissions there",
                    slug, from.path(), why(e));
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
                "%s/%s.snapshot is not served: it %s. %s; the service fetches the models again. What to do: %s",
                from.path(), gateway, refused.getMessage(), aside, refused.remedy());
    }

    /** Whether there is a folder to read from; a folder that cannot be written to is still read. */
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
        if (unusableLogged.compareAndSet(false, true)) {
            Log.warnf(
                    "CATALOG_SNAPSHOT_DIR: cannot write to %s: %s. The catalog is served, but will not be kept over a"
                            + " restart",
                    at.path(), why(failure));
        }
    }

    private void store(String gateway, CatalogSnapshot snapshot) {
        SnapshotFolder to = folder.orElseThrow();
        StoredSnapshot stored = StoredSnapshot.of(snapshot);
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
                "The models of gateway %s are not stored in CATALOG_SNAPSHOT_DIR: %s. The earlier file stays",
                gateway, why);
        written(gateway, "failure");
    }

    private void written(String gateway, String outcome) {
        meters.counter(WRITES, "gateway", gateway, "outcome", outcome).increment();
    }

    /** In one line: a file system's message names the file but often not the fault. */
    private static String why(Exception failure) {
        String kind = failure.getClass().getSimpleName();
        if (failure instanceof FileSystemException file) {
            return (file.getReason() == null ? kind : file.getReason()) + ", " + file.getFile();
        }
        return failure instanceof IOException && failure.getMessage() != null ? failure.getMessage() : kind;
    }
}
