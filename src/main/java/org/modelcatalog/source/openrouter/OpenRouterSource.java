package org.modelcatalog.source.openrouter;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.modelcatalog.config.GatewayConfig;
import org.modelcatalog.model.Model;
import org.modelcatalog.source.BaseNames;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.source.json.RecordReader;
import org.modelcatalog.source.json.Records;
import org.modelcatalog.source.list.ListClient;
import org.modelcatalog.source.list.ListClients;
import org.modelcatalog.source.list.ListSource;
import org.modelcatalog.source.list.ListedGateway;

/** The gateway {@code openrouter}: one list. */
@Singleton
class OpenRouterSource extends ListSource<OpenRouterApi> {

    static final String SLUG = "openrouter";

    private static final String LABEL = "OpenRouter";

    /** Full pages that are held at once; the whole list is a tenth of one. */
    private static final int PAGES_AT_MOST = 2;

    OpenRouterSource(ListClients clients) {
        super(
                new Gateway(SLUG, LABEL, "OpenRouter catalog", List.of()),
                ListedGateway.open(OpenRouterApi.class, SLUG, LABEL, "OPENROUTER", "https://openrouter.ai"),
                clients);
    }

    @Override
    public BaseNames baseNames() {
        return new BaseNames(SLUG, SLUG);
    }

    @Override
    protected Uni<List<Records<Model>>> pages(ListClient<OpenRouterApi> client, GatewayConfig config, Instant start) {
        var reader = new RecordReader<Model>(LABEL, config.limit(), json -> OpenRouterRecord.row(json, start));
        return new OpenRouterPages(
                        client,
                        reader,
                        config.limit(),
                        PAGES_AT_MOST * config.maxBodySize().asLongValue())
                .all();
    }
}
