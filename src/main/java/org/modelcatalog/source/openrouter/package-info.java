/** OpenRouter: one public list with context, prices and parameters (openrouter.ai/docs, {@code GET /api/v1/models}). */
package org.modelcatalog.source.openrouter;
