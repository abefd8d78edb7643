package org.modelcatalog.support;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * Switches off what can be switched off: one gateway, the page, the tools, and, as there is no token, the admin routes on
 * either port. One profile for all of it, since each one costs a start of the service.
 */
public class SwitchedOffProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "catalog.gateways.featherless.enabled", "false",
                "catalog.page", "false",
                "catalog.mcp", "false",
                "catalog.admin-port", "management");
    }
}
