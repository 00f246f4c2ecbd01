/**
 * Answers and visits with what was before and what came after: what an analysis of customers weighs. Nothing is written here.
 * Flow: Gathering → MomentsSql for the moments, AroundSql for the thirty days before, VisitRules for what came after → Factors → Gathered.
 */
@NullMarked
package heartstring.insight.moments;

import org.jspecify.annotations.NullMarked;
