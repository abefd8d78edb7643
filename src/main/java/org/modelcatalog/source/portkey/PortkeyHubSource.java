package org.modelcatalog.source.portkey;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.config.HuggingFaceConfig;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.source.list.ListClients;

/**
 * The gateway {@code hug} as the Python catalog made it before it read the Hub: what of Portkey's list looks like Hugging
 * Face. The way back, with {@code CATALOG_HUGGINGFACE_SOURCE=portkey}.
 */
@Singleton
class PortkeyHubSource extends PortkeySource {

    private static final List<String> PATTERNS = List.of("llava-hf", "hugging", "hf/");

    private final boolean enabled;

    PortkeyHubSource(ListClients clients, CatalogConfig config) {
        super(Gateway.HUGGING_FACE, clients);
        this.enabled = config.huggingface().source() == HuggingFaceConfig.Source.PORTKEY;
    }

    @Override
    public boolean enabled() {
        return enabled;
    }

    @Override
    public String scope() {
        return "portkey " + super.scope();
    }

    @Override
    boolean lists(String id) {
        String lower = id.toLowerCase(Locale.ROOT);
        return PATTERNS.stream().anyMatch(lower::contains);
    }
}
