/** What the operator configured: entities, validation, and the compiler that turns them into the engines' plans. Uses the engines, {@code phone}, {@code journal}, {@code net}, Panache, YAML. */
package org.dialtone.site;
