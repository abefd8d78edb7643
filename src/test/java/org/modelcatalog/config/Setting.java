package org.modelcatalog.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.Secret;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Annotation;
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
import org.hibernate.validator.constraints.time.DurationMin;

/** A member of a configuration interface, as a row of the reference shows it. */
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
        return method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    Optional<String> ownDefault() {
        return Optional.ofNullable(method.getAnnotation(WithDefault.class)).map(WithDefault::value);
    }

    /** The interface of the settings below this one; empty when it is a value. */
    Optional<Class<?>> group() {
        return method.getGenericReturnType() instanceof Class<?> type && type.isInterface()
                ? Optional.of(type)
                : mapped();
    }

    /** The interface of the settings below every key of a map. */
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

    /** What a value must be beyond its type; every constraint has words here, or the reference cannot be made. */
    String constraints() {
        List<Annotation> found = new ArrayList<>(List.of(method.getAnnotations()));
        for (AnnotatedType type = method.getAnnotatedReturnType(); type != null; type = argument(type)) {
            found.addAll(List.of(((AnnotatedElement) type).getAnnotations()));
        }
        return found.stream().distinct().flatMap(Setting::words).collect(Collectors.joining(", "));
    }

    private static Stream<String> words(Annotation annotation) {
        if (annotation instanceof Min min) {
            return Stream.of(min.value() + " or more");
        } else if (annotation instanceof Max max) {
            return Stream.of(max.value() + " at most");
        } else if (annotation instanceof DecimalMin min) {
            return Stream.of(min.inclusive() ? min.value() + " or more" : "more than " + min.value());
        } else if (annotation instanceof DecimalMax max) {
            return Stream.of(max.value() + " at most");
        } else if (annotation instanceof DurationMin min) {
            return Stream.of(min.seconds() > 0 ? min.seconds() + " s or more" : min.millis() + " ms or more");
        } else if (annotation instanceof Pattern pattern) {
            return Stream.of(pattern.message());
        } else if (annotation instanceof NotBlank || annotation instanceof NotEmpty) {
            return Stream.of("not empty");
        } else if (annotation instanceof WithDefault || annotation instanceof NotNull) {
            return Stream.empty();
        }
        throw new AssertionError("No words for " + annotation);
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
