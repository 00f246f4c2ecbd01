/**
 * What goes together in baskets, what keeps out of each other's way, and what completes a basket.
 * Flow: Baskets → Pairs counts them → Margins says what chance brings → Ties keeps what is more or less, with its evidence; Completion puts
 * several ties together; Itemsets finds what is frequent, and rules.
 *
 * <p><b>Chance.</b> Large baskets hold more of everything, and things sell in seasons and stores, so that nearly everything would go with
 * everything. Baskets are therefore compared within strata (of the caller: season, store) and classes of their size, after N. Mantel,
 * W. Haenszel: Statistical Aspects of the Analysis of Data from Retrospective Studies of Disease. Journal of the National Cancer Institute 22
 * (1959), 719–748; within a class an item falls into a basket in proportion to its size, so that as many pairs are expected in each class as
 * there are, see {@link heartstring.kernels.baskets.Margins}.
 *
 * <p><b>Strength.</b> Whether a pair is more than chance: the likelihood ratio of T. Dunning: Accurate Methods for the Statistics of Surprise
 * and Coincidence. Computational Linguistics 19 (1993), 61–74; of many pairs those are told that keep the share of false ones at 5 %:
 * Y. Benjamini, Y. Hochberg: Controlling the False Discovery Rate. Journal of the Royal Statistical Society B 57 (1995), 289–300. How many
 * times as often as chance: the lift, shrunken by a gamma prior as in W. DuMouchel: Bayesian Data Mining in Large Frequency Tables. The
 * American Statistician 53 (1999), 177–190; its middle is what is known of the pair's categories, so rare items lean on those. Quantiles of
 * the gamma distribution by E. B. Wilson, M. M. Hilferty: The Distribution of Chi-Square. Proceedings of the National Academy of Sciences 17
 * (1931), 684–688.
 *
 * <p><b>Taste.</b> What the same people like is not what completes a basket: a tie must also hold within the baskets of one person, and a
 * substitute is what the same people buy, but not at once. <b>Itemsets</b> by depth first search over lists of baskets: M. J. Zaki: Scalable
 * Algorithms for Association Mining. IEEE Transactions on Knowledge and Data Engineering 12 (2000), 372–390; rules as in R. Agrawal,
 * R. Srikant: Fast Algorithms for Mining Association Rules. VLDB (1994), 487–499.
 */
@NullMarked
package heartstring.kernels.baskets;

import org.jspecify.annotations.NullMarked;
