package org.modelcatalog.traces;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.modelcatalog.support.ColdProfile;
import org.modelcatalog.support.StubHubResource;

/** A collector that is named, as platforms do for every pod, and traces that nobody has switched on. */
@QuarkusTest
@TestProfile(ColdProfile.class)
@QuarkusTestResource(value = StubHubResource.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = CollectorResource.class, restrictToAnnotatedClass = true)
class TracesOffTest {

    Collector collector;

    @Test
    void nothingIsExportedAndNothingStandsReadyToDoIt() {
        when().get("/v1/catalog/models?limit=1").then().statusCode(200);

        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.contains("BatchSpanProcessor"));
        assertThat(collector.exports()).isEmpty();
    }
}
