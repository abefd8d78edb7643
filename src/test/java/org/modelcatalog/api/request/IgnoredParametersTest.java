package org.modelcatalog.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.BeanParam;
import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jboss.resteasy.reactive.RestQuery;
import org.junit.jupiter.api.Test;
import org.modelcatalog.query.Facet;
import org.modelcatalog.query.Measure;

class IgnoredParametersTest {

    @Test
    void namesThatTheRouteKnowsAreNotNamed() {
        assertThat(IgnoredParameters.of(Set.of("limit", "tools"), ListParameters.NAMES))
                .isSameAs(IgnoredParameters.NONE);
        assertThat(IgnoredParameters.of(Set.of("sort", "limit", "tool", "MIN_params"), PageParameters.NAMES)
                        .names())
                .containsExactly("MIN_params", "sort", "tool");
    }

    @Test
    void namesAreBoundedAndPrintable() {
        Set<String> many = IntStream.range(0, 100).mapToObj(Integer::toString).collect(Collectors.toSet());

        assertThat(IgnoredParameters.of(many, Set.of()).names()).hasSize(20);
        assertThat(IgnoredParameters.of(Set.of("a\nb\u0000\ud83e\udd17\u202e", "", "x".repeat(9000)), Set.of())
                        .names())
                .containsExactly("a?b???", "x".repeat(64));
    }

    @Property
    void differentNamesAreWrittenDifferently(@ForAll Set<String> one, @ForAll Set<String> other) {
        var first = IgnoredParameters.of(one, Set.of());
        var second = IgnoredParameters.of(other, Set.of());

        assertThat(first.equals(second)).isEqualTo(first.toString().equals(second.toString()));
    }

    @Test
    void aNameWithASeparatorIsNotTwoNames() {
        assertThat(new IgnoredParameters(List.of("a&b")))
                .doesNotHaveToString(new IgnoredParameters(List.of("a", "b")).toString());
    }

    @Test
    void everyParameterThatIsReadIsKnown() {
        Set<String> read = read(ModelListParameters.class);
        for (Facet facet : Facet.values()) {
            read.add(facet.label());
        }
        Measure.RANGED.forEach(measure -> read.addAll(List.of(measure.lower(), measure.upper())));

        assertThat(ModelListParameters.NAMES).containsExactlyInAnyOrderElementsOf(read);
        assertThat(read(ListParameters.class)).isSubsetOf(ListParameters.NAMES);
        assertThat(read(PageParameters.class)).isSubsetOf(PageParameters.NAMES);
    }

    private static Set<String> read(Class<?> parameters) {
        var names = new HashSet<String>();
        for (Field field : parameters.getDeclaredFields()) {
            RestQuery query = field.getAnnotation(RestQuery.class);
            if (query != null) {
                names.add(query.value().isEmpty() ? field.getName() : query.value());
            } else if (field.isAnnotationPresent(BeanParam.class)) {
                names.addAll(read(field.getType()));
            }
        }
        return names;
    }
}
