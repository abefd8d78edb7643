package org.modelcatalog.api.problem;

import java.time.Duration;
import java.util.Optional;
import org.modelcatalog.catalog.refresh.RefreshResult;
import org.modelcatalog.source.Gateway;

/** An admin request that is refused, or that cannot be done now. */
public final class AdminException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Duration retryAfter;

    private AdminException(int status, String detail) {
        this(status, detail, null);
    }

    private AdminException(int status, String detail, Duration retryAfter) {
        super(detail, null, false, false);
        this.status = status;
        this.retryAfter = retryAfter;
    }

    public static AdminException withoutToken() {
        return new AdminException(401, "Send the admin token: Authorization: Bearer …");
    }

    public static AdminException withWrongToken() {
        return new AdminException(403, "This is not the admin token");
    }

    public static AdminException nothingHeldBack(Gateway gateway) {
        return new AdminException(
                409, "No fetch of " + gateway.slug() + " is held back; /v1/catalog/status would show it");
    }

    /** @param retryAfter until the catalog tries again by itself; null = it does not */
    public static AdminException refreshFailed(Gateway gateway, RefreshResult result, Duration retryAfter) {
        return new AdminException(
                503,
                "Refreshing " + gateway.slug() + " failed: " + result.detail()
                        + (result.state().last().isPresent() ? "; the last good catalog goes on being served" : ""),
                retryAfter);
    }

    /** When asking again makes sense; empty where it never does. */
    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    int status() {
        return status;
    }
}
