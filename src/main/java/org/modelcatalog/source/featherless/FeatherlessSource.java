package org.modelcatalog.source.featherless;

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

/** The gateway {@code featherless}: a list of many pages. */
@Singleton
class FeatherlessSource extends ListSource<FeatherlessApi> {

    static final String SLUG = "featherless";

    private static final String LABEL = "Featherless";

    FeatherlessSource(ListClients clients) {
        super(
                new Gateway(SLUG, LABEL, "Featherless catalog", List.of()),
                ListedGateway.open(FeatherlessApi.class, SLUG, LABEL, "FEATHERLESS", "https://api.featherless.ai"),
                clients);
    }

    @Override
    public BaseNames baseNames() {
        return new BaseNames(null, "featherless_ai");
    }

    @Override
    protected Uni<List<Records<Model>>> pages(ListClient<FeatherlessApi> client, GatewayConfig config, Instant start) {
        boolean ownPlan = client.authenticated();
        var reader = new RecordReader<Model>(
                LABEL, FeatherlessPages.PAGE_SIZE, json -> FeatherlessRecord.row(json, ownPlan, start));
        return new FeatherlessPages(client, reader, config.limit(), config.concurrency()).all();
    }
}
