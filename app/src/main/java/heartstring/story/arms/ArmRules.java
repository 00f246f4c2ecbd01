package heartstring.story.arms;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Draws arms: the same for ever for the same trial and piece, and of one trial nothing follows for another. */
final class ArmRules {

    private static final double TO_THE_53 = 1L << 53;

    private ArmRules() {}

    static Arm draw(Trial trial, long profileId) {
        return trial.holdOutPercent() > 0 && place(trial.key(), profileId) * 100 < trial.holdOutPercent()
                ? Arm.HELD_OUT
                : Arm.TREATED;
    }

    /** Between 0 and 1, evenly spread over pieces: the first 53 bits of a SHA-256. */
    static double place(String key, long profileId) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((key + "/" + profileId).getBytes(StandardCharsets.UTF_8));
            return (ByteBuffer.wrap(hash).getLong() >>> 11) / TO_THE_53;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
