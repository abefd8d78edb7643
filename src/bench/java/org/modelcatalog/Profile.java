package org.modelcatalog;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/**
 * Samples of threads: their methods, the innermost first.
 *
 * @param java samples of threads in Java code
 * @param calls samples of threads in native calls; most of these wait, but compression is among them
 */
record Profile(List<List<String>> java, List<List<String>> calls) {

    private static final String RUNNING = "jdk.ExecutionSample";
    private static final String IN_A_CALL = "jdk.NativeMethodSample";

    /** The JVM's option to record. */
    static final List<String> SETTINGS = List.of(
            "settings=none",
            "+" + RUNNING + "#enabled=true",
            "+" + RUNNING + "#period=10ms",
            "+" + IN_A_CALL + "#enabled=true",
            "+" + IN_A_CALL + "#period=10ms");

    static Profile read(Path recording) throws IOException {
        var profile = new Profile(new ArrayList<>(), new ArrayList<>());
        try (var events = new RecordingFile(recording)) {
            while (events.hasMoreEvents()) {
                profile.add(events.readEvent());
            }
        }
        return profile;
    }

    private void add(RecordedEvent event) {
        String type = event.getEventType().getName();
        RecordedStackTrace stack = event.getStackTrace();
        if (stack != null && type.equals(RUNNING)) {
            java.add(methods(stack));
        } else if (stack != null && type.equals(IN_A_CALL)) {
            calls.add(methods(stack));
        }
    }

    /** Counts samples of either kind with a method whose full name begins with this prefix. */
    List<List<String>> with(String begin) {
        return Stream.concat(java.stream(), calls.stream())
                .filter(stack -> isIn(begin, stack))
                .toList();
    }

    /** Counts samples of Java code with such a method. */
    double share(String begin) {
        return java.isEmpty()
                ? 0
                : (double) java.stream().filter(stack -> isIn(begin, stack)).count() / java.size();
    }

    /** Returns the innermost methods, the most frequent first, with their share of the samples of Java code. */
    Map<String, Double> innermost(int most) {
        Map<String, Long> counts = java.stream()
                .collect(Collectors.groupingBy(stack -> stack.get(0), TreeMap::new, Collectors.counting()));
        var shares = new LinkedHashMap<String, Double>();
        counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(most)
                .forEach(method -> shares.put(method.getKey(), (double) method.getValue() / java.size()));
        return shares;
    }

    private static boolean isIn(String begin, List<String> stack) {
        return stack.stream().anyMatch(method -> method.startsWith(begin));
    }

    private static List<String> methods(RecordedStackTrace stack) {
        return stack.getFrames().stream()
                .map(frame -> frame.getMethod().getType().getName()
                        + '.'
                        + frame.getMethod().getName())
                .toList();
    }
}
