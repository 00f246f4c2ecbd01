/**
 * What something made of a difference that chance gave to some and kept from others: how much, how sure, for whom, and how many more are
 * needed to know.
 * Flow: numbers of those who got it and of those held out → Effects → Effect → Looks → Finding; many groups → Effects.apart; for whom it works
 * most → UpliftModel, tried by UpliftScore; how many are needed → Planning.
 *
 * <p>What customers did before is taken out of what they did afterwards: A. Deng, Y. Xu, R. Kohavi, T. Walker: Improving the Sensitivity of
 * Online Controlled Experiments by Utilizing Pre-Experiment Data (CUPED). WSDM 2013, 123–132; the interval is Welch's (kernels.shares).
 * Who looks every day uses an interval that holds at all looks together: R. Johari, P. Koomen, L. Pekelis, D. Walsh: Peeking at A/B Tests.
 * KDD 2017, 1517–1525, the mixture of H. Robbins: Statistical Methods Related to the Law of the Iterated Logarithm. Annals of Mathematical
 * Statistics 41 (1970), 1397–1409, for numbers of any distribution by I. Waudby-Smith, D. Arbour, R. Sinha, E. H. Kennedy, A. Ramdas:
 * Time-Uniform Central Limit Theory and Asymptotic Confidence Sequences (2021). Of many groups those are told that keep the share of false ones
 * at 5 % (kernels.shares.Discoveries).
 *
 * <p>For whom it works most: of yes and no by two logistic regressions, one of each side (the T-learner of S. R. Künzel, J. S. Sekhon, P. J.
 * Bickel, B. Yu: Metalearners for Estimating Heterogeneous Treatment Effects. PNAS 116 (2019), 4156–4165), averaged with one of both sides
 * whose effects of features are drawn towards nothing by as much as the data say (B. Efron, C. Morris: Stein's Estimation Rule and Its
 * Competitors: An Empirical Bayes Approach. Journal of the American Statistical Association 68 (1973), 117–130); of numbers by a ridge
 * regression of each row's outcome, less what is expected of it, turned so that its mean is the effect (S. Athey, G. Imbens: Machine Learning
 * Methods for Estimating Heterogeneous Causal Effects (2015); X. Nie, S. Wager: Quasi-Oracle Estimation of Heterogeneous Treatment Effects.
 * Biometrika 108 (2021), 299–319). Either is averaged with bagged honest trees of the turned outcome (S. Athey, G. Imbens: Recursive
 * Partitioning for Heterogeneous Causal Effects. PNAS 113 (2016), 7353–7360). Qini by N. J. Radcliffe: Using
 * Control Groups to Target on Predicted Lift. Direct Marketing Analytics Journal (2007), 14–21.
 */
@NullMarked
package heartstring.kernels.effects;

import org.jspecify.annotations.NullMarked;
