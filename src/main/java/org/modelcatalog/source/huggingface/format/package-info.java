/** What a model file says: tokenizer families, chat templates, tags, tasks. Pure. */
package org.modelcatalog.source.huggingface.format;
