package org.modelcatalog.source.declared;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The kinds of gateways: ours, which are in the artefact, and those in a folder of the operator's, which come first. */
final class Kinds {

    /** Ours. A binary cannot list its resources. */
    static final List<String> SHIPPED = List.of(
            "chutes",
            "deepinfra",
            "github-models",
            "groq",
            "litellm",
            "litellm-deployments",
            "lm-studio",
            "nebius",
            "novita",
            "ollama",
            "openai",
            "openrouter-provider",
            "requesty",
            "sambanova",
            "together",
            "vercel");

    private static final Pattern FILE = Pattern.compile("(?<name>[a-z0-9][a-z0-9-]{0,63})\\.ya?ml");
    private static final int LONGEST_FILE = 64 * 1024;
    private static final int MOST_FILES = 200;

    /** Reads a file as a tree; the same key twice is a mistake, and a field may be called {@code on} or {@code off}. */
    private static final ObjectReader YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
                    .build())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    private final Map<String, Kind> own;

    private Kinds(Map<String, Kind> own) {
        this.own = own;
    }

    /**
     * @param folder of the operator's; null = there is none
     * @throws ConfigurationException naming file, key and reason when any file in the folder is not a valid kind
     */
    static Kinds in(Path folder) {
        return new Kinds(folder == null ? Map.of() : read(folder));
    }

    /**
     * The kind of that name.
     *
     * @param setting that names it, for the message
     * @throws ConfigurationException when there is none
     */
    Kind get(String setting, String name) {
        Kind kind = own.get(name);
        if (kind != null) {
            return kind;
        }
        if (!SHIPPED.contains(name)) {
            var known = new TreeSet<>(SHIPPED);
            known.addAll(own.keySet());
            throw new ConfigurationException(setting + " must be a kind of gateway: " + String.join(", ", known));
        }
        return shipped(name);
    }

    /** One of ours. */
    static Kind shipped(String name) {
        String file = "gateways/" + name + ".yaml";
        try (InputStream resource = Kinds.class.getClassLoader().getResourceAsStream(file)) {
            return parsed(name, file, resource.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException(file, e);
        }
    }

    /** @param file as messages name it */
    static Kind parsed(String name, String file, byte[] content) {
        if (content.length > LONGEST_FILE) {
            throw new ConfigurationException(file + ": it must not have more than " + LONGEST_FILE + " bytes");
        }
        return Kind.of(name, digest(content), new KindSection(file, "", tree(file, content)));
    }

    private static JsonNode tree(String file, byte[] content) {
        try {
            return YAML.readTree(content);
        } catch (JsonProcessingException e) {
            String where =
                    e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNr();
            throw new ConfigurationException(file + ": it is not valid YAML" + where);
        } catch (IOException | RuntimeException e) {
            // the parser of YAML throws what it likes at what is too deep or refers to itself
            throw new ConfigurationException(file + ": it is not valid YAML");
        }
    }

    private static Map<String, Kind> read(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            var kinds = new TreeMap<String, Kind>();
            // a mounted ConfigMap has folders and hidden links beside its files
            files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().matches("(?i)[^.].*\\.ya?ml"))
                    .sorted()
                    .limit(MOST_FILES)
                    .forEach(file -> add(kinds, file));
            return kinds;
        } catch (IOException e) {
            throw new ConfigurationException(
                    "CATALOG_GATEWAYS_KINDS_DIR must be a folder that can be read: " + folder, e);
        }
    }

    private static void add(Map<String, Kind> kinds, Path file) {
        var name = FILE.matcher(file.getFileName().toString());
        if (!name.matches()) {
            throw new ConfigurationException(
                    file + ": it must be called by a word of a-z, 0-9 and -, with .yaml behind it");
        }
        try {
            // a file that grows without end would otherwise be read without end
            byte[] content = Files.size(file) > LONGEST_FILE ? new byte[LONGEST_FILE + 1] : Files.readAllBytes(file);
            if (kinds.put(name.group("name"), parsed(name.group("name"), file.toString(), content)) != null) {
                throw new ConfigurationException(file + ": it is there as .yaml and as .yml");
            }
        } catch (IOException e) {
            throw new ConfigurationException(file + ": it cannot be read", e);
        }
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
