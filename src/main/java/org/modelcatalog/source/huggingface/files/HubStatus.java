package org.modelcatalog.source.huggingface.files;

import io.smallrye.mutiny.Uni;
import org.modelcatalog.source.http.UpstreamResponse;

/** What the Hub's statuses mean. */
public final class HubStatus {

    private HubStatus() {}

    /** A caller who may not see a repository gets 401 as if it were not there; only a bad token is told so. */
    public static Uni<Boolean> isMissing(UpstreamResponse response) {
        return switch (response.status()) {
            case 404, 410 -> Uni.createFrom().item(true);
            case 401 ->
                response.body()
                        .map(body -> !isBadToken(response.header("X-Error-Message")) && !isBadToken(body.text()));
            default -> Uni.createFrom().item(false);
        };
    }

    private static boolean isBadToken(String message) {
        return message != null && message.contains("Invalid credentials");
    }
}
