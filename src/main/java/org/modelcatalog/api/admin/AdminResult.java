package org.modelcatalog.api.admin;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.api.catalog.GatewayView;
import org.modelcatalog.catalog.refresh.GatewayState;
import org.modelcatalog.source.Gateway;

/** What an admin request has done, and how the gateway is after it. */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "AdminResult")
public record AdminResult(
        @Schema(
                description = "published, partial or quarantined (refresh); accepted; invalidated",
                examples = "published")
        String outcome,

        @Schema(nullable = true, description = "What there is to say about it")
        String detail,

        GatewayView gateway) {

    /** A result as of now. */
    public static AdminResult of(String outcome, String detail, Gateway gateway, GatewayState state, Instant now) {
        return new AdminResult(outcome, detail, GatewayView.of(gateway, state, now));
    }
}
