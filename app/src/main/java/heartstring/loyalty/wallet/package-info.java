/**
 * Cards for wallets on telephones: a signed pass for Apple's, a signed link for Google's. Without what an administrator has to set first
 * there are none.
 * Flow: WalletPage keeps certificates and keys (WalletKeys, sealed) → Wallets → PassRules and Cms, or GoogleRules.
 */
@NullMarked
package heartstring.loyalty.wallet;

import org.jspecify.annotations.NullMarked;
