package org.modelcatalog.catalog.mirror;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.config.HubMirrorConfig;
import org.modelcatalog.source.ModelPages;

/**
 * The mirror of the Hub, if there is one. Without {@code CATALOG_HUB_MIRROR} it asks for nothing and opens no store.
 *
 * <p>Each instance walks for itself. Where instances share a store, only the one that may write walks.
 */
@Singleton
public class HubMirror {

    /** The first fetch of the catalog has the Hub to itself. */
    private static final Duration DELAY = Duration.ofSeconds(30);

    /** How many times the reserve of the quota the mirror leaves, like {@code RequestPurpose.MIRROR}. */
    private static final long RESERVES = 3;

    private final Optional<MirrorLoop> loop;

    /** @param stores has the store; it is opened only if there is a mirror. The producer of that bean closes it */
    HubMirror(CatalogConfig config, Instance<MirrorStore> stores, ModelPages pages, Clock clock, Vertx vertx) {
        var settings = config.hubMirror();
        if (config.hubFacade() && !settings.enabled()) {
            throw new ConfigurationException("CATALOG_HUB_FACADE=true requires CATALOG_HUB_MIRROR=true");
        }
        boolean shared = settings.index().equals(HubMirrorConfig.OPENSEARCH);
        if (settings.enabled() && !shared && settings.dir().isEmpty()) {
            throw new ConfigurationException(
                    "CATALOG_HUB_MIRROR=true requires CATALOG_HUB_MIRROR_DIR, the folder of the mirror");
        }
        if (settings.enabled() && shared && config.opensearch().hosts().isEmpty()) {
            throw new ConfigurationException("CATALOG_HUB_INDEX=opensearch requires CATALOG_OPENSEARCH_HOSTS, base URLs"
                    + " of nodes of the cluster");
        }
        var pace =
                new MirrorPace(settings.quota(), RESERVES * config.huggingface().quotaReserve());
        loop = settings.enabled()
                ? Optional.of(new MirrorLoop(
                        settings, () -> store(stores), new MirrorRequests(pages, pace, clock), clock, timer(vertx)))
                : Optional.empty();
    }

    void start(@Observes StartupEvent event) {
        loop.ifPresent(mirror -> mirror.start(DELAY));
    }

    void stop(@Observes ShutdownEvent event) {
        loop.ifPresent(MirrorLoop::stop);
    }

    /** Whether there is a mirror. */
    public boolean enabled() {
        return loop.isPresent();
    }

    /** How it is doing. */
    public MirrorProgress progress() {
        return loop.map(MirrorLoop::progress).orElse(MirrorProgress.OFF);
    }

    /** Requests to the Hub since this process began. */
    public long requests() {
        return loop.map(MirrorLoop::requests).orElse(0L);
    }

    /** Pages written since this process began. */
    public long pages() {
        return loop.map(MirrorLoop::pages).orElse(0L);
    }

    private static MirrorStore store(Instance<MirrorStore> stores) {
        if (stores.isUnsatisfied()) {
            throw new MirrorStoreException("this release has no store for a mirror");
        }
        return stores.get();
    }

    /**
     * Each step begins in this context: that of a request keeps the one in which it was sent, and so a walk would keep all its
     * pages in memory.
     */
    private static MirrorTimer timer(Vertx vertx) {
        Context context = vertx.getOrCreateContext();
        return (wait, task) -> {
            var cancelled = new AtomicBoolean();
            context.runOnContext(set -> vertx.setTimer(Math.max(1, wait.toMillis()), due -> {
                if (!cancelled.get()) {
                    Infrastructure.getDefaultWorkerPool().execute(task);
                }
            }));
            return () -> cancelled.set(true);
        };
    }
}
