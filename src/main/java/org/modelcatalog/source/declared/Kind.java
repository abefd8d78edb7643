package org.modelcatalog.source.declared;

import java.util.List;
import java.util.Map;
import org.modelcatalog.config.GatewayConfig;
import org.modelcatalog.model.Capability;
import org.modelcatalog.source.BaseNames;

/**
 * A kind of gateway: where its list is, and where a record has which value. Hosts are no part of it.
 *
 * @param name of the kind, which is that of its file
 * @param digest of its file: what is fetched depends on all of it
 * @param path of the list below the endpoint, with its query
 * @param records path of names to the list in the answer; empty = the answer is the list
 * @param each a list in a record whose elements are the models, as offers of one model; null = a record is a model
 * @param keyHeader the header that carries the API key
 * @param keyPrefix stands before the key there
 * @param keyRequired whether the gateway says nothing without a key
 * @param paging null = the list is one page
 * @param only what a record must say to be listed at all
 * @param live what a record must say for its offer to be live
 * @param ownIds whether an id that is a Hub id, too, says nothing: the gateway states the Hub id where there is one
 * @param expires when the gateway no longer offers the model
 * @param deprecated from when the gateway advises against the model
 * @param replacement id of the model that it recommends instead
 * @param bases what the bases of facts call gateways of this kind
 */
record Kind(
        String name,
        String digest,
        String path,
        List<String> records,
        String each,
        String keyHeader,
        String keyPrefix,
        boolean keyRequired,
        Paging paging,
        List<Condition> only,
        List<Condition> live,
        Field id,
        boolean ownIds,
        Field hubId,
        Field displayName,
        Field description,
        Field created,
        Field context,
        Field maxInput,
        Field maxOutput,
        Field quantization,
        Field parameters,
        Field expires,
        Field deprecated,
        Field replacement,
        Field supportedParameters,
        ModalityRules modalities,
        Map<Capability, CapabilityRule> capabilities,
        PriceRules prices,
        BaseNames bases) {

    private static final String FIELD = "[A-Za-z0-9_$-]{1,64}";
    private static final String HEADER = "[A-Za-z][A-Za-z0-9-]{0,63}";

    static Kind of(String name, String digest, KindSection file) {
        KindSection key = file.section("key");
        String path = file.required("path", GatewayConfig.PATH, GatewayConfig.PATH_RULE);
        String records =
                file.text("records", FIELD + "(\\." + FIELD + "){0,3}", "names with dots, such as data.models");
        var kind = new Kind(
                name,
                digest,
                path,
                records == null ? List.of() : List.of(records.split("\\.")),
                file.text("each", FIELD, "the name of a list in a record"),
                header(key),
                prefix(key),
                key != null && key.bool("required"),
                Paging.of(file.section("paging")),
                Condition.all(file, "only"),
                Condition.all(file, "live"),
                Field.required(file, "id"),
                file.bool("own_ids"),
                Field.of(file, "hub_id"),
                Field.of(file, "name"),
                Field.of(file, "description"),
                Field.of(file, "created"),
                Field.of(file, "context"),
                Field.of(file, "max_input"),
                Field.of(file, "max_output"),
                Field.of(file, "quantization"),
                Field.of(file, "parameters"),
                Field.of(file, "expires"),
                Field.of(file, "deprecated"),
                Field.of(file, "replacement"),
                Field.of(file, "supported_parameters"),
                ModalityRules.of(file.section("modalities")),
                CapabilityRule.all(file.section("capabilities")),
                PriceRules.of(file.section("price")),
                bases(file.section("bases")));
        if (key != null) {
            key.end();
        }
        file.end();
        return kind;
    }

    private static BaseNames bases(KindSection section) {
        if (section == null) {
            return BaseNames.NONE;
        }
        var bases = new BaseNames(base(section, "models_dev"), base(section, "litellm"));
        section.end();
        return bases;
    }

    private static String base(KindSection section, String name) {
        return section.text(name, "[A-Za-z0-9._-]{1,64}", "the name of a provider there");
    }

    private static String header(KindSection key) {
        String header = key == null ? null : key.text("header", HEADER, "the name of a header");
        return header == null ? "Authorization" : header;
    }

    /** A bearer token, unless the kind names a header of its own. */
    private static String prefix(KindSection key) {
        String prefix = key == null
                ? null
                : key.text("prefix", "[\\x21-\\x7E]{1,32} ?", "a word of printable ASCII, with a space or not");
        if (prefix != null) {
            return prefix;
        }
        return key == null || !key.has("header") ? "Bearer " : "";
    }
}
