package org.modelcatalog.query.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.modelcatalog.catalog.mirror.MirrorStoreException;

/**
 * The right to write the mirror, which one instance has at a time. It is a document that its holder renews. Whoever sees no
 * renewal for as long as a lease lasts, by its own clock, takes it over; so the clocks of instances need not agree.
 */
final class ClusterLease {

    static final Duration LASTS = Duration.ofSeconds(60);

    private static final String ID = "lease";
    private static final String HOLDER = "holder";
    private static final String FREE = "";

    private final ClusterDocuments documents;
    private final Duration lasts;
    private final LongSupplier nanos;
    private final String self = UUID.randomUUID().toString();
    private volatile Long renewed;
    private DocumentVersion seen;
    private long seenSince;

    /** @param nanos a clock that only goes forward */
    ClusterLease(ClusterDocuments documents, Duration lasts, LongSupplier nanos) {
        this.documents = documents;
        this.lasts = lasts;
        this.nanos = nanos;
    }

    /** Whether this instance has it. A sixth of it is left for a write that has just begun. */
    boolean held() {
        Long since = renewed;
        return since != null && nanos.getAsLong() - since < lasts.toNanos() / 6 * 5;
    }

    /**
     * Renews it, or takes it if it is free.
     *
     * @return whether this instance has it
     * @throws MirrorStoreException if the cluster cannot be asked
     */
    synchronized boolean renew() {
        long asked = nanos.getAsLong();
        JsonNode document = documents.read(ID).orElse(null);
        DocumentVersion version = document == null ? null : DocumentVersion.of(document);
        String holder =
                document == null ? FREE : document.path("_source").path(HOLDER).asText();
        if (version != null && !version.equals(seen)) {
            seen = version;
            seenSince = asked;
        }
        if (!holder.equals(FREE) && !holder.equals(self) && asked - seenSince < lasts.toNanos()) {
            lose();
            return false;
        }
        // the number of the moment makes every renewal a change
        Optional<DocumentVersion> written = documents.write(ID, Map.of(HOLDER, self, "at", asked), version);
        if (written.isEmpty()) {
            lose();
            return false;
        }
        if (renewed == null) {
            Log.info("Mirror of the Hub: this instance writes it to the search cluster");
        }
        seen = written.get();
        seenSince = asked;
        renewed = asked;
        return true;
    }

    /** Another instance writes. */
    void lose() {
        if (renewed != null) {
            Log.info("Mirror of the Hub: another instance writes it to the search cluster");
        }
        renewed = null;
    }

    /** Lets another instance have it at once. */
    synchronized void release() {
        if (renewed != null) {
            renewed = null;
            documents.write(ID, Map.of(HOLDER, FREE), seen);
        }
    }
}
