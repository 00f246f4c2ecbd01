/**
 * Where people and programs bring files: the pages under /imports and the API under /api/imports.
 * Flow: a file → a mapping chosen or guessed, with a preview → tried or started → progress, result, error file, undo.
 */
@NullMarked
package heartstring.touchpoint.uploads;

import org.jspecify.annotations.NullMarked;
