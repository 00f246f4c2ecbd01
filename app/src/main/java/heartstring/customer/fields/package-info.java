/**
 * What people and companies hold in the fields of the house: declared like every property, and kept once more as lists filter and sort.
 * Flow: Headlines names the customers that changed → FieldValues reads their properties → field_value rows; GatherFieldValues catches up.
 */
@NullMarked
package heartstring.customer.fields;

import org.jspecify.annotations.NullMarked;
