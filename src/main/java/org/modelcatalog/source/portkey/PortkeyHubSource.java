package org.modelcatalog.source.portkey;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.config.HuggingFaceConfig;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.source.ModelSource;
import org.modelcatalog.source.Quota;

/**
 * The gateway {@code hug} as the Python catalog made it before it read the Hub: what of Portkey's list looks like Hugging
 * Face. The way back, with {@code CATALOG_HUGGINGFACE_SOURCE=portkey}.
 */
@Singleton
class PortkeyHubSource implements ModelSource {

    private static final List<String> PATTERNS = List.of("llava-hf", "hugging", "hf/");

    private final PortkeyClient client;
    private final boolean enabled;

    PortkeyHubSource(PortkeyClient client, CatalogConfig config) {
        this.client = client;
        this.enabled = config.huggingface().source() == HuggingFaceConfig.Source.PORTKEY;
    }

    @Override
    public Gateway gateway() {
        return Gateway.HUGGING_FACE;
    }

    @Override
    public boolean enabled() {
        return enabled;
    }

    @Override
    public Optional<Duration> cacheTtl() {
        return client.cacheTtl();
    }

    @Override
    public Uni<FetchedModels> fetch(FetchedModels earlier) {
        return client.fetch(Gateway.HUGGING_FACE, PortkeyHubSource::matches);
    }

    @Override
    public Optional<Quota> quota() {
        return client.quota();
    }

    private static boolean matches(String id) {
        String lower = id.toLowerCase(Locale.ROOT);
        return PATTERNS.stream().anyMatch(lower::contains);
    }
}
