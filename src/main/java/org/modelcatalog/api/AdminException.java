package org.modelcatalog.api;

import org.modelcatalog.catalog.Refreshed;
import org.modelcatalog.source.Gateway;

/** An admin request that is refused, or that cannot be done now. */
final class AdminException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    private AdminException(int status, String detail) {
        super(detail, null, false, false);
        this.status = status;
    }

    static AdminException withoutToken() {
        return new AdminException(401, "Send the admin token: Authorization: Bearer …");
    }

    static AdminException withWrongToken() {
        return new AdminException(403, "This is not the admin token");
    }

    static AdminException nothingHeldBack(Gateway gateway) {
        return new AdminException(
                409, "No fetch of " + gateway.slug() + " is held back; /v1/catalog/status would show it");
    }

    static AdminException refreshFailed(Gateway gateway, Refreshed result) {
        return new AdminException(
                503,
                "Refreshing " + gateway.slug() + " failed: " + result.detail()
                        + (result.state().last().isPresent() ? "; the last good catalog goes on being served" : ""));
    }

    int status() {
        return status;
    }
}
