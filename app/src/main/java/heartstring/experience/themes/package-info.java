/**
 * What customers talk about, as this house calls it: the themes that everybody has under another name or with more words, and its own.
 * Flow: ThemesPage → HouseThemes → the reader of feelings; what was said lately is read again.
 */
@NullMarked
package heartstring.experience.themes;

import org.jspecify.annotations.NullMarked;
