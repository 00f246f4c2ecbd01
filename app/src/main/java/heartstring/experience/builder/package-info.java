/**
 * Where surveys are drawn up: from a template, question by question, with a phone beside it that shows each change, and a trial as anybody.
 * Flow: SurveysPage, BuilderPage → Drafts reads what was typed → Surveys; TrialPage shows what is being edited and keeps nothing.
 */
@NullMarked
package heartstring.experience.builder;

import org.jspecify.annotations.NullMarked;
