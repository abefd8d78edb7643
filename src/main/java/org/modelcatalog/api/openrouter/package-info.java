/** The list in the format of OpenRouter's API. */
package org.modelcatalog.api.openrouter;
