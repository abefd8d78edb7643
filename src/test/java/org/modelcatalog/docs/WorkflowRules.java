package org.modelcatalog.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Finds flaws of a workflow: unpinned actions, needless permissions, jobs without a time-out, missing files.
 */
final class WorkflowRules {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private static final Pattern USES = Pattern.compile("(?m)^ *(?:- )?uses:.*$");
    /** The version is for readers and for Dependabot. */
    private static final Pattern PINNED =
            Pattern.compile(" *(?:- )?uses: [\\w-]+/[\\w./-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+");

    private static final Pattern FILE =
            Pattern.compile("(?<![\\w./-])(?:\\./mvnw|pom\\.xml|[A-Z]+\\.md|(?:src|docs|k8s)/[\\w./-]*\\w)");

    private WorkflowRules() {}

    static List<String> flaws(String yaml) throws IOException {
        JsonNode workflow = parsed(yaml);
        List<String> flaws = new ArrayList<>();
        pins(yaml, workflow).forEach(flaws::add);
        rights(workflow).forEach(flaws::add);
        endless(workflow).forEach(flaws::add);
        missingFiles(yaml).forEach(flaws::add);
        return flaws;
    }

    static JsonNode parsed(String yaml) throws IOException {
        return YAML.readTree(yaml);
    }

    private static Stream<String> pins(String yaml, JsonNode workflow) {
        List<String> lines =
                USES.matcher(yaml).results().map(MatchResult::group).toList();
        // any other notation would evade the pattern
        Stream<String> unseen = lines.size() == workflow.findValues("uses").size()
                ? Stream.empty()
                : Stream.of("an action that is not on a line of its own");
        return Stream.concat(
                unseen,
                lines.stream()
                        .filter(line -> !PINNED.matcher(line).matches())
                        .map(line -> "not pinned to a commit with its version: " + line.strip()));
    }

    /** Checks the permissions of all jobs; a job that writes declares its own. */
    private static Stream<String> rights(JsonNode workflow) {
        JsonNode rights = workflow.path("permissions");
        if (!rights.isObject()) {
            return Stream.of("no permissions by name for all its jobs");
        }
        return StreamSupport.stream(rights.spliterator(), false)
                .map(JsonNode::asText)
                .filter(right -> !right.equals("read") && !right.equals("none"))
                .map(right -> "all its jobs may " + right);
    }

    private static Stream<String> endless(JsonNode workflow) {
        return workflow.path("jobs").properties().stream()
                .filter(job -> job.getValue().path("timeout-minutes").asInt() <= 0)
                .map(job -> "no timeout-minutes: " + job.getKey());
    }

    private static Stream<String> missingFiles(String yaml) {
        return FILE.matcher(yaml)
                .results()
                .map(MatchResult::group)
                .filter(file -> !Files.exists(Path.of(file)))
                .map(file -> "not there: " + file);
    }
}
