/** Lists, single models, their offers and inference providers in the format of OpenRouter's API. */
package org.modelcatalog.api.openrouter;
