package org.modelcatalog.api.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.modelcatalog.api.access.Sha256;

/**
 * All files of the page. The document names every other file, below a path that changes with any of them, so that browsers
 * can keep them for ever.
 *
 * @param version hash of all files
 * @param document the HTML of every page
 * @param assets by the name below the version
 */
record PageFiles(String version, PageFile document, Map<String, PageFile> assets) {

    private static final String FOLDER = "/page/";
    private static final String VERSION = "{version}";
    private static final Pattern ASSET = Pattern.compile(Pattern.quote(FOLDER + VERSION) + "/([A-Za-z0-9_/.-]+)");

    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css;charset=UTF-8",
            "md", "text/markdown;charset=UTF-8",
            "js", "text/javascript;charset=UTF-8",
            "svg", "image/svg+xml",
            "txt", "text/plain;charset=UTF-8");

    /** Reads the files from the class path, which takes too long for an event loop. */
    static PageFiles read() {
        String html = new String(resource("index.html"), StandardCharsets.UTF_8);
        var assets = new TreeMap<String, PageFile>();
        var all = new ByteArrayOutputStream();
        all.writeBytes(html.getBytes(StandardCharsets.UTF_8));
        ASSET.matcher(html).results().map((MatchResult named) -> named.group(1)).forEach(name -> {
            byte[] content = resource(name);
            all.writeBytes(content);
            assets.put(name, PageFile.of(TYPES.get(name.substring(name.lastIndexOf('.') + 1)), content));
        });
        String version = HexFormat.of().formatHex(Sha256.of(all.toByteArray()), 0, 8);
        byte[] document = html.replace(VERSION, version).getBytes(StandardCharsets.UTF_8);
        return new PageFiles(version, PageFile.of("text/html;charset=UTF-8", document), assets);
    }

    Optional<PageFile> asset(String name) {
        return Optional.ofNullable(assets.get(name));
    }

    private static byte[] resource(String name) {
        try (InputStream file = PageFiles.class.getResourceAsStream(FOLDER + name)) {
            if (file == null) {
                throw new IllegalStateException("The page names a file that is not there: " + name);
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
