package org.modelcatalog.source.huggingface;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** Records of made-up quantised models whose true number of parameters is known. */
final class PackedModels {

    /** How a format stores weights, and whether the Hub counted what is stored or what it means. */
    enum Kind {
        BF16,
        FP8_BLOCKS,
        INT8,
        GPTQ_STORED,
        GPTQ_EXACT,
        AWQ_STORED,
        AWQ_EXACT,
        PACK_QUANTIZED_STORED,
        PACK_QUANTIZED_WITH_SCALES,
        PACK_QUANTIZED_EXACT,
        AUTO_ROUND_STORED,
        BNB4_STORED,
        BNB4_WITH_SCALES,
        BNB4_EXACT,
        MLX_STORED,
        MLX_EXACT,
        MLX_MXFP4_STORED,
        NVFP4_STORED,
        NVFP4_STORED_WITHOUT_SCALES,
        NVFP4_PACK_STORED,
        NVFP4_PACK_EXACT,
        MXFP4_STORED,
        MXFP4_WITH_SCALES,
        MXFP4_EXACT,
        FP4_IN_I8_STORED,
        FP4_IN_I8_EXACT,
        HQQ_STORED,
        MXFP8
    }

    /** A quantised model, its base and the truth. */
    record Packed(String record, String base, long parameters) {}

    private final Random random;
    private final Map<String, Long> dtypes = new LinkedHashMap<>();
    private String config = "";
    private String tags = "";

    private PackedModels(Random random) {
        this.random = random;
    }

    static Packed of(Kind kind, long seed, boolean nameHasSize) {
        return new PackedModels(new Random(seed)).model(kind, nameHasSize);
    }

    private Packed model(Kind kind, boolean nameHasSize) {
        long hidden = 256L * (4 + random.nextInt(28));
        long layers = 16 + random.nextInt(64);
        long experts = random.nextInt(4) == 0 ? 8L << random.nextInt(4) : 1;
        long inner = experts > 1 ? hidden / 2 : hidden * 3;
        long linear = layers * (3 * hidden * hidden + 3 * hidden * inner * experts);
        long embeddings = (random.nextInt(3) == 0 ? 32_000L : 151_936L) * hidden * (hidden < 3000 ? 1 : 2);
        long norms = layers * 2 * hidden + hidden;
        pack(kind, linear, embeddings, norms, layers * (4 + 3 * experts), hidden);
        long parameters = linear + embeddings + norms;
        String name = "Aurora" + (nameHasSize ? "-" + size(parameters) : "");
        String map = dtypes.entrySet().stream()
                .filter(dtype -> dtype.getValue() > 0)
                .map(dtype -> "'" + dtype.getKey() + "':" + dtype.getValue())
                .collect(Collectors.joining(","));
        long total = dtypes.values().stream().mapToLong(Long::longValue).sum();
        return new Packed(
                "{'id':'bits/" + name + "-packed','tags':[" + tags + "'base_model:quantized:acme-ai/" + name
                        + "'],'safetensors':{'parameters':{" + map + "},'total':" + total + "},'config':{" + config
                        + "}}",
                "{'id':'acme-ai/" + name + "','safetensors':{'parameters':{'BF16':" + parameters + "}}}",
                parameters);
    }

    /** As names do: a digit or two, rounded down more often than up. */
    private static String size(long parameters) {
        double billions = parameters / 1e9;
        if (billions < 1) {
            return Math.round(billions * 100) * 10 + "M";
        }
        // "1B" for 1.5 billion would be further off than any name is known to be
        double steps = billions < 2 ? 10 : billions < 10 ? 2 : 1;
        return Math.floor(billions * steps) / steps + "B";
    }

    private void pack(Kind kind, long linear, long embeddings, long norms, long tensors, long hidden) {
        long rest = embeddings + norms;
        switch (kind) {
            case BF16 -> map("BF16", linear + rest);
            case FP8_BLOCKS ->
                map("F8_E4M3", linear, "BF16", rest, "F32", linear / 16_384).quantized("fp8", "");
            case INT8 ->
                map("I8", linear, "BF16", rest + tensors * hidden)
                        .quantized("compressed-tensors", "'format':'int-quantized'");
            case GPTQ_STORED -> words("gptq", linear, rest, tensors * hidden, group());
            case GPTQ_EXACT -> map("I32", linear, "F16", rest).quantized("gptq", "'bits':4");
            case AWQ_STORED -> words("awq", linear, rest, 0, group());
            case AWQ_EXACT -> map("I32", linear, "F16", rest).quantized("awq", "'bits':4");
            case AUTO_ROUND_STORED -> words("auto-round", linear, rest, 0, group());
            case PACK_QUANTIZED_STORED ->
                map("I32", linear / 8 + 2 * tensors, "BF16", rest + linear / 128)
                        .quantized("compressed-tensors", "'format':'pack-quantized'");
            case PACK_QUANTIZED_WITH_SCALES ->
                map("I32", linear, "BF16", rest + linear / 128)
                        .quantized("compressed-tensors", "'format':'pack-quantized'");
            case PACK_QUANTIZED_EXACT ->
                map("I32", linear, "BF16", rest).quantized("compressed-tensors", "'format':'pack-quantized'");
            case BNB4_STORED ->
                map("U8", linear / 2 + linear / 64 + 91 * tensors, "BF16", rest, "F32", linear / 16_384)
                        .quantized("bitsandbytes", "'load_in_4bit':true");
            case BNB4_WITH_SCALES ->
                map("U8", linear + linear / 32 + 182 * tensors, "BF16", rest, "F32", linear / 16_384)
                        .quantized("bitsandbytes", "'load_in_4bit':true");
            case BNB4_EXACT -> map("U8", linear, "BF16", rest).quantized("bitsandbytes", "'load_in_4bit':true");
            case MLX_STORED -> {
                int bits = new int[] {2, 3, 4, 5, 6, 8}[random.nextInt(6)];
                long all = linear + embeddings;
                map("U32", all * bits / 32, "BF16", norms + all / (random.nextInt(4) == 0 ? 16 : 32))
                        .mlx(bits);
            }
            case MLX_EXACT -> map("U32", linear + embeddings, "BF16", norms).mlx(4);
            case MLX_MXFP4_STORED ->
                map("U32", (linear + embeddings) / 8, "U8", (linear + embeddings) / 32, "BF16", norms)
                        .mlx(4);
            case NVFP4_STORED ->
                map("U8", linear / 2, "F8_E4M3", linear / 16, "BF16", rest, "F32", 2 * tensors)
                        .quantized("modelopt", "'quant_algo':'NVFP4'");
            case NVFP4_STORED_WITHOUT_SCALES ->
                map("U8", linear / 2, "BF16", rest).quantized("modelopt", "'quant_algo':'NVFP4'");
            case NVFP4_PACK_STORED ->
                map("U8", linear / 2, "F8_E4M3", linear / 16, "BF16", rest)
                        .quantized("compressed-tensors", "'format':'nvfp4-pack-quantized'");
            case NVFP4_PACK_EXACT ->
                map("U8", linear, "BF16", rest).quantized("compressed-tensors", "'format':'nvfp4-pack-quantized'");
            case MXFP4_STORED -> map("U8", linear / 32 * 17, "BF16", rest).quantized("mxfp4", "");
            case MXFP4_WITH_SCALES -> map("U8", linear / 32 * 33, "BF16", rest).quantized("mxfp4", "");
            case MXFP4_EXACT -> map("U8", linear, "BF16", rest).quantized("mxfp4", "");
            case FP4_IN_I8_STORED ->
                map("I8", linear / 2, "F8_E8M0", linear / 32, "BF16", rest).quantized("fp8", "");
            case FP4_IN_I8_EXACT -> map("I8", linear, "BF16", rest).quantized("fp8", "");
            case HQQ_STORED -> map("U8", linear / 2, "F16", rest + linear / 32).quantized("hqq", "");
            case MXFP8 ->
                map("F8_E4M3", linear, "U8", linear / 32, "BF16", rest).quantized("modelopt", "'quant_algo':'MXFP8'");
        }
    }

    private int group() {
        return random.nextInt(4) == 0 ? 64 : 128;
    }

    private void words(String method, long linear, long rest, long indices, int group) {
        int bits = random.nextInt(4) == 0 ? 8 : 4;
        long packed = linear * bits / 32;
        map("I32", packed + packed / group + indices, "F16", rest + linear / group)
                .quantized(method, "'bits':" + bits + (random.nextBoolean() ? ",'group_size':" + group : ""));
    }

    private PackedModels map(Object... entries) {
        for (int i = 0; i < entries.length; i += 2) {
            dtypes.put((String) entries[i], (Long) entries[i + 1]);
        }
        return this;
    }

    private void quantized(String method, String more) {
        if (random.nextInt(4) == 0) {
            // no config: the tag is all there is
            tags = "'" + method + "'," + (more.matches(".*(bits':4|4bit).*") ? "'4-bit'," : "");
            return;
        }
        config = "'quantization_config':{'quant_method':'" + method + "'" + (more.isEmpty() ? "" : "," + more) + "}";
    }

    private void mlx(int bits) {
        tags = "'mlx','" + bits + "-bit',";
    }
}
