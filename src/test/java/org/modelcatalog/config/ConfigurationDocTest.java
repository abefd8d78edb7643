package org.modelcatalog.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The configuration reference has every setting of the configuration interfaces, with its Javadoc. */
class ConfigurationDocTest {

    private static final Path DOC = Path.of("docs", "CONFIGURATION.md");
    private static final Path WANTED = Path.of("target", "CONFIGURATION.md");
    private static final String BEGIN = "<!-- generated: begin -->\n";
    private static final String END = "<!-- generated: end -->\n";
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([A-Z_]+):");

    private final Map<String, Map<String, String>> sources = ConfigSources.read();
    private final Properties properties = new Properties();
    private final StringBuilder reference = new StringBuilder();

    @Test
    void theReferenceIsWhatTheInterfacesSay() throws IOException {
        try (Reader file = Files.newBufferedReader(Path.of("src", "main", "resources", "application.properties"))) {
            properties.load(file);
        }
        String doc = Files.readString(DOC);
        table("catalog", CatalogConfig.class);
        String wanted = doc.substring(0, doc.indexOf(BEGIN) + BEGIN.length())
                + reference + "\n"
                + doc.substring(doc.indexOf(END));
        Files.writeString(WANTED, wanted);

        assertThat(doc)
                .as("%s is as the configuration has it; if this is meant, copy %s there", DOC, WANTED)
                .isEqualTo(wanted);
    }

    private void table(String prefix, Class<?> type) {
        reference.append("\n### `").append(prefix).append("`\n\n");
        reference.append("| environment | value | default | meaning |\n|---|---|---|---|\n");
        settings(type).forEach(setting -> {
            if (setting.group().isEmpty()) {
                reference.append(row(prefix, setting));
            }
        });
        settings(type)
                .forEach(setting -> setting.group()
                        .ifPresent(group -> table(
                                prefix + "." + setting.name()
                                        + (setting.mapped().isPresent() ? ".<gateway>" : ""),
                                group)));
    }

    private String row(String prefix, Setting setting) {
        String key = prefix + "." + setting.name();
        String constraints = setting.constraints();
        return "| " + String.join("<br>", environment(key)) + " | " + setting.type()
                + (constraints.isEmpty() ? "" : "; " + constraints) + " | " + defaults(key, setting) + " | "
                + meaning(setting.method()) + " |\n";
    }

    /** Own members first, then those of the interfaces it extends; in the order of the source. */
    private Stream<Setting> settings(Class<?> type) {
        Stream<Setting> own =
                sources.get(type.getSimpleName()).keySet().stream().map(name -> new Setting(declared(type, name)));
        return Stream.concat(own, Stream.of(type.getInterfaces()).flatMap(this::settings));
    }

    private String meaning(Method method) {
        String meaning = sources.get(method.getDeclaringClass().getSimpleName()).get(method.getName());
        assertThat(meaning).as("Javadoc of %s", method).isNotBlank();
        return meaning;
    }

    /** Names that users know come first; the one made of the key is always there. */
    private Stream<String> names(String key) {
        Stream<String> known = configured(key)
                .flatMap(entry -> EXPRESSION.matcher(entry.getValue()).results().map(match -> match.group(1)));
        String own = key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
        return Stream.concat(known, Stream.of(own));
    }

    private Iterable<String> environment(String key) {
        return names(key).map(name -> "`" + name + "`").toList();
    }

    private String defaults(String key, Setting setting) {
        String own = setting.ownDefault().map(value -> "`" + value + "`").orElse("none");
        Map<Boolean, String> set = configured(key)
                .filter(entry -> !EXPRESSION.matcher(entry.getValue()).find())
                .collect(Collectors.partitioningBy(
                        entry -> entry.getKey().equals(key),
                        Collectors.mapping(
                                entry -> (entry.getKey().equals(key) ? "" : gateway(entry.getKey()) + " ") + "`"
                                        + entry.getValue().replace("${quarkus.application.version}", "<version>")
                                        + "`",
                                Collectors.joining(", "))));
        String general = set.get(true).isEmpty() ? own : set.get(true);
        return set.get(false).isEmpty() ? general : general + "; " + set.get(false);
    }

    /** What application.properties has for a key; of every gateway where the key is one of theirs. */
    private Stream<Map.Entry<String, String>> configured(String key) {
        Pattern pattern = Pattern.compile(Pattern.quote(key).replace("<gateway>", "\\E[^.]+\\Q"));
        return properties.stringPropertyNames().stream()
                .filter(pattern.asMatchPredicate())
                .sorted()
                .map(name -> Map.entry(name, properties.getProperty(name)));
    }

    private static String gateway(String key) {
        return key.split("\\.")[2];
    }

    private static Method declared(Class<?> type, String name) {
        try {
            return type.getDeclaredMethod(name);
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }
}
