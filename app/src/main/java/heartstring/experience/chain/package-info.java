/**
 * From emotion to behaviour to action: what customers did next who felt so, beside customers like them who felt otherwise; what we did
 * about it and what came after; and what hold-outs showed. What was not assigned by lot goes together and is told so, nothing more.
 * Flow: KeepChain, each night → Chain → ChainSql, ChainRules → experience.link; ChainPage and ChainApi → Chain, worded by Wording.
 *
 * <p>Each customer counts once, with one of the things they said, drawn by lot, in strata of the same month, of how lately and of how often
 * they had bought before. What we did is what we did within seven days, and what came after is counted from the seventh day on for all,
 * so that nobody has to come back first to be written to: J. R. Anderson, K. C. Cain, R. D. Gelber: Analysis of Survival by Tumor Response.
 * Journal of Clinical Oncology 1 (1983), 710–719. The mathematics is in kernels/strata.
 */
@NullMarked
package heartstring.experience.chain;

import org.jspecify.annotations.NullMarked;
