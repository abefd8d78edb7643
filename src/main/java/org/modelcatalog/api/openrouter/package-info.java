/** The list as OpenRouter clients read it. */
package org.modelcatalog.api.openrouter;
