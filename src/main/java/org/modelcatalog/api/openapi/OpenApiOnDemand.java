package org.modelcatalog.api.openapi;

import com.oracle.svm.core.annotate.Alias;
import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import io.quarkus.smallrye.openapi.OpenApiFilter.RunStage;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentHolder;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.quarkus.smallrye.openapi.runtime.OpenApiRecorder;
import io.quarkus.smallrye.openapi.runtime.filter.AutoSecurityFilter;
import io.smallrye.openapi.runtime.io.Format;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Makes the native binary build the OpenAPI document on the first request for it. Quarkus builds it at every start, in both
 * formats, which took a quarter of the binary's start-up (docs/PERFORMANCE.md). The JVM never loads this class.
 */
final class OpenApiOnDemand {

    /** The inputs of the document until the first request for it. */
    private static final AtomicReference<Ingredients> WAITING = new AtomicReference<>();

    private OpenApiOnDemand() {}

    private record Ingredients(AutoSecurityFilter security, Map<RunStage, List<String>> filters) {}

    /** Keeps the inputs instead of building the document. */
    @TargetClass(OpenApiRecorder.class)
    static final class Recorder {

        @Substitute
        public void prepareDocument(AutoSecurityFilter security, Map<RunStage, List<String>> filters, String name) {
            WAITING.set(new Ingredients(security, filters));
        }
    }

    /** Builds the document on the first request. */
    @TargetClass(OpenApiDocumentService.class)
    static final class Service {

        @Alias
        private Map<String, OpenApiDocumentHolder> documentHolders;

        @Alias
        native void prepareDocument(AutoSecurityFilter security, Map<RunStage, List<String>> filters, String name);

        /** Concurrent requests wait for the build. There is only the default document. */
        @Substitute
        public synchronized byte[] getDocument(String name, Format format) {
            Ingredients waiting = WAITING.getAndSet(null);
            if (waiting != null) {
                prepareDocument(waiting.security(), waiting.filters(), name);
            }
            OpenApiDocumentHolder document = documentHolders.get(name);
            return format == Format.JSON ? document.getJsonDocument() : document.getYamlDocument();
        }
    }
}
