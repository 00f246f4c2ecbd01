/**
 * What messages say: written once in plain lines, in several languages, with names of what is filled in for each person and what stands there
 * where it is not known. Each change is another version.
 * Flow: Templates keeps → TemplateRules checks → Renderings fills in for one person: a page for mail programs, and the same as plain text.
 */
@NullMarked
package heartstring.messaging.templates;

import org.jspecify.annotations.NullMarked;
