package org.modelcatalog.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.Secret;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A member of a configuration interface, as a row of the reference. */
record Setting(Method method) {

    private static final Map<Class<?>, String> TYPES = Map.of(
            boolean.class, "`true` or `false`",
            Boolean.class, "`true` or `false`",
            int.class, "number",
            BigDecimal.class, "decimal",
            Duration.class, "duration",
            MemorySize.class, "size",
            Path.class, "folder",
            URI.class, "URL",
            String.class, "text");

    String name() {
        WithName name = method.getAnnotation(WithName.class);
        return name != null
                ? name.value()
                : method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    Optional<String> ownDefault() {
        return Optional.ofNullable(method.getAnnotation(WithDefault.class)).map(WithDefault::value);
    }

    /** Returns the interface of nested settings; empty for a value. */
    Optional<Class<?>> group() {
        return method.getGenericReturnType() instanceof Class<?> type && type.isInterface()
                ? Optional.of(type)
                : mapped();
    }

    /** Returns the interface of the settings below each key of a map. */
    Optional<Class<?>> mapped() {
        return method.getReturnType() == Map.class
                ? Optional.of(
                        (Class<?>) ((ParameterizedType) method.getGenericReturnType()).getActualTypeArguments()[1])
                : Optional.empty();
    }

    String type() {
        List<Class<?>> types = new ArrayList<>();
        for (AnnotatedType type = method.getAnnotatedReturnType(); type != null; type = argument(type)) {
            types.add(raw(type));
        }
        Class<?> value = types.get(types.size() - 1);
        String word = value.isEnum()
                ? Arrays.stream(value.getEnumConstants())
                        .map(constant -> "`" + constant.toString().toLowerCase(Locale.ROOT) + "`")
                        .collect(Collectors.joining(" or "))
                : Optional.ofNullable(TYPES.get(value))
                        .orElseThrow(() -> new AssertionError("No word for the type of " + method));
        String secret = types.contains(Secret.class) ? "secret" : word;
        return types.contains(List.class) ? "list of " + secret : secret;
    }

    /** Returns the converter's rule for values. */
    String constraints() {
        List<AnnotatedElement> annotated = new ArrayList<>(List.of(method));
        for (AnnotatedType type = method.getAnnotatedReturnType(); type != null; type = argument(type)) {
            annotated.add(type);
        }
        Stream<String> words = annotated.stream()
                .flatMap(element -> Stream.ofNullable(element.getAnnotation(WithConverter.class)))
                .map(Setting::words)
                .distinct();
        return method.getReturnType() == List.class
                ? "not empty, each " + words.collect(Collectors.joining())
                : words.collect(Collectors.joining());
    }

    private static String words(WithConverter annotation) {
        try {
            return ((Checked<?>) annotation.value().getConstructor().newInstance()).allowed();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("No words of " + annotation, e);
        }
    }

    private static AnnotatedType argument(AnnotatedType type) {
        return type instanceof AnnotatedParameterizedType generic ? generic.getAnnotatedActualTypeArguments()[0] : null;
    }

    private static Class<?> raw(AnnotatedType type) {
        return type.getType() instanceof ParameterizedType generic
                ? (Class<?>) generic.getRawType()
                : (Class<?>) type.getType();
    }
}
