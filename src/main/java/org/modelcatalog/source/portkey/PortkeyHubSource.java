package org.modelcatalog.source.portkey;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.config.GatewayConfig;
import org.modelcatalog.config.HuggingFaceConfig;
import org.modelcatalog.model.Model;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.source.json.Records;
import org.modelcatalog.source.list.ListClient;
import org.modelcatalog.source.list.ListClients;
import org.modelcatalog.source.list.ListSource;

/**
 * The gateway {@code hug} as the Python catalog made it before it read the Hub: what of Portkey's list looks like Hugging
 * Face. The way back, with {@code CATALOG_HUGGINGFACE_SOURCE=portkey}.
 */
@Singleton
class PortkeyHubSource extends ListSource<PortkeyApi> {

    private static final List<String> PATTERNS = List.of("llava-hf", "hugging", "hf/");

    private final boolean enabled;

    PortkeyHubSource(ListClients clients, CatalogConfig config) {
        super(Gateway.HUGGING_FACE, PortkeyList.LISTED, clients);
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
    protected Uni<List<Records<Model>>> pages(ListClient<PortkeyApi> client, GatewayConfig config, Instant start) {
        return new PortkeyList(Gateway.HUGGING_FACE, PortkeyHubSource::matches).pages(client, config, start);
    }

    private static boolean matches(String id) {
        String lower = id.toLowerCase(Locale.ROOT);
        return PATTERNS.stream().anyMatch(lower::contains);
    }
}
