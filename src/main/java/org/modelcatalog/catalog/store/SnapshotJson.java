package org.modelcatalog.catalog.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.modelcatalog.model.Architecture;
import org.modelcatalog.model.Capabilities;
import org.modelcatalog.model.Capability;
import org.modelcatalog.model.Conflict;
import org.modelcatalog.model.Deprecation;
import org.modelcatalog.model.Facts;
import org.modelcatalog.model.Gated;
import org.modelcatalog.model.HubMetrics;
import org.modelcatalog.model.Limits;
import org.modelcatalog.model.Listing;
import org.modelcatalog.model.Modality;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelField;
import org.modelcatalog.model.Offer;
import org.modelcatalog.model.OfferTerms;
import org.modelcatalog.model.Origin;
import org.modelcatalog.model.ParameterCount;
import org.modelcatalog.model.Price;
import org.modelcatalog.model.PriceOverride;
import org.modelcatalog.model.Pricing;
import org.modelcatalog.model.Reasoning;
import org.modelcatalog.model.Serving;
import org.modelcatalog.model.TopProvider;
import org.modelcatalog.model.Weights;
import org.modelcatalog.source.ConfigFile;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.FetchedPart;
import org.modelcatalog.source.PastListings;

/** The contents as JSON, component by component. Its own mapper keeps the file format apart from that of answers. */
@RegisterForReflection(
        targets = {
            StoredSnapshot.class,
            FetchedModels.class,
            FetchedPart.class,
            PastListings.class,
            ConfigFile.class,
            ConfigFile.Outcome.class,
            Model.class,
            ModelField.class,
            OfferTerms.class,
            Origin.class,
            TopProvider.class,
            Architecture.class,
            Modality.class,
            Serving.class,
            Offer.class,
            Pricing.class,
            Price.class,
            PriceOverride.class,
            Limits.class,
            Capabilities.class,
            Capability.class,
            Facts.class,
            Deprecation.class,
            Listing.class,
            Conflict.class,
            Conflict.Kind.class,
            Reasoning.class,
            Weights.class,
            Weights.Quantization.class,
            HubMetrics.class,
            Gated.class,
            ParameterCount.class,
            ParameterCount.Rule.class
        })
final class SnapshotJson {

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    // An unpaired surrogate, which JSON can bring in and UTF-8 cannot hold, survives as an escape.
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                    .build())
            .addModule(new JavaTimeModule())
            .addModule(OriginJson.module())
            // Components only: isPrivate() would count as a property "private", and other methods as components.
            .visibility(PropertyAccessor.GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            // A later release may add components within this version of the format.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private SnapshotJson() {}

    static JsonMapper mapper() {
        return MAPPER;
    }

    static void write(OutputStream out, StoredSnapshot snapshot) throws IOException {
        MAPPER.writeValue(out, snapshot);
    }

    static StoredSnapshot read(InputStream in) throws IOException {
        try {
            StoredSnapshot snapshot = MAPPER.readValue(in, StoredSnapshot.class);
            if (snapshot == null) {
                throw new RefusedSnapshotException("does not hold what a snapshot holds (null)", "delete it");
            }
            return snapshot;
        } catch (JsonProcessingException e) {
            rethrowCause(e);
            // Without its message, which may quote the file.
            throw new RefusedSnapshotException(
                    "does not hold what a snapshot holds ("
                            + e.getClass().getSimpleName() + " at byte "
                            + (e.getLocation() == null ? 0 : e.getLocation().getByteOffset()) + ")",
                    "delete it");
        }
    }

    /** Jackson wraps failures of the stream, such as the limit on its length. */
    private static void rethrowCause(JsonProcessingException failure) throws IOException {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException stream && !(stream instanceof JsonProcessingException)) {
                throw stream;
            }
        }
    }
}
