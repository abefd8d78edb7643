package org.modelcatalog.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/**
 * Runs a {@link StubHub} of 600 models for a running catalog and injects it into fields of that type. Arguments that begin
 * with {@code catalog.} are settings of the catalog.
 */
public class StubHubResource implements QuarkusTestResourceLifecycleManager {

    /** Argument: the Hub fails with this status until a test resets it. */
    public static final String FAIL_WITH = "fail-with";

    /** Argument: management port of a packaged service, in place of its default. */
    public static final String MANAGEMENT_PORT = "management-port";

    private final Map<String, String> settings = new HashMap<>();
    private StubHub hub;
    private String failWith;

    @Override
    public void init(Map<String, String> arguments) {
        failWith = arguments.get(FAIL_WITH);
        if (arguments.containsKey(MANAGEMENT_PORT)) {
            settings.put("quarkus.management.port", arguments.get(MANAGEMENT_PORT));
        }
        arguments.forEach((name, value) -> {
            if (name.startsWith("catalog.")) {
                settings.put(name, value);
            }
        });
    }

    @Override
    public Map<String, String> start() {
        hub = StubHub.withModels(600);
        if (failWith != null) {
            hub.failWith(Integer.parseInt(failWith));
        }
        return hub.settings(settings);
    }

    @Override
    public void stop() {
        if (hub != null) {
            hub.close();
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(hub, new TestInjector.MatchesType(StubHub.class));
    }
}
