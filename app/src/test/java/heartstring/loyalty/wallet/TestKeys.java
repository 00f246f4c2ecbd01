package heartstring.loyalty.wallet;

import java.time.Instant;
import java.util.Map;

/** What an administrator would type, from the tests' own authority. */
public final class TestKeys {

    private TestKeys() {}

    public static Map<String, String> apple() {
        WalletKeys.Apple apple = new Authority(Instant.now()).apple();
        return Map.of(
                "passType", apple.passType(),
                "team", apple.team(),
                "key", apple.key(),
                "certificate", apple.certificate(),
                "issuer", apple.issuer());
    }
}
