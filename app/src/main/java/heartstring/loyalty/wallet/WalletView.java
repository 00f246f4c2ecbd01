package heartstring.loyalty.wallet;

import org.jspecify.annotations.Nullable;

/** Which wallets there are cards for. */
public record WalletView(
        boolean apple, boolean google, @Nullable String fault) {}
