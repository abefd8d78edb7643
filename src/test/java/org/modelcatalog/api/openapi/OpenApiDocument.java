package org.modelcatalog.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An OpenAPI document that can be held against JSON. Stricter than JSON Schema: what is documented must be there, but where
 * the schema itself says what is required, and what is there must be documented.
 */
record OpenApiDocument(JsonNode root) {

    /** An operation and where it is. */
    record Operation(String method, String path, JsonNode definition) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    List<Operation> operations() {
        return root.path("paths").properties().stream()
                .flatMap(path -> Stream.of("get", "post", "put", "patch", "delete")
                        .filter(path.getValue()::has)
                        .map(method -> new Operation(
                                method, path.getKey(), path.getValue().path(method))))
                .toList();
    }

    /** The media type object of an operation's answer, or a missing node. */
    JsonNode content(Operation operation, String status, String mediaType) {
        return response(operation, status).path("content").path(mediaType);
    }

    JsonNode response(Operation operation, String status) {
        return resolve(operation.definition().path("responses").path(status));
    }

    /** The node, or what it refers to; a missing node for what is nowhere. */
    JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? resolve(at(node.path("$ref").asText())) : node;
    }

    /** Every {@code $ref} of the document that leads nowhere. */
    List<String> danglingReferences() {
        return root.findValuesAsText("$ref").stream()
                .filter(reference -> at(reference).isMissingNode())
                .toList();
    }

    /** How a value differs from its schema; empty when it does not. */
    List<String> differences(JsonNode schema, JsonNode value) {
        var differences = new ArrayList<String>();
        compare(schema, value, "$", differences, new HashSet<>());
        return differences;
    }

    /** The schema's objects of which the value has none, so that nothing could be said about their fields. */
    Set<String> objectsWithoutAnExample(JsonNode schema, JsonNode value) {
        var compared = new HashSet<String>();
        compare(schema, value, "$", new ArrayList<>(), compared);
        var missing = new TreeSet<String>();
        collectObjects(schema, "$", missing);
        missing.removeAll(compared);
        return missing;
    }

    /** Fields that are there only when they are asked for, or have something to say. */
    private static final Set<String> OPTIONAL = Set.of(
            "provenance",
            "missing",
            "next_cursor",
            "snapshot_changed",
            "as_of",
            "metadata",
            "reason",
            "beginning",
            "ignored_parameters",
            "context_window",
            "max_model_len",
            "max_input_tokens",
            "max_output_tokens");

    /** Fields of a problem that is about a model which was there. */
    private static final Set<String> OF_WHAT_IS_GONE = Set.of("last_seen", "replacement");

    private JsonNode at(String reference) {
        return root.at(reference.substring(1));
    }

    private void compare(JsonNode schema, JsonNode value, String path, List<String> differences, Set<String> compared) {
        if (types(schema).noneMatch(type -> isOfType(value, type))) {
            differences.add(
                    path + " is " + value + ", documented as " + types(schema).toList());
        } else if (value.isArray()) {
            value.forEach(element -> compare(items(schema), element, path + "[]", differences, compared));
        } else if (value.isObject() && isMap(schema)) {
            // without such a schema its values may be anything
            branches(schema)
                    .map(branch -> branch.path("additionalProperties"))
                    .filter(JsonNode::isObject)
                    .findFirst()
                    .ifPresent(values ->
                            value.forEach(entry -> compare(values, entry, path + ".*", differences, compared)));
        } else if (value.isObject()) {
            compared.add(path);
            compareFields(schema, value, path, differences, compared);
        }
    }

    private void compareFields(
            JsonNode object, JsonNode value, String path, List<String> differences, Set<String> compared) {
        Map<String, JsonNode> documented = properties(object);
        Set<String> required = required(object);
        documented.forEach((name, schema) -> {
            if (value.has(name)) {
                compare(schema, value.path(name), path + "." + name, differences, compared);
            } else if (required.contains(name)) {
                differences.add(path + "." + name + " is documented but not there");
            }
        });
        value.fieldNames().forEachRemaining(name -> {
            if (!documented.containsKey(name)) {
                differences.add(path + "." + name + " is there but not documented");
            }
        });
    }

    private void collectObjects(JsonNode schema, String path, Set<String> objects) {
        Map<String, JsonNode> properties = properties(schema);
        if (!properties.isEmpty()) {
            objects.add(path);
        }
        properties.forEach((name, property) -> collectObjects(property, path + "." + name, objects));
        if (types(schema).anyMatch("array"::equals)) {
            collectObjects(items(schema), path + "[]", objects);
        }
    }

    /** The schema and all it is composed of, without references. */
    private Stream<JsonNode> branches(JsonNode schema) {
        JsonNode resolved = resolve(schema);
        Stream<JsonNode> parts = Stream.of("allOf", "anyOf", "oneOf")
                .flatMap(composition -> resolved.path(composition).valueStream())
                .flatMap(this::branches);
        return Stream.concat(Stream.of(resolved), parts);
    }

    private Stream<String> types(JsonNode schema) {
        return branches(schema)
                .map(branch -> branch.path("type"))
                .flatMap(type -> type.isArray() ? type.valueStream() : Stream.of(type))
                .map(JsonNode::asText)
                .filter(type -> !type.isEmpty())
                .distinct();
    }

    private Map<String, JsonNode> properties(JsonNode schema) {
        var properties = new TreeMap<String, JsonNode>();
        // a later part of a composition refines an earlier one
        branches(schema)
                .flatMap(branch -> branch.path("properties").propertyStream())
                .forEach(property -> properties.put(property.getKey(), property.getValue()));
        return properties;
    }

    private Set<String> required(JsonNode schema) {
        Set<String> stated = branches(schema)
                .flatMap(branch -> branch.path("required").valueStream())
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
        if (!stated.isEmpty()) {
            return stated;
        }
        var all = new HashSet<>(properties(schema).keySet());
        all.removeAll(OPTIONAL);
        if (all.contains("instance")) {
            all.removeAll(OF_WHAT_IS_GONE);
        }
        return all;
    }

    private JsonNode items(JsonNode schema) {
        return branches(schema)
                .map(branch -> branch.path("items"))
                .filter(items -> !items.isMissingNode())
                .findFirst()
                .orElseThrow(() -> new AssertionError("An array without items: " + schema));
    }

    private boolean isMap(JsonNode schema) {
        return properties(schema).isEmpty();
    }

    private static boolean isOfType(JsonNode value, String type) {
        return switch (type) {
            case "null" -> value.isNull();
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            default -> false;
        };
    }
}
