/**
 * Words as people look for them: without accents and in small letters, in any language and script. Plain says how a text is
 * compared, Terms which words it has, Marks where they stand in what is shown.
 */
@NullMarked
package heartstring.kernels.words;

import org.jspecify.annotations.NullMarked;
