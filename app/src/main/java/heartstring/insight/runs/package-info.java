/**
 * Studies are worked out anew in the background, one after the other, with progress; after a crash another server goes on where the last
 * one stood. A page tells of each what data it used and how good it was.
 * Flow: Study → Studies asks for a run when its last has grown old → WorkStudies takes one and does it → the study's own tables; StudiesPage.
 */
@NullMarked
package heartstring.insight.runs;

import org.jspecify.annotations.NullMarked;
