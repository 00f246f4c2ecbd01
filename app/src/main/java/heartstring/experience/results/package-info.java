/**
 * What came of a survey: its figure over time with how sure it is, by store and channel, question by question, and what people said.
 * Groups of fewer than five answers are never broken down. Flow: ResultsPage → Results, which asks FigureRules → ResultsSql.
 */
@NullMarked
package heartstring.experience.results;

import org.jspecify.annotations.NullMarked;
