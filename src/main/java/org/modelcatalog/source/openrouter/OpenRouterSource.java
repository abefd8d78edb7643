package org.modelcatalog.source.openrouter;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.modelcatalog.config.GatewayConfig;
import org.modelcatalog.model.Model;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.source.http.GatewayApi;
import org.modelcatalog.source.http.Upstreams;
import org.modelcatalog.source.json.RecordReader;
import org.modelcatalog.source.json.Records;
import org.modelcatalog.source.list.ListClient;
import org.modelcatalog.source.list.ListSource;

/** The gateway {@code openrouter}: one list. */
@Singleton
class OpenRouterSource extends ListSource {

    static final String SLUG = "openrouter";

    private static final String LABEL = "OpenRouter";
    private static final String MODELS = "/api/v1/models";

    OpenRouterSource(Upstreams upstreams) {
        super(
                new Gateway(SLUG, LABEL, "OpenRouter catalog", List.of()),
                GatewayApi.open(SLUG, LABEL, "OPENROUTER", "https://openrouter.ai"),
                upstreams);
    }

    @Override
    protected Uni<List<Records<Model>>> pages(ListClient client, GatewayConfig config, Instant start) {
        var reader = new RecordReader<Model>(LABEL, config.limit(), json -> OpenRouterRecord.row(json, start));
        return client.get(MODELS, "", body -> reader.listIn("data", body.bytes(), body.length()))
                .map(List::of);
    }
}
