/** The list as OpenAI clients read it. */
package org.modelcatalog.api.openai;
