/**
 * Answers of a survey that were given elsewhere, brought as a file: what its columns mean is guessed by the questions of the survey here.
 * Flow: BringingPage → ColumnRules and the imports of touchpoint, where the file is looked at, tried, taken and taken back.
 */
@NullMarked
package heartstring.experience.bringing;

import org.jspecify.annotations.NullMarked;
