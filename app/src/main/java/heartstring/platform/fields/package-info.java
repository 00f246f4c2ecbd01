/**
 * The fields that this house adds to people, companies and deals, without a restart: what they are called and which values fit.
 * Flow: FieldsPage, FieldsApi → Fields → FieldsSql; rooms keep the values, check them by FieldRules and offer themselves as FieldHolder.
 */
@NullMarked
package heartstring.platform.fields;

import org.jspecify.annotations.NullMarked;
