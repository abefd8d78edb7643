package org.modelcatalog.api.openrouter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.api.problem.ProblemException;
import org.modelcatalog.model.Modality;
import org.modelcatalog.query.Facet;
import org.modelcatalog.query.ModelFilter;

class OpenRouterParametersTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);

    private final OpenRouterParameters parameters = new OpenRouterParameters();

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "")
    void whatIsAbsentAsksForNothing(String absent) {
        parameters.context = absent;
        parameters.minAgeDays = absent;
        parameters.arch = absent == null ? null : List.of(absent);

        assertThat(own()).isEqualTo(ModelFilter.ALL);
        assertThat(OpenRouterSort.parse(absent)).isNull();
    }

    @Test
    void listsAreReadAsOpenRouterWritesThem() {
        parameters.inputModalities = List.of("text,image");
        parameters.outputModalities = List.of("embeddings");
        parameters.context = "8192";
        parameters.arch = List.of("Llama,GPT");
        parameters.providers = List.of("DeepInfra", "novita");
        parameters.modelAuthors = List.of("@Acme-AI,cobalt");

        assertThat(own())
                .hasToString("provider=acme-ai&provider=cobalt&provider_served=deepinfra&provider_served=novita"
                        + "&input_modality=image&input_modality=text&output_modality=embedding"
                        + "&tokenizer=gpt&tokenizer=llama&min_context_length=8192");
    }

    @Test
    void allModalitiesAreAsGoodAsNone() {
        parameters.outputModalities = List.of("all");

        assertThat(own().isAll()).isTrue();
    }

    @Test
    void aWrongModalityIsToldWhichThereAre() {
        parameters.outputModalities = List.of("text,smell");

        assertThatThrownBy(this::own)
                .isInstanceOf(ProblemException.class)
                .hasMessage("output_modalities must be \"all\", or some of text, image, audio, video, file, embeddings"
                        + " and 3d, by commas; got \"smell\"");
    }

    @Test
    void anOutputThatOnlyOpenRouterKnowsIsNoErrorAndThatOfNoModel() {
        parameters.outputModalities = List.of("rerank");

        assertThat(own()).hasToString("output_modality=rerank");
    }

    @Property
    void whateverIsWrittenModalitiesAreKnownOrRefused(@ForAll String value) {
        parameters.inputModalities = List.of(value);
        try {
            assertThat(own().words().getOrDefault(Facet.INPUT_MODALITY, List.of()))
                    .isSubsetOf(
                            Stream.of(Modality.values()).map(Modality::label).toList());
        } catch (ProblemException refused) {
            assertThat(refused).hasMessageStartingWith("input_modalities must be ");
        }
    }

    @Test
    void agesAreWholeDaysOfTheCalendar() {
        parameters.minAgeDays = "1";
        parameters.maxAgeDays = "9";

        assertThat(own().byParameter())
                .containsEntry("created_after", List.of("2026-03-01T00:00:00Z"))
                .containsEntry("created_before", List.of("2026-03-10T00:00:00Z"));
    }

    @Test
    void whatWasCreatedTodayIsNoDayOld() {
        parameters.minAgeDays = "0";

        assertThat(own().byParameter()).containsEntry("created_before", List.of("2026-03-11T00:00:00Z"));
    }

    @Test
    void agesOfNothingAreRefused() {
        parameters.minAgeDays = "9";
        parameters.maxAgeDays = "1";

        assertThatThrownBy(this::own).hasMessage("min_age_days must be at most max_age_days, which is 1; got \"9\"");
    }

    @ParameterizedTest
    @CsvSource({
        "most-popular, -downloads",
        "TOP-weekly, -downloads",
        "newest, -created",
        "pricing-low-to-high, price",
        "pricing-high-to-low, -price",
        "context-high-to-low, -context",
        "throughput-high-to-low, -throughput",
        "latency-low-to-high, latency",
        "intelligence-high-to-low, -intelligence_index",
        "coding-high-to-low, -coding_index",
        "agentic-high-to-low, -agentic_index",
        "design-arena-elo-high-to-low, -design_arena_elo",
    })
    void ordersAreNamedInOpenRoutersWords(String word, String order) {
        assertThat(OpenRouterSort.parse(word)).hasToString(order);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-downloads", "most_popular", "x"})
    void anotherOrderIsToldWhichThereAre(String word) {
        assertThatThrownBy(() -> OpenRouterSort.parse(word))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("sort must be one of: most-popular, top-weekly, newest, pricing-low-to-high,")
                .hasMessageEndingWith("got \"" + word + '"');
    }

    @Test
    void theDocumentedOrdersAreThoseThatAreRead() throws NoSuchFieldException {
        String[] documented = OpenRouterParameters.class
                .getDeclaredField("sort")
                .getAnnotation(Parameter.class)
                .schema()
                .enumeration();

        assertThat(documented).hasSize(OpenRouterSort.values().length).allSatisfy(OpenRouterSort::parse);
    }

    @Test
    void everyParameterThatIsReadIsKnown() {
        Set<String> read = Arrays.stream(OpenRouterParameters.class.getDeclaredFields())
                .map(OpenRouterParametersTest::name)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());

        assertThat(OpenRouterParameters.NAMES).containsExactlyInAnyOrderElementsOf(read);
    }

    private static String name(Field field) {
        RestQuery query = field.getAnnotation(RestQuery.class);
        return query == null ? null : query.value().isEmpty() ? field.getName() : query.value();
    }

    private ModelFilter own() {
        return parameters.own(TODAY);
    }
}
