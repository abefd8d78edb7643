package org.modelcatalog.api.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.api.problem.ProblemException;
import org.modelcatalog.query.Facet;
import org.modelcatalog.query.Measure;
import org.modelcatalog.query.Range;
import org.modelcatalog.query.Sort;

class FilterReaderTest {

    @Test
    void whatIsAbsentFiltersNothing() {
        assertThat(FilterReader.words(Facet.TASK, null)).isEmpty();
        assertThat(FilterReader.words(Facet.TASK, List.of())).isEmpty();
        assertThat(FilterReader.text(null)).isEmpty();
        assertThat(FilterReader.sort(null)).isNull();
        assertThat(FilterReader.range(Measure.LIKES, null, null)).isEqualTo(new Range(null, null));
    }

    @Test
    void aWordIsTakenWithoutTheSpaceAroundIt() {
        assertThat(FilterReader.words(Facet.TASK, List.of(" a b ", "c"))).containsExactly("a b", "c");
    }

    @Test
    void valuesBetweenCommasAreAsGoodAsRepeatedOnes() {
        assertThat(FilterReader.words(Facet.TASK, List.of("a, b", ",c,,d"))).containsExactly("a", "b", "c", "d");
        assertThat(FilterReader.words(Facet.LICENSE, List.of("Aurora License\\, v1,mit")))
                .containsExactly("Aurora License, v1", "mit");
        assertThat(FilterReader.words(Facet.SUPPORTED_PARAMETERS, List.of("tools,Seed", "stop")))
                .containsExactly("tools", "Seed", "stop");
        assertThatThrownBy(() -> FilterReader.words(Facet.TASK, List.of(" , ")))
                .hasMessage("task must be 1 to 200 characters, none of them a control character; got \"\"");
    }

    @Test
    void aModalityIsReadInBothSpellingsAndAnotherIsRefused() {
        assertThat(FilterReader.words(Facet.OUTPUT_MODALITY, List.of("Embeddings,embedding,TEXT")))
                .containsExactly("embedding", "embedding", "text");
        assertThatThrownBy(() -> FilterReader.words(Facet.INPUT_MODALITY, List.of("text,smell")))
                .hasMessage("input_modality must be some of: text, image, audio, video, file, embedding, 3d;"
                        + " got \"smell\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a;b", "a b", "ä", "{}"})
    void whatIsNoNameOfAParameterIsRefused(String value) {
        assertThatThrownBy(() -> FilterReader.words(Facet.SUPPORTED_PARAMETERS, List.of(value)))
                .hasMessageStartingWith("supported_parameters must be names of request parameters");
    }

    @Test
    void ownersAreReadInAnySpellingAndNoOwnerIsEverybody() {
        assertThat(FilterReader.owners("owner", List.of(" @Acme-AI, cobalt", "ACME-ai"))
                        .owners())
                .containsExactly("acme-ai", "cobalt");
        assertThat(FilterReader.owners("owner", List.of(" ", "@")).isAny()).isTrue();
        assertThatThrownBy(() -> FilterReader.owners("owner", List.of("a\nb")))
                .hasMessageStartingWith("owner must be 1 to 200 characters");
    }

    @Test
    void anAuthorIsWrittenAsAProviderIs() {
        assertThat(FilterReader.words(Facet.AUTHOR, List.of(" @Acme-AI"))).containsExactly("acme-ai");
    }

    @ParameterizedTest
    @CsvSource({"true, '[auto, manual]'", "AUTO, [AUTO]", "false, [false]", "manual, [manual]"})
    void gatedIsBothWaysToGiveConsent(String value, String words) {
        assertThat(FilterReader.words(Facet.GATED, List.of(value))).hasToString(words);
    }

    @Test
    void theWaysToGiveConsentAreListedToWhoAsksForAnother() {
        assertThatThrownBy(() -> FilterReader.words(Facet.GATED, List.of("yes")))
                .hasMessage("gated must be one of: true, false, auto, manual; got \"yes\"");
    }

    @Test
    void aSwitchIsReadAsPythonDoes() {
        assertThat(FilterReader.words(Facet.SERVABLE, List.of("1", "no"))).containsExactly("true", "false");
    }

    @Test
    void tooManyOrTooLongWordsAreRefused() {
        assertThat(FilterReader.words(Facet.TAG, Collections.nCopies(20, "a".repeat(200))))
                .hasSize(20);
        assertThatThrownBy(() -> FilterReader.words(Facet.TAG, Collections.nCopies(21, "a")))
                .hasMessage("tag must be given at most 20 values; got \"21 values\"");
        assertThatThrownBy(() -> FilterReader.words(Facet.TAG, List.of("a,".repeat(21))))
                .hasMessage("tag must be given at most 20 values; got \"21 values\"");
        assertThatThrownBy(() -> FilterReader.words(Facet.TAG, List.of("a".repeat(201))))
                .hasMessageStartingWith("tag must be 1 to 200 characters, none of them a control character; got");
    }

    @Test
    void countsAndPricesAreExact() {
        assertThat(FilterReader.range(Measure.PARAMS, "007", "9223372036854775807"))
                .isEqualTo(new Range(BigDecimal.valueOf(7), BigDecimal.valueOf(Long.MAX_VALUE)));
        assertThat(FilterReader.range(Measure.PRICE, "0", "0.50"))
                .isEqualTo(new Range(BigDecimal.ZERO, new BigDecimal("0.5")));
    }

    @ParameterizedTest
    @CsvSource({
        "128k, 128000",
        "128K, 128000",
        "1M, 1000000",
        "1.5b, 1500000000",
        "7B, 7000000000",
        "2T, 2000000000000",
        "0.000000001B, 1",
        "0k, 0"
    })
    void aSizeIsReadAsPeopleWriteIt(String value, BigDecimal count) {
        assertThat(FilterReader.range(Measure.CONTEXT_LENGTH, value, null)).isEqualTo(new Range(count, null));
    }

    @Test
    void speedsAreDecimalsOfTheirUnits() {
        assertThat(FilterReader.range(Measure.THROUGHPUT, "96.5", null))
                .isEqualTo(new Range(new BigDecimal("96.5"), null));
        assertThatThrownBy(() -> FilterReader.range(Measure.LATENCY, null, "1s"))
                .hasMessage("max_latency must be milliseconds, 0 or more, such as 0.5, with at most 18 decimals;"
                        + " got \"1s\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-1",
                "+1",
                "1.0",
                "7Q",
                "k",
                ".5k",
                "1.0005k",
                "7 B",
                "7BB",
                "128Ki",
                "9223373T",
                "1e3",
                "\u0665",
                "9223372036854775808",
                "1,000"
            })
    void whatIsNoCountIsRefusedByName(String value) {
        assertThatThrownBy(() -> FilterReader.range(Measure.CONTEXT_LENGTH, null, value))
                .hasMessage(
                        "max_context_length must be an integer from 0 to 9223372036854775807, or a size such as 128k,"
                                + " 1.5M or 7B; got \"" + value + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-0.1", ".5", "1.", "1e-7", "$1", "0,5", "0.0000000000000000001", "1234567890123"})
    void whatIsNoPriceIsRefusedByName(String value) {
        assertThatThrownBy(() -> FilterReader.range(Measure.PRICE, value, null))
                .hasMessageStartingWith("min_price must be US dollars per million tokens, 0 or more");
    }

    @Test
    void whatIsNoMomentIsRefusedByName() {
        assertThatThrownBy(() -> FilterReader.range(Measure.MODIFIED, "last week", null))
                .hasMessage("modified_after must be an ISO-8601 date or date-time, such as 2026-01-31 or"
                        + " 2026-01-31T12:00:00Z; got \"last week\"");
    }

    @Test
    void aRangeThatEndsBeforeItBeginsIsRefused() {
        assertThatThrownBy(() -> FilterReader.range(Measure.LIKES, "2", "1"))
                .hasMessage("min_likes must be at most max_likes, which is 1; got \"2\"");
        assertThatThrownBy(() -> FilterReader.range(Measure.CREATED, "2026-01-01", "2025-01-01T00:00:00Z"))
                .hasMessage("created_after must be at most created_before, which is 2025-01-01T00:00:00Z;"
                        + " got \"2026-01-01\"");
        assertThat(FilterReader.range(Measure.LIKES, "1", "1").isBackwards()).isFalse();
    }

    @Test
    void wordsOfTheTextAreThoseOfASearch() {
        assertThat(FilterReader.text("  Aurora   7B ")).containsExactly("aurora", "7b");
    }

    @Test
    void anOrderIsAKeyAndItsDirection() {
        assertThat(FilterReader.sort("-Downloads")).isEqualTo(new Sort(Sort.Key.DOWNLOADS, true));
        assertThat(FilterReader.sort("name")).isEqualTo(new Sort(Sort.Key.NAME, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "size", "--likes", "likes,name"})
    void theKeysAreListedToWhoSortsByAnother(String value) {
        assertThatThrownBy(() -> FilterReader.sort(value))
                .hasMessage(
                        "sort must be one of: downloads, likes, trending, created, modified, params, context, price,"
                                + " output_price, max_output, throughput, latency, expires, intelligence_index,"
                                + " coding_index, agentic_index, design_arena_elo, name, with '-' before it for descending; got \""
                                + value + "\"");
    }

    @Property
    void whateverIsWrittenIsARangeOrRefusedByName(@ForAll String min, @ForAll String max, @ForAll Measure measure) {
        try {
            assertThat(FilterReader.range(measure, min, max).isBackwards()).isFalse();
        } catch (ProblemException refused) {
            assertThat(refused.getMessage())
                    .matches("(?s)(" + measure.lower() + '|' + measure.upper() + ") must be .*");
        }
    }
}
