package org.modelcatalog.source.huggingface;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.modelcatalog.model.Modality;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelField;
import org.modelcatalog.model.Offer;
import org.modelcatalog.model.Origin;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.FetchedPart;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;
import org.modelcatalog.source.huggingface.HubPart.Kind;
import org.modelcatalog.source.json.RecordReader;

/** What the router says, in the catalog that is put together. */
class RouterAssemblyTest {

    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-01-01T01:00:00Z");
    private static final UpstreamException NO = new UpstreamException(Reason.STATUS, "no");
    private static final HubRecord AURORA = HubRecords.of("{'_id':'1','id':'acme-ai/Aurora','downloads':30,"
            + "'pipeline_tag':'text-generation','gguf':{'context_length':4096}}");
    private static final String OFFERS =
            "'architecture':{'input_modalities':['image','text'],'output_modalities':['text']},"
                    + "'providers':[{'provider':'zeta','status':'live','context_length':8192,'pricing':{'input':0.9299999,'output':2},"
                    + "'supports_tools':true},{'provider':'alpha','status':'error','context_length':99999}]";

    @Test
    void whatTheRouterSaysIsInTheRow() {
        Model row = only(assembled(said("{'id':'acme-ai/Aurora'," + OFFERS + "}"), walk(AURORA)));

        assertThat(row.contextLength()).isEqualTo(8192);
        assertThat(row.serving().pricing().prompt()).isEqualByComparingTo("0.00000093");
        assertThat(row.serving().offers()).extracting(Offer::inferenceProvider).containsExactly("alpha", "zeta");
        assertThat(row.serving().servable()).isTrue();
        assertThat(row.serving().supportedParameters()).containsExactly("tools", "tool_choice");
        assertThat(row.architecture().inputs()).containsExactly(Modality.TEXT, Modality.IMAGE);
        assertThat(row.hub().downloads()).isEqualTo(30);
    }

    @Test
    void eachValueSaysWhetherItIsTheRoutersOrTheHubs() {
        Map<ModelField, Origin> origins = only(assembled(said("{'id':'acme-ai/Aurora'," + OFFERS + "}"), walk(AURORA)))
                .origins();

        assertThat(origins.get(ModelField.CONTEXT_LENGTH))
                .isEqualTo(new Origin("router", "largest_context_of_live_providers", NOW));
        assertThat(origins.get(ModelField.MODALITY)).isEqualTo(new Origin("router", "architecture", NOW));
        assertThat(origins.get(ModelField.DOWNLOADS)).isEqualTo(new Origin("hub", "downloads", NOW));
    }

    @Test
    void withoutALiveContextTheFilesContextStays() {
        Model row = only(assembled(
                said("{'id':'acme-ai/Aurora','providers':[{'provider':'zeta','status':'live'}]}"), walk(AURORA)));

        assertThat(row.contextLength()).isEqualTo(4096);
        assertThat(row.origins().get(ModelField.CONTEXT_LENGTH))
                .isEqualTo(new Origin("hub", "gguf.context_length", NOW));
        assertThat(row.architecture().inputs()).containsExactly(Modality.TEXT);
    }

    @Test
    void anIdInAnotherCaseIsTheSameModel() {
        assertThat(only(assembled(said("{'id':'ACME-AI/aurora'," + OFFERS + "}"), walk(AURORA)))
                        .serving()
                        .servable())
                .isTrue();
    }

    @Test
    void aFormerIdThatAWalkBroughtIsTheSameModel() {
        HubRecord former = HubRecords.of("1", "acme-ai/Old-Aurora", 1);

        Model row = only(assembled(said("{'id':'acme-ai/old-aurora'," + OFFERS + "}"), walk(AURORA, former)));

        assertThat(row.id()).isEqualTo("acme-ai/Aurora");
        assertThat(row.aliases()).containsExactly("acme-ai/old-aurora");
        assertThat(row.serving().servable()).isTrue();
    }

    @Test
    void anIdOfTheEarlierFetchIsTheSameModelForAsLongAsItIsListed() {
        FetchedModels first = HubAssembly.of(
                List.of(walk(HubRecords.of("1", "acme-ai/Old-Aurora", 1))),
                RouterAnswer.NOT_ASKED,
                FetchedModels.NONE,
                THEN);
        FetchedModels renamed =
                HubAssembly.of(List.of(walk(AURORA)), RouterAnswer.NOT_ASKED, first, THEN.plusSeconds(1));

        FetchedModels fetched =
                HubAssembly.of(List.of(walk(AURORA)), said("{'id':'acme-ai/old-aurora'," + OFFERS + "}"), renamed, NOW);

        assertThat(only(fetched).id()).isEqualTo("acme-ai/Aurora");
        assertThat(only(fetched).serving().servable()).isTrue();
    }

    @Test
    void aModelThatNoWalkReachedGetsItsHubFieldsFromTheWalkOverServedModels() {
        HubRecord served = HubRecords.of("{'_id':'2','id':'acme-ai/Served','downloads':5}");
        HubRecord unlisted = HubRecords.of("{'_id':'3','id':'acme-ai/Unlisted','downloads':4}");

        FetchedModels fetched =
                assembled(said("{'id':'acme-ai/served'," + OFFERS + "}"), walk(AURORA), served(null, served, unlisted));

        assertThat(fetched.models()).extracting(Model::id).containsExactly("acme-ai/Aurora", "acme-ai/Served");
        assertThat(fetched.models().get(1).hub().downloads()).isEqualTo(5);
    }

    @Test
    void aModelThatOnlyTheRouterKnowsHasARowInWhichTheRestIsUnknown() {
        FetchedModels fetched = assembled(
                said("{'id':'acme-ai/Nimbus','created':1781332977," + OFFERS + "}"), walk(AURORA), served(null));

        Model row = fetched.models().get(1);
        assertThat(row.id()).isEqualTo("acme-ai/Nimbus");
        assertThat(row.name()).isEqualTo("Nimbus");
        assertThat(row.created()).isEqualTo("2026-06-13T06:42:57Z");
        assertThat(row.contextLength()).isEqualTo(8192);
        assertThat(row.hub().downloads()).isNull();
        assertThat(row.hub().url()).isEqualTo("https://huggingface.co/acme-ai/Nimbus");
    }

    @Test
    void aModelThatIsPrivateIsNotListedWhateverTheRouterSays() {
        HubRecord hidden = HubRecords.of("{'_id':'2','id':'acme-ai/Hidden','private':true}");

        assertThat(assembled(said("{'id':'acme-ai/Hidden'," + OFFERS + "}"), walk(AURORA, hidden))
                        .models())
                .extracting(Model::id)
                .containsExactly("acme-ai/Aurora");
    }

    @Test
    void whenTheRouterIsDownItsWordIsKeptAndTheCatalogIsAsOldAsThat() {
        String both = "{'id':'acme-ai/Aurora'," + OFFERS + "},{'id':'acme-ai/Nimbus'," + OFFERS + "}";
        FetchedModels earlier =
                HubAssembly.of(List.of(walk(AURORA), served(null)), said(both), FetchedModels.NONE, THEN);
        HubRecord today = HubRecords.of("{'_id':'1','id':'acme-ai/Aurora','downloads':31}");

        FetchedModels fetched =
                HubAssembly.of(List.of(walk(today), served(null)), RouterAnswer.failed(NO), earlier, NOW);

        assertThat(fetched.models()).extracting(Model::id).containsExactly("acme-ai/Aurora", "acme-ai/Nimbus");
        Model row = fetched.models().get(0);
        assertThat(row.hub().downloads()).isEqualTo(31);
        assertThat(row.contextLength()).isEqualTo(8192);
        assertThat(row.architecture().inputs()).containsExactly(Modality.TEXT, Modality.IMAGE);
        assertThat(row.origins().get(ModelField.PRICING).at()).isEqualTo(THEN);
        assertThat(row.origins().get(ModelField.DOWNLOADS).at()).isEqualTo(NOW);
        assertThat(fetched.missing()).isEqualTo(Map.of("Inference Providers", "no"));
        assertThat(fetched.fetchedAt()).isEqualTo(THEN);
    }

    @Test
    void whatIsKeptTwiceIsStillThatOfTheRouter() {
        FetchedModels first = assembled(said("{'id':'acme-ai/Aurora'," + OFFERS + "}"), walk(AURORA));
        FetchedModels second =
                HubAssembly.of(List.of(walk(AURORA)), RouterAnswer.failed(NO), first, NOW.plusSeconds(1));

        FetchedModels third =
                HubAssembly.of(List.of(walk(AURORA)), RouterAnswer.failed(NO), second, NOW.plusSeconds(2));

        assertThat(only(third))
                .isEqualTo(only(second).with(only(second).hub(), only(third).origins()));
        assertThat(only(third).contextLength()).isEqualTo(8192);
        assertThat(only(third).origins().get(ModelField.PRICING).at()).isEqualTo(NOW);
    }

    @Test
    void aRouterThatWasNeverHeardCostsItsOwnWordOnly() {
        FetchedModels fetched = assembled(RouterAnswer.failed(NO), walk(AURORA), served(null));

        assertThat(only(fetched).contextLength()).isEqualTo(4096);
        assertThat(fetched.missing()).containsOnlyKeys("Inference Providers");
        assertThat(fetched.fetchedAt()).isEqualTo(NOW);
    }

    @Test
    void whenTheWalkOverServedModelsFailsTheHubsEarlierWordIsKept() {
        HubRecord record = HubRecords.of("{'_id':'2','id':'acme-ai/Served','downloads':5}");
        RouterAnswer said = said("{'id':'acme-ai/Served'," + OFFERS + "}");
        FetchedModels earlier =
                HubAssembly.of(List.of(walk(AURORA), served(null, record)), said, FetchedModels.NONE, THEN);

        FetchedModels fetched = HubAssembly.of(List.of(walk(AURORA), served(NO)), said, earlier, NOW);

        assertThat(fetched.models().get(1).hub().downloads()).isEqualTo(5);
        assertThat(fetched.missing()).containsOnlyKeys("text-generation served");
    }

    @Test
    void whatTheRouterNoLongerListsIsNotServedAnyLonger() {
        RouterAnswer both = said("{'id':'acme-ai/Aurora'," + OFFERS + "},{'id':'acme-ai/Nimbus'," + OFFERS + "}");
        FetchedModels earlier = HubAssembly.of(List.of(walk(AURORA), served(null)), both, FetchedModels.NONE, THEN);

        FetchedModels fetched = HubAssembly.of(
                List.of(walk(AURORA), served(null)), said("{'id':'acme-ai/Other'," + OFFERS + "}"), earlier, NOW);

        assertThat(fetched.models()).extracting(Model::id).containsExactly("acme-ai/Aurora", "acme-ai/Other");
        assertThat(fetched.models().get(0).serving().servable()).isFalse();
        assertThat(fetched.fetchedAt()).isEqualTo(NOW);
    }

    @Test
    void anOfferOfTheHubsThatIsLiveAtAPriceTheRouterKnewHasAnOrigin() {
        String down = "'providers':[{'provider':'zeta','status':'error','context_length':8192,"
                + "'pricing':{'input':1,'output':2}}]";
        FetchedModels earlier = assembled(said("{'id':'acme-ai/Aurora'," + down + "}"), walk(AURORA));
        HubRecord live = HubRecords.of("{'_id':'1','id':'acme-ai/Aurora','downloads':30,"
                + "'inferenceProviderMapping':[{'provider':'zeta','status':'live'}]}");

        Model row = only(HubAssembly.of(List.of(walk(live)), RouterAnswer.failed(NO), earlier, NOW.plusSeconds(60)));

        assertThat(row.serving().pricing().complete()).isTrue();
        assertThat(row.origins().get(ModelField.PRICING))
                .isEqualTo(new Origin("router", "lowest_prompt_price_of_live_providers", NOW));
        assertThat(row.origins().values()).doesNotContainNull();
    }

    @Test
    void whatTheRouterSaysIsDownIsNotServedWhateverTheHubsRecordSays() {
        HubRecord mapped = HubRecords.of("{'_id':'1','id':'acme-ai/Aurora','gguf':{'context_length':4096},"
                + "'inferenceProviderMapping':["
                + "{'provider':'zeta','status':'live','providerDetails':{'context_length':131072}}]}");

        Model row = only(assembled(
                said("{'id':'acme-ai/Aurora','providers':[{'provider':'zeta','status':'error'}]}"), walk(mapped)));

        assertThat(row.serving().servable()).isFalse();
        assertThat(row.contextLength()).isEqualTo(4096);
        assertThat(row.origins().get(ModelField.CONTEXT_LENGTH))
                .isEqualTo(new Origin("hub", "gguf.context_length", NOW));
        assertThat(row.origins()).doesNotContainKeys(ModelField.PRICING, ModelField.SUPPORTED_PARAMETERS);
    }

    @Test
    void aRowThatIsKeptIsNotServedWhenTheRouterListsItNoLonger() {
        FetchedModels earlier = assembled(
                said("{'id':'acme-ai/Aurora'," + OFFERS + "}"),
                walk(AURORA),
                brought("text-generation by likes", Kind.WALK, null, AURORA));
        HubRecord other = HubRecords.of("{'_id':'9','id':'acme-ai/Other','downloads':1}");

        FetchedModels fetched = HubAssembly.of(
                List.of(walk(other), brought("text-generation by likes", Kind.WALK, NO)),
                said("{'id':'acme-ai/Other'," + OFFERS + "}"),
                earlier,
                NOW.plusSeconds(60));

        Model kept = fetched.models().get(0);
        assertThat(kept.id()).isEqualTo("acme-ai/Aurora");
        assertThat(kept.serving().servable()).isFalse();
        assertThat(kept.contextLength()).isEqualTo(4096);
        assertThat(kept.architecture().inputs()).containsExactly(Modality.TEXT);
        assertThat(kept.origins().values()).extracting(Origin::source).containsOnly("hub");
    }

    @Test
    void twoSpellingsOfOneIdAreOneModel() {
        FetchedModels fetched = assembled(
                said("{'id':'acme-ai/Nimbus','providers':[{'provider':'a','status':'live'}]},"
                        + "{'id':'ACME-AI/nimbus','providers':[{'provider':'b','status':'live'}]}"),
                walk(AURORA),
                served(null));

        assertThat(fetched.models()).hasSize(2);
        assertThat(fetched.models().get(1).serving().offers())
                .extracting(Offer::inferenceProvider)
                .containsExactly("a", "b");
    }

    @Test
    void theRoutersModelsAreAPartThatTheGuardCanCount() {
        FetchedModels fetched = assembled(said("{'id':'ACME-AI/aurora'," + OFFERS + "}"), walk(AURORA));

        assertThat(fetched.parts()).contains(new FetchedPart("Inference Providers", List.of("acme-ai/Aurora"), null));
    }

    @Test
    void anOfferThatBothTellOfIsOneOfferAndTheRoutersWordGoesFirst() {
        HubRecord mapped = HubRecords.of("{'_id':'1','id':'acme-ai/Aurora','inferenceProviderMapping':["
                + "{'provider':'zeta','status':'staging','performance':{'tokensPerSecond':50}},"
                + "{'provider':'omega','status':'live','providerDetails':{'context_length':16384}}]}");

        Model row = only(assembled(said("{'id':'acme-ai/Aurora'," + OFFERS + "}"), walk(mapped)));

        assertThat(row.serving().offers())
                .extracting(Offer::inferenceProvider)
                .containsExactly("alpha", "omega", "zeta");
        Offer zeta = row.serving().offers().get(2);
        assertThat(zeta.status()).isEqualTo("live");
        assertThat(zeta.throughput()).isEqualTo(new BigDecimal("50"));
        assertThat(row.contextLength()).isEqualTo(16384);
        assertThat(row.origins().get(ModelField.CONTEXT_LENGTH).source()).isEqualTo("hub");
        assertThat(row.origins().get(ModelField.PRICING).source()).isEqualTo("router");
    }

    private static FetchedModels assembled(RouterAnswer said, HubPart.Brought... parts) {
        return HubAssembly.of(List.of(parts), said, FetchedModels.NONE, NOW);
    }

    private static Model only(FetchedModels fetched) {
        assertThat(fetched.models()).hasSize(1);
        return fetched.models().get(0);
    }

    /** The router's list, of records in JSON with single quotes for double ones. */
    private static RouterAnswer said(String records) {
        byte[] json =
                ("{'data':[" + records + "]}").replace('\'', '"').getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return RouterAnswer.of(
                new RecordReader<>("the router", 100, RouterRecord::read).listIn("data", json, json.length));
    }

    private static HubPart.Brought walk(HubRecord... records) {
        return brought("text-generation by downloads", Kind.WALK, null, records);
    }

    private static HubPart.Brought served(UpstreamException failure, HubRecord... records) {
        return brought("text-generation served", Kind.SERVED, failure, records);
    }

    private static HubPart.Brought brought(String name, Kind kind, UpstreamException failure, HubRecord... records) {
        return new HubPart.Brought(name, kind, List.of(new HubPage(List.of(records), Map.of())), failure);
    }
}
