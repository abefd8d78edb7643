/** What a model file says: tokenizer families, chat templates, weights, tags, tasks. Pure. */
package org.modelcatalog.source.huggingface.format;
