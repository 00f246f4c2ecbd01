/**
 * How a survey looks to whoever answers it: one light page without anything of the house's own pages, in the reader's language and direction.
 * Flow: a form, what was answered and where somebody is → Sheets → SurveyView → its template.
 */
@NullMarked
package heartstring.experience.page;

import org.jspecify.annotations.NullMarked;
