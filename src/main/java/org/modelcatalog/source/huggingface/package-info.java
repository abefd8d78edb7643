/**
 * The Hugging Face Hub: a cursor-paged list walked in several orders at once, merged and normalised.
 *
 * <p>How the Hub behaves, with evidence, is described in {@code docs/HUGGINGFACE_DIRECT_API_INTEGRATION.md}.
 */
package org.modelcatalog.source.huggingface;
