package org.modelcatalog.docs;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** Finds tests that a document names in backticks: {@code SomeTest}, {@code SomeTest.Nested}, {@code SomeTest#method}. */
final class NamedTests {

    private static final Path SOURCES = Path.of("src", "test", "java");
    private static final Pattern NAME = Pattern.compile("`([A-Za-z0-9]+(?:Test|IT))((?:\\.\\w+)?)(?:#(\\w+))?`");

    private final Map<String, String> classes = classes();

    static boolean areIn(String text) {
        return NAME.matcher(text).find();
    }

    /** Returns the names in a text that do not exist, or that contain no test. */
    List<String> missing(String text) {
        return NAME.matcher(text)
                .results()
                .filter(name -> !isThere(name))
                .map(MatchResult::group)
                .toList();
    }

    private boolean isThere(MatchResult name) {
        String outer = classes.get(name.group(1));
        if (outer == null) {
            return false;
        }
        try {
            Class<?> type =
                    Class.forName(outer + name.group(2).replace('.', '$'), false, NamedTests.class.getClassLoader());
            return name.group(3) == null
                    ? tests(type).findAny().isPresent()
                    : tests(type).anyMatch(test -> test.getName().equals(name.group(3)));
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static Stream<Method> tests(Class<?> type) {
        Stream<Method> own = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> AnnotationSupport.isAnnotated(method, Testable.class));
        return Stream.concat(own, Arrays.stream(type.getDeclaredClasses()).flatMap(NamedTests::tests));
    }

    /** Returns full class names by simple name. */
    private static Map<String, String> classes() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.map(SOURCES::relativize)
                    .map(Path::toString)
                    .filter(file -> file.endsWith(".java"))
                    .map(file ->
                            file.substring(0, file.length() - ".java".length()).replace('/', '.'))
                    .collect(toMap(
                            name -> name.substring(name.lastIndexOf('.') + 1), name -> name, (one, other) -> one));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
