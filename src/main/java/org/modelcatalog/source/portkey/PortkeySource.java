package org.modelcatalog.source.portkey;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.modelcatalog.config.GatewayConfig;
import org.modelcatalog.model.Model;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.source.http.Upstreams;
import org.modelcatalog.source.json.Records;
import org.modelcatalog.source.list.ListClient;
import org.modelcatalog.source.list.ListSource;

/** The gateway {@code portkey}. */
@Singleton
class PortkeySource extends ListSource {

    private static final Gateway GATEWAY =
            new Gateway(PortkeyList.SLUG, PortkeyList.LABEL, "Portkey catalog", List.of());

    PortkeySource(Upstreams upstreams) {
        super(GATEWAY, PortkeyList.API, upstreams);
    }

    @Override
    protected Uni<List<Records<Model>>> pages(ListClient client, GatewayConfig config, Instant start) {
        return new PortkeyList(GATEWAY, id -> true).pages(client, config, start);
    }
}
