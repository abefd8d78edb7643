package org.modelcatalog.support;

import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.modelcatalog.model.Serving;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.FetchedPart;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.source.ModelSource;

/** A made-up gateway: this class is all that a gateway needs. */
@Singleton
@IfBuildProperty(name = "test.made-up-gateway", stringValue = "true")
public class MadeUpGateway implements ModelSource {

    @Override
    public Gateway gateway() {
        return new Gateway("made-up", "Made up", "Made-up catalog", List.of("invented"));
    }

    @Override
    public Uni<FetchedModels> fetch(FetchedModels earlier) {
        var offer = Models.offer("made-up", 4096L, "0.000001");
        var model =
                Models.of("made-up", "made-up/one", "made-up/one", null, "One", "made-up", new Serving(List.of(offer)));
        return Uni.createFrom()
                .item(new FetchedModels(
                        List.of(model),
                        Map.of(),
                        Instant.now(),
                        List.of(new FetchedPart("models", List.of(model.id()), null))));
    }
}
