/**
 * Which records mean the same person: probabilities by the model of Fellegi and Sunter, learnt without labels.
 * People → Blocks propose pairs → Comparison gives each a pattern of levels → Training learns weights → Linkage scores.
 */
@NullMarked
package heartstring.kernels.linkage;

import org.jspecify.annotations.NullMarked;
