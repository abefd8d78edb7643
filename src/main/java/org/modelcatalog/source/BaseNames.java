package org.modelcatalog.source;

/**
 * What the bases of facts call a gateway or an inference provider. Null = the base does not have it.
 *
 * @param modelsDev its id at models.dev, for example {@code novita-ai}
 * @param litellm its {@code litellm_provider}, for example {@code novita}
 */
public record BaseNames(String modelsDev, String litellm) {

    /** No base has it. */
    public static final BaseNames NONE = new BaseNames(null, null);

    /** Returns its name in that base; null = the base does not have it. */
    public String in(FactsBase base) {
        return switch (base) {
            case MODELS_DEV -> modelsDev;
            case LITELLM -> litellm;
        };
    }

    /** Returns one name for it, whichever gateway it is seen through; the other word where no base has it. */
    public String shared(String otherwise) {
        if (modelsDev != null) {
            return modelsDev;
        }
        return litellm != null ? litellm : otherwise;
    }
}
