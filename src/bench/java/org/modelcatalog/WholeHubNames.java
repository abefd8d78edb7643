package org.modelcatalog;

import java.util.List;
import java.util.SplittableRandom;

/** The words of a {@link WholeHub}: few are frequent and most are rare, as on the real one. */
final class WholeHubNames {

    static final List<String> TASKS = List.of(("text-generation text-classification text-to-image feature-extraction"
                    + " automatic-speech-recognition image-classification token-classification fill-mask"
                    + " sentence-similarity question-answering text2text-generation image-text-to-text translation"
                    + " summarization object-detection reinforcement-learning image-segmentation audio-classification"
                    + " text-to-speech zero-shot-classification image-to-image text-to-video robotics"
                    + " visual-question-answering depth-estimation tabular-classification any-to-any")
            .split(" "));
    static final List<String> LIBRARIES = List.of(
            ("transformers peft diffusers gguf sentence-transformers stable-baselines3 timm mlx setfit keras adapter-transformers"
                            + " flair spacy espnet speechbrain nemo fasttext sklearn open_clip ultralytics")
                    .split(" "));
    static final List<String> LICENSES = List.of(
            ("apache-2.0 mit openrail other creativeml-openrail-m llama3.1 cc-by-nc-4.0 gemma llama3 cc-by-4.0 llama2"
                            + " afl-3.0 gpl-3.0 bigscience-openrail-m cc-by-sa-4.0 bsd-3-clause unlicense wtfpl")
                    .split(" "));
    static final List<String> LANGUAGES =
            List.of("en zh fr es de ja ko ru it pt ar hi vi tr nl pl id th sv fa".split(" "));
    static final List<String> FAMILIES =
            List.of(("llama qwen2.5 mistral bert gemma phi roberta distilbert whisper wav2vec2 t5 flan-t5 sdxl"
                            + " stable-diffusion vit resnet deepseek-r1 falcon gpt2 opt bloom mixtral smollm deberta xlm-roberta"
                            + " electra clip yolov8 segformer mpnet minilm e5 bge codellama starcoder pythia olmo granite command-r"
                            + " internlm yi nemotron ppo dqn llava blip musicgen bark flux")
                    .split(" "));
    static final List<String> SIZES = List.of("7b 8b 1b 3b 13b 70b 0.5b 1.5b 14b 32b base small large tiny".split(" "));
    static final List<String> KINDS =
            List.of(("finetuned instruct lora gguf chat awq gptq sft dpo merged imdb squad ner cnn emotion multilingual"
                            + " uncensored distilled v2 v3 fp8 4bit adapter checkpoint medical code math")
                    .split(" "));

    private static final int OWNERS = 400_000;
    private static final int TAGS = 20_000;

    private WholeHubNames() {}

    /** Few of the values take most of the rows. */
    static <T> T skewed(SplittableRandom random, List<T> values) {
        return values.get((int) Math.pow(values.size() + 1, random.nextDouble()) - 1);
    }

    private static int rank(SplittableRandom random, int most) {
        return (int) Math.pow(most, random.nextDouble());
    }

    static String owner(SplittableRandom random) {
        int rank = rank(random, OWNERS);
        return skewed(new SplittableRandom(rank), FAMILIES).charAt(0) + "user" + Integer.toString(rank, 36);
    }

    static String id(int row) {
        var random = new SplittableRandom(row);
        String name =
                switch (random.nextInt(5)) {
                    case 0 -> "my-model";
                    case 1 -> skewed(random, FAMILIES) + "-" + skewed(random, KINDS);
                    default -> skewed(random, FAMILIES) + "-" + skewed(random, SIZES) + "-" + skewed(random, KINDS);
                };
        return owner(random) + "/" + name + "-" + Integer.toString(row, 36);
    }

    /** Fewer than the well-known models have: what is made of a model is not asked for more often than the model. */
    static long downloads(SplittableRandom random) {
        return (long) Math.pow(10, 5 * Math.pow(random.nextDouble(), 4));
    }

    /** @param bare it says nothing of itself, like two of five models of the real Hub */
    static void describe(StringBuilder page, SplittableRandom random, boolean bare) {
        var tags = new StringBuilder("\"region:us\"");
        if (!bare) {
            String task = skewed(random, TASKS);
            String library = skewed(random, LIBRARIES);
            page.append(",\"pipeline_tag\":\"").append(task);
            page.append("\",\"library_name\":\"").append(library).append('"');
            if (random.nextBoolean()) {
                long count = (1 + random.nextInt(700)) * 100_000_000L;
                page.append(",\"safetensors\":{\"parameters\":{\"BF16\":").append(count);
                page.append("},\"total\":").append(count).append('}');
                tags.append(",\"safetensors\"");
            }
            tags.append(",\"").append(task).append("\",\"").append(library);
            tags.append("\",\"license:").append(skewed(random, LICENSES)).append('"');
            if (random.nextInt(3) > 0) {
                tags.append(",\"").append(skewed(random, LANGUAGES)).append('"');
            }
            if (random.nextBoolean()) {
                String base = owner(random) + "/" + skewed(random, FAMILIES) + "-" + skewed(random, SIZES);
                tags.append(",\"base_model:").append(base).append('"');
                tags.append(",\"base_model:finetune:").append(base).append('"');
            }
            for (int tag = random.nextInt(6); tag > 0; tag--) {
                tags.append(",\"tag-").append(rank(random, TAGS)).append('"');
            }
        }
        page.append(",\"tags\":[").append(tags).append(']');
    }
}
