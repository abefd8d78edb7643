package org.modelcatalog.source.declared;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.modelcatalog.model.Architecture;
import org.modelcatalog.model.Deprecation;
import org.modelcatalog.model.Facts;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelField;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.model.ParameterCount;
import org.modelcatalog.model.ParameterCount.Rule;
import org.modelcatalog.model.Serving;
import org.modelcatalog.source.ModelName;
import org.modelcatalog.source.Origins;
import org.modelcatalog.source.declared.Field.Found;
import org.modelcatalog.source.declared.Scalars.End;
import org.modelcatalog.source.json.UnusableRecordException;

/** A model as a declared gateway lists it. What its kind does not state, or has another type than it should, is unknown. */
final class DeclaredRecord {

    private static final int LONGEST_ID = 256;

    private final Kind kind;
    private final String gateway;
    private final JsonNode json;
    private final Instant at;
    private final Origins origins;

    private DeclaredRecord(Kind kind, String gateway, JsonNode json, Instant at) {
        this.kind = kind;
        this.gateway = gateway;
        this.json = json;
        this.at = at;
        this.origins = new Origins(gateway, at);
    }

    /**
     * The row of a record.
     *
     * @param gateway slug
     * @throws UnusableRecordException when it has no id, or is not to be listed
     */
    static Model row(Kind kind, String gateway, JsonNode json, Instant at) throws UnusableRecordException {
        return new DeclaredRecord(kind, gateway, json, at).row();
    }

    private Model row() throws UnusableRecordException {
        for (Condition condition : kind.only()) {
            if (!condition.holds(json)) {
                throw new UnusableRecordException("not_listed");
            }
        }
        String id = id();
        String hubId = hubId();
        Found<String> name = kind.displayName().word(json);
        Architecture architecture = kind.modalities().of(json);
        origins.note(ModelField.MODALITY, architecture.modality(), "modalities");
        var serving = new Serving(List.of(new DeclaredOffer(kind, gateway, json, at).of(architecture)));
        return new Model(
                id,
                id,
                hubId,
                List.of(),
                name == null ? ModelName.of(id) : name.value(),
                ModelId.owner(hubId == null ? id : hubId),
                null,
                List.of(gateway),
                created(),
                note(ModelField.DESCRIPTION, kind.description().text(json)),
                null,
                architecture,
                noted(serving),
                new Facts(null, null, end(), null, null, parameters(), deprecation(), List.of()),
                null,
                origins.noted());
    }

    private String id() throws UnusableRecordException {
        Found<String> id = kind.id().text(json);
        if (id == null) {
            throw new UnusableRecordException("no_id");
        }
        if (id.value().length() > LONGEST_ID || id.value().chars().anyMatch(Character::isISOControl)) {
            throw new UnusableRecordException("invalid_id");
        }
        if (id.value().contains("*")) {
            throw new UnusableRecordException("wildcard"); // openai/* routes to many models and is none
        }
        return id.value();
    }

    /** Only with its owner: a name alone is too often the name of something else. */
    private String hubId() {
        Found<String> stated = kind.hubId().word(json);
        return stated != null && stated.value().contains("/") && ModelId.isValid(stated.value())
                ? stated.value()
                : null;
    }

    private ParameterCount parameters() {
        Found<Long> stated = kind.parameters().parameters(json);
        return stated == null
                ? null
                : origins.note(
                        ModelField.NUM_PARAMETERS, new ParameterCount(stated.value(), Rule.STATED), stated.rule());
    }

    /** Notes where the figures of the offer are stated. */
    private Serving noted(Serving serving) {
        origins.noteListed(serving, "listed");
        Found<Long> context = kind.context().tokens(json);
        if (context != null && serving.contextLength().isPresent()) {
            origins.note(ModelField.CONTEXT_LENGTH, context.value(), context.rule());
        }
        Found<List<String>> supported = kind.supportedParameters().words(json);
        if (supported != null) {
            origins.note(ModelField.SUPPORTED_PARAMETERS, serving.supportedParameters(), supported.rule());
        }
        return serving;
    }

    private String created() {
        Found<Instant> stated = kind.created().time(json);
        return stated == null
                ? null
                : origins.note(ModelField.CREATED, stated.value().toString(), stated.rule());
    }

    private String end() {
        Found<End> stated = kind.expires().end(json);
        return stated == null
                ? null
                : origins.note(ModelField.EXPIRATION_DATE, stated.value().stated(), stated.rule());
    }

    private Deprecation deprecation() {
        Found<End> from = kind.deprecated().end(json);
        Found<String> replacement = kind.replacement().word(json);
        return Deprecation.of(
                from == null ? null : from.value().stated(), replacement == null ? null : replacement.value(), gateway);
    }

    private <T> T note(ModelField field, Found<T> stated) {
        return stated == null ? null : origins.note(field, stated.value(), stated.rule());
    }
}
