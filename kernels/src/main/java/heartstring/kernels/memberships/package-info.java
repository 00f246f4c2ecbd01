/**
 * Arithmetic of groups that overlap: who is in which, how many are in each combination of some of them, how much two of them share, and
 * what is more or less frequent in one group than among all others.
 * Flow: members → Memberships → cells → Overlaps → Cell, Pair; counts inside and outside → Contrasts → Contrast.
 *
 * <p>The shared part is told as the index of P. Jaccard: The Distribution of the Flora in the Alpine Zone. New Phytologist 11 (1912), 37–50,
 * and against what independent groups of these sizes would share. Combinations are exclusive, to be drawn as A. Lex, N. Gehlenborg, H.
 * Strobelt, R. Vuillemot, H. Pfister: UpSet: Visualization of Intersecting Sets. IEEE Transactions on Visualization and Computer Graphics 20
 * (2014), 1983–1992. Differences of shares, their intervals and the share of false ones among those that are told: see the package shares.
 */
@NullMarked
package heartstring.kernels.memberships;

import org.jspecify.annotations.NullMarked;
