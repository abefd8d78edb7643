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
 * In the binary, makes the OpenAPI document when it is first asked for. Quarkus makes it at every start, in both forms,
 * which was a quarter of the binary's start (docs/PERFORMANCE.md). On the JVM this class is never loaded.
 */
final class OpenApiOnDemand {

    /** What the document is to be made of, until somebody asks for it. */
    private static final AtomicReference<Ingredients> WAITING = new AtomicReference<>();

    private OpenApiOnDemand() {}

    private record Ingredients(AutoSecurityFilter security, Map<RunStage, List<String>> filters) {}

    /** Would make the document. */
    @TargetClass(OpenApiRecorder.class)
    static final class Recorder {

        @Substitute
        public void prepareDocument(AutoSecurityFilter security, Map<RunStage, List<String>> filters, String name) {
            WAITING.set(new Ingredients(security, filters));
        }
    }

    /** Gives the document out. */
    @TargetClass(OpenApiDocumentService.class)
    static final class Service {

        @Alias
        private Map<String, OpenApiDocumentHolder> documentHolders;

        @Alias
        native void prepareDocument(AutoSecurityFilter security, Map<RunStage, List<String>> filters, String name);

        /** Whoever comes while it is made waits; there is one document, the default one. */
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
