/** The format of LiteLLM's map of model prices. */
package org.modelcatalog.api.litellm;
