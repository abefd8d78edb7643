package org.modelcatalog.api.view;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.query.Owner;
import org.modelcatalog.source.Gateway;

/** Somebody who publishes models. */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "Owner")
public record OwnerView(
        @Schema(examples = "acme-ai") String slug,

        @Schema(examples = "https://huggingface.co/acme-ai") String siteUrl,

        @Schema(nullable = true, description = "null = the source names no logo")
        String logoUrl,

        String sourceGateway,
        List<String> sourceGateways,
        int modelCount) {

    /** An owner of a gateway's models. */
    public static OwnerView of(Gateway gateway, Owner owner) {
        return new OwnerView(
                owner.slug(),
                "https://huggingface.co/" + owner.slug(),
                null,
                gateway.slug(),
                List.of(gateway.slug()),
                owner.modelCount());
    }
}
