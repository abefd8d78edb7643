package org.modelcatalog.config;

import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;

/** Reads the order of settings and their Javadoc from the source of the configuration interfaces. */
final class ConfigSources extends TreePathScanner<Void, Map<String, Map<String, String>>> {

    private static final Path FOLDER = Path.of("src", "main", "java", "org", "modelcatalog", "config");

    private final DocTrees docs;

    private ConfigSources(DocTrees docs) {
        this.docs = docs;
    }

    /** Returns settings and their meanings, in order, by the simple name of the interface. */
    static Map<String, Map<String, String>> read() {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var interfaces = new LinkedHashMap<String, Map<String, String>>();
        try (var files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.list(FOLDER)) {
            var task = (JavacTask) compiler.getTask(
                    null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources.toList()));
            new ConfigSources(DocTrees.instance(task)).scan(task.parse(), interfaces);
            return interfaces;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Void visitMethod(MethodTree method, Map<String, Map<String, String>> interfaces) {
        var owner = (ClassTree) getCurrentPath().getParentPath().getLeaf();
        if (!method.getModifiers().getFlags().contains(Modifier.STATIC)) {
            interfaces
                    .computeIfAbsent(owner.getSimpleName().toString(), name -> new LinkedHashMap<>())
                    .put(method.getName().toString(), meaning());
        }
        return null;
    }

    private String meaning() {
        var comment = docs.getDocCommentTree(getCurrentPath());
        return comment == null ? "" : markdown(comment.getFullBody());
    }

    private static String markdown(List<? extends DocTree> parts) {
        return parts.stream()
                .map(part -> {
                    if (part instanceof LiteralTree literal) {
                        return "`" + literal.getBody() + "`";
                    }
                    return part instanceof LinkTree link ? "`" + link.getReference() + "`" : part.toString();
                })
                .collect(Collectors.joining())
                .replaceAll("\\s+", " ")
                .replace("|", "\\|");
    }
}
