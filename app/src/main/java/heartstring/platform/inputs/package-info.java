/**
 * How values of fields are typed and shown, the same on every page: pick lists, days, stars, people to choose.
 * Flow: a page makes a FieldInput of a field and what holds → the template of its kind; FieldWords says values in words.
 */
@NullMarked
package heartstring.platform.inputs;

import org.jspecify.annotations.NullMarked;
