package org.modelcatalog.source.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modelcatalog.support.OfferBuilder.offer;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.modelcatalog.model.Capability;
import org.modelcatalog.model.Facts;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelField;
import org.modelcatalog.model.Origin;
import org.modelcatalog.model.Price;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.support.Models;
import org.modelcatalog.support.OfferBuilder;

/** What a base states fills gaps, and nothing else. */
class FactsFillTest {

    private static final BaseTable TABLE = BaseTables.modelsDev("""
            {"groq":{"id":"groq","models":{"acme/ant":{"reasoning":true,"knowledge":"2025-06","release_date":"2025-08-01",
              "status":"deprecated","canonical_model_id":"acme-lab/ant","limit":{"context":32768,"output":8192},
              "reasoning_options":[{"type":"effort","values":["low","high"]}],
              "cost":{"input":0.1,"output":0.2,"cache_read":0.01,"cache_write":0}}}},
             "huggingface":{"models":{"Acme-AI/Ant-7B":{"canonical_model_id":"acme-lab/ant","knowledge":"2025-05",
              "limit":{"context":0,"output":0}}}},
             "broken":{"models":{"x":7}},"odd":[]}""");

    private final FactsFill groq = new FactsFill(TABLE, "groq", false);

    @Test
    void fillsWhatTheGatewayDoesNotStateAndNamesTheBase() {
        Model filled = groq.filled(row(offer("groq").prices("0.0000001", "0.0000002")));

        assertThat(filled.facts().knowledgeCutoff()).isEqualTo("2025-06");
        assertThat(filled.facts().reasoning().supportedEfforts()).containsExactly("low", "high");
        assertThat(filled.has(Capability.REASONING)).isTrue();
        assertThat(filled.serving().limits().maxOutput()).isEqualTo(8192);
        assertThat(filled.serving().pricing().of(Price.INPUT_CACHE_READ)).isEqualByComparingTo("0.00000001");
        assertThat(filled.serving().pricing().of(Price.INPUT_CACHE_WRITE)).isNull();
        assertThat(filled.origins())
                .containsEntry(ModelField.KNOWLEDGE_CUTOFF, new Origin("models.dev", "knowledge", BaseTables.AT))
                .containsEntry(ModelField.MAX_OUTPUT, new Origin("models.dev", "max_output", BaseTables.AT))
                .containsKeys(ModelField.REASONING, ModelField.INPUT_CACHE_READ);
    }

    @Test
    void leavesEveryLiveValueAlone() {
        Model row = Models.row("groq", "acme/ant")
                .facts(new Facts(null, "2024-01", null, null, null, null))
                .offers(offer("groq")
                        .limits(32768L, null, 100L)
                        .has(Capability.REASONING, false)
                        .prices("0.0000001", "0.0000002")
                        .price(Price.INPUT_CACHE_READ, "0.00000005")
                        .build())
                .build();

        Model filled = groq.filled(row);

        assertThat(filled.facts().knowledgeCutoff()).isEqualTo("2024-01");
        assertThat(filled.has(Capability.REASONING)).isFalse();
        assertThat(filled.serving()).isEqualTo(row.serving());
    }

    @Test
    void takesCachePricesOnlyBesideTheSamePrices() {
        Model filled = groq.filled(row(offer("groq").prices("0.0000003", "0.0000002")));

        assertThat(filled.serving().pricing().of(Price.INPUT_CACHE_READ)).isNull();
    }

    @Test
    void makesNoOfferLiveAndStatesNoPriceOfItsOwn() {
        Model filled = groq.filled(row(offer("groq").status("error")));

        assertThat(filled.serving().servable()).isFalse();
        assertThat(filled.serving().offers().get(0).pricing().stated()).isEmpty();
    }

    @Test
    void anAliasOfTheBaseLeadsToTheHubsModelAndALikeNameDoesNot() {
        assertThat(groq.filled(row(offer("groq"))).huggingFaceId()).isEqualTo("Acme-AI/Ant-7B");
        Model like =
                Models.row("groq", "acme/ant-7b").offers(offer("groq").build()).build();
        assertThat(groq.filled(like)).isSameAs(like);
    }

    @Test
    void modelsOfTheHubGetWhatBelongsToTheModelOnly() {
        Model row = Models.row("hug", "acme-ai/ant-7b")
                .hubId("acme-ai/ant-7b")
                .offers(offer("novita").prices("0.0000001", "0.0000002").build())
                .build();

        Model filled = new FactsFill(TABLE, "huggingface", true).filled(row);

        assertThat(filled.facts().knowledgeCutoff()).isEqualTo("2025-05");
        assertThat(filled.serving().limits().maxOutput()).isNull();
        assertThat(filled.serving().pricing()).isEqualTo(row.serving().pricing());
    }

    @Test
    void theReleaseIsTheDateWhereTheGatewayStatesNone() {
        Model row = Models.row("groq", "acme/ant").created(null).build();

        Model filled = new FactsFill(TABLE, "groq", false).filled(row);

        assertThat(filled.created()).isEqualTo("2025-08-01");
        assertThat(filled.origins().get(ModelField.CREATED).rule()).isEqualTo("release_date");
        Model dated = Models.row("groq", "acme/ant").created("2025-09-09").build();
        assertThat(new FactsFill(TABLE, "groq", false).filled(dated).created()).isEqualTo("2025-09-09");
    }

    @Test
    void fromWhenAGatewayAdvisesAgainstItsModelIsTheEntryOfThatGatewayOnly() {
        BaseTable map = BaseTables.liteLlm("""
                {"groq/acme/ant":{"litellm_provider":"groq","deprecation_date":"2026-12-31"}}""");

        Model filled = new FactsFill(map, "groq", false)
                .filled(Models.row("groq", "acme/ant").build());

        assertThat(filled.lifecycle().deprecatedAt()).isEqualTo("2026-12-31");
        assertThat(filled.lifecycle().source()).isEqualTo("litellm");
        Model elsewhere = Models.row("novita", "acme/ant").build();
        assertThat(new FactsFill(map, "novita", false).filled(elsewhere)).isSameAs(elsewhere);
    }

    @Test
    void readsLiteLlmsMap() {
        BaseTable map = BaseTables.liteLlm("""
                {"sample_spec":{"litellm_provider":"one of them"},
                 "groq/acme/ant":{"litellm_provider":"groq","max_output_tokens":4096,"input_cost_per_token":1e-07,
                  "output_cost_per_token":2E-7,"cache_read_input_token_cost":1e-08,"deprecation_date":"2026-12-31"},
                 "1024-x-1024/dall-e":{"mode":"image"}}""");

        BaseEntry entry = map.find("groq", "acme/ant").orElseThrow();
        assertThat(map.size()).isEqualTo(1);
        assertThat(entry.pricing().of(Price.INPUT_CACHE_READ)).isEqualByComparingTo(new BigDecimal("0.00000001"));
        assertThat(entry.maxOutput()).isEqualTo(4096);
        assertThat(entry.deprecatedAt()).isEqualTo("2026-12-31");
    }

    @Test
    void refusesACutOffDocument() {
        assertThatThrownBy(() -> BaseTables.modelsDev("{\"groq\":{\"models\":{\"a\":{\"id\":"))
                .isInstanceOf(UpstreamException.class);
        assertThatThrownBy(() -> BaseTables.modelsDev("[]")).isInstanceOf(UpstreamException.class);
    }

    private static Model row(OfferBuilder offer) {
        return Models.row("groq", "acme/ant").offers(offer.build()).build();
    }
}
