/** Featherless: tens of thousands of the Hub's models, listed page by page ({@code GET /v1/models?page=}). */
package org.modelcatalog.source.featherless;
