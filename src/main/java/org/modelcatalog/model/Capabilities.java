package org.modelcatalog.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which capabilities a model or an offer has. A capability that is not there is unknown.
 *
 * @param stated the known capabilities
 */
public record Capabilities(Map<Capability, Boolean> stated) {

    /** Every capability is unknown. */
    public static final Capabilities UNKNOWN = new Capabilities(Map.of());

    public Capabilities {
        var known = new EnumMap<Capability, Boolean>(Capability.class);
        stated.forEach((capability, has) -> {
            if (has != null) {
                known.put(capability, has);
            }
        });
        stated = known.isEmpty() ? Map.of() : Collections.unmodifiableMap(known);
    }

    /** Returns what follows from modalities; empty lists say nothing. */
    public static Capabilities of(List<Modality> inputs, List<Modality> outputs) {
        var capabilities = new EnumMap<Capability, Boolean>(Capability.class);
        for (Capability capability : Capability.values()) {
            capabilities.put(capability, capability.in(inputs, outputs));
        }
        return new Capabilities(capabilities);
    }

    /** Returns the capabilities of an offer whose source states only these two; null = unknown. */
    public static Capabilities of(Boolean tools, Boolean structuredOutputs) {
        return UNKNOWN.with(Capability.TOOLS, tools).with(Capability.STRUCTURED_OUTPUTS, structuredOutputs);
    }

    /** Whether there is the capability; null = unknown. */
    public Boolean has(Capability capability) {
        return stated.get(capability);
    }

    /** Returns a copy in which this capability is known; null changes nothing. */
    public Capabilities with(Capability capability, Boolean has) {
        if (has == null) {
            return this;
        }
        var capabilities = new EnumMap<Capability, Boolean>(Capability.class);
        capabilities.putAll(stated);
        capabilities.put(capability, has);
        return new Capabilities(capabilities);
    }

    /** Returns these capabilities, and those of another where they are unknown. */
    public Capabilities or(Capabilities other) {
        var capabilities = new EnumMap<Capability, Boolean>(Capability.class);
        capabilities.putAll(other.stated);
        capabilities.putAll(stated);
        return new Capabilities(capabilities);
    }
}
