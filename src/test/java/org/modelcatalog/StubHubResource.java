package org.modelcatalog;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A {@link StubHub} of 600 models for a running catalog; injected into fields of that type. */
public class StubHubResource implements QuarkusTestResourceLifecycleManager {

    /** Argument: the Hub fails with this status until it is told to behave. */
    public static final String FAIL_WITH = "fail-with";

    private StubHub hub;
    private String failWith;

    @Override
    public void init(Map<String, String> arguments) {
        failWith = arguments.get(FAIL_WITH);
    }

    @Override
    public Map<String, String> start() {
        hub = StubHub.withModels(600);
        if (failWith != null) {
            hub.failWith(Integer.parseInt(failWith));
        }
        return Map.of("catalog.huggingface.endpoint", hub.uri().toString());
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
