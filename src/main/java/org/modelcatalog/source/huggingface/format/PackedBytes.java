package org.modelcatalog.source.huggingface.format;

import java.util.List;
import java.util.Set;
import org.modelcatalog.source.huggingface.format.PackedWeights.Layout;
import org.modelcatalog.source.huggingface.format.PackedWeights.Packing;

/** Weights narrower than a byte in U8 or I8: bitsandbytes, MXFP4, NVFP4, HQQ, BitNet. */
final class PackedBytes {

    private static final Set<String> BITSANDBYTES = Set.of("bitsandbytes");

    /** The Hub's counter multiplies nothing out for these. */
    private static final Set<String> NEVER_EXPANDED =
            Set.of("modelopt", "modelopt-fp4", "hqq", "bitnet", "quanto", "torchao", "auto-round");

    // Sizes of layers are multiples of 64, so whole tensors are multiples of this; odd scales and states are not.
    private static final double TENSOR = 4096;

    private PackedBytes() {}

    static List<Layout> layouts(DtypeMap map, double bytes, PackingHints hints) {
        double floats8 = map.bytesOfFloats();
        if (near(bytes, floats8 / 32)) {
            // MXFP8: the U8 are its scales.
            return List.of(new Layout(map.all() - bytes, map.all() - bytes, Packing.EXPANDED));
        }
        double bits = hints.bitsOr(hints.isMethod(Set.of("bitnet")) ? 2 : 4);
        if (map.exponents() > 0) {
            // One exponent to 32 weights of 4 bits is one to 16 bytes, whatever the other layers are called.
            boolean stored = map.exponents() >= bytes / 17;
            return List.of(new Layout(map.all(), map.all() + bytes, stored ? Packing.STORED : Packing.LIKELY_EXPANDED));
        }
        if (bits >= 8) {
            return List.of();
        }
        double unpacked = map.all() - bytes + bytes * 8 / bits;
        if (hints.isMethod(BITSANDBYTES)) {
            return List.of(bitsandbytes(map, bytes));
        }
        if (hints.isMethod(Set.of("mxfp4")) || hints.isFormat("mxfp4")) {
            return List.of(mxfp4(map, bytes));
        }
        return List.of(floats8 > 0 ? nvfp4(map, bytes, unpacked, hints) : plain(map, unpacked, hints));
    }

    static boolean near(double value, double expected) {
        return expected > 0 && Math.abs(value / expected - 1) < 0.03;
    }

    /** One scale of F8_E4M3 to 16 weights: an eighth of the bytes, or a sixteenth of the weights. */
    private static Layout nvfp4(DtypeMap map, double bytes, double unpacked, PackingHints hints) {
        double floats8 = map.of("F8_E4M3");
        if (near(floats8, bytes / 8)) {
            return new Layout(map.all(), unpacked - floats8, Packing.STORED);
        }
        if (near(floats8, bytes / 16)) {
            return new Layout(map.all() - floats8, unpacked, Packing.EXPANDED);
        }
        // More than the scales: layers of FP8 beside them. Less: the counter left the scales out.
        boolean more = floats8 > bytes / 8;
        Packing packing = hints.isMethod(NEVER_EXPANDED) || more && hints.isFormat("nvfp4")
                ? Packing.LIKELY_STORED
                : Packing.UNKNOWN;
        return new Layout(map.all(), more ? unpacked - bytes / 8 : unpacked, packing);
    }

    /** The scales are U8 themselves, one to 32 weights: 17 bytes hold 32 weights. Counted with weights, 33 are 32. */
    private static Layout mxfp4(DtypeMap map, double bytes) {
        double rest = map.all() - bytes;
        boolean stored = bytes % 17 == 0;
        boolean withScales = bytes % 33 == 0;
        Packing packing = stored ? Packing.LIKELY_STORED : Packing.LIKELY_EXPANDED;
        return new Layout(
                withScales ? rest + bytes / 33 * 32 : map.all(),
                rest + bytes / 17 * 32,
                stored && withScales ? Packing.UNKNOWN : packing);
    }

    /** One scale to 64 weights: in F32, or with double quantisation in U8 with a few states of odd length. */
    private static Layout bitsandbytes(DtypeMap map, double bytes) {
        double rest = map.all() - bytes;
        double scales = bytes * 2 / 64;
        if (near(map.of("F32"), scales)) {
            return new Layout(map.all(), rest - scales + 2 * bytes, Packing.LIKELY_STORED);
        }
        if (bytes % TENSOR == 0) {
            return new Layout(map.all(), rest + 2 * bytes, Packing.LIKELY_EXPANDED);
        }
        return new Layout(rest + bytes / 33 * 32, rest + bytes / 33 * 64, byScalesOfScales(map.of("F32"), bytes));
    }

    /** Double quantisation has an F32 to 256 scales, and tables that make them up to half as many again. */
    private static Packing byScalesOfScales(double floats, double bytes) {
        double share = floats * 256 * 33 / bytes;
        if (share >= 0.95 && share < 1.6) {
            return Packing.LIKELY_STORED;
        }
        return share >= 0.48 && share < 0.8 ? Packing.LIKELY_EXPANDED : Packing.UNKNOWN;
    }

    private static Layout plain(DtypeMap map, double unpacked, PackingHints hints) {
        if (hints.isMethod(Set.of("hqq"))) {
            double group = hints.groupSize() != null && hints.groupSize() > 0 ? hints.groupSize() : 64;
            double scales = 2 * (unpacked - map.all()) * 2 / group;
            return new Layout(map.all(), map.floats() >= scales ? unpacked - scales : unpacked, Packing.LIKELY_STORED);
        }
        if (hints.isMethod(NEVER_EXPANDED)) {
            return new Layout(map.all(), unpacked, Packing.LIKELY_STORED);
        }
        // A counter that multiplies out leaves the scales out as well; stored NVFP4 would have them.
        boolean nvfp4 = hints.isFormat("nvfp4");
        return new Layout(map.all(), unpacked, nvfp4 ? Packing.LIKELY_EXPANDED : Packing.UNKNOWN);
    }
}
