/** The formats of models.dev: offers by provider, and facts of models. */
package org.modelcatalog.api.modelsdev;
