/**
 * Says which column of a file means what: mappings that come with the product, are brought as JSON, or are guessed.
 * Flow: a file's headings → Guesses, or MappingJson → Mapping, checked by MappingRules → the shapes that use it.
 */
@NullMarked
package heartstring.touchpoint.mappings;

import org.jspecify.annotations.NullMarked;
