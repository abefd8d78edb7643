package org.modelcatalog.source.huggingface.files;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.source.ConfigFile;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;

/** Reads files of many models once, and stops at the first sign that the Hub wants no more questions. */
final class ConfigReading {

    private static final Set<Reason> STOPPING =
            EnumSet.of(Reason.RATE_LIMITED, Reason.CIRCUIT_OPEN, Reason.UNAUTHORIZED, Reason.OFFLINE);

    private final HubConfigClient client;
    private final int all;
    private final BiConsumer<String, ConfigFile> answered;
    private final AtomicInteger answers = new AtomicInteger();
    private volatile UpstreamException stopped;

    /** @param answered gets each answer with the {@linkplain ModelId#key key} of its model */
    ConfigReading(HubConfigClient client, int all, BiConsumer<String, ConfigFile> answered) {
        this.client = client;
        this.all = all;
        this.answered = answered;
    }

    /** Never fails: a file that does not come is left for the next fetch. */
    Uni<Void> read(Model model) {
        return Uni.createFrom()
                .deferred(() -> stopped == null
                        ? client.config(model.id(), HubConfigs.revision(model))
                                .invoke(file -> answered(model, file))
                                .replaceWithVoid()
                        : Uni.createFrom().voidItem())
                .onFailure()
                .invoke(this::failed)
                .onFailure()
                .recoverWithNull();
    }

    void log() {
        int left = all - answers.get();
        UpstreamException cause = stopped;
        if (cause != null) {
            Log.warnf(
                    "Reading config.json of %d models stopped (%s): %s. %d are left for the next fetch",
                    all, cause.reason().word(), cause.getMessage(), left);
        } else if (left > 0) {
            Log.infof("Read config.json of %d models; %d failed and are left for the next fetch", answers.get(), left);
        } else {
            Log.infof("Read config.json of %d models", answers.get());
        }
    }

    private void answered(Model model, ConfigFile file) {
        answers.incrementAndGet();
        answered.accept(ModelId.key(model.id()), file);
    }

    private void failed(Throwable failure) {
        if (failure instanceof UpstreamException upstream && STOPPING.contains(upstream.reason())) {
            stopped = upstream;
        } else if (!(failure instanceof UpstreamException)) {
            Log.error("A config.json cannot be read", failure);
        }
    }
}
