package org.modelcatalog.k8s;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.kubernetes.client.openapi.JSON;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds flaws of a manifest: unknown fields, missing fields, values of a wrong type. */
final class ManifestSchema {

    private static final Map<String, Class<?>> CUSTOM =
            Map.of("PrometheusRule", PrometheusRule.class, "ServiceMonitor", ServiceMonitor.class);

    /** By default the classes keep unknown fields. */
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1L;

                @Override
                public Boolean hasAnySetter(Annotated any) {
                    return false;
                }
            })
            .build();

    private ManifestSchema() {}

    /** Returns the flaws; empty for a manifest that the API server accepts. */
    static Optional<String> flaw(JsonNode manifest) {
        Class<?> custom = CUSTOM.get(manifest.path("kind").asText());
        return custom == null ? flawOfBuiltIn(manifest) : flawOfCustom(manifest, custom);
    }

    private static Optional<String> flawOfCustom(JsonNode manifest, Class<?> kind) {
        try {
            STRICT.treeToValue(manifest, kind);
            return Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.of(e.getOriginalMessage());
        }
    }

    private static Optional<String> flawOfBuiltIn(JsonNode manifest) {
        JsonElement json = JsonParser.parseString(manifest.toString());
        try {
            Class<?> kind = Class.forName("io.kubernetes.client.openapi.models." + className(manifest));
            kind.getMethod("validateJsonElement", JsonElement.class).invoke(null, json);
            JSON.getGson().fromJson(json, kind);
            return Optional.empty();
        } catch (ClassNotFoundException e) {
            return Optional.of("no such kind: " + className(manifest));
        } catch (InvocationTargetException e) {
            return Optional.of(e.getCause().getMessage());
        } catch (JsonParseException e) {
            return Optional.of(e.getMessage());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns the class name, for example {@code V2HorizontalPodAutoscaler} of {@code autoscaling/v2}. */
    private static String className(JsonNode manifest) {
        List<String> version = List.of(manifest.path("apiVersion").asText().split("/"));
        return version.get(version.size() - 1).toUpperCase(Locale.ROOT)
                + manifest.path("kind").asText();
    }
}
