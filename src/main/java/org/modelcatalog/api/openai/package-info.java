/** The list in the format of OpenAI's API. */
package org.modelcatalog.api.openai;
